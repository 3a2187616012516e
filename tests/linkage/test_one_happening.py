"""Two reports of one happening that date it differently, and pairs that only look like it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.models import Article, Severity
from two_reports import marked, read_cases

CASES = read_cases(Path(__file__).parent / "one_happening.yml")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(), cache=Cache())


def _article(case: dict[str, Any], side: str) -> Article:
    days = dict(zip("ab", case.get("days", (None, None)), strict=True))
    published = date.fromisoformat(days[side]) if days[side] else None
    return Article.from_text(case[side], id=f"{side}.txt", outlet=side, published=published)


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_days_of_one_happening(checker: Checker, case: dict[str, Any]) -> None:
    articles = [_article(case, side) for side in "ab"]
    for order in (articles, articles[::-1]):
        report = checker.check(order)
        found = [
            f.message
            for f in report.findings
            if f.rule == "date-conflict" and f.severity is not Severity.INFO
        ]
        assert bool(found) == case["conflict"], found
        assert not report.skipped
