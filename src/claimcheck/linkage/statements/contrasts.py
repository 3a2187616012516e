"""One word of a class against another: a motorcycle / a van, cocoa / sugar, an arm / a leg.

Of some classes of things the report of one event gives one: the weapon, the getaway vehicle, the
crop whose export is banned. Where either of two reports prints words of one row of a class only,
and the clauses that hold them say the same besides, two rows are two answers to one question. The
classes are data (``data/contrasts.toml``); a nationality is one of its own for each noun.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial

from claimcheck.data import read_table
from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.ages import ages_in
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.lines import same_word
from claimcheck.linkage.nearby import nearby_span
from claimcheck.linkage.sentences import of_another_time
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, Span, StatementClaim, Verdict
from claimcheck.text import DAYS_AND_MONTHS, Word, fold, words

LEVEL = "another one of its class"
_DAYS = 3  # between two reports: later ones tell of later things
_TOLD = frozenset({"plain", "alleged", "planned"})
_NATIONALITY = "nationality"
_SHARED, _OF_ONE = 2, 1  # words of the two clauses beside the verb; of what a report has one
_ALIKE = 0.5  # Jaccard overlap of the sentences' words from which another verb tells the same
_MANY = 3  # words that such sentences share
_LEFT = 2  # words that only one of two clauses may hold where they are to say the same
# What is done to several things at once or in turn, and where each may be told by another report.
_OF_SEVERAL = frozenset(
    """find seize confiscate recover discover destroy damage burn sell buy export import steal take
    bring carry own keep hold have use see show hit treat search visit include say tell be thank
    mourn praise welcome""".split()
)
_RELATIVES = frozenset({"elder", "kinsman", "kinswoman", "younger"})
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Member:
    """A word of a class in a clause: the row that it stands in, and the noun that follows it."""

    row: str
    span: Span
    claim: StatementClaim
    noun: str


@dataclass(frozen=True, slots=True)
class _Classes:
    """``data/contrasts.toml``: word -> (class, first word of its row); what a class asks; classes
    whose words stand before the noun that they are said of; classes of which a report has one."""

    rows: dict[str, tuple[str, str]]
    questions: dict[str, str]
    before: frozenset[str]
    single: frozenset[str]


@lru_cache(maxsize=1)
def _classes() -> _Classes:
    given = read_table("contrasts.toml")
    rows = {
        word: (name, row[0]) for name, own in given.items() for row in own["rows"] for word in row
    }
    for demonym in lexicon().demonyms:
        rows.setdefault(demonym, (_NATIONALITY, lexicon().origins[demonym]))
    questions = {name: own["question"] for name, own in given.items()}
    before, single = ({n for n, own in given.items() if own.get(k)} for k in ("before", "single"))
    return _Classes(
        rows,
        {**questions, _NATIONALITY: "of which nationality"},
        frozenset(before | {_NATIONALITY}),
        frozenset(single),
    )


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(len(word.split()) for word in _classes().rows)


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    """Words with which the word of a class may begin, plurals included."""
    firsts = {word.split()[0] for word in _classes().rows}
    return frozenset(word + ending for word in firsts for ending in ("", "s", "es"))


def link_contrasts(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
    met: Collection[str] = (),
) -> Iterator[Comparison]:
    """Conflicts of words of one class, of which each of two reports on one event gives one.

    ``met``: folded names that were found to differ already.
    """
    if not relation.of_one_event(_DAYS):
        return
    if not relation.shared_names:
        return  # two collapses at two mines
    left, right = context.of_both(
        "contrasts", partial(_members, context=context), relation, a_claims, b_claims
    )
    for key in sorted(left.keys() & right.keys()):
        found = [
            (x, y, why)
            for x in left[key]
            for y in right[key]
            if x.row != y.row
            and not (_own_words(x, context) | _own_words(y, context)).intersection(met)
            and (why := _one_question(x, y, key.split()[0], relation, context)) is not None
        ]
        if found:
            x, y, shared = found[0]
            sure = key.split()[0] not in _RELATIVES and _says_the_same(x, y, context)
            confidence = Confidence.MEDIUM if sure else Confidence.LOW
            yield _comparison(key, x, y, shared, relation, confidence)


def _members(claims: Sequence[Claim], context: LinkContext) -> Mapping[str, list[Member]]:
    """The words of each class of which an article prints one row only, in its clauses."""
    statements = [claim for claim in claims if isinstance(claim, StatementClaim)]
    if not statements:
        return {}
    text = context.articles[statements[0].article].text
    found: dict[str, list[tuple[str, Span, str]]] = defaultdict(list)
    for name, row, span, noun in _printed(text):
        key = f"{name} {noun}" if name in _classes().before else name
        found[key].append((row, span, noun))
    made: dict[str, list[Member]] = {}
    for key, mentions in found.items():
        if len({row for row, *_ in mentions}) > 1:
            continue
        own = [
            Member(row, span, claim, noun)
            for row, span, noun in mentions
            if (claim := _clause_of(span, statements)) is not None
        ]
        if own:
            made[key] = own
    return made


def _clause_of(span: Span, statements: Sequence[StatementClaim]) -> StatementClaim | None:
    """The shortest clause around a word."""
    own = [c for c in statements if c.start <= span.start < c.end]
    return min(own, key=lambda c: (c.end - c.start, c.start), default=None)


def _printed(text: str) -> Iterator[tuple[str, str, Span, str]]:
    """Class, row, span and following noun of each word of a class that is no part of a name."""
    known = _classes()
    tokens = words(text)
    firsts = _firsts()
    n = 0
    while n < len(tokens):
        if tokens[n].form not in firsts:
            n += 1
            continue
        for length in range(min(_longest(), len(tokens) - n), 0, -1):
            own = tokens[n : n + length]
            phrase = " ".join(word.form for word in own)
            found = known.rows.get(phrase) or known.rows.get(phrase.removesuffix("s"))
            found = found or known.rows.get(phrase.removesuffix("es"))
            if found is None:
                continue
            span = Span(own[0].start, own[-1].end)
            after = tokens[n + length] if n + length < len(tokens) else None
            beside = after is not None and not text[span.end : after.start].strip()
            noun = after.form if beside and after is not None else ""
            listed = _joined(tokens, n, n + length, text)
            if not listed and (found[0] == _NATIONALITY or not _in_name(text, span)):
                yield *found, span, noun
            n += length - 1
            break
        n += 1


_AND = frozenset({"and", "or"})


def _joined(tokens: Sequence[Word], first: int, behind: int, text: str) -> bool:
    """Whether another of its like is joined to a word: "American and British", "red or blue"."""
    rows = _classes().rows
    for step, near in ((-1, first - 1), (1, behind)):
        if not 0 <= near + step < len(tokens) or near < 0:
            continue
        between = text[min(tokens[near].start, tokens[first].start) : tokens[near].end]
        if tokens[near].form in _AND and tokens[near + step].form in rows:
            return True
        if "," in between and tokens[near].form in rows:
            return True
    return False


_CAPITAL = re.compile(r"[A-Z]")


def _in_name(text: str, span: Span) -> bool:
    """Whether a word has a capital, or one follows at once: "Green", "Blue Lake"."""
    return bool(_CAPITAL.match(text, span.start)) and not _starts_sentence(text, span.start)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1:] in '.!?\n"“'


def _one_question(
    x: Member, y: Member, name: str, relation: Relation, context: LinkContext
) -> tuple[str, ...] | None:
    """The words that two clauses share, where they say the same but for the two words."""
    a, b = x.claim, y.claim
    if a.negated != b.negated or a.certainty != b.certainty or a.certainty not in _TOLD:
        return None
    if a.aside != b.aside or relation.strangers(a.words, b.words, context):
        return None
    if any(of_another_time(claim, context) for claim in (a, b)) or two_people(a, b, context):
        return None
    days = [claim.around & DAYS_AND_MONTHS - {"may"} for claim in (a, b)]
    if all(days) and not days[0] & days[1]:
        return None
    own = {word for m in (x, y) for word in m.row.split()} | DAYS_AND_MONTHS
    own |= {word for m in (x, y) for word in _own_words(m, context)}
    shared = (a.words & b.words) - own - {a.predicate, b.predicate}
    verb = same_word(a.predicate, frozenset({b.predicate})) and a.passive is b.passive
    single = name in _classes().single
    if verb and not _of_one(a, b, own):
        return None
    if verb and len(shared) >= (_OF_ONE if single else _SHARED):
        return tuple(sorted(shared))
    around, union = (a.around & b.around) - own, (a.around | b.around) - own
    alike = len(around) >= _MANY and len(around) >= _ALIKE * len(union)
    if alike and _beside(x, context) & _beside(y, context) - own:
        return tuple(sorted(around))
    if single and len(around) > _OF_ONE and around - relation.shared_names:
        return tuple(sorted(around))
    return None


def _says_the_same(x: Member, y: Member, context: LinkContext) -> bool:
    """Whether two clauses tell one deed, of a single thing: else each may tell of its own.

    What several things undergo ("seized a rifle", "seized a knife") is one deed only where a number
    says so: "found 300 kilograms of cocaine", "300 kilograms of heroin were found".
    """
    a, b = x.claim, y.claim
    if not same_word(a.predicate, frozenset({b.predicate})):
        return False
    own = _own_words(x, context) | _own_words(y, context) | DAYS_AND_MONTHS
    own |= {*x.row.split(), *y.row.split(), a.predicate, b.predicate}
    if min(len(a.words - b.words - own), len(b.words - a.words - own)) >= _LEFT:
        return False
    if not (a.words & b.words) - own:
        return False  # "his car hit a tree", "a van hit her"
    numbers = [frozenset(_NUMBER.findall(context.sentence(claim))) for claim in (a, b)]
    return bool(numbers[0] & numbers[1]) or not {a.predicate, b.predicate} & _OF_SEVERAL


def two_people(a: StatementClaim, b: StatementClaim, context: LinkContext) -> bool:
    """Whether the sentences tell of somebody of one age each, and the ages differ."""
    x, y = (ages_in(context.sentence(claim)) for claim in (a, b))
    return bool(x and y and not x & y)


def _of_one(a: StatementClaim, b: StatementClaim, own: Set[str]) -> bool:
    """Whether the subjects of two clauses may be one, and their objects: "a body", "a car"."""
    for x, y in ((a.subject, b.subject), (a.object, b.object)):
        left, right = set(x.split()) - own, frozenset(y.split()) - own
        if left and right and not any(same_word(word, right) for word in left):
            return False
    return True


def _beside(member: Member, context: LinkContext) -> frozenset[str]:
    """The words beside a member in its sentence."""
    beside = nearby_span(member.span, member.claim, context)
    return beside.before | beside.after


def _own_words(member: Member, context: LinkContext) -> frozenset[str]:
    """The printed words of a member, folded."""
    text = context.articles[member.claim.article].text
    return frozenset(fold(text[member.span.start : member.span.end]).split())


def spans_of(pair: Comparison) -> tuple[Span, Span]:
    """The two words that a comparison of this module is about, from its key."""
    a, b = pair.key.rpartition(":")[2].split("/")
    (a_start, a_end), (b_start, b_end) = (part.split("-") for part in (a, b))
    return Span(int(a_start), int(a_end)), Span(int(b_start), int(b_end))


def _comparison(
    key: str,
    x: Member,
    y: Member,
    shared: Sequence[str],
    relation: Relation,
    confidence: Confidence,
) -> Comparison:
    name = key.split(maxsplit=1)[0]
    about = as_printed(frozenset(shared), x.claim.text) or list(shared)
    where = f"{x.span.start}-{x.span.end}/{y.span.start}-{y.span.end}"
    return Comparison(
        a=x.claim,
        b=y.claim,
        verdict=Verdict.CONFLICT,
        level=LEVEL,
        reasons=(
            f"at issue: {_classes().questions[name]}",
            f"both say {listed(about)}",
            "neither article prints the other's word, nor a third of its class",
            *relation.reasons[:1],
        ),
        confidence=confidence,
        key=f"contrast:{name}:{where}",
    )
