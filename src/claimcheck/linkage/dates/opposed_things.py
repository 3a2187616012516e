"""Dates of two things that words with an opposite tell apart: "the east branch", "the west branch";
and of what is told to have happened again."""

from __future__ import annotations

import re

from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import DateClaim

# "Sang outside again", "for a second night"; not "is open again", which is a state that came back.
_REPEATED = re.compile(
    r"(?<!open )(?<!opened )(?<!opens )(?<!opening )(?<!run )(?<!running )(?<!back )(?<!free )"
    r"\b(?:once )?again\b(?! (?:on|from|as of)\b)"
    r"|\bfor (?:the|a) (?:second|third|fourth|fifth) (?:time|night|day|evening)\b",
    re.IGNORECASE,
)
_RETURNING = frozenset({"open", "reopen", "resume", "close", "run", "begin", "start", "elect"})
_AFTER = re.compile(r" (?:in|at) (?:the )?((?:[A-Z][\w'’-]{1,23})(?: [A-Z][\w'’-]{1,23})?)")


def tells_another(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one of two dates is told of another thing, another place or another time of it."""
    return (
        is_repeated(a, context) != is_repeated(b, context)
        or of_opposed_things(a, b)
        or set_in_two_places(a, b, context)
    )


def of_opposed_things(a: DateClaim, b: DateClaim) -> bool:
    """Whether two dates are told of two things that opposite words tell apart."""
    x, y = (frozenset(f"{c.event.subject} {c.event.noun}".split()) for c in (a, b))
    if not x - y or not y - x:
        return False
    return any(
        p in x and q in y and p not in y and q not in x
        for pair in vocabulary().contrasts
        for p, q in (pair, pair[::-1])
    )


def is_repeated(claim: DateClaim, context: LinkContext) -> bool:
    """Whether a date's sentence says that it happened again."""
    if claim.event.verb in _RETURNING:
        return False
    text = context.articles[claim.article].text
    return _REPEATED.search(text, claim.sentence.start, claim.sentence.end) is not None


def set_in_two_places(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether a place stands right behind each date, which the other article never names."""
    texts = [context.articles[claim.article].text for claim in (a, b)]
    found = [_AFTER.match(text, c.end) for text, c in zip(texts, (a, b), strict=True)]
    if found[0] is None or found[1] is None:
        return False
    return found[0][1] not in texts[1] and found[1][1] not in texts[0]
