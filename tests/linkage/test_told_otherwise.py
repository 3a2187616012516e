"""Reports of one event in words of their own, and reports that only look contrary
(``told_otherwise.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("told_otherwise.yml").read_text("utf-8"))

pytestmark = pytest.mark.model


def _day(given: str | date | None) -> date | None:
    return date.fromisoformat(given) if isinstance(given, str) else given


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_reports(checker: Checker, case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(case[side], id=side, outlet=side.upper(), published=_day(day))
        for side, day in zip("ab", case["days"], strict=True)
    ]
    loud = [f for f in checker.check(articles).findings if f.severity is not Severity.INFO]
    rules = {finding.rule for finding in loud}
    wanted = {case["rule"]} - {""}
    assert rules == wanted, [finding.message for finding in loud]
