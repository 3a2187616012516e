"""What the sentence of a clause says beside the clause: its time, and which names it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.linkage.interface import LinkContext
from claimcheck.models import StatementClaim
from claimcheck.text import fold, occurs

_BEFORE_NOW = re.compile(
    r"\b(?:(?:last|previous|next) (?:year|month|week|season)|"
    r"(?:year|month|week)s? (?:ago|before))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern occurs in a text; kept, since a sentence meets many others."""
    return pattern.search(text) is not None


@lru_cache(maxsize=65536)
def said_by(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The first group of each match of a pattern in a text, in order; kept as in `says`."""
    return tuple(match[1] for match in pattern.finditer(text))


def of_another_time(claim: StatementClaim, context: LinkContext) -> bool:
    """Whether a sentence speaks of an earlier or later time than its article ("last year")."""
    start, end = claim.sentence
    return _BEFORE_NOW.search(context.articles[claim.article].text, start, end) is not None


def in_sentence(name: str, claim: StatementClaim, context: LinkContext) -> bool:
    """Whether the clause's sentence prints a name's last word."""
    start, end = claim.sentence
    text = fold(context.articles[claim.article].text[start:end])
    return occurs(fold(name).split()[-1], text)
