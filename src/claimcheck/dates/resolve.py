"""From a printed date to days of the calendar, counted from the article's own day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from claimcheck.dates.lexicon import date_words
from claimcheck.dates.printed import Printed
from claimcheck.models import Period

Days = tuple[date | None, date | None, str]
_UNKNOWN: Days = (None, None, "unknown")
_DAY_UNITS = frozenset({"day", "night", "morning", "afternoon", "evening"})
# How far "about" and "just after" reach for a clock time, in minutes: outlets that say "about 11"
# and "about 11:30" of one event do disagree.
CLOCK_SLACK = 15
_JUST = 10
# "Next Thursday" said on a Wednesday is tomorrow to some and a week later to others.
_EITHER_WEEK = 3
# How many days either way of the very day "two years ago" may be.
_ABOUT = {"year": 183, "month": 16, "decade": 550}
# "early", "mid" and "late" as thirds of the period, with a little overlap.
_THIRDS = {"start": (0.0, 0.2), "early": (0.0, 0.4), "mid": (0.25, 0.75), "late": (0.6, 1.0),
           "end": (0.75, 1.0)}  # fmt: skip


def resolve(
    printed: Printed,
    text: str,
    *,
    reference: date | None,
    tense: str = "",
    then: Period | None = None,
) -> Period:
    """The inclusive days that a printed date names.

    ``reference`` is the article's day; ``tense`` "past" or "future" settles a bare weekday or a
    month without a year; ``then`` is the day told of before, from which "two days later" counts.
    Bounds are None where nothing is known to count from, and on the open side of "since 2019".
    """
    if printed.bound in {"until", "by", "before"} and (printed.bound == "until" or tense != "past"):
        # A deadline is ahead of what is told: "was remanded until 2 July".
        tense = tense if tense == "future" else "ahead"
    if printed.months and tense in {"", "present"}:
        tense = "past"  # "a loss in the year to March", whenever it is told
    if tense == "present" and printed.day is None and printed.weekday is None:
        tense = "future"
    try:
        first, last, granularity = _days(printed, reference, tense, then)
    except (OverflowError, ValueError):
        first, last, granularity = _UNKNOWN
    if first is not None and last is not None and printed.fraction:
        first, last = _third(first, last, printed.fraction, granularity)
    if not printed.has_clock:
        # "before 10 p.m. on Friday" bounds the hour, "before Friday" the day.
        if printed.bound in {"since", "after"}:
            last = None
        elif printed.bound in {"until", "by", "before"}:
            first = None
    return Period(first, last, text, granularity)


def clock_of(printed: Printed) -> tuple[int, int] | None:
    """Minutes after midnight, earliest and latest; past 1440 is the following night."""
    clock = _clock_of(printed)
    if clock is None or printed.approximate:
        return clock
    if printed.bound in {"before", "by", "until"}:
        return (0, clock[1])
    if printed.bound in {"after", "since"}:
        return (clock[0], 1440)
    return clock


def _clock_of(printed: Printed) -> tuple[int, int] | None:
    parts = date_words().dayparts
    if printed.clock is not None:
        return _digits(printed, *printed.clock)
    if printed.daypart in parts:
        low, high = parts[printed.daypart]
        if printed.fraction == "early":
            low, high = (0, 540) if printed.daypart == "morning" else (low, (low + high) // 2 + 60)
        elif printed.fraction == "late" and printed.daypart != "night":
            low = (low + high) // 2 - 60
        return (low, high)
    if printed.fraction in {"early", "late"} and (
        printed.weekday is not None or printed.unit in _DAY_UNITS
    ):
        return parts[printed.fraction]
    if printed.unit in {"morning", "afternoon", "evening", "night"}:
        return parts[printed.unit]
    if printed.unit == "overnight":
        # "overnight Friday" is either night of that day.
        return (1080, 1980) if printed.weekday is None else (0, 1980)
    return None


def _digits(printed: Printed, low: int, high: int) -> tuple[int, int]:
    """A time in digits, with the half of the day that words give, widened by "about"."""
    part = printed.daypart or printed.unit
    if part in {"afternoon", "evening", "night"} and 60 <= low < 720:
        # "3:45 in the afternoon", "11:30 at night", "6:41 last night"
        if part != "night" or low >= 300:
            low, high = low + 720, high + 720
    elif low > high:
        # "9 to 5 p.m.": the half of the day is printed once.
        high += 1440
    if printed.bound == "just before":
        return (max(0, low - _JUST), high)
    if printed.bound == "just after":
        return (low, high + _JUST)
    if printed.approximate:
        return (max(0, low - CLOCK_SLACK), high + CLOCK_SLACK)
    return (low, high)


def mismatch_of(printed: Printed, period: Period) -> str:
    """Says so where the weekday printed is not the date's own, "" where both fit."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    if printed.weekday is None or printed.day is None or printed.day_end is not None:
        return ""
    if period.first is None or printed.year is None or printed.weekday_end is not None:
        return ""
    actual = period.first.weekday()
    if actual == printed.weekday:
        return ""
    return f"{period.first.isoformat()} was a {names[actual]}, not a {names[printed.weekday]}"


def _days(printed: Printed, reference: date | None, tense: str, then: Period | None) -> Days:
    if printed.choices:
        readings = sorted(date(*choice) for choice in printed.choices)
        return readings[0], readings[-1], "ambiguous"
    if printed.has_date and printed.month is not None:
        return _calendar(printed, reference, tense, then)
    if printed.has_part_of_year:
        return _part_of_year(printed, reference, tense)
    if printed.year is not None:
        last = printed.year_end or printed.year
        return date(printed.year, 1, 1), date(last, 12, 31), "year"
    if printed.decade is not None:
        return date(printed.decade, 1, 1), date(printed.decade + 9, 12, 31), "decade"
    if printed.century is not None:
        first = (printed.century - 1) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century"
    if printed.unit and not (printed.unit == "overnight" and printed.weekday is not None):
        return _relative(printed, reference, tense, then)
    if printed.weekday is not None:
        return _weekday(printed, reference, tense)
    return None, None, "day"


def _calendar(printed: Printed, reference: date | None, tense: str, then: Period | None) -> Days:
    month, day = printed.month or 1, printed.day
    year = printed.year
    if year is None:
        year = _year_for(printed, reference, tense, then)
    if year is None:
        return None, None, "day" if day is not None else "month"
    end_month = printed.month_end or month
    end_year = printed.year_end or (year + 1 if end_month < month else year)
    if printed.year_end is None and printed.year is not None and end_month < month:
        # "December 30 - January 2, 2025": the year printed is the last one.
        year, end_year = year - 1, printed.year
    if day is None and printed.months:
        return (
            _shift(date(year, month, 1), "month", 1 - printed.months),
            _month_end(year, month),
            "span",
        )
    if day is None:
        return date(year, month, 1), _month_end(end_year, end_month), "month"
    first = date(year, month, day)
    last = date(end_year, end_month, printed.day_end or day)
    return first, max(first, last), "day"


def _year_for(
    printed: Printed, reference: date | None, tense: str, then: Period | None
) -> int | None:
    """The year that a month and day without one most likely mean."""
    if printed.unit == "year" and printed.anchor == "then":
        if then is None or then.first is None or then.last is None or printed.offset is None:
            return None
        return then.first.year + printed.offset if then.first.year == then.last.year else None
    if reference is None:
        return None
    if printed.unit == "year" and printed.offset is not None and printed.anchor == "now":
        return reference.year + printed.offset
    month, day = printed.month or 1, printed.day
    if printed.direction == 0 and day is None:
        return reference.year
    if printed.direction is not None and day is None:
        step = printed.direction
        year = reference.year
        if (step < 0 and month >= reference.month) or (step > 0 and month <= reference.month):
            year += step
        return year
    candidates: list[tuple[int, int]] = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        last = monthrange(year, month)[1]
        at = date(year, month, min(day or 15, last))
        distance = (at - reference).days
        penalty = abs(distance)
        # Tense outweighs nearness, a day or so of slack for time zones and for whole months.
        slack = 1 if day is not None else 31
        if (tense == "past" and distance > slack) or (tense == "future" and distance < -slack):
            penalty += 400
        if printed.weekday is not None and day is not None and at.weekday() != printed.weekday:
            # "Monday, June 9" is of the year in which that day is a Monday.
            penalty += 800
        candidates.append((penalty, year))
    return min(candidates)[1]


def _part_of_year(printed: Printed, reference: date | None, tense: str) -> Days:
    year = printed.year
    if year is None and reference is not None and (printed.unit in {"", "year"}):
        offset = printed.offset if printed.unit == "year" else printed.direction
        year = reference.year + (offset or 0)
    if printed.quarter is not None or printed.half is not None:
        months = 3 if printed.quarter is not None else 6
        number = printed.quarter if printed.quarter is not None else (printed.half or 1)
        name = "quarter" if printed.quarter is not None else "half"
        if year is None:
            return None, None, name
        start = (number - 1) * months + 1
        bare = printed.year is None and printed.direction is None and tense != "future"
        if bare and reference is not None and date(year, start, 1) > reference:
            # A bare "third quarter" in a report is the latest one that has begun.
            year -= 1
        return date(year, start, 1), _month_end(year, start + months - 1), name
    start = date_words().seasons[printed.season]
    if year is None:
        return None, None, "season"
    if printed.year is None and printed.unit != "year" and reference is not None:
        first = date(year, start, 1)
        if printed.direction == -1:
            year = (
                reference.year
                if _season_end(reference.year, start) < reference
                else reference.year - 1
            )
        elif printed.direction == 1:
            year = (
                reference.year if date(reference.year, start, 1) > reference else reference.year + 1
            )
        elif printed.direction is None and tense != "future" and first > reference:
            year -= 1
    # Winter is named after either of its years: keep both.
    first = (
        date(year - 1, 12, 1) if start == 12 and printed.year is not None else date(year, start, 1)
    )
    return first, _season_end(year, start), "season"


def _season_end(year: int, start: int) -> date:
    return _month_end(year + 1, 2) if start == 12 else _month_end(year, start + 2)


def _weekday(printed: Printed, reference: date | None, tense: str) -> Days:
    if reference is None or printed.weekday is None:
        return None, None, "day"
    gap = (printed.weekday - reference.weekday()) % 7
    ahead, back = reference + timedelta(gap), reference - timedelta((7 - gap) % 7)
    match printed.direction:
        case -1:
            first = back if back < reference else back - timedelta(7)
            if (reference - first).days <= _EITHER_WEEK and printed.weekday_end is None:
                return first - timedelta(7), first, "day"
        case 1:
            first = ahead if ahead > reference else ahead + timedelta(7)
            if (first - reference).days <= _EITHER_WEEK and printed.weekday_end is None:
                return first, first + timedelta(7), "day"
        case 0:
            # "this Friday" is ahead, unless the tense says that it is over.
            first = back if tense == "past" else ahead
        case _:
            first = ahead if tense in {"future", "ahead", "present"} else back
    if printed.weekday_end is not None:
        return first, first + timedelta((printed.weekday_end - printed.weekday) % 7), "day"
    return first, first, "day"


def _relative(printed: Printed, reference: date | None, tense: str, then: Period | None) -> Days:
    origin = reference
    if printed.anchor == "then":
        if then is None or then.first is None or then.last is None:
            return None, None, printed.unit
        if then.first != then.last:
            return _after_months(printed, then.first, then.last)
        origin = then.first
    unit, offset = printed.unit, printed.offset
    name = "day" if unit in _DAY_UNITS else unit
    if origin is None or offset is None:
        return None, None, name
    if printed.span:
        other = _shift(origin, unit, offset)
        return min(origin, other), max(origin, other), "span"
    if unit in {"hour", "minute"}:
        reach = timedelta(days=abs(offset) // (24 if unit == "hour" else 1440) + 1)
        return (origin - reach, origin, "day") if offset < 0 else (origin, origin + reach, "day")
    if unit == "overnight":
        return origin - timedelta(1), origin, "night"
    if unit in _DAY_UNITS:
        moved = origin + timedelta(offset)
        return moved, moved, "day"
    if unit == "fortnight":
        unit, offset = "week", offset * 2
    moved = _shift(origin, unit, offset)
    if unit in {"year", "month"} and abs(offset) == 1 and printed.counted:
        # "a year ago" is that time of the year, not the whole of "last year".
        reach = timedelta(_ABOUT[unit])
        return moved - reach, moved + reach, "span"
    if (unit in {"year", "month"} and abs(offset) > 1) or (unit == "decade" and offset):
        return _round_about(moved, unit)
    return _whole(moved, unit, tense=tense, weekday=printed.weekday, loose=abs(offset) > 1)


def _after_months(printed: Printed, first: date, last: date) -> Days:
    """ "four months later", counted from a month or year told of before."""
    unit, offset = printed.unit, printed.offset
    if unit not in {"month", "year", "decade"} or not offset or (last - first).days > 400:
        return None, None, unit
    return _shift(first, unit, offset), _shift(last, unit, offset), unit


def _shift(origin: date, unit: str, offset: int) -> date:
    match unit:
        case "day" | "week" | "weekend":
            return origin + timedelta(offset * (1 if unit == "day" else 7))
        case "quarter":
            return _shift(origin, "month", offset * 3)
        case "month":
            months = origin.year * 12 + origin.month - 1 + offset
            year, month = divmod(months, 12)
            return date(year, month + 1, min(origin.day, monthrange(year, month + 1)[1]))
        case _:
            year = origin.year + offset * {"decade": 10, "century": 100}.get(unit, 1)
            return date(year, origin.month, min(origin.day, monthrange(year, origin.month)[1]))


def _round_about(moved: date, unit: str) -> Days:
    """ "two years ago": the calendar year and half a year either way of the very day."""
    reach = timedelta(_ABOUT[unit])
    if unit == "decade":
        return moved - reach, moved + reach, "year"
    first, last, name = _whole(moved, unit, tense="", weekday=None, loose=False)
    if first is None or last is None:
        return _UNKNOWN
    return min(first, moved - reach), max(last, moved + reach), name


def _whole(moved: date, unit: str, *, tense: str, weekday: int | None, loose: bool) -> Days:
    """The whole week, month or year round a day."""
    monday = moved - timedelta(moved.weekday())
    if unit == "week":
        if weekday is not None:
            day = monday + timedelta(weekday)
            return day, day, "day"
        if loose:
            # "three weeks ago" is rounder than "last week".
            return moved - timedelta(4), moved + timedelta(4), "week"
        return monday, monday + timedelta(6), "week"
    if unit == "weekend":
        saturday = monday + timedelta(5)
        if tense == "past" and moved.weekday() < 5:
            saturday -= timedelta(7)
        return saturday, saturday + timedelta(1), "weekend"
    if unit == "month":
        return moved.replace(day=1), _month_end(moved.year, moved.month), "month"
    if unit == "quarter":
        start = (moved.month - 1) // 3 * 3 + 1
        return date(moved.year, start, 1), _month_end(moved.year, start + 2), "quarter"
    if unit == "decade":
        start = moved.year // 10 * 10
        return date(start, 1, 1), date(start + 9, 12, 31), "decade"
    return date(moved.year, 1, 1), date(moved.year, 12, 31), "year"


def _third(first: date, last: date, fraction: str, granularity: str) -> tuple[date, date]:
    length = (last - first).days
    if length < 2 or granularity in {"day", "night", "weekend", "unknown"}:
        return first, last
    low, high = _THIRDS[fraction]
    return first + timedelta(int(length * low)), first + timedelta(int(length * high + 0.999))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
