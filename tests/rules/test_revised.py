"""What was revised between two days stays loud beside a doubtful figure of a third report."""

from __future__ import annotations

import pytest

from claimcheck.models import Comparison, Confidence, Quantity, Severity, Verdict
from claimcheck.rules import RuleContext
from claimcheck.rules.figure_conflict import check
from factories import article, cluster, quantity_claim


@pytest.mark.parametrize(
    ("verdicts", "severity"),
    [
        ([Verdict.REVISED], Severity.WARNING),
        ([Verdict.REVISED, Verdict.CONFLICT], Severity.WARNING),
        ([Verdict.CONFLICT, Verdict.CONFLICT], Severity.INFO),
    ],
)
def test_a_doubtful_figure_hides_no_revised_one(verdicts, severity):
    articles = [
        article(f"Some {n} visitors came.", id)
        for id, n in (("a.txt", 14), ("b.txt", 17), ("c.txt", 14))
    ]
    first, later, third = (
        quantity_claim(a, a.text.split()[1], quantity=Quantity(float(n), float(n)))
        for a, n in zip(articles, (14, 17, 14), strict=True)
    )
    pairs = [
        Comparison(claim, later, verdict, "disjoint", (), Confidence.LOW)
        for claim, verdict in zip((first, third), verdicts, strict=False)
    ]
    claims = [first, later, third][: len(pairs) + 1]
    made = cluster(*claims, comparisons=tuple(pairs), verdict=Verdict.CONFLICT)
    found = list(check(made, RuleContext({a.id: a for a in articles})))
    assert [finding.severity for finding in found] == [severity]
