"""Whether two dates of one event can both be right: same, contained, compatible, different.

Reads only what a `DateClaim` carries, so that linkage and rules need no language model.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.lexicon import date_words
from claimcheck.dates.resolve import resolve
from claimcheck.frozen import dataclass
from claimcheck.models import Period

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# A printed zone that is not the place's own clock.
_WORLD = frozenset({"gmt", "utc"})
_NO_OFFSET = 9999
# A leap year that stands for the year that nobody printed.
_ANY = 2000
_DAY = 1440
_HALF_DAY = 720
# Whole hours apart by so much may be one moment on the clocks of two places of one country.
_ZONES = 240
# Loose words ("late Sunday", "Friday morning") may be off by this many minutes.
_LOOSE = 180
# Two beginnings within so many days are one, told twice.
_SLIP = 31
# Clock times this near are one time told twice ("8:30" / "8:33"), in minutes.
_CLOSE = 5


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
    zones = _by_zone(a, b)
    if zones is not None:
        return zones
    days = _days(a.period, b.period)
    if days is None:
        days = _printed(a, b)
    elif days.level == "different" and _same_without_year(a, b):
        # Both years were only inferred: "June 28" is "June 28".
        days = DateComparison("same", f"both {_say(a)}")
    if a.clock is None or b.clock is None or days.level in {"different", "unknown"}:
        return _with_clock(a, b, days)
    if not _is_day(a.period) and not _is_day(b.period) and a.weekday is None and b.weekday is None:
        return days if days.level != "same" else _clocks(a, b, days)
    return _clocks(a, b, days)


def _same_without_year(a: Dated, b: Dated) -> bool:
    """One month and day on both sides, and a year on neither."""
    printed = [printed_date(side.period.text) for side in (a, b)]
    if any(p is None or p.year or p.month is None or p.has_relative for p in printed):
        return False
    keys = {(p.month, p.day, p.month_end, p.day_end, p.bound) for p in printed if p is not None}
    return len(keys) == 1


def _by_zone(a: Dated, b: Dated) -> DateComparison | None:
    """Two clock times in different zones: as moments, where both offsets and days are known."""
    if a.clock is None or b.clock is None:
        return None
    left, right = _zone(a), _zone(b)
    if left == right or (not (left and right) and not {left, right} & _WORLD):
        return None
    offsets = [date_words().timezones.get(zone, _NO_OFFSET) for zone in (left, right)]
    if (
        left
        and right
        and left[0] == right[0]
        and left[-1] == right[-1] == "t"
        and (len(left) == 2 or len(right) == 2)
    ):
        # ET is EST or EDT.
        return None
    days = _day_offset(a, b)
    if _NO_OFFSET in offsets or not _same_or_known(a, b):
        return DateComparison("unknown", f"{_say(a)} / {_say(b)}: time zones are not settled")
    a0, a1 = (minute - offsets[0] for minute in a.clock)
    b0, b1 = (minute - offsets[1] + days * _DAY for minute in b.clock)
    gap = max(a0, b0) - min(a1, b1)
    level = "same" if (a0, a1) == (b0, b1) else "compatible" if gap <= _CLOSE else "different"
    return DateComparison(level, f"{_say(a)} / {_say(b)}")


def _zone(a: Dated) -> str:
    printed = printed_date(a.period.text)
    return printed.zone.lower() if printed is not None else ""


def _same_or_known(a: Dated, b: Dated) -> bool:
    """Whether the number of days between the two is known."""
    return (_is_day(a.period) and _is_day(b.period)) or None not in (a.weekday, b.weekday)


def _with_clock(a: Dated, b: Dated, days: DateComparison) -> DateComparison:
    """Two days that differ by one may meet at midnight ("late Sunday" / "early Monday")."""
    if days.level == "different" and _meet(a, b):
        return DateComparison("compatible", f"the night between {_say(a)} and {_say(b)}")
    clocks = a.clock is not None and b.clock is not None
    if days.level == "unknown" and clocks and (_is_bare(a) or _is_bare(b)):
        # A clock time alone stands for the day that the story is about.
        return _clocks(a, b, DateComparison("same", "one day is not printed"))
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
    if _ranges_differ(a, b) or _end_differs(a, b) or _end_differs(b, a):
        return DateComparison("different", f"{_span(a)} / {_span(b)}")
    if _start_slipped(a, b) or _start_slipped(b, a):
        return DateComparison("different", f"{_span(a)} / {_span(b)}")
    if a0 <= b0 and b1 <= a1:
        return DateComparison("contained", f"{_span(b)} lies in {_span(a)}")
    if b0 <= a0 and a1 <= b1:
        return DateComparison("contained", f"{_span(a)} lies in {_span(b)}")
    return DateComparison("compatible", f"{_span(a)} and {_span(b)} overlap")


def _ranges_differ(a: Period, b: Period) -> bool:
    """Two printed ranges of days with one end in common ("June 3-7" / "June 3-9")."""
    if {a.granularity, b.granularity} != {"day"} or _is_day(a) or _is_day(b):
        return False
    return None not in (a.first, a.last, b.first, b.last) and (a.first == b.first) != (
        a.last == b.last
    )


def _start_slipped(whole: Period, end: Period) -> bool:
    """ "From Jan. 4 to Sept. 9", "since Jan. 14": one beginning is told a few days off."""
    if {whole.granularity, end.granularity} != {"day"} or end.last is not None:
        return False
    if whole.first is None or whole.last is None or end.first is None:
        return False
    gap = abs((whole.first - end.first).days)
    return whole.first != whole.last and 0 < gap <= _SLIP


def _end_differs(whole: Period, end: Period) -> bool:
    """ "From 1990 to 1998" and "until 2001": one end is told in another year."""
    if (
        {whole.granularity, end.granularity} != {"year"}
        or whole.first is None
        or whole.last is None
    ):
        return False
    if (end.first is None) == (end.last is None) or whole.first.year == whole.last.year:
        return False
    if end.last is not None:
        return end.last.year != whole.last.year
    return end.first is not None and end.first.year != whole.first.year


def _printed(a: Dated, b: Dated) -> DateComparison:
    """By month, day and weekday, where one side has no year to count from."""
    weekdays = (_weekday(a), _weekday(b))
    told_apart = None not in weekdays and weekdays[0] != weekdays[1]
    left, right = _any_year(a), _any_year(b)
    if left is not None and right is not None:
        days = _days(left, right)
        same = days is not None and days.level == "same"
        if days is None or (same and told_apart):
            return DateComparison("different", f"{_say(a)} / {_say(b)}")
        if same and (a.period.first is None) == (b.period.first is None):
            return DateComparison("same", f"both {_say(a)}")
        level = "contained" if same else days.level
        return DateComparison(level, f"{_say(a)} / {_say(b)}")
    if told_apart and weekdays[0] is not None and weekdays[1] is not None:
        return DateComparison("different", f"{_WEEKDAYS[weekdays[0]]} / {_WEEKDAYS[weekdays[1]]}")
    if weekdays[0] is not None and weekdays[0] == weekdays[1]:
        alike = left is None and right is None and a.period.first == b.period.first
        return DateComparison("same" if alike else "contained", f"both {_WEEKDAYS[weekdays[0]]}")
    return DateComparison("unknown", "no common month, day or weekday is printed")


def _weekday(a: Dated) -> int | None:
    """The weekday printed or known from the day; None for a range."""
    if a.period.first is not None and a.period.first == a.period.last:
        return a.period.first.weekday()
    printed = printed_date(a.period.text)
    ranged = printed is not None and (printed.weekday_end is not None or printed.bound)
    return None if ranged else a.weekday


def _any_year(a: Dated) -> Period | None:
    """The days in a leap year that stands for any, where a month is known; else None."""
    first, last = a.period.first, a.period.last
    if first is not None and last is not None:
        if first.year != last.year or (first.month, last.month) == (1, 12):
            return None
        return Period(first.replace(year=_ANY), last.replace(year=_ANY), a.period.text)
    if first is not None or last is not None:
        return None
    # "May" alone may be a verb, behind "in" it is a month.
    printed = printed_date(a.period.text) or printed_date(f"in {a.period.text}")
    if printed is None or printed.month is None or printed.year is not None or printed.has_relative:
        return None
    return resolve(replace(printed, year=_ANY), a.period.text, reference=None)


def _clocks(a: Dated, b: Dated, days: DateComparison) -> DateComparison:
    """Two times of one day, or of days that contain each other."""
    if a.clock is None or b.clock is None:
        return days
    (a0, a1), (b0, b1) = a.clock, b.clock
    if (a0, a1) == (b0, b1):
        return days
    if (_halfless(a) or _halfless(b)) and abs(a0 - b0) % _HALF_DAY == 0 == abs(a1 - b1) % _HALF_DAY:
        return DateComparison("compatible", f"{_say(a)} / {_say(b)}: one half of the day is open")
    if a0 <= b1 and b0 <= a1:
        level = "contained" if (a0 <= b0 and b1 <= a1) or (b0 <= a0 and a1 <= b1) else "compatible"
        return DateComparison(level, f"{_say(a)} fits {_say(b)}")
    gap = max(a0, b0) - min(a1, b1)
    loose = max(a1 - a0, b1 - b0) >= _LOOSE
    if gap <= (_LOOSE if loose else _CLOSE):
        return DateComparison("compatible", f"{_say(a)} is near {_say(b)}")
    if days.level != "same":
        return DateComparison("unknown", f"{_say(a)} / {_say(b)}, days not settled")
    if bool(_zone(a)) != bool(_zone(b)) and abs(a0 - b0) % 60 == 0 and abs(a0 - b0) <= _ZONES:
        return DateComparison("unknown", f"{_say(a)} / {_say(b)}: one names its time zone")
    return DateComparison("different", f"{_say(a)} / {_say(b)}")


def _halfless(a: Dated) -> bool:
    """ "8:30", which may be morning or evening."""
    printed = printed_date(a.period.text)
    return printed is not None and printed.halfless and not printed.daypart and not printed.unit


def _meet(a: Dated, b: Dated) -> bool:
    """Whether two neighbouring days meet through loose times at midnight."""
    if a.clock is None or b.clock is None:
        return False
    offset = _day_offset(a, b)
    if offset not in {-1, 1}:
        return False
    first, second = (a, b) if offset == 1 else (b, a)
    early, late = first.clock, second.clock
    assert early is not None
    assert late is not None
    if _is_midnight(second):
        late = (0, late[1] - late[0])  # "midnight Saturday" begins or ends that day
    loose = max(early[1] - early[0], late[1] - late[0]) >= _LOOSE
    reach = _LOOSE if loose else _CLOSE
    return early[1] + reach >= late[0] + _DAY


def _is_midnight(a: Dated) -> bool:
    printed = printed_date(a.period.text)
    return printed is not None and printed.daypart == "midnight"


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
    if a.period.first is not None or a.period.last is not None or a.weekday is not None:
        return False
    printed = printed_date(a.period.text)
    return printed is None or not printed.names_day


def _span(period: Period) -> str:
    first, last = period.first, period.last
    if first is not None and first == last:
        return _day(first)
    if first is None or last is None:
        known = first or last
        return f"{'from' if first else 'until'} {_day(known)}" if known else "no known day"
    whole = last + timedelta(1)
    if first.day == 1 == whole.day and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    if (first.month, first.day, whole.month, whole.day) == (1, 1, 1, 1):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _say(a: Dated) -> str:
    return a.period.text or _span(a.period)
