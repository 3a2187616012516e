"""The day of the deed that two articles on one event are about, whatever verb they date it by.

"A man was shot on Friday", "the Friday shooting", "gunfire erupted on Saturday": where both
articles report one event and each gives one day for what was done, other days are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.apart import anchored, of_two
from claimcheck.linkage.dates.around import ANY_DEED
from claimcheck.linkage.dates.governed import of_step_and_deed
from claimcheck.linkage.dates.kinds_of_deeds import Deed, Role, deed_of, deeds_in
from claimcheck.linkage.dates.moments import moments_of
from claimcheck.linkage.dates.slots import told_apart
from claimcheck.linkage.dates.steps import STEPS, steps_in
from claimcheck.linkage.dates.ways import (
    WEEK,
    Way,
    are_days,
    by_day,
    day_of,
    is_year,
    names_month,
    on_several_days,
)
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict

_EXACT = 60  # minutes; a wider clock time is no hour
_ABOUT = 10  # minutes by which two outlets may round one hour
_STAGES = 90  # minutes from which hours of articles that give several are of two stages
_ONE_EACH = 2
_BRIEF = 600  # characters up to which a text says no more of a deed than one clause
_DAY = 1440  # minutes
_LEAD = 700  # characters in which an article says what it is about
_CALLED = 25  # minutes between a deed and the call for help that one may be told for the other
_ON_THE_WAY = 60  # minutes that help may take to come
_NEAR_DAYS = 20  # days between two days that may be one day printed otherwise
_SAME_NEWS = 2  # days between two articles whose hours without a day are of one day
_SOME_NAMES = 4  # the same for reports of one day in other words
_SAME_DAY = frozenset({0, 1})  # days between two reports of one day's news
_MANY_NAMES = 5  # words of names in common from which two articles are surely of one event
# Deeds that a report may date by the year long after; of fires and floods there are many.
_ONCE = frozenset({"attack", "crash", "disappearance", "theft", "sinking", "grounding"})

_Judged = tuple[Deed, Deed, DateComparison]


def link_deeds(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the days and hours of what was done, where both articles tell of it."""
    if not _may_be_one(relation):
        return
    claims = {relation.a: a_claims, relation.b: b_claims}
    left, right = (deeds_in(own, context) for own in claims.values())
    pairs = [
        (x, y)
        for x in left
        for y in right
        if _one_kind(x, y)
        and not _other_week(x, y, relation)
        and not _other_victims(x, y, relation)
    ]
    for own in _by_kind(pairs):
        yield from _link_pairs(own, claims, relation, context)
    if relation.days_apart is not None and relation.days_apart > _SAME_NEWS:
        return  # what is ahead may have been put off since
    left, right = (steps_in(own, context) for own in claims.values())
    for step in STEPS:
        steps = [(x, y) for x in left for y in right if step in x.kinds & y.kinds]
        yield from _link_pairs(steps, claims, relation, context, hours=False)


def _may_be_one(relation: Relation) -> bool:
    """Whether two articles may tell of one deed: surely one event, or many names in common at once.

    Reports in other words share few words; but names of one day's news are of one event.
    """
    if relation.nearness is Nearness.SAME_EVENT:
        return True
    at_once = relation.days_apart is not None and relation.days_apart <= 1
    return (
        relation.nearness is Nearness.SAME_TOPIC
        and at_once
        and len(relation.shared_names) >= _SOME_NAMES
    )


def _by_kind(pairs: Sequence[tuple[Deed, Deed]]) -> list[list[tuple[Deed, Deed]]]:
    """Pairs of one kind of deed, apart from those of another; of any kind with the first."""
    groups: dict[frozenset[str], list[tuple[Deed, Deed]]] = {}
    open_ones = []
    for x, y in pairs:
        kinds = (x.kinds & y.kinds) - {ANY_DEED}
        if not kinds:
            open_ones.append((x, y))
            continue
        own = next((known for known in groups if known & kinds), kinds)
        groups.setdefault(own, []).append((x, y))
    if not groups:
        return [open_ones]
    first = min(groups.values(), key=lambda own: min(x.claim.start for x, _ in own))
    first += open_ones
    return [*groups.values()]


def _link_pairs(
    pairs: Sequence[tuple[Deed, Deed]],
    claims: Mapping[str, Sequence[Claim]],
    relation: Relation,
    context: LinkContext,
    *,
    hours: bool = True,
) -> Iterator[Comparison]:
    days = [(x, y, *by_day(x.claim, y.claim)) for x, y in pairs if are_days(x, y)]
    apart: list[_Judged] = []
    fitting: list[_Judged] = []
    for way in Way:
        judged = _of_main_days([(x, y, r) for x, y, asked, r in days if asked is way], way, context)
        if way is Way.MIXED and (fitting or apart):
            break  # "Friday" against "March 3" tells less than either against its like
        if not judged:
            continue
        fits = [each for each in judged if each[2].level not in {"different", "unknown"}]
        fitting += fits
        apart += [] if fits else judged
    chosen = [each for each in apart if _is_conflict(each, relation, claims, context)]
    if chosen:
        yield _comparison(min(chosen, key=_likeness), Verdict.CONFLICT, "day", relation)
        return
    for each in fitting:
        if compare_dates(each[0].claim, each[1].claim).level == "different":
            continue  # one day, two hours
        verdict = Verdict.AGREE if each[2].level == "same" else Verdict.COMPATIBLE
        yield _comparison(each, verdict, "day", relation)
    if not hours or apart or (days and not fitting) or (not days and _is_later(relation)):
        return
    if (found := _by_hour(pairs)) and is_one_deed(found[0], found[1], relation, context):
        yield _comparison(found, Verdict.CONFLICT, "hour", relation)


def _of_main_days(judged: Sequence[_Judged], way: Way, context: LinkContext) -> list[_Judged]:
    """The pairs of each article's main deed, where it tells of deeds on several days.

    News leads with what it is about: the first day that is given, near the beginning.
    """
    kept = list(judged)
    for n in (0, 1) if len(kept) > 1 else ():
        deeds = [(each[0], each[1])[n] for each in kept]
        if not on_several_days(way, deeds, context):
            continue
        first = min((d for d in deeds if d.role is not Role.FOUND), key=_place, default=None)
        if first is None or first.claim.start > _LEAD:
            return []
        day = day_of(first.claim, way)
        kept = [each for each in kept if day_of((each[0], each[1])[n].claim, way) == day]
    return kept


def _place(deed: Deed) -> int:
    return deed.claim.start


def several(
    a: DateClaim, b: DateClaim, claims: Mapping[str, Sequence[Claim]], context: LinkContext
) -> bool:
    """Whether both date deeds, and one of the articles tells of deeds on several days."""
    if any(context.once(("deed", c.id), partial(deed_of, c, context)) is None for c in (a, b)):
        return False
    return any(
        on_several_days(way, deeds_in(claims[c.article], context), context)
        for c in (a, b)
        for way in (Way.CALENDAR, Way.WEEKDAY)
    )


def are_two(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether both date deeds, and what the articles name makes them two."""
    x, y = (context.once(("deed", c.id), partial(deed_of, c, context)) for c in (a, b))
    return x is not None and y is not None and of_two(x, y, relation, context)


def _is_sure(relation: Relation) -> bool:
    return relation.score >= SURE_EVENT or len(relation.shared_names) >= _MANY_NAMES


def _is_conflict(
    judged: _Judged,
    relation: Relation,
    claims: Mapping[str, Sequence[Claim]],
    context: LinkContext,
) -> bool:
    x, y, result = judged
    if result.level != "different" or {x.role, y.role} == {Role.DONE, Role.FOUND}:
        return False
    a, b = x.claim, y.claim
    if is_year(a) and not x.kinds & y.kinds & _ONCE:
        return False
    if is_year(a) and not (_is_sure(relation) or relation.days_apart in _SAME_DAY):
        return False
    if _names_apart(a, b, relation) or of_step_and_deed(a, b, context):
        return False
    if is_year(a) and not a.words & b.words & relation.shared_names:
        return False  # of attacks there are many
    if any(_may_print_day_of(day, claims[c.article]) for c, day in ((a, b), (b, a))):
        return False  # it may tell of the deed there, in words that are not understood
    return is_one_deed(x, y, relation, context)


def _names_apart(a: DateClaim, b: DateClaim, relation: Relation) -> bool:
    """Whether two sentences, of years or of reports days apart, name others each.

    Such reports tell of other attacks and crashes beside their own, each by its place and people.
    """
    if not is_year(a) and (relation.days_apart or 0) <= _SAME_NEWS:
        return False
    left, right = a.words & relation.a_names, b.words & relation.b_names
    return bool(left and right) and not left & right


def is_one_deed(x: Deed, y: Deed, relation: Relation, context: LinkContext) -> bool:
    """Whether nothing in two sentences tells their deeds apart, or both articles surely are one."""
    if of_two(x, y, relation, context):
        return False
    a, b = x.claim, y.claim
    if _is_sure(relation) or anchored(x, y, relation, context):
        return True
    if relation.strangers(a.words, b.words, context):
        return False
    moments = moments_of(a.event) | moments_of(b.event)
    briefs = all(len(context.articles[c.article].text) <= _BRIEF for c in (a, b))
    return not (briefs and told_apart(a, b, moments, context))


def _other_week(x: Deed, y: Deed, relation: Relation) -> bool:
    """Bare weekdays and hours of articles a week and more apart are of other weeks.

    A day of the month is one whenever it is told; but what happened long ago is not news of now.
    """
    if relation.days_apart is None or relation.days_apart < WEEK:
        return False
    first, other = x.claim.period.first, y.claim.period.first
    if is_year(x.claim) and is_year(y.claim):
        return False
    if first is None or other is None:
        return True
    names = names_month(x.claim) or names_month(y.claim)
    return not names or abs((first - other).days) > _NEAR_DAYS


def _other_victims(x: Deed, y: Deed, relation: Relation) -> bool:
    """Whether each was done to somebody else by name: "Ann Lee was shot", "Jo Roe was shot"."""
    left = _victim(x) & relation.a_names
    right = _victim(y) & relation.b_names
    return bool(left and right and not left & right)


def _victim(deed: Deed) -> set[str]:
    """Words for whom a deed was done to, where a verb of the deed itself says so.

    "Jo Roe, who was shot": what has no object is done to its subject.
    """
    event = deed.claim.event
    if event.verb not in moment_words().deeds:
        return set()
    return set((event.noun or event.subject).split())


def _may_print_day_of(other: DateClaim, own: Sequence[Claim]) -> bool:
    """Whether an article gives the other's day too, of what may be the deed in other words."""
    if is_year(other):
        return any(
            isinstance(c, DateClaim) and is_year(c) and c.period == other.period for c in own
        )
    way = Way.CALENDAR if names_month(other) else Way.WEEKDAY
    day, table = day_of(other, way), moment_words()
    return any(
        isinstance(claim, DateClaim)
        and (way is Way.WEEKDAY or names_month(claim))
        and (claim.weekday if way is Way.WEEKDAY else day_of(claim, way)) == day
        and claim.event.verb not in table.procedure
        and not {*claim.event.subject.split(), *claim.event.noun.split()} & table.procedure
        for claim in own
    )


def _comparison(judged: _Judged, verdict: Verdict, what: str, relation: Relation) -> Comparison:
    x, y, result = judged
    kinds = (x.kinds & y.kinds) or (x.kinds | y.kinds) - {ANY_DEED} or {ANY_DEED}
    return Comparison(
        x.claim,
        y.claim,
        verdict,
        result.level,
        (
            f"both give the {what} of the {' or '.join(sorted(kinds))}",
            *relation.reasons[:1],
            result.reason,
        ),
        Confidence.HIGH if _is_sure(relation) else Confidence.MEDIUM,
        f"{what} of the deed",
    )


def _by_hour(pairs: Sequence[tuple[Deed, Deed]]) -> _Judged | None:
    """The nearest of all pairs of hours that cannot be one; None where any pair can."""
    exact = [(x, y) for x, y in pairs if _is_hour(x.claim) and _is_hour(y.claim)]
    if not exact:
        return None
    judged = [(x, y, compare_dates(x.claim, y.claim)) for x, y in exact]
    if any(r.level != "different" or _gap(x, y) < _slack(x, y) for x, y, r in judged):
        return None
    x, y, result = min(judged, key=lambda each: (_gap(each[0], each[1]), _directness(each)))
    several = len({each.claim.clock for pair in exact for each in pair}) > _ONE_EACH
    if (
        x.kinds | y.kinds == {ANY_DEED}
        or Role.FOUND in {x.role, y.role}
        or (several and _gap(x, y) > _STAGES)
    ):
        return None
    return x, y, result


def _is_hour(claim: DateClaim) -> bool:
    return claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT


def _gap(x: Deed, y: Deed) -> int:
    """Minutes between two hours, the shorter way round: midnight begins and ends a day."""
    a, b = x.claim.clock, y.claim.clock
    if a is None or b is None:
        return 0
    return min(max(a[0], b[0] + day) - min(a[1], b[1] + day) for day in (-_DAY, 0, _DAY))


def _slack(x: Deed, y: Deed) -> int:
    """Minutes within which two hours may be of one deed, each of what it is of it."""
    if x.role == y.role:
        return _ABOUT
    return _ON_THE_WAY if _came_later(x, y) or _came_later(y, x) else _CALLED


def _came_later(aid: Deed, deed: Deed) -> bool:
    """Whether help came within the half day behind a deed: "an ambulance arrived at 7.25"."""
    if aid.claim.event.verb != "arrive" or deed.role is not Role.DONE:
        return False
    came, done = aid.claim.clock, deed.claim.clock
    return came is not None and done is not None and (came[0] - done[1]) % _DAY < _DAY // 2


def _directness(judged: _Judged) -> tuple[int, int, int]:
    """The deed itself before the call for help; then as the articles print it."""
    x, y, _ = judged
    return x.role + y.role, x.claim.start, y.claim.start


def _likeness(judged: _Judged) -> tuple[int, int, int, int]:
    """The deed itself first; then the two sentences that say most alike, for a reader to see."""
    x, y, _ = judged
    return x.role + y.role, -len(x.claim.words & y.claim.words), x.claim.start, y.claim.start


def _one_kind(x: Deed, y: Deed) -> bool:
    return bool(x.kinds & y.kinds) or ANY_DEED in x.kinds | y.kinds


def _is_later(relation: Relation) -> bool:
    """Whether an hour without a day may be of another day than the other article's."""
    return relation.days_apart is not None and relation.days_apart > _SAME_NEWS
