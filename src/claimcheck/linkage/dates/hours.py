"""The one hour that each of two reports gives for one sort of happening: "hit the pier at 7.42pm",
"ran into the pier at 8.24pm".

A report prints few hours, each with what came to pass then. Where each of two reports of one event
has one hour for happenings that can be told by one word, they are the same in whatever other
words. Counted were such pairs in untouched development reports, which are few: 15 of 16 agree as
far as "about" and "shortly after" allow, and the other is a difference that the reports print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from claimcheck.dates.compare import compare_dates
from claimcheck.linkage.dates import occasions
from claimcheck.linkage.dates.deeds import are_two
from claimcheck.linkage.dates.evidence import Told, points, told_of
from claimcheck.linkage.dates.governed import of_step_and_deed
from claimcheck.linkage.dates.moments import STAGES
from claimcheck.linkage.dates.states import of_another_state
from claimcheck.linkage.dates.ways import minutes_apart, prints_hour
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict

_AT_ONCE = 1  # days between two reports of one day's news
_EXACT = 60  # minutes; a wider clock time is a part of the day
_TOLD_TWICE = 10  # minutes by which two reports may round one hour
_FAR = 180  # minutes from which two hours of one day are rather of two happenings
_LEAST = 1.2  # points of `evidence`, which ask more where a report may mean another hour
_Hour = tuple[DateClaim, Told]


def link_hours(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison: the hours of one sort of happening, of which each report has one."""
    if not relation.of_one_event(_AT_ONCE):
        return
    left, right = (
        [hour for hour in told_of(of, claims, names, context) if _is_exact(hour[0])]
        for of, claims, names in (
            (relation.a, a_claims, relation.a_names),
            (relation.b, b_claims, relation.b_names),
        )
    )
    for x, y in product(left, right):
        moments = x[1].moments & y[1].moments
        if (
            not moments
            or (x[1].moments | y[1].moments) & STAGES  # of what begins and ends: see `starts`
            or _several(moments, left)
            or _several(moments, right)
        ):
            continue
        if prints_hour(x[0], b_claims) or prints_hour(y[0], a_claims):
            continue
        pair = _compared(x, y, relation, context)
        if pair is not None:
            yield pair
            return


def _is_exact(claim: DateClaim) -> bool:
    return claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT


def _several(moments: frozenset[str], hours: Sequence[_Hour]) -> bool:
    """Whether a report gives several hours for such happenings."""
    return len({claim.clock for claim, what in hours if what.moments & moments}) > 1


def _compared(x: _Hour, y: _Hour, relation: Relation, context: LinkContext) -> Comparison | None:
    """The two hours as answers to one question, if they are not told alike or of two happenings."""
    (a, _), (b, _) = x, y
    result = compare_dates(a, b)
    if result.level != "different" or not _TOLD_TWICE < minutes_apart(a, b) <= _FAR:
        return None
    if None not in (a.weekday, b.weekday) and a.weekday != b.weekday:
        return None
    if None not in (a.period.first, b.period.first) and a.period.first != b.period.first:
        return None
    if are_two(a, b, relation, context) or occasions.are_two(a, b, relation, context):
        return None
    if of_step_and_deed(a, b, context) or of_another_state(a, b, context):
        return None
    score, reasons = points(x, y, relation, context, _LEAST)
    if score < _LEAST:
        return None
    given = ("each report gives one hour for it", *reasons, result.reason)
    return Comparison(a, b, Verdict.CONFLICT, result.level, given, Confidence.MEDIUM, "one hour")
