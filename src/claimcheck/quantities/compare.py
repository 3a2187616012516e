"""Judges two figures: equal, equal by rounding, compatible, or not; and prints one shortly.

Model-free: linkage compares millions of pairs without spaCy. The method: each figure becomes an
interval (a hedge widens it, a rounded digit gives it half a step on either side, a bound leaves a
side open); the intervals' overlap decides. Currencies are never converted.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from claimcheck.frozen import dataclass
from claimcheck.models import Quantity, QuantityKind
from claimcheck.quantities.units import in_unit, is_currency, same_within_rounding

# "about 2,000" leaves a tenth on either side; "dozens" or "hundreds" a half.
HEDGE = 0.10
VAGUE = 0.5
# "More than 3,000" may be said of 2,995 by a careless writer.
BOUND = 0.002
_INF = float("inf")


class Level(StrEnum):
    """How two figures of one measure stand to each other."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    CONTAINED = "contained"
    COMPATIBLE = "compatible"
    DISJOINT = "disjoint"
    UNIT_DIFFERS = "unit differs"


@dataclass(frozen=True, slots=True)
class QuantityComparison:
    """The level, a readable reason, and for disjoint figures the gap relative to the larger."""

    level: Level
    reason: str
    gap: float = 0.0

    @property
    def holds(self) -> bool:
        """Whether both figures can be true of one thing."""
        return self.level not in {Level.DISJOINT, Level.UNIT_DIFFERS}


@dataclass(frozen=True, slots=True)
class _Interval:
    low: float
    high: float
    low_in: bool
    high_in: bool


def compare_quantities(a: Quantity, b: Quantity) -> QuantityComparison:
    """Compare two figures as to whether both can be right.

    Levels: equal (same bounds, also in another unit); rounding (one is the other in fewer
    digits); contained (one lies within the other's bounds); compatible (they overlap, or a hedge
    covers the difference); disjoint; unit differs (nothing to compare, such as two currencies).
    """
    level, how, gap = _judged(a, b)
    if level is Level.UNIT_DIFFERS:
        return QuantityComparison(level, _unit_reason(a, b))
    return QuantityComparison(level, f"{format_quantity(a)} and {format_quantity(b)}{how}", gap)


@lru_cache(maxsize=65536)
def level_between(a: Quantity, b: Quantity) -> Level:
    """The level of `compare_quantities` alone, kept: linkage asks for it again and again."""
    return _judged(a, b)[0]


def _judged(a: Quantity, b: Quantity) -> tuple[Level, str, float]:
    """The level of two figures, what is said of them behind the two, and the gap."""
    if not _same_sort(a, b):
        return Level.UNIT_DIFFERS, "", 0.0
    if a.kind is QuantityKind.SCORE:
        return _scores(a, b)
    other = in_unit(b, a.unit)
    if other is None:
        return Level.UNIT_DIFFERS, "", 0.0
    converted = a.unit != b.unit
    low, high, _ = other
    if _close(a.low, low) and _close(a.high, high) and not (a.vague or b.vague):
        same_edges = a.low_inclusive == b.low_inclusive and a.high_inclusive == b.high_inclusive
        if same_edges and a.approximate == b.approximate:
            how = "the same amount in another unit" if converted else "the same figure"
            return Level.EQUAL, f": {how}", 0.0
        return Level.CONTAINED, ": same number, one is a bound or hedge", 0.0
    if same_within_rounding(a, b):
        how = "agree after conversion and rounding" if converted else "agree by rounding"
        return Level.ROUNDING, f" {how}", 0.0
    return _overlap(a, b)


def _scores(a: Quantity, b: Quantity) -> tuple[Level, str, float]:
    """Two results, whichever side is named first; a score is no range, so nothing lies in it."""
    if (a.low, a.high) in {(b.low, b.high), (b.high, b.low)}:
        return Level.EQUAL, ": the same score", 0.0
    return Level.DISJOINT, " are two scores", 0.0


def _overlap(a: Quantity, b: Quantity) -> tuple[Level, str, float]:
    first, second = _exact(a, a.unit), _exact(b, a.unit)
    if _within(first, second) or _within(second, first):
        return Level.CONTAINED, ": one lies within the other", 0.0
    if _meet(first, second):
        return Level.COMPATIBLE, " overlap", 0.0
    plain = a.unit == b.unit and all(
        q.value is not None and not q.approximate and not q.vague for q in (a, b)
    )
    if not plain and _meet(_room(a, a.unit), _room(b, a.unit)):
        why = "allowing for the hedge" if a.approximate or b.approximate else "as rounded"
        return Level.COMPATIBLE, f" are compatible {why}", 0.0
    return Level.DISJOINT, " cannot both hold", _gap(first, second)


def _same_sort(a: Quantity, b: Quantity) -> bool:
    special = {QuantityKind.ORDINAL, QuantityKind.SCORE, QuantityKind.TIME, QuantityKind.MULTIPLE}
    if a.kind != b.kind and (a.kind in special or b.kind in special):
        return False
    return a.unit == b.unit or (a.unit is not None and b.unit is not None)


def _unit_reason(a: Quantity, b: Quantity) -> str:
    if is_currency(a.unit) and is_currency(b.unit):
        return f"{a.unit} and {b.unit} are not converted into each other"
    first, second = a.unit or a.kind.value, b.unit or b.kind.value
    return f"{first} and {second} do not measure the same"


def _exact(q: Quantity, unit: str | None) -> _Interval:
    """The printed bounds in ``unit``."""
    low, high, _ = in_unit(q, unit) or (None, None, 0.0)
    return _Interval(
        -_INF if low is None else low,
        _INF if high is None else high,
        q.low_inclusive and low is not None,
        q.high_inclusive and high is not None,
    )


def _room(q: Quantity, unit: str | None) -> _Interval:
    """The bounds with the room that rounding, a hedge or vagueness leaves."""
    low, high, step = in_unit(q, unit) or (None, None, 0.0)
    share = VAGUE if q.vague else HEDGE if q.approximate else 0.0
    if q.unit != unit:
        share = max(share, 0.01)

    # "Under two million" is a bound as it stands, however round the number.
    bound = (low is None) != (high is None) and not share

    def slack(value: float) -> float:
        return BOUND * abs(value) if bound else max(step / 2, share * abs(value))

    return _Interval(
        -_INF if low is None else low - slack(low),
        _INF if high is None else high + slack(high),
        q.low_inclusive or share > 0,
        q.high_inclusive or share > 0,
    )


def _meet(a: _Interval, b: _Interval) -> bool:
    low, high = max(a.low, b.low), min(a.high, b.high)
    if low < high:
        return True
    if low > high:
        return False
    low_in = all(x.low_in for x in (a, b) if x.low == low)
    high_in = all(x.high_in for x in (a, b) if x.high == high)
    return low_in and high_in


def _within(inner: _Interval, outer: _Interval) -> bool:
    if inner.low < outer.low or inner.high > outer.high:
        return False
    if inner.low == outer.low and inner.low_in and not outer.low_in:
        return False
    return not (inner.high == outer.high and inner.high_in and not outer.high_in)


def _gap(a: _Interval, b: _Interval) -> float:
    upper, lower = max(a.low, b.low), min(a.high, b.high)
    largest = max(abs(upper), abs(lower))
    return (upper - lower) / largest if largest and largest < _INF else 0.0


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-9)


# --- printing -----------------------------------------------------------------------------------

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pence"}
_GLUED = {"%": "%", "celsius": "°C", "fahrenheit": "°F"}
_UNCHANGED = frozenset({"kelvin", "horsepower", "hertz"})


def format_number(value: float) -> str:
    """A number as news prints it: "1,200", "2.5 million", "0.75"."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            scaled = value / scale
            text = f"{scaled:.3f}".rstrip("0").rstrip(".")
            if abs(float(text) * scale - value) <= 1e-9 * abs(value):
                return f"{text} {word}"
            break
    if abs(value) >= 1e15:
        return f"{value:.6g}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def format_quantity(q: Quantity) -> str:
    """One short readable phrase: "more than 100", "about $2 billion", "2–3 years"."""
    if q.kind is QuantityKind.TIME and q.low is not None:
        return f"{int(q.low) // 60:02d}:{int(q.low) % 60:02d}"
    if q.kind is QuantityKind.SCORE and q.low is not None and q.high is not None:
        return f"{format_number(q.low)}–{format_number(q.high)}"
    if q.kind is QuantityKind.ORDINAL and q.low is not None:
        return _ordinal(int(q.low))
    hedge = "about " if q.approximate and not q.vague else ""
    if q.low is None and q.high is None:
        return "an unknown number"
    if q.low is None and q.high is not None:
        return f"{'up to' if q.high_inclusive else 'less than'} {hedge}{_with_unit(q, q.high)}"
    if q.high is None and q.low is not None:
        return f"{'at least' if q.low_inclusive else 'more than'} {hedge}{_with_unit(q, q.low)}"
    assert q.low is not None and q.high is not None
    if q.low == q.high:
        return hedge + _with_unit(q, q.low)
    if q.vague:
        return f"some {_with_unit(q, q.low)} to {_with_unit(q, q.high)}"
    return f"{hedge}{_with_unit(q, q.low, q.high)}"


# Fractions of something, as news prints them: "half of the money" is never "0.5".
_FRACTIONS = {"0.5": "half", "0.3333": "a third", "0.6667": "two thirds"}


def _with_unit(q: Quantity, value: float, high: float | None = None) -> str:
    text = format_number(value) if high is None else f"{format_number(value)}–{format_number(high)}"
    if q.kind is QuantityKind.MULTIPLE:
        return f"{text} times"
    if q.unit is None:
        return _FRACTIONS.get(text, text) if q.kind is QuantityKind.NUMBER else text
    base, _, per = q.unit.partition(" per ")
    rate = f" per {per}" if per else ""
    if base in _GLUED:
        return f"{text}{_GLUED[base]}{rate}"
    if base in _SIGNS:
        if value < 0:
            return f"-{_SIGNS[base]}{format_number(-value)}{rate}"
        return f"{_SIGNS[base]}{text}{rate}"
    if is_currency(base) and base.isupper():
        return f"{text} {base}{rate}"
    single = abs(value) == 1 and high is None
    name = base if single or base in _UNCHANGED else _plural(base)
    return f"{text} {name}{rate}"


def _plural(name: str) -> str:
    head, _, last = name.rpartition(" ")
    form = _PLURALS.get(last) or (last if last.endswith("s") else last + "s")
    return f"{head} {form}" if head else form


def _ordinal(value: int) -> str:
    if value % 100 in {11, 12, 13}:
        return f"{value:,}th"
    return f"{value:,}" + {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
