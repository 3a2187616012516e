"""Two reports of one event that open with two days, and pairs that only look like it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Article, Checker
from claimcheck.models import Severity
from two_reports import marked, read_cases

CASES = read_cases(Path(__file__).with_name("lead_days.yml"))


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return Checker()


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_days_that_reports_open_with(case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(
            case[side], id=side, outlet=side, published=date.fromisoformat(day) if day else None
        )
        for side, day in zip("ab", case["days"], strict=True)
    ]
    for order in (articles, articles[::-1]):
        findings = _checker().check(order).findings
        loud = [
            f for f in findings if f.rule == "date-conflict" and f.severity is not Severity.INFO
        ]
        assert bool(loud) == case["conflict"], [f.message for f in findings]
