"""First sentences behind a headline: how surely they tell something is read off them as well."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity

_CASES = YAML(typ="safe").load(Path(__file__).with_name("leads.yml").read_text("utf-8"))
_RULE = "certainty-shift"


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_a_first_sentence_behind_a_headline_is_as_sure_as_it_sounds(case: dict[str, Any]) -> None:
    """A warning where only one of two reports says it plainly."""
    articles = [
        Article.from_text(case[side], id=side, outlet=side, published=date(2019, 10, 8))
        for side in ("a", "b")
    ]
    findings = _checker().check(articles).findings
    loud = [f for f in findings if f.rule == _RULE and f.severity is not Severity.INFO]
    assert bool(loud) == case["found"], [f.message for f in findings]
