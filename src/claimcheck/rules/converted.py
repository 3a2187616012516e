"""Whether two figures that are stated as equal convert into each other, as news rounds."""

from __future__ import annotations

from math import isfinite

from claimcheck.models import Quantity
from claimcheck.quantities.units import convert, is_currency

# What rounding leaves out: news rounds freely, so a share of the value besides the last digits.
_SHARE = 0.07
_HEDGED = 0.12
# Names of several units: long, short and metric tons; US and imperial measures of volume.
_AMBIGUOUS = {"ton": 0.13, "gallon": 0.21, "pint": 0.21, "quart": 0.21, "ounce": 0.10}
_DEGREES = frozenset({"celsius", "fahrenheit", "kelvin"})


def times_off(a: Quantity, b: Quantity) -> tuple[float, float] | None:
    """How many times too large or small the second is, and the first's number that shows it.

    None where the two can be equal, or where they do not convert (currencies never do).
    """
    if a.unit is None or b.unit is None or is_currency(a.unit) or is_currency(b.unit):
        return None
    ends_a, ends_b = edges(a), edges(b)
    if not ends_a or len(ends_a) != len(ends_b):
        return None
    worst: tuple[float, float] | None = None
    for x, y in zip(ends_a, ends_b, strict=True):
        converted = _converted(x, a.unit, b.unit)
        step = _step(a, b)
        if not converted or any(_fits(value, y, step, a, b) for value in converted):
            continue
        found = min(times_apart(value, y) for value in converted), x
        worst = max(found, worst or found)
    return worst


def _converted(value: float, unit: str, to_unit: str) -> list[float]:
    right = convert(value, unit, to_unit)
    if right is None or not isfinite(right):
        return []
    if unit in _DEGREES and to_unit in _DEGREES:
        # "warmer by 1.5 C (2.7 F)" is a difference: the zero points do not count.
        return [right, right - (convert(0.0, unit, to_unit) or 0.0)]
    return [right]


def edges(quantity: Quantity) -> tuple[float, ...]:
    """The numbers printed: one, or both ends of a range."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return tuple(dict.fromkeys(ends))


def _step(a: Quantity, b: Quantity) -> float:
    """What rounding of both figures leaves open, in the second's unit."""
    assert a.unit and b.unit
    zero, one = convert(0.0, a.unit, b.unit), convert(1.0, a.unit, b.unit)
    size = abs(one - zero) if one is not None and zero is not None else 0.0
    return a.step * size / 2 + b.step / 2


def _fits(value: float, printed: float, step: float, a: Quantity, b: Quantity) -> bool:
    share = _HEDGED if a.approximate or b.approximate else _SHARE
    share = max(share, *(_AMBIGUOUS.get(q.unit or "", 0.0) for q in (a, b)))
    if a.unit in _DEGREES:
        step += 1.0
    return abs(value - printed) <= step + share * max(abs(value), abs(printed))


def times_apart(x: float, y: float) -> float:
    """How many times the larger is the smaller; infinite for different signs or zero."""
    if x * y <= 0:
        return float("inf")
    return max(x / y, y / x)


def significant(value: float) -> float:
    """The value to three digits."""
    return float(f"{value:.3g}")
