"""The words of a claim's sentence on either side of it."""

from __future__ import annotations

from claimcheck.linkage.interface import LinkContext
from claimcheck.models import DateClaim, QuantityClaim


def front(claim: QuantityClaim | DateClaim, context: LinkContext) -> str:
    """A claim's sentence up to its words."""
    return context.articles[claim.article].text[claim.sentence.start : claim.start]


def behind(claim: QuantityClaim, context: LinkContext) -> str:
    """A figure's sentence behind it."""
    return context.articles[claim.article].text[claim.end : claim.sentence.end]


def onward(claim: QuantityClaim, context: LinkContext) -> str:
    """A figure's sentence from the figure on."""
    return context.articles[claim.article].text[claim.start : claim.sentence.end]


def around(claim: QuantityClaim, context: LinkContext, reach: int) -> str:
    """As many characters of a figure's sentence on each side of it."""
    return front(claim, context)[-reach:] + onward(claim, context)[: reach + len(claim.text)]
