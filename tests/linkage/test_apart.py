"""What was not compared is kept with its cluster, with the reason."""

from __future__ import annotations

from claimcheck.linkage.clusters.clustering import cluster
from claimcheck.models import Claim, Comparison, Measure, QuantityClaim, Span, Verdict


def figure(article: str, start: int) -> QuantityClaim:
    return QuantityClaim(
        article=article,
        start=start,
        end=start + 2,
        text="12",
        sentence=Span(start, start + 2),
        measure=Measure(phrase="boats", noun="boat"),
    )


def pair(a: Claim, b: Claim, verdict: Verdict, level: str) -> Comparison:
    return Comparison(a=a, b=b, verdict=verdict, level=level)


def test_pairs_held_apart_stay_with_the_cluster() -> None:
    a, b, other = figure("a", 0), figure("b", 0), figure("b", 40)
    found, _ = cluster(
        [
            pair(a, b, Verdict.CONFLICT, "disjoint"),
            pair(a, other, Verdict.NOT_COMPARABLE, "part against whole"),
        ]
    )
    assert len(found) == 1
    assert found[0].claims == (a, b)
    assert [(p.b, p.level) for p in found[0].apart] == [(other, "part against whole")]


def test_a_pair_held_apart_makes_no_cluster() -> None:
    a, b = figure("a", 0), figure("b", 0)
    assert cluster([pair(a, b, Verdict.NOT_COMPARABLE, "different period")]) == ([], [])
