"""The hour at which what two reports announce begins: a match, a meeting, a concert, a service.

A report of one occasion gives one hour for its beginning, in whatever words: "kicks off at 7:45",
"the council meets at 6 p.m.", "doors" and ends apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.dates.compare import compare_dates
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.around import around_of
from claimcheck.linkage.dates.kinds_of_deeds import deed_of
from claimcheck.linkage.dates.moments import moments_of
from claimcheck.linkage.dates.other_times import other_week
from claimcheck.linkage.dates.states import is_hours_from
from claimcheck.linkage.dates.ways import minutes_apart, prints_hour
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict

_AT_ONCE = 1  # days between two reports of one occasion that is ahead
_EXACT = 10  # minutes; a wider clock time is "about" or a part of the day
_TOLD_TWICE = 10  # minutes by which two reports may round one hour
_BEGINNING = frozenset({"kick-off"})
_BEFORE = frozenset({"door", "gate", "warm", "parking", "box", "gathering", "reception"})


def link_starts(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison: the hours at which one occasion begins."""
    if not relation.of_one_event(_AT_ONCE):
        return
    x, y = context.of_both(
        "start", lambda claims: _start(claims, context), relation, a_claims, b_claims
    )
    if x is None or y is None or other_week(x, y, relation):
        return
    if prints_hour(x, b_claims) or prints_hour(y, a_claims):
        return
    if relation.strangers(x.words, y.words, context):
        return
    sorts = _sorts(x), _sorts(y)
    if sorts[0] and sorts[1] and not sorts[0] & sorts[1]:
        return
    result = compare_dates(x, y)
    if result.level != "different" or minutes_apart(x, y) <= _TOLD_TWICE:
        return
    if None not in (x.weekday, y.weekday) and x.weekday != y.weekday:
        return
    yield Comparison(
        x,
        y,
        Verdict.CONFLICT,
        result.level,
        ("both reports give one hour at which it begins", *relation.reasons[:1], result.reason),
        Confidence.MEDIUM,
        "hour of the beginning",
    )


def _start(claims: Sequence[Claim], context: LinkContext) -> DateClaim | None:
    """The one hour of a beginning that a report gives; None where it gives none or several."""
    found = [c for c in claims if isinstance(c, DateClaim) and _begins(c, context)]
    return found[0] if found and len({c.clock for c in found}) == 1 else None


def _begins(claim: DateClaim, context: LinkContext) -> bool:
    clock = claim.clock
    if clock is None or clock[1] - clock[0] > _EXACT:
        return False
    event = claim.event
    told = _told(claim)
    if told & _BEFORE or around_of(claim, context).as_it_stood:
        return False
    if is_hours_from(claim, context):
        return False
    if deed_of(claim, context) is not None:
        return False  # a fire that began
    if event.verb in moment_words().gathering:
        return True
    begins = "begin" in moments_of(event) or told & _BEGINNING
    return bool(begins and _sorts(claim))


def _sorts(claim: DateClaim) -> frozenset[str]:
    """What sort of occasion it is, by the words for what begins."""
    table = moment_words().occasions
    return frozenset(table[word] for word in _told(claim) if word in table)


def _told(claim: DateClaim) -> frozenset[str]:
    """Words for what begins, "kick off" as one."""
    told = frozenset(f"{claim.event.subject} {claim.event.noun}".split())
    return told | _BEGINNING if {"kick", "off"} <= told else told
