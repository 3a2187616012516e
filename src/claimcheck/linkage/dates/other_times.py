"""Whether two dates are of two times: of other weeks, of what comes again, of two histories."""

from __future__ import annotations

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.moments import head_of
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import DateClaim

_A_YEAR = 300  # days of a date from which it is a bare year
_A_WEEK = 6  # days between two articles that hardly mean one day by two weekdays
_TWO_NEWS = 2  # days between two articles from which each may have its own match or meeting
_LONG_AGO = 14  # days between two articles from which a weekday or an hour is another one


def of_two_histories(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether two things are told of by bare years long past: "in 2011 a mosaic was found", "the
    hoard was found in 1978". What a report is about it tells by day or month."""
    things = []
    for claim in (a, b):
        first, last = claim.period.first, claim.period.last
        published = context.articles[claim.article].published
        if first is None or last is None or published is None:
            return False
        if (last - first).days < _A_YEAR or published.year - last.year < 1:
            return False
        event = claim.event
        things.append(frozenset(f"{event.noun} {event.of} {event.subject}".split()))
    return all(things) and not things[0] & things[1]


def of_other_times(a: DateClaim, b: DateClaim, relation: Relation) -> bool:
    """Whether articles days apart may mean two of what comes again, or "this month" and a year."""
    if relation.days_apart is None or relation.days_apart < _TWO_NEWS:
        return False
    again = moment_words().again
    if all({head_of(c.event.noun), head_of(c.event.subject)} & again for c in (a, b)):
        return True
    if relation.days_apart <= _LONG_AGO:
        return False
    printed = [printed_date(c.period.text) for c in (a, b)]
    if any(one is None or one.has_relative for one in printed):
        return True
    return len({one is not None and one.year is not None for one in printed}) > 1


def other_week(a: DateClaim, b: DateClaim, relation: Relation) -> bool:
    """Whether bare weekdays or hours are of other weeks, as those of articles weeks apart are."""
    if relation.days_apart is None or relation.days_apart < _A_WEEK:
        return False
    if relation.days_apart > _LONG_AGO:
        return any(c.weekday is not None or c.clock is not None for c in (a, b))
    if a.weekday is None or b.weekday is None or not a.period.first or not b.period.first:
        return False
    return abs((a.period.first - b.period.first).days) >= _A_WEEK - 1


def passed(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one was over when the other, still to come, was printed: the next of its kind."""
    found = [(context.articles[c.article].published, c.period.first) for c in (a, b)]
    known = sorted((day, at) for day, at in found if day is not None and at is not None)
    if len(known) < len(found):
        return False
    (early, day), (late, next_day) = known
    return early < late and early <= day < late <= next_day
