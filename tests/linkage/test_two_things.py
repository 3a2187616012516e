"""Contrary statements and days of two things, and of one thing (``two_things.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("two_things.yml").read_text("utf-8"))
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_things(case: dict[str, Any], checker: Checker) -> None:
    articles = [
        Article.from_text(case[side], id=side, outlet=side, published=date(2031, 3, 8))
        for side in "ab"
    ]
    for order in (articles, articles[::-1]):
        found = [f for f in checker.check(order).findings if f.severity is not Severity.INFO]
        assert bool(found) == case["found"], [(f.rule, f.message) for f in found]
