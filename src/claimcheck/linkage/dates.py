"""When: two dates, weekdays or clock times of one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.dates.compare import compare_dates
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict

LINKED = 3.0
SURE = 5.0
_WORD_POINTS = 0.7
_NAME_POINTS = 1.5
_AGREEING = frozenset({"same"})
_COMPATIBLE = frozenset({"contained", "compatible"})


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the dates of two articles on one event, best partners only."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    left = [c for c in a_claims if isinstance(c, DateClaim)]
    right = [c for c in b_claims if isinstance(c, DateClaim)]
    scored = [
        (points, a, b, reasons)
        for a in left
        for b in right
        if _sort(a) == _sort(b)
        for points, reasons in [_points(a, b, relation)]
        if points >= LINKED
    ]
    levels = {(a.id, b.id): compare_dates(a, b) for _, a, b, _ in scored}
    told: dict[str, float] = {}
    best: dict[str, float] = {}
    for points, a, b, _ in scored:
        for claim in (a, b):
            best[claim.id] = max(best.get(claim.id, 0.0), points)
            if levels[a.id, b.id].level in _AGREEING | _COMPATIBLE:
                told[claim.id] = max(told.get(claim.id, 0.0), points)
    for points, a, b, reasons in scored:
        result = levels[a.id, b.id]
        if result.level in _AGREEING:
            verdict = Verdict.AGREE
        elif result.level in _COMPATIBLE:
            verdict = Verdict.COMPATIBLE
        elif result.level == "different":
            mutual = points >= best[a.id] and points >= best[b.id]
            if not mutual or max(told.get(a.id, 0), told.get(b.id, 0)) >= 0.5 * points:
                continue
            verdict = Verdict.CONFLICT
        else:
            continue
        confidence = Confidence.HIGH if points >= SURE else Confidence.MEDIUM
        yield Comparison(
            a, b, verdict, result.level, (*reasons, result.reason), confidence, "event words"
        )


def _sort(claim: DateClaim) -> str:
    return "clock" if claim.clock is not None else "day"


def _points(a: DateClaim, b: DateClaim, relation: Relation) -> tuple[float, tuple[str, ...]]:
    points = 0.0
    reasons: list[str] = []
    if a.event.verb and a.event.verb == b.event.verb:
        points += 1.5
        reasons.append(f"both say when: {a.event.verb}")
    shared = a.words & b.words
    names = {word for word in shared if word in relation.shared_names}
    points += _NAME_POINTS * min(len(names), 2) + _WORD_POINTS * min(len(shared - names), 6)
    if shared:
        reasons.append("both mention " + ", ".join(sorted(shared)[:5]))
    return points, tuple(reasons)
