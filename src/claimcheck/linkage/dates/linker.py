"""When: two dates, weekdays or clock times of one happening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates import occasions
from claimcheck.linkage.dates.calendar import link_calendar
from claimcheck.linkage.dates.deeds import are_two, link_deeds, several
from claimcheck.linkage.dates.ended import link_ended
from claimcheck.linkage.dates.evidence import (
    SPEAKING,
    TELLING,
    Told,
    of_two_things,
    points,
    told,
    told_of,
    verbs_of,
)
from claimcheck.linkage.dates.first_since import first_since, link_first_since
from claimcheck.linkage.dates.governed import of_step_and_deed
from claimcheck.linkage.dates.hours import link_hours
from claimcheck.linkage.dates.leads import link_leads
from claimcheck.linkage.dates.moments import head_of, moments_of, of_two_kinds
from claimcheck.linkage.dates.of_occasions import link_occasions
from claimcheck.linkage.dates.other_times import other_week, passed
from claimcheck.linkage.dates.plans import link_plans
from claimcheck.linkage.dates.slots import other_complements, other_figures, sets_apart
from claimcheck.linkage.dates.starts import link_starts
from claimcheck.linkage.dates.states import is_end, of_another_state, two_ends
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.likest import worth_weighing
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import fold, forms_in

# Points of evidence that two dates belong to one happening; the same scale as for figures. A date
# hangs on its verb: without the same verb, only near-copies of a sentence are compared.
LINKED = 3.2
SURE = 4.6
_SEVERAL = 5.0  # points that two days need where an article tells of deeds on several days
_TOLD = 0.5  # share of a conflict's points from which an agreement elsewhere outweighs it
_ALL_PAIRS = 10_000  # pairs of dates of two articles that are all weighed
_EXACT_CLOCK = 120  # minutes; a wider clock time is a part of the day
_AGREEING = frozenset({"same"})
_COMPATIBLE = frozenset({"contained", "compatible"})
_Scored = tuple[float, DateClaim, DateClaim, tuple[str, ...]]


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the dates of two articles on one event, best partners only."""
    if relation.nearness is Nearness.UNRELATED:
        return
    deeds = [*link_deeds(a_claims, b_claims, relation, context)]
    made = [*deeds, *_by_words(a_claims, b_claims, deeds, relation, context)]
    yield from made
    disputed = {c.id for p in made if p.verdict is Verdict.CONFLICT for c in (p.a, p.b)}
    for pair in (
        *link_occasions(a_claims, b_claims, relation, context),
        *link_ended(a_claims, b_claims, relation, context),
        *link_leads(a_claims, b_claims, relation, context),
        *link_starts(a_claims, b_claims, relation, context),
        *link_hours(a_claims, b_claims, relation, context),
        *link_first_since(a_claims, b_claims, relation, context),
        *link_plans(a_claims, b_claims, relation, context),
        *link_calendar(a_claims, b_claims, relation, context),
    ):
        if not disputed & {pair.a.id, pair.b.id}:
            yield pair


def _by_words(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    deeds: Sequence[Comparison],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons by the words of the happenings, but of those that are judged as deeds already."""
    scored = _scored(a_claims, b_claims, relation, context)
    claims = {relation.a: a_claims, relation.b: b_claims}
    judged = {(pair.a.id, pair.b.id) for pair in deeds}
    levels = {
        (a.id, b.id): _began(a, b)
        or first_since(a, b, context)
        or two_ends(a, b, context)
        or compare_dates(a, b)
        for _, a, b, _ in scored
    }
    best, agreed = _best(scored, levels, deeds)
    for score, a, b, reasons in scored:
        if (a.id, b.id) in judged:
            continue
        result = levels[a.id, b.id]
        if result.level in _AGREEING:
            verdict = Verdict.AGREE
        elif result.level in _COMPATIBLE:
            verdict = Verdict.COMPATIBLE
        elif result.level == "different":
            mutual = score >= best[a.id] and score >= best[b.id]
            if not mutual or max(agreed.get(a.id, 0), agreed.get(b.id, 0)) >= _TOLD * score:
                continue
            if _judged_elsewhere(a, b, deeds) or (
                score < _SEVERAL and several(a, b, claims, context)
            ):
                continue
            if _explained(a, b, relation, context):
                continue
            verdict = Verdict.CONFLICT
        else:
            continue
        confidence = Confidence.HIGH if score >= SURE else Confidence.MEDIUM
        yield Comparison(
            a, b, verdict, result.level, (*reasons, result.reason), confidence, "event words"
        )


def _scored(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> list[_Scored]:
    """Pairs of dates that have the points of one happening, with these and what they are for."""
    left, right = (
        context.once(
            ("facets", of, len(claims), bool(names)), partial(_told, of, claims, names, context)
        )
        for of, claims, names in (
            (relation.a, a_claims, relation.a_names),
            (relation.b, b_claims, relation.b_names),
        )
    )
    return [
        (score, a, b, reasons)
        for (a, x, gives), (b, y, asked) in worth_weighing(left, right, _words_of, _ALL_PAIRS)
        if gives & asked
        for score, reasons in [points((a, x), (b, y), relation, context, LINKED)]
        if score >= LINKED
    ]


def _began(a: DateClaim, b: DateClaim) -> DateComparison | None:
    """ "Has been mayor since 2015" / "since 2017": one state begins once, though the years overlap.

    None where it is no state of somebody, or what is told of the time since may have two.
    """
    x, y = a.period, b.period
    open_ended = x.last is None and y.last is None and x.granularity == y.granularity
    if not open_ended or x.first is None or y.first is None or x.first == y.first:
        return None
    same = a.event.verb == b.event.verb and a.event.noun == b.event.noun
    if not same or not a.event.noun or a.event.verb not in moment_words().states:
        return None
    return DateComparison("different", f"since {x.text} / since {y.text}")


_YEARS = frozenset({"last year", "this year", "next year"})


_WILL = re.compile(r"\b(?:will|expected to|forecast|planned|is to|are to|should|could)\b|['’]ll\b")


def _a_year_each(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """ "Reached 240 last year", "will reach 260 this year": each tells of a year of its own."""
    printed = {fold(claim.period.text) for claim in (a, b)}
    if len(printed) < 2 or not printed <= _YEARS:
        return False
    ahead = [_WILL.search(context.sentence(claim)) is not None for claim in (a, b)]
    return ahead[0] != ahead[1] or other_figures(a, b, context)


def _explained(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether two days of one happening are no slip: each its paper's day, an edition, a plan."""
    if _own_day(a, b) or _days_of_print(a, b, context) or _editions(a, b):
        return True
    if _a_year_before(a, b) or _a_year_each(a, b, context) or of_another_state(a, b, context):
        return True
    if occasions.are_two(a, b, relation, context) or of_step_and_deed(a, b, context):
        return True
    return are_two(a, b, relation, context) or _came_otherwise(a, b, context)


def _words_of(told: tuple[DateClaim, Told, frozenset[str]]) -> frozenset[str]:
    return told[0].words


def _told(
    of: str, claims: Sequence[Claim], names: frozenset[str], context: LinkContext
) -> list[tuple[DateClaim, Told, frozenset[str]]]:
    return [(claim, what, facets(claim)) for claim, what in told_of(of, claims, names, context)]


def tell_apart(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether two dates are told of two happenings, or of when it was told, by their words."""
    if verbs_of(a, b) & SPEAKING or _own_day(a, b) or _editions(a, b) or _a_year_before(a, b):
        return True
    if other_week(a, b, relation) or passed(a, b, context) or of_another_state(a, b, context):
        return True
    if are_two(a, b, relation, context) or _came_otherwise(a, b, context):
        return True
    if occasions.are_two(a, b, relation, context) or of_step_and_deed(a, b, context):
        return True
    names = {relation.a: relation.a_names, relation.b: relation.b_names}
    x, y = ((c, told(c, names.get(c.article, frozenset()), context)) for c in (a, b))
    if of_two_things(x, y):
        return True
    if _is_another(a, context) != _is_another(b, context):
        return True
    moments = moments_of(a.event) | moments_of(b.event)
    if of_two_kinds(a, b) or other_complements(a, b, context):
        return True
    return sets_apart(a, b, moments, context) or other_figures(a, b, context)


_BESIDE = 60  # characters on each side of a date
_AND = re.compile(r"[;:]|, (?:and|but|while) ")  # between clauses


def _is_another(claim: DateClaim, context: LinkContext) -> bool:
    """Whether the words beside a date tell of one of several: "the second season"."""
    text = context.articles[claim.article].text
    low, high = claim.sentence.start, claim.sentence.end
    before = text[max(low, claim.start - _BESIDE) : claim.start]
    behind = text[claim.end : min(high, claim.end + _BESIDE)]
    near = f"{_AND.split(before)[-1]} {_AND.split(behind)[0]}"
    return bool(claim.words & moment_words().another & set(forms_in(near)))


def _judged_elsewhere(a: DateClaim, b: DateClaim, deeds: Sequence[Comparison]) -> bool:
    """Whether a conflict of the deed's own day or hour already stands for one of these."""
    own = {a.id, b.id}
    return any(pair.verdict is Verdict.CONFLICT and own & {pair.a.id, pair.b.id} for pair in deeds)


def _best(
    scored: Sequence[_Scored],
    levels: Mapping[tuple[str, str], DateComparison],
    deeds: Sequence[Comparison],
) -> tuple[dict[str, float], dict[str, float]]:
    """By claim: the most points that it has with any other, and with one that agrees with it."""
    best: dict[str, float] = {}
    agreed: dict[str, float] = {}
    for score, a, b, _ in scored:
        for claim in (a, b):
            best[claim.id] = max(best.get(claim.id, 0.0), score)
            if levels[a.id, b.id].level in _AGREEING | _COMPATIBLE:
                agreed[claim.id] = max(agreed.get(claim.id, 0.0), score)
    for pair in deeds:
        if pair.verdict is not Verdict.CONFLICT:
            for side in (pair.a, pair.b):
                agreed[side.id] = max(agreed.get(side.id, 0.0), LINKED)
    return best, agreed


def _own_day(a: DateClaim, b: DateClaim) -> bool:
    """ "Friday" or "today" of articles whose own days differ."""
    if "clock" in facets(a) & facets(b) and a.period.first == b.period.first:
        return False
    return (a.weekday is not None and a.weekday == b.weekday) or _plain(a) == _plain(b)


def _editions(a: DateClaim, b: DateClaim) -> bool:
    """ "The 2020 election" and "the 2016 election" are two, not one that is dated twice."""
    nouns = {head_of(claim.event.noun) for claim in (a, b) if not claim.event.verb}
    return bool(nouns & moment_words().recurring)


_STRETCH = re.compile(r"\b(?:quarter|half|season|term)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) year\b|\byear (?:ago|earlier|before)\b", re.I)


def _a_year_before(a: DateClaim, b: DateClaim) -> bool:
    """ "The second quarter" and "the second quarter of last year": what comes every year."""
    looks_back = [_LAST_YEAR.search(claim.text) is not None for claim in (a, b)]
    return looks_back[0] != looks_back[1] and all(_STRETCH.search(c.text) for c in (a, b))


_PLANNED = re.compile(
    r"\b(?:will|would|(?:is|are|was|were) (?:to|due|set|expected|scheduled|planned)|plans? to|"
    r"planned|scheduled|due)\b[^.;\d]*$",
    re.IGNORECASE,
)
_PLAN = 70  # characters before a date in which its clause says that it lies ahead


def _came_otherwise(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one told a plan before, and the other, printed later, how it came."""
    days = [context.articles[claim.article].published for claim in (a, b)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return False
    early, late = (a, b) if days[0] < days[1] else (b, a)
    ahead = [
        _PLANNED.search(
            context.articles[c.article].text[max(c.sentence.start, c.start - _PLAN) : c.start]
        )
        is not None
        for c in (early, late)
    ]
    known = early.period.first is not None and early.period.first <= min(filter(None, days))
    return ahead == [True, False] and not known


def _days_of_print(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Each is its own article's day or the one before: two reports, each of the latest news."""
    days = [context.articles[claim.article].published for claim in (a, b)]
    first = [claim.period.first for claim in (a, b)]
    if days[0] is None or days[1] is None or days[0] == days[1] or None in first:
        return False
    if verbs_of(a, b) & (TELLING | SPEAKING):
        return all(
            day is not None and at is not None and timedelta(0) <= day - at <= timedelta(1)
            for day, at in zip(days, first, strict=True)
        )
    return False


def facets(claim: DateClaim) -> frozenset[str]:
    """What a date gives: only dates that give the same sort of thing are compared."""
    facets = set()
    if claim.clock is not None and is_end(claim.clock):
        facets.add("end")
    if claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT_CLOCK:
        facets.add("clock")
    if claim.weekday is not None:
        facets.add("weekday")
    elif claim.clock is None or claim.period.first is not None:
        facets.add("calendar")
    return frozenset(facets)


def _plain(claim: DateClaim) -> str:
    return " ".join(claim.text.lower().split())
