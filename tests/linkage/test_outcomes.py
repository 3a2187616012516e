"""Things that end in two ways, in two reports: found as a warning, or left in peace."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

_CASES = YAML(typ="safe").load(Path(__file__).with_name("outcomes.yml").read_text("utf-8"))
_RULE = "polarity-conflict"


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_outcome(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """A warning where one rules the other out, and none where both may hold."""
    if known := case.get("known"):
        request.applymarker(pytest.mark.xfail(reason=known, strict=True))
    articles = [
        Article.from_text(
            case[side], id=side, outlet=side, published=date(2019, 10, case.get(f"{side}_day", 8))
        )
        for side in ("a", "b")
    ]
    findings = _checker().check(articles).findings
    loud = [f for f in findings if f.rule == _RULE and f.severity is not Severity.INFO]
    assert bool(loud) == case["found"], [f.message for f in findings]
    assert len(loud) <= 1, [f.message for f in loud]
