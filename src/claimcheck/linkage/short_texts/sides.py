"""A short text and its original: their sentences, which of them align, and what is made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from claimcheck.dates.compare import compare_dates
from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.figures.obstacles import DIFFERENT_NAMES, OTHER_EVENTS
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.lines import (
    Cover,
    Line,
    cover,
    cover_by_all,
    cover_nearby,
    lines_of,
    printed,
    prints,
    root,
)
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Article, Claim, Comparison, Confidence, Span, Verdict
from claimcheck.text import NEGATIONS, content_forms, fold, forms_in, occurs, stem, words

# Characters and sentences up to which an article counts as a short text.
_SHORT, _FEW_LINES = 900, 5
# Share of the short sentence's words that the original's has, and how many of them at least.
COVERED, FEWEST = 0.6, 2
# The same for the words right beside a value, where several sentences of the original together tell
# most of the short sentence (_BY_ALL).
_TOLD_OF_IT = 3
_NEARBY, _NEARBY_FEWEST, _BY_ALL = 0.6, 3, 0.75
# Different words of a short text, and the share of them that its original has at least.
_FEWEST_WORDS, _TOLD = 6, 0.7
TOLD_BY = "nearly every word of the shorter text stands in the other"
_LINKED = frozenset({Verdict.AGREE, Verdict.COMPATIBLE, Verdict.CONFLICT, Verdict.REVISED})
# What is said against two figures of two texts that do not name alike what they are of.
OF_OTHERS = frozenset({OTHER_EVENTS, DIFFERENT_NAMES})
FITTING = frozenset({"same", "contained", "compatible"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The short text's sentences and the original's, and what was judged already.

    ``settled``: ids of claims that were tied to one of the other article; ``judged``: the pairs.
    """

    short: tuple[Line, ...]
    original: tuple[Line, ...]
    short_id: str
    original_id: str
    settled: frozenset[str]
    judged: frozenset[frozenset[str]]
    relation: Relation
    context: LinkContext

    def strange(self, line: Line) -> frozenset[str]:
        """Names of a short sentence that the original never prints."""
        return frozenset(n for n in line.names if not prints(self.original_id, n, self.context))

    def beyond(self, line: Line) -> frozenset[str]:
        """Words of a short sentence's names and titles that the original never prints."""
        own = frozenset(word for name in line.names for word in name.split())
        return (own | self._titled(line)) - printed(self.original_id, self.context)

    def unheard_of(self, line: Line) -> frozenset[str]:
        """Names of a short sentence, and words of titles in it, that the original never prints."""
        titled = self._titled(line) - printed(self.original_id, self.context)
        return self.strange(line) | titled

    def only_adds_a_place(self, line: Line) -> bool:
        """Whether all that is strange in a short sentence is where somebody is whom the original
        names as well: "Prime Minister of Finland"."""
        places = lexicon().places | lexicon().origins.keys()
        new = self.unheard_of(line)
        if not new <= places:
            return False
        said = self.text(line, short=True).casefold()
        if not all(f" of {place}" in said for place in new):
            return False  # "released in Japan" is another release
        named = (name for name in line.names - self.strange(line) if " " in name)
        return any(name not in places for name in named)

    def _titled(self, line: Line) -> frozenset[str]:
        """Words of a short sentence that it only prints with a capital or in quotation marks: the
        name of a film or song that no list holds. The first word is a name where the original
        speaks of its subject by a pronoun or description."""
        own, text = line.words, self.text(line, short=True)
        plain: set[str] = set()
        titled: set[str] = set()
        marked = [match.span() for match in _IN_MARKS.finditer(text)]
        for word in words(text):
            inside = any(a <= word.start < b for a, b in marked)
            first = word.start == _first_letter(text)
            capital = text[word.start].isupper() and not (first and not self.speaks_of_it)
            keys = {word.form, stem(word.form), root(word.form)}
            (titled if inside or capital else plain).update(keys)
        return frozenset(w for w in own if {w, stem(w), root(w)} & titled - plain)

    def untold(self, line: Line) -> frozenset[str]:
        """Words of an original sentence's names that the short text never prints."""
        own = frozenset(word for name in line.names for word in name.split())
        return own - printed(self.short_id, self.context)

    @property
    def anonymous(self) -> bool:
        """Whether the original speaks of its subject by pronoun or description only."""
        return not any(self.rivals(line) for line in self.original)

    @property
    def speaks_of_it(self) -> bool:
        """Whether a short original begins a sentence with what stands for a name told before."""
        few = len(self.original) <= _FEW_LINES
        return few and any(_opens_so(self.text(line, short=False)) for line in self.original)

    def may_be_of_it(self, line: Line) -> bool:
        """Whether a sentence of a short original holds what may stand for a name told before."""
        few = len(self.original) <= _FEW_LINES
        return few and _ANAPHOR.search(self.text(line, short=False)) is not None

    def stands_for(self, words: Sequence[str]) -> bool:
        """Whether words are no more than what stands for a name: "film" of "the film"."""
        return bool(words) and _ANAPHOR.fullmatch(f"the {' '.join(words)}") is not None

    def rivals(self, line: Line) -> frozenset[str]:
        """Names of an original's sentence that the short text never prints."""
        return frozenset(n for n in line.names if not prints(self.short_id, n, self.context))

    def original_prints(self, phrase: str) -> bool:
        """Whether the original prints a folded phrase word for word."""
        text = self.context.articles[self.original_id].text
        folded = self.context.once(("folded", self.original_id), lambda: fold.__wrapped__(text))
        return occurs(phrase, folded)

    def text(self, line: Line, *, short: bool) -> str:
        """A sentence as printed."""
        article = self.context.articles[self.short_id if short else self.original_id]
        return article.text[line.span.start : line.span.end]

    def denied(self, line: Line, *, short: bool) -> bool:
        """Whether a sentence may deny the very value that it gives."""
        return bool(NEGATIONS & self.forms(line, short=short))

    def forms(self, line: Line, *, short: bool) -> frozenset[str]:
        """Normal forms of all words of a sentence."""
        return frozenset(forms_in(self.text(line, short=short)))


def is_short(article: Article) -> bool:
    """Whether an article may be a short text that another one tells (`is_told_by`)."""
    return article.characters <= _SHORT


def is_told_by(a: Article, b: Article) -> bool:
    """Whether one of two articles is a short text of which the other holds nearly every word.

    A sentence hardly resembles a long article that tells it, whatever is measured of both alike.
    """
    if not is_short(a) and not is_short(b):
        return False
    swapped = (b.characters, b.id) < (a.characters, a.id)
    short, original = (b, a) if swapped else (a, b)
    own = _stems(short.text)
    if len(own) < _FEWEST_WORDS:
        return is_short(original) and _opens_with_one_name(short.text, original.text)
    return len(own & _stems(original.text)) >= _TOLD * len(own)


_NAME = re.compile(
    r"\W*(?:(?:The|An?) )?([A-Z][\w'’.-]*(?: (?:(?:of|the|and|de|von) )?[A-Z][\w'’.-]*)+)"
)


def _opens_with_one_name(one: str, other: str) -> bool:
    """Whether two texts of a sentence or two begin with one full name: both are about it."""
    names = [_NAME.match(text) for text in (one, other)]
    x, y = (fold(name[1]).removesuffix("'s").split() if name else [] for name in names)
    return len(x) > 1 and x == y


@lru_cache(maxsize=2048)
def _stems(text: str) -> frozenset[str]:
    return frozenset(root(stem(form)) for form in content_forms(text))


def sides_of(
    claims: Mapping[str, Mapping[str, Sequence[Claim]]],
    relation: Relation,
    context: LinkContext,
    made: Collection[Comparison],
) -> Sides | None:
    """Which of two articles is the short text; None where neither is."""
    lengths = {key: context.articles[key].characters for key in (relation.a, relation.b)}
    short = min(lengths, key=lambda key: (lengths[key], key))
    if lengths[short] > _SHORT:
        return None
    lines = {key: lines_of(claims[key], key, context) for key in lengths}
    if len(lines[short]) > _FEW_LINES:
        return None
    original = relation.b if short == relation.a else relation.a
    linked = [pair for pair in made if pair.verdict in _LINKED]
    return Sides(
        short=lines[short],
        original=_with_topic(lines[original], context.articles[original]),
        short_id=short,
        original_id=original,
        settled=frozenset(claim.id for pair in linked for claim in (pair.a, pair.b)),
        judged=frozenset(
            frozenset((pair.a.id, pair.b.id)) for pair in made if pair.level not in OF_OTHERS
        ),
        relation=relation,
        context=context,
    )


def _with_topic(original: Sequence[Line], article: Article) -> tuple[Line, ...]:
    """The sentences of a short original, with the words of its first sentence's subject in those
    that open with what stands for it: "They have won the league once, in 1994"."""
    if not original or len(original) > _FEW_LINES:
        return tuple(original)
    first = original[0]
    subject = next((c.subject for c in first.statements if c.aside == ""), "")
    named = frozenset(word for name in first.names for word in name.split())
    topic = frozenset(subject.split()) & named & first.words
    return tuple(
        replace(line, words=line.words | topic)
        if topic and _opens_so(article.text[line.span.start : line.span.end])
        else line
        for line in original
    )


def aligned(
    line: Line, sides: Sides, without: Iterable[str] = (), least: float = COVERED
) -> Iterator[tuple[Cover, Line]]:
    """Sentences of the original that tell what a short one tells, the best first."""
    strange, beyond = sides.unheard_of(line), sides.beyond(line)
    left_out = frozenset(without)
    found = []
    for other in sides.original:
        covered = cover(line, other, left_out, beyond)
        if (
            strange
            and sides.rivals(other)
            and not (covered.share >= _BY_ALL and sides.only_adds_a_place(line))
            and not _of_it(covered, other, sides)
        ):
            continue  # each is about somebody or something that the other text does not know
        told = len(covered.told)
        whole = covered.share >= 1.0 and _opens_so(sides.text(other, short=False))
        if covered.share >= least and (told >= FEWEST or (told and whole)):
            found.append((covered, other))
    yield from sorted(found, key=lambda item: (-item[0].share, item[1].span))


# What stands for a name told before: pronouns, and "the film", "the club".
_STANDING_FOR = (
    r"(?:it|its|he|she|his|her|they|their|(?:the|this) (?:film|movie|book|novel|song|album|"
    r"single|series|show|season|episode|pilot|video|soundtrack|game|band|group|team|club|company|"
    r"firm|school|college|university|town|city|village|country|building|bridge|ship|station|"
    r"airport|award|event))\b"
)
_ANAPHOR = re.compile(rf"\b{_STANDING_FOR}", re.IGNORECASE)
# The same as the subject of a sentence, behind no more than a time.
_OPENS_SO = re.compile(
    r"\W*(?:(?:in|on|by|as|after|since|at|during|for|that)\b(?: [\w,-]+){1,6} )?" + _STANDING_FOR,
    re.IGNORECASE,
)


def _of_it(covered: Cover, other: Line, sides: Sides) -> bool:
    """Whether a pronoun of a sentence of a short original may stand for the short text's name."""
    if len(sides.original) > _FEW_LINES:
        return False
    text = sides.text(other, short=False)
    if _opens_so(text) and covered.share >= COVERED:
        return True
    told = covered.share >= 1.0 and len(covered.told) >= _TOLD_OF_IT
    return told and _ANAPHOR.search(text) is not None


_IN_MARKS = re.compile(r"[\"“][^\"“”]{1,80}[\"”]")


def _opens_so(text: str) -> bool:
    return _OPENS_SO.match(text) is not None


def _first_letter(text: str) -> int:
    return next((n for n, letter in enumerate(text) if letter.isalpha()), 0)


def aligned_beside(
    line: Line, span: Span, sides: Sides, without: frozenset[str] = frozenset()
) -> Iterator[tuple[Cover, Line]]:
    """Sentences of the original that tell what stands beside a part of a short sentence.

    For a summary that draws several sentences of its original together: every name of it is the
    original's, most of its words are, and those beside the value stand together in one sentence.
    """
    if any(set(name.split()) - without for name in sides.strange(line)):
        return
    if cover_by_all(line, sides.original, without).share < _BY_ALL:
        return
    text = sides.context.articles[sides.short_id].text
    found = []
    for other in sides.original:
        same_dates = sum(
            any(compare_dates(mine, theirs).level in FITTING for theirs in other.dates)
            for mine in line.dates
            if mine.span != span
        )
        covered = cover_nearby(line, span, text, other, without)
        told = len(covered.told) + same_dates
        share = told / max(1, len(covered.told | covered.missing) + same_dates)
        if told >= _NEARBY_FEWEST and share >= _NEARBY:
            found.append((Cover(share, covered.told, covered.missing), other))
    yield from sorted(found, key=lambda item: (-item[0].share, item[1].span))


def comparison(
    mine: Claim, theirs: Claim, level: str, covered: Cover, sides: Sides, reason: str = ""
) -> Comparison:
    """A conflict of a claim of the short text with one of the original, with its reasons."""
    article = sides.context.articles[mine.article]
    text = article.text[mine.sentence.start : mine.sentence.end]
    about = as_printed(covered.told, text) or sorted(covered.told)[:6]
    a, b = (mine, theirs) if mine.article == sides.relation.a else (theirs, mine)
    reasons = [f"the rest of the shorter text's sentence stands in the other's: {listed(about)}"]
    reasons += [reason] if reason else []
    return Comparison(
        a=a,
        b=b,
        verdict=Verdict.CONFLICT,
        level=level,
        reasons=(*reasons, *sides.relation.reasons[:1]),
        confidence=Confidence.MEDIUM,
        key=f"aligned:{level}",
    )
