"""What the sentence of a clause says beside the clause: its time, and which names it holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TypeVar

from claimcheck.linkage.interface import LinkContext
from claimcheck.models import StatementClaim
from claimcheck.text import fold, occurs

# What is "the first ... since 2008", as an alternative of a pattern.
RECORDS = (
    "first|worst|best|highest|lowest|biggest|largest|deadliest|strongest|weakest|sharpest|fastest|"
    "longest"
)
_BEFORE_NOW = re.compile(
    r"\b(?:(?:last|previous|next) (?:year|month|week|season)|"
    r"(?:year|month|week)s? (?:ago|before))\b",
    re.IGNORECASE,
)


def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern occurs in a text; kept, since a sentence meets many others.

    For patterns of the program: each is kept for good, with its answers.
    """
    found = _finders.get(id(pattern))  # most calls by far: without one more of its own
    return (_kept(_finders, pattern, _occurs) if found is None else found)(text)


def signs(*patterns: re.Pattern[str]) -> Callable[[str], tuple[bool, ...]]:
    """What tells of each pattern whether it occurs in a text; kept as in `says`, all in one."""
    return lru_cache(maxsize=8192)(partial(_each, patterns))


def _each(patterns: tuple[re.Pattern[str], ...], text: str) -> tuple[bool, ...]:
    return tuple(pattern.search(text) is not None for pattern in patterns)


def said_by(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The first group of each match of a pattern in a text, in order; kept as in `says`."""
    return _kept(_readers, pattern, _firsts)(text)


def _occurs(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _firsts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(match[1] for match in pattern.finditer(text))


Found = TypeVar("Found")
# By the identity of a pattern, which what stands here keeps alive: a pattern's hash is reckoned
# from all its code at each look-up, and takes longer than the rest of it.
_finders: dict[int, Callable[[str], bool]] = {}
_readers: dict[int, Callable[[str], tuple[str, ...]]] = {}


def _kept(
    known: dict[int, Callable[[str], Found]],
    pattern: re.Pattern[str],
    read: Callable[[re.Pattern[str], str], Found],
) -> Callable[[str], Found]:
    """What reads one pattern in a text, each text once."""
    found = known.get(id(pattern))
    if found is None:
        found = known[id(pattern)] = lru_cache(maxsize=8192)(partial(read, pattern))
    return found


def of_another_time(claim: StatementClaim, context: LinkContext) -> bool:
    """Whether a sentence speaks of an earlier or later time than its article ("last year")."""
    start, end = claim.sentence
    return _BEFORE_NOW.search(context.articles[claim.article].text, start, end) is not None


def in_sentence(name: str, claim: StatementClaim, context: LinkContext) -> bool:
    """Whether the clause's sentence prints a name's last word."""
    start, end = claim.sentence
    text = fold(context.articles[claim.article].text[start:end])
    return occurs(fold(name).split()[-1], text)


def two_ends(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether two clauses answer one question in two ways, as of two fires: deliberately set, and
    due to a cable."""
    x, y = ({(o.axis, o.side, o.negated) for o in claim.outcomes} for claim in (a, b))
    # One that is won by somebody is lost by another: of a common end nothing is told.
    shared = {axis for axis, _, _ in x & y}
    return any(
        axis == other and side != end and negated == denied and axis not in shared
        for axis, side, negated in x
        for other, end, denied in y
    )
