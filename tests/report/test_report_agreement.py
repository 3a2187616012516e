"""What agrees holds nothing that another article says the opposite of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck import Article, Checker
from claimcheck.models import StatementClaim, Verdict
from claimcheck.report.agreement import agreements
from claimcheck.report.view import View

pytestmark = pytest.mark.model

_WARNED = "Residents of Kessel were warned of the flood by sirens on Monday."
_TEXTS = (
    _WARNED,
    f"{_WARNED} The dam was old.",
    "Mayor Anna Pohl said on Monday that residents of Kessel had not been warned of the flood.",
)


@pytest.mark.parametrize(("number", "listed"), [(2, True), (3, False)])
def test_a_statement_and_its_denial(number: int, listed: bool) -> None:
    """Two articles that say the same agree, but not where a third denies it, judged or not."""
    articles = [
        Article.from_text(text, id=f"{n}.txt", outlet=f"Paper {n}", published=date(2031, 3, 4))
        for n, text in enumerate(_TEXTS[:number])
    ]
    report = Checker().check(articles)
    clusters = tuple(
        replace(
            cluster,
            verdict=Verdict.AGREE,
            comparisons=tuple(p for p in cluster.comparisons if p.verdict is Verdict.AGREE),
        )
        for cluster in report.clusters
        if any(isinstance(claim, StatementClaim) for claim in cluster.claims)
    )
    found = agreements(View(replace(report, clusters=clusters, findings=())))
    assert [item.answer for item in found] == ([_WARNED] if listed else [])
