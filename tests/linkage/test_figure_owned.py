"""Figures of one owner or role in two reports of a day (``figure_owned.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("figure_owned.yml").read_text("utf-8"))
DAY = date(2031, 3, 4)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_figures_of_one_owner(case: dict[str, Any], checker: Checker) -> None:
    articles = [Article.from_text(case[side], id=side, outlet=side, published=DAY) for side in "ab"]
    for order in (articles, articles[::-1]):
        found = [
            finding
            for finding in checker.check(order).findings
            if finding.rule == "figure-conflict" and finding.severity is not Severity.INFO
        ]
        assert bool(found) == case["found"], [f.message for f in found]
