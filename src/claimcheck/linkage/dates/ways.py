"""How the days of two deeds are compared: as dates, as weekdays, as years, or one as each.

And how far two hours lie apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.grammar import printed_date
from claimcheck.linkage.dates.kinds_of_deeds import Deed, Role, is_day
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim
from claimcheck.text import fold

WEEK = 7  # days


class Way(Enum):
    """How two days can be compared: as dates, as weekdays, as years, or one as each."""

    CALENDAR = "calendar"
    WEEKDAY = "weekday"
    YEAR = "year"
    MIXED = "mixed"


def on_several_days(way: Way, deeds: Sequence[Deed], context: LinkContext) -> bool:
    """Whether an article gives several days for its deed, so that which is meant is not known.

    What lies a week and more behind the article is looked back on, if a later day is given too.
    """
    days: dict[object, bool] = {}
    for deed in deeds:
        if deed.role is Role.FOUND or is_year(deed.claim) != (way is Way.YEAR):
            continue
        if not is_day(deed.claim) and way is not Way.YEAR:
            continue
        if way in {Way.CALENDAR, Way.WEEKDAY} and names_month(deed.claim) != (way is Way.CALENDAR):
            continue
        published = context.articles[deed.claim.article].published
        first = deed.claim.period.first
        old = (
            way is not Way.YEAR
            and published is not None
            and first is not None
            and (published - first).days >= WEEK
        )
        day = day_of(deed.claim, way)
        days[day] = days.get(day, True) and old
    return len({day for day, old in days.items() if not old} or set(days)) > 1


def day_of(claim: DateClaim, way: Way) -> object:
    """A day of the year, or of the week, as printed or of the calendar."""
    printed = printed_date(claim.period.text)
    if way is Way.YEAR:
        return claim.period.first
    if way is Way.CALENDAR and printed is not None:
        return printed.month, printed.day
    return weekday(claim)


def weekday(claim: DateClaim) -> object:
    """The day of the week, as printed or of the calendar."""
    if claim.weekday is not None:
        return claim.weekday
    first = claim.period.first
    return first.weekday() if first is not None else fold(claim.period.text)


def are_days(x: Deed, y: Deed) -> bool:
    """Whether both give a day, or both a year."""
    days = is_day(x.claim) and is_day(y.claim)
    if _is_deadline(x.claim) and _is_deadline(y.claim):
        return True
    return days or (is_year(x.claim) and is_year(y.claim))


def _is_deadline(claim: DateClaim) -> bool:
    """ "Until 2 April": open in front."""
    return claim.period.first is None and claim.period.last is not None


def is_year(claim: DateClaim) -> bool:
    """Whether a date is one printed year: "in 1994"."""
    first, last = claim.period.first, claim.period.last
    one = first is not None and last is not None and first.year == last.year
    return one and claim.period.granularity == "year" and claim.period.text[-4:].isdigit()


def by_day(a: DateClaim, b: DateClaim) -> tuple[Way, DateComparison]:
    """By day alone: an hour may be of the deed, of the call or of the report."""
    if _is_deadline(a) and _is_deadline(b):
        level = "same" if a.period.last == b.period.last else "different"
        return Way.CALENDAR, DateComparison(level, f"{a.period.last} / {b.period.last}")
    if is_year(a):
        return Way.YEAR, compare_dates(a, b)
    months = names_month(a), names_month(b)
    first, other = a.period.first, b.period.first
    if all(months):
        result = compare_dates(a, b)
        same = first is not None and first == other
        if result.level == "different" and same:
            result = DateComparison("same", "one day")
        return Way.CALENDAR, result
    way = Way.MIXED if any(months) else Way.WEEKDAY
    if a.weekday is not None and a.weekday == b.weekday:
        return way, DateComparison("same", "one weekday")
    if any(months) and (first is None or other is None or abs((first - other).days) >= WEEK):
        return way, DateComparison("unknown", "which week it was is not known")
    result = compare_dates(a, b)
    same = first is not None and first == other
    if result.level == "different" and same:
        result = DateComparison("same", "one day")
    if None not in (a.weekday, b.weekday) and result.level in {"same", "contained"}:
        # "Friday, April 7" is not Sunday, even if April 7 was one.
        result = DateComparison("different", f"{a.period.text} / {b.period.text}")
    return way, result


def names_month(claim: DateClaim) -> bool:
    """Whether a month is printed."""
    printed = printed_date(claim.period.text)
    return printed is not None and printed.month is not None


def minutes_apart(a: DateClaim, b: DateClaim) -> int:
    """How far two dates that give an hour lie apart, by when each begins."""
    assert a.clock is not None
    assert b.clock is not None
    return abs(a.clock[0] - b.clock[0])


def prints_hour(hour: DateClaim, claims: Sequence[Claim]) -> bool:
    """Whether a report gives this hour too, of whatever."""
    return any(isinstance(claim, DateClaim) and claim.clock == hour.clock for claim in claims)
