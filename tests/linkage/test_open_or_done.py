"""Done or decided in one report, still open in the other of the day (``open_or_done.yml``)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "open_or_done.yml").read_text("utf-8"))
DAY = date(2024, 5, 3)
pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{n} {case['a'][:40]}" for n, case in enumerate(CASES)]
)
def test_open_or_done(checker: Checker, case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(
            case[side], id=side, outlet=side.upper(), published=DAY + timedelta(days=later)
        )
        for side, later in (("a", 0), ("b", case.get("later", 0)))
    ]
    loud = [
        found
        for found in checker.check(articles).findings
        if found.rule == "certainty-shift" and found.severity is not Severity.INFO
    ]
    assert bool(loud) == case["conflict"]
