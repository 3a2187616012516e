"""Lists of counted groups in two reports of a day (``group_lists.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("group_lists.yml").read_text("utf-8"))
DAY = date(2031, 3, 4)
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_lists_of_groups(case: dict[str, Any], checker: Checker) -> None:
    articles = [Article.from_text(case[side], id=side, outlet=side, published=DAY) for side in "ab"]
    for order in (articles, articles[::-1]):
        report = checker.check(order)
        assert not report.skipped
        found = [
            finding
            for finding in report.findings
            if finding.rule == "figure-conflict" and finding.severity is not Severity.INFO
        ]
        # What other words share may still tie two figures that no list does.
        listed = [finding for finding in found if finding.reasons[0].startswith("each article li")]
        assert bool(found if case["found"] else listed) == case["found"], [f.message for f in found]
