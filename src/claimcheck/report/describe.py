"""A claim in a few words, for lists and explanations."""

from __future__ import annotations

import re
from math import isfinite

from claimcheck.models import (
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    Period,
    Quantity,
    QuantityClaim,
    StatementClaim,
)


def describe(claim: Claim) -> str:
    """What the claim says, normalised: bounds and measure, speaker and mode, name and role."""
    match claim:
        case QuantityClaim():
            parts = [describe_quantity(claim.quantity), claim.measure.phrase]
            if claim.measure.status != "actual":
                parts.append(claim.measure.status)
            if claim.period is not None:
                parts.append(describe_period(claim.period))
        case AttributionClaim():
            parts = [f"{claim.speaker or 'nobody named'} ({claim.cue or 'no cue'})"]
            parts.append(claim.mode.value)
        case EntityClaim():
            parts = [claim.name, claim.entity_kind]
            for role in claim.roles:
                parts.append(f"{role.title}, {role.organisation}".rstrip(", "))
            if claim.age is not None:
                parts.append(f"aged {claim.age}")
            if claim.origin:
                parts.append(f"from {claim.origin}")
            if len(claim.mentions) > 1:
                parts.append(f"named {len(claim.mentions)} times")
        case DateClaim():
            parts = [describe_period(claim.period), claim.event.phrase]
        case StatementClaim():
            parts = [
                f"{'not ' if claim.negated else ''}{claim.predicate}",
                claim.certainty if claim.certainty != "plain" else "",
                ", ".join(f"{claim.subject} {claim.object}".split()),
                f"said by {claim.speaker}" if claim.speaker else "",
            ]
        case _:
            parts = [claim.text]
    return " · ".join(part for part in parts if part)


def describe_quantity(quantity: Quantity) -> str:
    """Bounds as a reader writes them: ``116``, ``more than 100``, ``2 to 3``, with the unit."""
    low, high = quantity.low, quantity.high
    if low is not None and low == high:
        text = number(low)
    elif low is not None and high is not None:
        text = f"{number(low)} to {number(high)}"
    elif low is not None:
        text = f"{'at least' if quantity.low_inclusive else 'more than'} {number(low)}"
    elif high is not None:
        text = f"{'at most' if quantity.high_inclusive else 'less than'} {number(high)}"
    else:
        text = "an open number"
    if quantity.approximate:
        text = f"about {text}"
    if quantity.unit == "%":
        return f"{text}%"
    if not quantity.unit:
        return text
    return f"{text} {quantity.unit if quantity.value == 1 else several(quantity.unit)}"


# Plurals of units' canonical names that are not the name with an s.
_PLURALS = {
    "foot": "feet",
    "inch": "inches",
    "century": "centuries",
    "millennium": "millennia",
    **{unit: unit for unit in ("celsius", "fahrenheit", "kelvin", "hertz", "stone", "horsepower")},
}
_PER = re.compile(r" (?:per|of) .*")


def several(unit: str) -> str:
    """The plural of a unit's canonical name: ``square miles``, ``miles per hour``.

    Codes such as ``EUR`` stay as they are.
    """
    rest = found.group() if (found := _PER.search(unit)) else ""
    *first, last = unit.removesuffix(rest).split(" ")
    if not (last.isalpha() and last.islower()):
        return unit
    plural = _PLURALS.get(last) or (last if last.endswith("s") else f"{last}s")
    return " ".join([*first, plural]) + rest


def describe_period(period: Period) -> str:
    """``2024-06-06``, ``2024-01-01 to 2024-12-31``, or the printed words if unresolved."""
    first, last = period.first, period.last
    if first is None and last is None:
        return period.text
    if first == last and first is not None:
        return first.isoformat()
    shown = (day.isoformat() if day else "?" for day in (first, last))
    return " to ".join(shown)


def number(value: float) -> str:
    """Digits with thousands separators, without a trailing ``.0``; large powers of ten as words."""
    if not isfinite(value):
        return str(value)
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 3) * size == value:
            return f"{value / size:,.10g} {word}"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.6g}"
