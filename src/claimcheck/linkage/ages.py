"""Ages of people whom no article names: "a 34-year-old man was shot".

Named people's ages are compared through their sheets (`people`). Without a name, the description
has to be the only one of its sort in both articles, and what happened has to be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.linkage.evidence import TOLLS, Evidence, weigh
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import LIKELY, LINKED
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    QuantityClaim,
    QuantityKind,
    Verdict,
)

# Words that describe somebody by age and sex or part in the event, by the word they stand for.
_DESCRIBED = {
    "man": "man", "male": "man", "woman": "woman", "female": "woman", "boy": "boy", "girl": "girl",
    "victim": "victim", "suspect": "suspect", "driver": "driver", "teenager": "teenager",
    "student": "student", "toddler": "toddler", "infant": "infant", "baby": "infant",
}  # fmt: skip
_HAPPENED = TOLLS | {"shoot", "convict"}


def link_ages(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> Iterator[Comparison]:
    """Comparisons of the ages of one described person in each of two articles of one event."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    left, right = _ages(a_claims), _ages(b_claims)
    if not left or not right:
        return
    x, y = _described(left, relation.a_names), _described(right, relation.b_names)
    told = _values(left) & _values(right)
    for key in sorted(x.keys() & y.keys()):
        if len(_values(x[key])) != 1 or len(_values(y[key])) != 1:
            continue  # two of a sort: which is which, nobody can tell
        found = [weigh(a, b, relation, context) for a in x[key] for b in y[key]]
        match = max(found, key=lambda m: (m.points, m.a.id, m.b.id))
        # "Shot" here and "killed" there may be one man: outcomes tell counts apart, not people.
        apart = match.obstacle and not match.obstacle.startswith("different outcome")
        if apart or match.points < LINKED or not _happened(match.a) & _happened(match.b):
            continue
        agree = _values(x[key]) == _values(y[key])
        if not agree and (told & (_values(x[key]) | _values(y[key])) or _birthday(match, relation)):
            continue
        yield Comparison(
            a=match.a,
            b=match.b,
            verdict=Verdict.AGREE if agree else Verdict.CONFLICT,
            level="equal" if agree else "disjoint",
            reasons=(f"each tells of one {key} only", *match.reasons),
            confidence=Confidence.MEDIUM if match.points >= LIKELY else Confidence.LOW,
            key=f"age:{key}",
        )


def _happened(claim: QuantityClaim) -> set[str]:
    """What the claim's sentence says happened to people."""
    outcomes = vocabulary().outcomes
    return {outcomes[word] for word in claim.words if word in outcomes} & _HAPPENED


def _birthday(match: Evidence, relation: Relation) -> bool:
    """Whether a birthday between the two days of publication explains the difference."""
    a, b = match.a.quantity.value, match.b.quantity.value
    return a is not None and b is not None and abs(a - b) <= 1 and (relation.days_apart or 0) > 0


def _ages(claims: Sequence[Claim]) -> list[QuantityClaim]:
    return [
        claim
        for claim in claims
        if isinstance(claim, QuantityClaim)
        and claim.quantity.kind is QuantityKind.AGE
        and claim.quantity.value is not None
        and claim.quantity.unit in {"year", None}
    ]


def _described(
    claims: Sequence[QuantityClaim], names: frozenset[str]
) -> dict[str, list[QuantityClaim]]:
    """Ages by the word that describes whose they are; named people left out."""
    out: dict[str, list[QuantityClaim]] = defaultdict(list)
    for claim in claims:
        whose = claim.measure.of.split()
        words = [_DESCRIBED[word] for word in whose if word in _DESCRIBED]
        if words and not any(word in names for word in whose):
            out[words[0]].append(claim)
    return out


def _values(claims: Sequence[QuantityClaim]) -> set[float]:
    return {claim.quantity.value for claim in claims if claim.quantity.value is not None}
