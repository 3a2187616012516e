"""One word of a class against another: a warning where both say the same, else nothing."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.data import read_table
from claimcheck.models import Severity

_CASES = YAML(typ="safe").load(Path(__file__).with_name("contrasts.yml").read_text("utf-8"))
_RULES = {"word-conflict", "name-conflict"}  # a nationality is a name, too


@lru_cache(maxsize=1)
def _checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_contrast(case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(case[side], id=side, outlet=side, published=date(2019, 10, 8))
        for side in ("a", "b")
    ]
    findings = _checker().check(articles).findings
    loud = [f for f in findings if f.rule in _RULES and f.severity is not Severity.INFO]
    assert bool(loud) == case["found"], [f.message for f in findings]
    assert len(loud) <= 1, [f.message for f in loud]
    if case.get("hint"):
        assert [f.rule for f in findings if f.severity is Severity.INFO] == ["word-conflict"]


def test_no_word_stands_in_two_rows() -> None:
    """A word that two rows or classes held would be another thing each time."""
    listed = [w for own in read_table("contrasts.toml").values() for r in own["rows"] for w in r]
    assert len(listed) == len(set(listed))
