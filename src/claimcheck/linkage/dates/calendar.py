"""Days of the month that two reports of one event give each for itself: "May 3", "May 5".

A day of the month is one whatever day the reports are of, and a report prints few. Where two
reports of one event give neighbouring days, neither prints the other's, and the sentences share
words, they answer one question with two days. Counted were such pairs of days in untouched
development reports of one event; equal days stand for what would be found, unequal ones for alarms:

======================================================  =====  =======
days of the month, by what their sentences say          equal  unequal
======================================================  =====  =======
all                                                     44     14
and nothing tells the happenings apart                  43     12
and one word in common                                  33     2
and two words in common, one of which is no name        27     0
and one act by their verbs                              16     0
or two plain words, and a quarter of all, in common     24     0
======================================================  =====  =======
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from claimcheck.dates.compare import DateComparison
from claimcheck.dates.grammar import printed_date
from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.evidence import SPEAKING, TELLING
from claimcheck.linkage.dates.governed import of_step_and_deed
from claimcheck.linkage.dates.happenings import each_its_own, tell_two, words_of
from claimcheck.linkage.dates.kinds_of_deeds import deed_of, is_day
from claimcheck.linkage.dates.moments import head_of, moments_of
from claimcheck.linkage.dates.news_openings import start_of
from claimcheck.linkage.dates.slots import LIGHT
from claimcheck.linkage.dates.ways import Way, by_day, day_of, names_month
from claimcheck.linkage.dates.weekdays import Lead
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, Comparison, DateClaim

_SAME_NEWS = 6  # days between two reports, from which each may have news of its own
_NEAR = 9  # days between two days of one happening, in two months
_LEAST = 2  # words besides the dates that both sentences have in common
_PLAIN = 1  # words of these that are no names, where the verbs tell one act
_OTHERWISE = 2  # the same, where they do not
_SHARE = 0.25  # of the shorter sentence's words, where they do not
_FEWEST = 3  # words that a sentence counts as having
_NIGHT = re.compile(r"\b(?:night|overnight|midnight|early|small hours)\b", re.IGNORECASE)
_LAST_DAYS = 28  # from this day on a month may end
_SPAN = 10  # days; of a longer stretch a report gives no day in it


class _Found(NamedTuple):
    plain: int
    shared: frozenset[str]
    x: Lead
    y: Lead
    result: DateComparison


def link_calendar(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison: the two days whose sentences say most alike."""
    if not relation.of_one_event(_SAME_NEWS):
        return
    left, right = (
        context.once(("calendar days", of, len(claims)), partial(_days_in, of, claims, context))
        for of, claims in ((relation.a, a_claims), (relation.b, b_claims))
    )
    own = [
        [lead for lead in leads if not _gives(claims, lead.claim)]
        for leads, claims in ((left, b_claims), (right, a_claims))
    ]
    found = [
        each for x, y in product(*own) if (each := _judged(x, y, relation, context)) is not None
    ]
    if not found:
        return
    best = max(found, key=lambda each: (each.plain, len(each.shared), -each.x.claim.start))
    given = "gives a day"
    yield each_its_own(
        (best.x, best.y), best.result, best.shared, relation, context, given, "day of the month"
    )


def _days_in(article: str, claims: Sequence[Claim], context: LinkContext) -> Sequence[Lead]:
    """A report's days of the month, but for the day of its printing: "Posted May 3, 2024"."""
    start = start_of(article, context)
    published = context.articles[article].published
    return [
        Lead(claim, context.once(("deed", claim.id), partial(deed_of, claim, context)))
        for claim in sorted(claims, key=lambda c: c.start)
        if isinstance(claim, DateClaim)
        and claim.start >= start
        and is_day(claim)
        and names_month(claim)
        and (published is None or claim.period.first != published)
    ]


def _gives(claims: Sequence[Claim], own: DateClaim) -> bool:
    """Whether another report gives this day, as a day of the month, a weekday or in a stretch."""
    printed, first = day_of(own, Way.CALENDAR), own.period.first
    for claim in claims:
        if not isinstance(claim, DateClaim):
            continue
        if names_month(claim) and day_of(claim, Way.CALENDAR) == printed:
            return True
        if first is None:
            continue
        low, high = claim.period.first, claim.period.last
        if low is not None and high is not None:
            if low <= first <= high and (high - low).days < _SPAN:
                return True
        elif claim.weekday == first.weekday():
            return True  # which week's is not known
    return False


def _judged(x: Lead, y: Lead, relation: Relation, context: LinkContext) -> _Found | None:
    """What makes two unlike days those of one happening; None where it is not enough."""
    a, b = x.claim, y.claim
    shared = (words_of(a) & words_of(b)) - date_words().months.keys()
    plain = len(shared - relation.a_names - relation.b_names - LIGHT)
    if len(shared) < _LEAST or plain < _PLAIN or not _are_near(a, b, context):
        return None
    if _of_one_night(a, b, context):
        return None
    if not (_is_one_act(x, y) or (plain >= _OTHERWISE and _say_much_alike(a, b, shared))):
        return None
    _, result = by_day(a, b)
    if result.level != "different" or of_step_and_deed(a, b, context):
        return None
    if tell_two(x, y, relation, context):
        return None
    return _Found(plain, shared, x, y, result)


def _is_one_act(x: Lead, y: Lead) -> bool:
    """Whether both are of one moment, one verb, or one sort of deed."""
    a, b = x.claim.event, y.claim.event
    if x.deed is not None and y.deed is not None:
        return True  # two sorts are two happenings
    if a.verb and a.verb == b.verb:
        return a.verb not in moment_words().empty | SPEAKING | TELLING
    return bool((moments_of(a) & moments_of(b)) - moment_words().empty)


def _say_much_alike(a: DateClaim, b: DateClaim, shared: frozenset[str]) -> bool:
    """Whether two sentences share much, and do not tell two things that one did.

    "Stark bought the mill", "Stark showed plans for the mill".
    """
    shorter = max(_FEWEST, min(len(words_of(a)), len(words_of(b))))
    x, y = a.event, b.event
    one = head_of(x.subject) == head_of(y.subject) != ""
    two = one and bool(x.noun and y.noun) and {*x.noun.split()}.isdisjoint(y.noun.split())
    return len(shared) >= _SHARE * shorter and not two


def _of_one_night(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether two days that follow each other may be one night: "the night of May 3", "in the early
    hours of May 4"."""
    x, y = printed_date(a.period.text), printed_date(b.period.text)
    if x is None or y is None or x.day is None or y.day is None:
        return False
    if x.month == y.month:
        following = abs(x.day - y.day) == 1
    else:
        following = min(x.day, y.day) == 1 and max(x.day, y.day) >= _LAST_DAYS
    return following and any(_NIGHT.search(context.sentence(claim)) for claim in (a, b))


def _are_near(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether two days are of one month, a few days apart, or one number in two months."""
    x, y = printed_date(a.period.text), printed_date(b.period.text)
    if x is None or y is None or not _of_one_year(a, b, context):
        return False
    if x.month == y.month or x.day == y.day:
        return True
    first, other = a.period.first, b.period.first
    return first is not None and other is not None and abs((first - other).days) <= _NEAR


def _of_one_year(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether no year stands against it: a printed one has to be that of the other's report."""
    printed = [date.year for c in (a, b) if (date := printed_date(c.period.text)) is not None]
    if None not in printed or printed == [None, None]:
        return len(set(printed)) == 1
    years = {claim.period.first.year for claim in (a, b) if claim.period.first is not None}
    days = (context.articles[claim.article].published for claim in (a, b))
    years |= {day.year for day in days if day is not None}
    return len(years) == 1 and len({*printed, *years} - {None}) == 1
