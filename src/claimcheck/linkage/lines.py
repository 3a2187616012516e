"""The sentences of an article with all that they hold, and how far one is told by another.

A short text made from an original (a summary, a claim to be checked) says again in a sentence what
one sentence of the original says, and leaves out the rest. What aligns the two is the share of the
short sentence's own words that the original's sentence has, not their overlap.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.dates.moments import moment_words
from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.names.known_as import country_forms
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import (
    Claim,
    DateClaim,
    EntityClaim,
    QuantityClaim,
    Slot,
    Span,
    StatementClaim,
)
from claimcheck.names.lexicon import person_words
from claimcheck.text import DAYS_AND_MONTHS, fold, occurs, stem, words

_TIMES = DAYS_AND_MONTHS | {"today", "yesterday", "tomorrow"}
_ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand million billion trillion dozen""".split()
)
# Words that say that something is told rather than what is told.
_TELLING = frozenset("accord report announce tell claim state reveal describe call".split())
# Nouns that stand for whatever body was named before.
_STANDING_FOR = frozenset("company firm organisation organization agency".split())

# Words that compare or count and tell nothing of what: "fewer than 20 weeks in total".
COUNTING = frozenset("less more fewer least most total overall altogether only just".split())
_SILENT = _TELLING | _STANDING_FOR | frozenset("several many few some nobody none nothing".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its content words (pronouns resolved where the article says to whom), its claims,
    and the names in it, as slots and as folded full names."""

    span: Span
    words: frozenset[str]
    statements: tuple[StatementClaim, ...]
    dates: tuple[DateClaim, ...]
    quantities: tuple[QuantityClaim, ...]
    slots: tuple[tuple[StatementClaim, Slot], ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a short sentence another one tells: ``share`` of its words, those ``told`` and
    those ``missing`` (in the words of the short one)."""

    share: float
    told: frozenset[str]
    missing: frozenset[str]


def lines_of(
    claims: Mapping[str, Sequence[Claim]], article: str, context: LinkContext
) -> tuple[Line, ...]:
    """The sentences of an article that hold at least one claim, in order."""
    return context.once(("lines", article), lambda: tuple(_lines(claims)))


def _lines(claims: Mapping[str, Sequence[Claim]]) -> Iterable[Line]:
    found: dict[Span, list[Claim]] = defaultdict(list)
    for kind in ("statement", "date", "quantity"):
        for claim in claims.get(kind, ()):
            found[claim.sentence].append(claim)
    entities = [c for c in claims.get("entity", ()) if isinstance(c, EntityClaim)]
    for span in sorted(found):
        yield _line(span, found[span], entities)


def _line(span: Span, claims: Sequence[Claim], entities: Sequence[EntityClaim]) -> Line:
    statements = tuple(c for c in claims if isinstance(c, StatementClaim))
    held: set[str] = set()
    for claim in claims:
        if isinstance(claim, StatementClaim):
            held |= claim.around
        elif isinstance(claim, DateClaim | QuantityClaim):
            held |= claim.words
    slots = tuple((claim, slot) for claim in statements for slot in claim.slots)
    names = {fold(slot.name) for _, slot in slots}
    names |= {
        fold(entity.name)
        for entity in entities
        if any(span.start <= mention.start < span.end for mention in entity.mentions)
    }
    return Line(
        span=span,
        words=frozenset(w for w in held if not _numeric(w) and w not in _SILENT),
        statements=statements,
        dates=tuple(c for c in claims if isinstance(c, DateClaim)),
        quantities=tuple(c for c in claims if isinstance(c, QuantityClaim)),
        slots=slots,
        names=frozenset(names - {""}),
    )


def _numeric(word: str) -> bool:
    return word in _TIMES or word in _ORDINALS or word in _NUMBERS or word[:1].isdigit()


def cover(
    short: Line, told: Line, without: Iterable[str] = (), beyond: Iterable[str] = ()
) -> Cover:
    """How far ``told`` says what ``short`` says, words ``without`` left aside.

    ``beyond``: names that the original never prints; they belong to what its pronouns stand for.
    """
    own = short.words - set(without) - set(beyond) - COUNTING
    theirs = _keys_of(told.words)
    found = frozenset(word for word in own if _keys(word) & theirs)
    share = len(found) / len(own) if own else 0.0
    return Cover(share, found, own - found)


def cover_by_all(short: Line, original: Sequence[Line], without: Iterable[str] = ()) -> Cover:
    """How far all sentences of an original together say what ``short`` says."""
    own = short.words - set(without) - COUNTING
    theirs = _keys_of(frozenset(word for line in original for word in line.words))
    found = frozenset(word for word in own if _keys(word) & theirs)
    return Cover(len(found) / len(own) if own else 0.0, found, own - found)


_REACH = 6  # words on each side of a value that belong to it


def words_beside(line: Line, span: Span, text: str, reach: int = _REACH) -> frozenset[str]:
    """The content words of a sentence within ``reach`` words of a part; ``text``: its article's."""
    before = words(text[line.span.start : span.start], line.span.start)[-reach:]
    after = words(text[span.end : line.span.end], span.end)[:reach]
    found = [*before, *after]
    beside = {root(word.form) for word in found} | {stem(word.form) for word in found}
    starts = {word.start for word in found}
    # Verbs whose forms do not show their lemma ("left", "began").
    verbs = {c.predicate for c in line.statements if c.verb_span and c.verb_span.start in starts}
    return frozenset(w for w in line.words if root(w) in beside or stem(w) in beside or w in verbs)


def cover_nearby(
    short: Line, span: Span, text: str, told: Line, without: Iterable[str] = ()
) -> Cover:
    """The same for the words of ``short`` beside one part of it; ``text`` is its article's."""
    own = words_beside(short, span, text) - set(without) - COUNTING
    theirs = _keys_of(told.words)
    found = frozenset(word for word in own if _keys(word) & theirs)
    return Cover(len(found) / len(own) if own else 0.0, found, frozenset(own - found))


def same_word(word: str, others: frozenset[str]) -> bool:
    """Whether a word, or one that stands for it, is among others."""
    return bool(_keys(word) & _keys_of(others))


def of_other_things(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether the objects of two clauses are two things, whatever else their phrases share.

    "Released no motive for the attack" and "released details of the attack" share the attack only.
    """
    things = a.things - {a.predicate}, b.things - {b.predicate}
    if not all(things):
        return False
    phrases = frozenset(a.object.split()), frozenset(b.object.split())
    return not any(
        same_word(word, phrase)
        for own, phrase in zip(things, reversed(phrases), strict=True)
        for word in own
    )


@lru_cache(maxsize=4096)
def _keys_of(group: frozenset[str]) -> frozenset[str]:
    return frozenset(key for word in group for key in _keys(word))


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    """Word -> numbers of its groups in ``data/same_words.toml``."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(read_table("same_words.toml")["groups"]):
        for word in group:
            found[word].append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


_ENDINGS = (
    "ation", "ition", "ment", "sion", "tion", "ance", "ence", "ing", "ion", "ist", "er", "or", "al",
    "ed", "es", "s", "e",
)  # fmt: skip
_ROOT = 4  # letters that an ending has to leave


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """A word without one ending that makes nouns of verbs ("painter", "painting": paint)."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def _keys(word: str) -> frozenset[str]:
    """What a word counts as: its stem, and the groups of words that stand for each other."""
    keys = {
        stem(word),
        f"root {root(word)}",
        *(f"moment {m}" for m in moment_words().groups.get(word, ())),
    }
    keys.update(f"same {number}" for number in _groups().get(word, ()))
    known = vocabulary()
    for kind, groups in (
        ("outcome", known.outcomes), ("event", known.happenings), ("noun", known.nouns),
        ("origin", lexicon().origins),
    ):  # fmt: skip
        if word in groups:
            keys.add(f"{kind} {groups[word]}")
    if word in lexicon().countries:
        keys.add(f"origin {word}")
    return frozenset(keys)


_LEGAL = frozenset("plc inc ltd corp co llc llp ag sa nv se gmbh".split())


def prints(article: str, name: str, context: LinkContext) -> bool:
    """Whether an article prints a folded name: its last word, of a country any form of it.

    Where the last word stands behind another first word only, it names somebody else.
    """
    text = context.articles[article].text
    country = lexicon().origins.get(name)
    if country is not None:
        folded = context.once(("folded", article), lambda: fold.__wrapped__(text))
        forms = country_forms(country)
        return any(occurs(form, folded) for form in forms)
    known = printed(article, context)
    first, _, last = name.rpartition(" ")
    if first and last.strip(".") in _LEGAL:
        first, _, last = first.rpartition(" ")
    given = first.split()[0] if first else ""
    if not first or last not in known or given in known or _short_for(given) & known:
        return last in known or name in known
    return not re.search(rf"\b[A-Z][\w.'’-]*\s+(?i:{re.escape(last)})\b", text)


def _short_for(given: str) -> frozenset[str]:
    """Given names that another one is short for, or that are short for it ("steve", "stephen")."""
    return frozenset(person_words().nicknames.get(given, ()))


def printed(article: str, context: LinkContext) -> frozenset[str]:
    """Normal forms of all words of an article, whole and in parts."""
    text = context.articles[article].text
    return context.once(
        ("printed", article), lambda: context.printed(article).union(_PARTS.findall(fold(text)))
    )


_PARTS = re.compile(r"[\w.-]+")
