"""Two reports of one day: whose a figure is that names nobody, and which crash an hour is of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("owners.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_owners_of_two_reports(case: dict[str, Any], checker: Checker) -> None:
    day = date(2031, 3, 4)
    articles = [Article.from_text(case[s], id=s, outlet=s, published=day) for s in "ab"]
    for order in (articles, articles[::-1]):
        findings = checker.check(order).findings
        loud = [f for f in findings if f.severity is not Severity.INFO]
        assert bool(loud) == (case["wants"] == "conflict"), [f.message for f in loud]
