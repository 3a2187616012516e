"""Names that stand alone of their sort in two reports of one event (``sole.yml``)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "sole.yml").read_text("utf-8"))
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
        one for one in found if one.rule == "name-conflict" and one.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["a"][:30] for case in CASES])
def test_one_name_of_a_sort_each(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, case)) == case["conflict"]


def test_the_finding_shows_both_names_whole_and_says_why(checker: Checker) -> None:
    found = loud(checker, CASES[0])[0]
    assert [side.says for side in found.sides] == ["Kingsmead Hospital", "Royal Aldham Infirmary"]
    assert "each report names one hospital, and never the other's" in found.reasons


def test_a_later_report_may_tell_of_a_later_place(checker: Checker) -> None:
    assert not loud(checker, CASES[0], later=5)
