"""Figures still to come against figures of what has been: a forecast is no answer to an outcome.

A modal alone makes no forecast: one day's reports tell of one announcement in the future and in the
past, a rule that has to be kept is told with "must" and with "would", and what will be done by a
thing says nothing of its price.
"""

from __future__ import annotations

import re

from claimcheck.linkage.interface import LinkContext
from claimcheck.models import QuantityClaim, QuantityKind

CLAUSE = 90  # characters on each side of a figure in which words belong to it


def forecast_and_outcome(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether one of two figures is a guess, an aim or a plan, and the other what came of it."""
    statuses = {a.measure.status, b.measure.status}
    if len(statuses) == 1 or "actual" not in statuses or _is_offered(a, b):
        return False
    ahead, outcome = (a, b) if a.measure.status != "actual" else (b, a)
    return not (
        _is_attribute(ahead, context)
        or _AHEAD.search(clause_of(outcome, context))
        or _announced(ahead, outcome, context)
    )


def clause_of(claim: QuantityClaim, context: LinkContext) -> str:
    """The text around a figure that surely belongs to it."""
    text = context.articles[claim.article].text
    low = max(claim.sentence.start, claim.start - CLAUSE)
    high = min(claim.sentence.end, claim.end + CLAUSE)
    return text[low:high]


# A plan told in the present: "is paying", "are to pay", "will pay"; or what has to be done.
_AHEAD = re.compile(
    r"\b(?:is|are) (?:to \w|\w+ing\b)|\b(?:will|must|shall)\b|\b(?:has|have|needs?) to \w"
    # An estimate is no outcome: "put the bill for repairs at £8m".
    r"|\bputs? (?:the |its |their |a )?[\w ]{3,40} at\b|\bestimat\w+|\breckon\w*",
    re.IGNORECASE,
)
# What makes a figure a guess or an aim, and not merely something still to come.
_GUESSED = re.compile(
    r"\b(?:expect|forecast|predict|project(?!s?\b)|anticipat|foresee|estimat|outlook|guidance|aim|"
    r"target|goal|plan(?!e|t)|pledge|hope|want|seek|intend|propos|promis|vow|ambition|ask|demand|"
    r"request|recommend|likely|possibl|if|unless|whether|would|'d|up to|as (?:many|much) as|"
    r"(?:could|may|might) (?:\w+ )?(?:reach|rise|climb|grow|hit|total|exceed)|add-?ons)",
    re.IGNORECASE,
)
_ONE_DAY = 1


def _announced(ahead: QuantityClaim, outcome: QuantityClaim, context: LinkContext) -> bool:
    """Whether one day's reports tell of one announcement, one of them in the future.

    "The plant will cut 230 jobs", "the plant cut 320 jobs": a modal alone is no forecast. Of
    shares, which are forecast every month, it may be.
    """
    days = [context.articles[claim.article].published for claim in (ahead, outcome)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) > _ONE_DAY:
        return False
    if QuantityKind.PERCENT in (ahead.quantity.kind, outcome.quantity.kind):
        return False
    return _GUESSED.search(clause_of(ahead, context)) is None


def _is_offered(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether both are the premium of a bid: known when it is made, whatever will be paid."""
    return all(
        c.measure.noun == "premium" and c.quantity.kind is QuantityKind.PERCENT for c in (a, b)
    )


# "The $43 million crossing would bring shoppers": what will be is another thing than the sum.
_OWN = re.compile(r"(?:\b(?:the|its|their|this)|['’]s) $", re.IGNORECASE)
_SUBJECT_OF = re.compile(
    r"[ -](?:(?!(?:the|an?|it|its|he|she|they|we|you|I|that|which|who|of|in|on|to|for|from|and)\b)"
    r"[a-z][\w'’-]*,? ){1,4}?(?:will|would|could|may|might|should)\b"
)


def _is_attribute(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether a figure describes the subject of the clause, of which a modal tells something."""
    text = context.articles[claim.article].text
    start, end = claim.sentence
    named = _OWN.search(text[max(start, claim.start - CLAUSE) : claim.start])
    return bool(named and _SUBJECT_OF.match(text, claim.end, end))
