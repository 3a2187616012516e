"""Units of measurement: dimension, conversion, and agreement of figures by printed rounding.

A table of some 90 units, not pint: importing pint and building its registry takes about 0.3 s and
its parser reads "degrees", "pounds" and "tons" otherwise than news means them; this table loads in
a few milliseconds and needs no dependency. Exchange rates are no unit conversion: two currencies
never convert. Months and years ("calendar") convert among themselves but not to days.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.models import Quantity

# Minor units of money: name -> how many make one major unit.
MINOR_UNITS = {"cent": 100.0, "penny": 100.0, "sen": 100.0}
_MINOR_OF = {
    "cent": ("USD", "EUR", "AUD", "CAD", "NZD", "HKD", "SGD", "ZAR"),
    "penny": ("GBP",),
    "sen": ("MYR",),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit. ``value_in_base = (value + offset) * factor``."""

    name: str
    dimension: str
    factor: float
    offset: float = 0.0


@lru_cache(maxsize=1)
def unit_table() -> dict[str, Unit]:
    """Canonical name -> unit."""
    data = read_table("quantities_units.toml")
    prefixes: dict[str, list[Any]] = data["prefixes"]
    table: dict[str, Unit] = {}
    for row in data["unit"]:
        base = Unit(
            row["name"], row["dimension"], float(row["factor"]), float(row.get("offset", 0))
        )
        table.setdefault(base.name, base)
        for prefix in row.get("prefixes", ()):
            factor = base.factor * float(prefixes[prefix][1])
            table.setdefault(prefix + base.name, Unit(prefix + base.name, base.dimension, factor))
    return table


def is_currency(unit: str | None) -> bool:
    """Whether the unit is money: an ISO code, a family such as "peso", or a minor unit."""
    if unit is None:
        return False
    base = unit.split(" per ")[0]
    return base in _currency_units()


@lru_cache(maxsize=1)
def _currency_units() -> frozenset[str]:
    data = read_table("quantities_currencies.toml")
    return frozenset(data["names"]) | frozenset(data["minor"]) | frozenset(data["codes"]["upper"])


@lru_cache(maxsize=4096)
def dimension(unit: str | None) -> str | None:
    """What the unit measures ("length", "money:USD", "speed"), None for counts and unknown units.

    Currencies are each a dimension of their own; a rate has "length/time" and the like.
    """
    if unit is None:
        return None
    if " per " in unit and unit not in unit_table():
        top, bottom = unit.split(" per ", 1)
        known = unit_table().get(bottom)
        under = known.dimension if known else bottom
        return f"{dimension(top) or top}/{under}"
    known = unit_table().get(unit)
    if known:
        return known.dimension
    if is_currency(unit):
        return "money:" + next(
            (major[0] for minor, major in _MINOR_OF.items() if minor == unit), unit
        )
    return None


def convert(value: float, unit: str, to_unit: str) -> float | None:
    """``value`` of ``unit`` in ``to_unit``, or None where they do not measure the same.

    Never across currencies; cents and pence convert to their own currency only.
    """
    if unit == to_unit:
        return value
    table = unit_table()
    a, b = table.get(unit), table.get(to_unit)
    if a and b:
        if a.dimension != b.dimension:
            return _time_and_calendar(value, a, b)
        return (value + a.offset) * a.factor / b.factor - b.offset
    if unit in _MINOR_OF and to_unit in _MINOR_OF[unit]:
        return value / MINOR_UNITS[unit]
    if to_unit in _MINOR_OF and unit in _MINOR_OF[to_unit]:
        return value * MINOR_UNITS[to_unit]
    return _convert_rate(value, unit, to_unit)


def _time_and_calendar(value: float, a: Unit, b: Unit) -> float | None:
    # Weeks and months have no common base; callers see "unit differs" rather than a wrong figure.
    return None


def _convert_rate(value: float, unit: str, to_unit: str) -> float | None:
    table = unit_table()
    tops, bottoms = [], []
    for name in (unit, to_unit):
        known = table.get(name)
        top, _, bottom = name.partition(" per ")
        if known is not None and not bottom:
            return None
        tops.append(top)
        bottoms.append(bottom)
    if not all(bottoms):
        return None
    upper = convert(value, tops[0], tops[1])
    lower = 1.0 if bottoms[0] == bottoms[1] else convert(1.0, bottoms[0], bottoms[1])
    return upper / lower if upper is not None and lower else None


def in_unit(
    quantity: Quantity, unit: str | None
) -> tuple[float | None, float | None, float] | None:
    """Low, high and step of the quantity in another unit; None where it does not convert."""
    if quantity.unit == unit:
        return quantity.low, quantity.high, quantity.step
    if quantity.unit is None or unit is None:
        return None
    low = None if quantity.low is None else convert(quantity.low, quantity.unit, unit)
    high = None if quantity.high is None else convert(quantity.high, quantity.unit, unit)
    if (quantity.low is None) != (low is None) or (quantity.high is None) != (high is None):
        return None
    zero, one = convert(0.0, quantity.unit, unit), convert(1.0, quantity.unit, unit)
    if zero is None or one is None:
        return None
    return low, high, abs(one - zero) * quantity.step


def same_within_rounding(a: Quantity, b: Quantity) -> bool:
    """Whether two single figures can be the same number, each rounded as it is printed.

    "$1.2bn" and "$1.18bn" can; "12" and "13" cannot, nor "$1.2bn" and "$1.3bn". The finer figure
    is rounded to the coarser one's last digit; figures printed alike must be equal. A converted
    figure has half a step of each side.
    """
    if a.value is None or b.value is None:
        return False
    other = in_unit(b, a.unit)
    if other is None or other[0] is None:
        return False
    coarser, finer = max(a.step, other[2]), min(a.step, other[2])
    room = coarser / 2 if coarser > finer * (1 + 1e-9) else 0.0
    if a.unit != b.unit:
        # A conversion is itself rounded ("8 miles (13 kilometers)").
        room = max((coarser + finer) / 2, 0.01 * abs(a.value))
    return abs(a.value - other[0]) <= room * (1 + 1e-9) + 1e-12 * abs(a.value)
