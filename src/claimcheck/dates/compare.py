"""Whether two dates of one event can both be right: same, contained, compatible, different.

Reads only what a `DateClaim` carries, so that linkage and rules need no language model.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from claimcheck.dates.grammar import printed_date
from claimcheck.models import Period

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December")  # fmt: skip
_DAY = 1440
# Loose words ("late Sunday", "Friday morning") may be off by this many minutes.
_LOOSE = 180
# Clock times this near are one time told twice ("8:30" / "about 8:45").
_CLOSE = 20
_EXACT = frozenset({"day", "night"})


class Dated(Protocol):
    """The fields of a `DateClaim` (or `DateMatch`) that comparing needs."""

    @property
    def period(self) -> Period:
        """Inclusive days."""

    @property
    def weekday(self) -> int | None:
        """Printed weekday, 0 for Monday."""

    @property
    def clock(self) -> tuple[int, int] | None:
        """Minutes after midnight, earliest and latest."""


@dataclass(frozen=True, slots=True)
class DateComparison:
    """``level``: "same", "contained", "compatible", "different" or "unknown", and why."""

    level: str
    reason: str


def compare_dates(a: Dated, b: Dated) -> DateComparison:
    """Compare two dates that are told of the same event.

    "contained": one is more precise than the other (a day in its month). "compatible": loose
    words for one moment ("late Sunday" / "early Monday"). "unknown": nothing to go by.
    """
    days = _days(a.period, b.period)
    if days is None:
        days = _printed(a, b)
    if a.clock is None or b.clock is None or days.level in {"different", "unknown"}:
        return _with_clock(a, b, days)
    if not _is_day(a.period) and not _is_day(b.period) and a.weekday is None and b.weekday is None:
        return days if days.level != "same" else _clocks(a, b, days)
    return _clocks(a, b, days)


def _with_clock(a: Dated, b: Dated, days: DateComparison) -> DateComparison:
    """Two days that differ by one may meet at midnight ("late Sunday" / "early Monday")."""
    if days.level == "different" and _meet(a, b):
        return DateComparison("compatible", f"the night between {_say(a)} and {_say(b)}")
    clocks = a.clock is not None and b.clock is not None
    if days.level == "unknown" and clocks and _is_bare(a) and _is_bare(b):
        return _clocks(a, b, DateComparison("same", "no day is printed"))
    return days


def _days(a: Period, b: Period) -> DateComparison | None:
    """By calendar days; None where either has none."""
    if (a.first is None and a.last is None) or (b.first is None and b.last is None):
        return None
    if (a.first, a.last) == (b.first, b.last):
        return DateComparison("same", f"both {_span(a)}")
    a0, a1 = a.first or date.min, a.last or date.max
    b0, b1 = b.first or date.min, b.last or date.max
    if a1 < b0 or b1 < a0:
        return DateComparison("different", f"{_span(a)} / {_span(b)}")
    if a0 <= b0 and b1 <= a1:
        return DateComparison("contained", f"{_span(b)} lies in {_span(a)}")
    if b0 <= a0 and a1 <= b1:
        return DateComparison("contained", f"{_span(a)} lies in {_span(b)}")
    return DateComparison("compatible", f"{_span(a)} and {_span(b)} overlap")


def _printed(a: Dated, b: Dated) -> DateComparison:
    """By what is printed, where one side has no year to count from."""
    left, right = _fields(a), _fields(b)
    same: list[str] = []
    missing = False
    for name, x, y in zip(("year", "month", "day", "weekday"), left, right, strict=True):
        if x is None or y is None:
            missing = missing or x != y
            continue
        if x == y:
            same.append(_name(name, x))
        elif name == "day" and _ranges_meet(a, b):
            same.append("overlapping days")
        elif name != "weekday" or (left[2] is None or right[2] is None):
            return DateComparison("different", f"{_name(name, x)} / {_name(name, y)}")
    if not same:
        return DateComparison("unknown", "no common year, month, day or weekday is printed")
    reason = "both " + " ".join(same)
    return DateComparison("contained" if missing else "same", reason)


def _fields(a: Dated) -> tuple[int | None, int | None, int | None, int | None]:
    """Year, month, day and weekday as far as known; a range of days counts by its first."""
    first, last = a.period.first, a.period.last
    if first is not None and first == last:
        return first.year, first.month, first.day, first.weekday()
    if first is not None and last is not None:
        year = first.year if first.year == last.year else None
        month = first.month if year is not None and first.month == last.month else None
        return year, month, None, a.weekday
    printed = printed_date(a.period.text) if a.period.text else None
    if printed is None or printed.choices:
        return None, None, None, a.weekday
    if printed.bound or printed.season or printed.month_end or printed.weekday_end is not None:
        return None, None, None, None
    return printed.year, printed.month, printed.day, a.weekday


def _ranges_meet(a: Dated, b: Dated) -> bool:
    """ "September 25-29" and "September 27", both without a year."""
    x, y = printed_date(a.period.text), printed_date(b.period.text)
    if x is None or y is None or x.day is None or y.day is None or x.month != y.month:
        return False
    return x.day <= (y.day_end or y.day) and y.day <= (x.day_end or x.day)


def _clocks(a: Dated, b: Dated, days: DateComparison) -> DateComparison:
    """Two times of one day, or of days that contain each other."""
    if a.clock is None or b.clock is None:
        return days
    (a0, a1), (b0, b1) = a.clock, b.clock
    if (a0, a1) == (b0, b1):
        return days
    if a0 <= b1 and b0 <= a1:
        level = "contained" if (a0 <= b0 and b1 <= a1) or (b0 <= a0 and a1 <= b1) else "compatible"
        return DateComparison(level, f"{_clock(a.clock)} fits {_clock(b.clock)}")
    gap = max(a0, b0) - min(a1, b1)
    loose = max(a1 - a0, b1 - b0) >= _LOOSE
    if gap <= (_LOOSE if loose else _CLOSE):
        return DateComparison("compatible", f"{_clock(a.clock)} is near {_clock(b.clock)}")
    if days.level != "same":
        return DateComparison("unknown", f"{_clock(a.clock)} / {_clock(b.clock)}, days not settled")
    return DateComparison("different", f"{_clock(a.clock)} / {_clock(b.clock)}")


def _meet(a: Dated, b: Dated) -> bool:
    """Whether two neighbouring days meet through loose times at midnight."""
    if a.clock is None or b.clock is None:
        return False
    offset = _day_offset(a, b)
    if offset not in {-1, 1}:
        return False
    (early, late) = (a.clock, b.clock) if offset == 1 else (b.clock, a.clock)
    loose = max(early[1] - early[0], late[1] - late[0]) >= _LOOSE
    reach = _LOOSE if loose else _CLOSE
    return early[1] + reach >= late[0] + _DAY


def _day_offset(a: Dated, b: Dated) -> int:
    """Days from ``a`` to ``b``; by weekday where dates are unknown; 0 if neither is known."""
    if _is_day(a.period) and _is_day(b.period) and a.period.first and b.period.first:
        return (b.period.first - a.period.first) // timedelta(1)
    if a.weekday is None or b.weekday is None:
        return 0
    step = (b.weekday - a.weekday) % 7
    return step - 7 if step == 6 else step


def _is_day(period: Period) -> bool:
    return period.first is not None and period.first == period.last


def _is_bare(a: Dated) -> bool:
    """A clock time alone."""
    return (
        a.period.first is None
        and a.period.last is None
        and not any(field is not None for field in _fields(a))
    )


def _span(period: Period) -> str:
    first, last = period.first, period.last
    if first is not None and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _say(a: Dated) -> str:
    return a.period.text or _span(a.period)


def _clock(clock: tuple[int, int]) -> str:
    low, high = (f"{minute // 60 % 24}:{minute % 60:02d}" for minute in clock)
    return low if clock[0] == clock[1] else f"{low}-{high}"


def _name(field: str, value: int) -> str:
    if field == "weekday":
        return _WEEKDAYS[value]
    return _MONTHS[value] if field == "month" else str(value)
