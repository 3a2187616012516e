"""Figures of two reports: the same question or not (``pairs.yml``, ``figures.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

PAIRS = [
    row
    for name in ("pairs.yml", "figures.yml")
    for row in YAML(typ="safe").load((Path(__file__).parent / name).read_text("utf-8"))
]
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", PAIRS, ids=[case["name"] for case in PAIRS])
def test_pair(checker: Checker, case: dict[str, Any]) -> None:
    articles = [Article.from_text(case[side], id=side, outlet=side.upper()) for side in "ab"]
    found = [
        finding.message
        for finding in checker.check(articles).findings
        if finding.rule == "figure-conflict" and finding.severity is not Severity.INFO
    ]
    assert bool(found) == case["conflict"], found


def test_a_pair_that_is_not_compared_says_why(checker: Checker) -> None:
    case = next(case for case in PAIRS if case["name"] == "a country of the whole")
    articles = [Article.from_text(case[side], id=side) for side in "ab"]
    reasons = checker.check(articles).coverage.not_compared
    assert sum(reasons.get(why, 0) for why in ("different places", "different names around them"))
