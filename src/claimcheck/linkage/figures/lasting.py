"""Figures that a day of news does not change: what a law sets, what a thing holds, takes or weighs.

A follow-up's news is of its own day, but "the treaty cuts the catch by 35 percent" and "the union,
which has 1,850 members" are as true on the next day. The simple present of such verbs tells them
from what is counted up ("has taken 35 to hospital"). The verbs, and for "have" the nouns, are our
own list (``data/measures_linkage.toml``), after Vendler's states ("Verbs and Times", 1957) and
what documents and products do.
"""

from __future__ import annotations

import re

from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import QuantityClaim, QuantityKind

_HAVE = "have"
_NEVER = frozenset({QuantityKind.SCORE})


def lasts(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether two figures are told of how a thing is, by one verb, and not of a day's news."""
    return a.measure.verb == b.measure.verb and all(_is_told_so(c, context) for c in (a, b))


def _is_told_so(claim: QuantityClaim, context: LinkContext) -> bool:
    verb = claim.measure.verb
    if verb not in vocabulary().lasting or claim.quantity.kind in _NEVER:
        return False
    if verb == _HAVE and not {*claim.measure.noun.split()} & vocabulary().held:
        return False
    if measured(claim, context).outcomes & vocabulary().casualties:
        return False
    text = context.sentence(claim)
    return re.search(rf"\b{re.escape(_third_person(verb))}\b", text, re.IGNORECASE) is not None


def _third_person(verb: str) -> str:
    """The form of the simple present after "it"."""
    if verb == _HAVE:
        return "has"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"
