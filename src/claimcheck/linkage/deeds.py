"""The day of the deed that two articles on one event are about, whatever verb they date it by.

"A man was shot on Friday", "the Friday shooting", "gunfire erupted on Saturday": where both
articles report one event and each gives one day for what was done, other days are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.date_deeds import ANY_DEED, Deed, Role, deed_of, deeds_in, is_day
from claimcheck.linkage.date_evidence import moments_of
from claimcheck.linkage.date_slots import told_apart
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict

_EXACT = 60  # minutes; a wider clock time is no hour
_ABOUT = 10  # minutes by which two outlets may round one hour
_STAGES = 90  # minutes from which hours of articles that give several are of two stages
_ONE_EACH = 2
_BRIEF = 600  # characters up to which a text says no more of a deed than one clause
_DAY = 1440  # minutes
_CALLED = 25  # minutes between a deed and the call for help that one may be told for the other
_WEEK = 7  # days
_NEAR_DAYS = 10  # days between two articles that may report one deed as news
_MANY_NAMES = 5  # words of names in common from which two articles are surely of one event

_Judged = tuple[Deed, Deed, DateComparison]


def link_deeds(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the days and hours of the one deed that both articles tell of."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    if relation.days_apart is not None and relation.days_apart > _NEAR_DAYS:
        return
    claims = {relation.a: a_claims, relation.b: b_claims}
    left, right = ([*deeds_in(own, context)] for own in claims.values())
    pairs = [(x, y) for x in left for y in right if _one_kind(x, y)]
    days = [(x, y) for x, y in pairs if is_day(x.claim) and is_day(y.claim)]
    if not pairs or len(_days(left, context)) > 1 or len(_days(right, context)) > 1:
        return
    judged = [(x, y, _by_day(x.claim, y.claim)) for x, y in days]
    fitting = [each for each in judged if each[2].level not in {"different", "unknown"}]
    for each in fitting:
        if compare_dates(each[0].claim, each[1].claim).level == "different":
            continue  # one day, two hours
        verdict = Verdict.AGREE if each[2].level == "same" else Verdict.COMPATIBLE
        yield _comparison(each, verdict, "day", relation)
    if not fitting:
        apart = [each for each in judged if _is_conflict(each, relation, claims, context)]
        if apart:
            yield _comparison(min(apart, key=_directness), Verdict.CONFLICT, "day", relation)
            return
    if hours := _by_hour(pairs):
        yield _comparison(hours, Verdict.CONFLICT, "hour", relation)


def several(
    a: DateClaim, b: DateClaim, claims: Mapping[str, Sequence[Claim]], context: LinkContext
) -> bool:
    """Whether both date deeds, and one of the articles tells of deeds on several days."""
    if any(context.once(("deed", c.id), partial(deed_of, c, context)) is None for c in (a, b)):
        return False
    return any(len(_days([*deeds_in(claims[c.article], context)], context)) > 1 for c in (a, b))


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
    if any(_may_print_day_of(day, claims[c.article]) for c, day in ((a, b), (b, a))):
        return False  # it may tell of the deed there, in words that are not understood
    if _is_sure(relation):
        return True
    if relation.strangers(a.words, b.words):
        return False
    moments = moments_of(a.event) | moments_of(b.event)
    briefs = all(len(context.articles[c.article].text) <= _BRIEF for c in (a, b))
    return not (briefs and told_apart(a, b, moments, context))


def _may_print_day_of(other: DateClaim, own: Sequence[Claim]) -> bool:
    """Whether an article gives the other's day too, of what may be the deed in other words."""
    day, table = _weekday(other), moment_words()
    return any(
        isinstance(claim, DateClaim)
        and claim.weekday == day
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
    return _ABOUT if x.role == y.role else _CALLED


def _directness(judged: _Judged) -> tuple[int, int, int]:
    """The deed itself before the call for help; then as the articles print it."""
    x, y, _ = judged
    return x.role + y.role, x.claim.start, y.claim.start


def _one_kind(x: Deed, y: Deed) -> bool:
    return bool(x.kinds & y.kinds) or ANY_DEED in x.kinds | y.kinds


def _days(deeds: Sequence[Deed], context: LinkContext) -> set[object]:
    """The days that an article gives for its deed: one, where it tells of one.

    What lies a week and more behind the article is looked back on, if a later day is given too.
    """
    days: dict[object, bool] = {}
    for deed in deeds:
        if not is_day(deed.claim) or deed.role is Role.FOUND:
            continue
        published = context.articles[deed.claim.article].published
        first = deed.claim.period.first
        old = published is not None and first is not None and (published - first).days >= _WEEK
        day = _weekday(deed.claim)
        days[day] = days.get(day, True) and old
    return {day for day, old in days.items() if not old} or set(days)


def _weekday(claim: DateClaim) -> object:
    """The day of the week, as printed or of the calendar."""
    if claim.weekday is not None:
        return claim.weekday
    first = claim.period.first
    return first.weekday() if first is not None else claim.period.text


def _by_day(a: DateClaim, b: DateClaim) -> DateComparison:
    """By day alone: an hour may be of the deed, of the call or of the report."""
    if a.weekday is not None and a.weekday == b.weekday:
        return DateComparison("same", "one weekday")
    first, other = a.period.first, b.period.first
    mixed = _names_month(a) != _names_month(b)
    if mixed and (first is None or other is None or abs((first - other).days) >= _WEEK):
        return DateComparison("unknown", "which week it was is not known")
    result = compare_dates(a, b)
    if result.level == "different" and a.weekday is None and b.weekday is None:
        same = first is not None and first == other
        return DateComparison("same", "one day") if same else result
    return result


def _names_month(claim: DateClaim) -> bool:
    printed = printed_date(claim.period.text)
    return printed is not None and printed.month is not None
