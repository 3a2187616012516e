"""Figures that stand alone in two reports of one day (``alone.yml``)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.linkage.alone import ONE_EACH
from claimcheck.models import Article, Finding, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "alone.yml").read_text("utf-8"))
DAY = date(2024, 5, 3)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def loud(checker: Checker, case: dict[str, Any], later: int = 0) -> list[Finding]:
    articles = [
        Article.from_text(case[side], id=side, outlet=side.upper(), published=day)
        for side, day in (("a", DAY), ("b", DAY + timedelta(days=later)))
    ]
    found = checker.check(articles).findings
    return [
        one for one in found if one.rule == "figure-conflict" and one.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["a"][:30] for case in CASES])
def test_two_reports_of_one_day(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, case)) == case["conflict"]


def test_the_reason_says_that_they_stand_alone(checker: Checker) -> None:
    assert ONE_EACH in loud(checker, CASES[0])[0].reasons


def test_reports_of_other_days_need_more(checker: Checker) -> None:
    assert not loud(checker, CASES[0], later=4)
