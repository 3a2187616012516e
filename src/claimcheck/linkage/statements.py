"""Two clauses that say the same of the same thing, more or less surely, or yes and no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.slots import link_names
from claimcheck.models import Claim, Comparison, Confidence, StatementClaim, Verdict
from claimcheck.text import fold

# Words that the two clauses must share besides their predicate, names counting double.
_NEEDED = 2.0
_SURE = 3.0


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of clauses that say the same: of best partners, and of names in one place."""
    yield from link_names(a_claims, b_claims, relation, context)
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    index: dict[str, list[StatementClaim]] = defaultdict(list)
    for claim in b_claims:
        if isinstance(claim, StatementClaim):
            index[claim.predicate].append(claim)
    for a in a_claims:
        if not isinstance(a, StatementClaim):
            continue
        scored = [(_points(a, b), b) for b in index.get(a.predicate, ())]
        scored = [(points, b) for points, b in scored if points >= _NEEDED]
        if not scored:
            continue
        points, b = max(scored, key=lambda item: (item[0], -item[1].start))
        back = [_points(c, b) for c in a_claims if isinstance(c, StatementClaim)
                and c.predicate == b.predicate]  # fmt: skip
        if points >= max(back):
            yield _compare(a, b, points, relation)


def _points(a: StatementClaim, b: StatementClaim) -> float:
    shared = (a.words & b.words) - {a.predicate}
    subject = set(a.subject.split()) & set(b.subject.split())
    objects = set(a.object.split()) & set(b.object.split())
    points = float(len(shared))
    if subject:
        points += 0.5
    if objects:
        points += 0.5
    if _same_speaker(a, b):
        points += 1.0
    union = len((a.words | b.words) - {a.predicate})
    # Two long clauses that share two words say different things.
    return points if union and len(shared) / union >= 0.3 else 0.0


def _same_speaker(a: StatementClaim, b: StatementClaim) -> bool:
    if not a.speaker or not b.speaker:
        return False
    x, y = fold(a.speaker).split(), fold(b.speaker).split()
    return bool(x and y) and (x[-1] == y[-1] or x == y)


def _compare(a: StatementClaim, b: StatementClaim, points: float, relation: Relation) -> Comparison:
    about = sorted((a.words & b.words) - {a.predicate})
    reasons = [f"both say “{a.predicate}” of {', '.join(about[:6])}"]
    if _same_speaker(a, b):
        reasons.append(f"both attribute it to {a.speaker}")
    reasons.extend(relation.reasons[:1])
    if a.negated != b.negated:
        verdict, level = Verdict.CONFLICT, "polarity"
    elif a.certainty != b.certainty:
        verdict, level = Verdict.CONFLICT, "certainty"
    else:
        verdict, level = Verdict.AGREE, "same"
    return Comparison(
        a=a,
        b=b,
        verdict=verdict,
        level=level,
        reasons=tuple(reasons),
        confidence=Confidence.HIGH if points >= _SURE + 1 else
        Confidence.MEDIUM if points >= _SURE else Confidence.LOW,
        key=f"predicate:{a.predicate}",
    )  # fmt: skip
