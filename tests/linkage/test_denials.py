"""Yes and no told in other words in two reports of one event (``denials.yml``)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.linkage.statements.linker import ONE_VOICE
from claimcheck.models import Article, Finding, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "denials.yml").read_text("utf-8"))
DAY = date(2024, 5, 3)
pytestmark = pytest.mark.model


def loud(checker: Checker, case: dict[str, Any]) -> list[Finding]:
    articles = [
        Article.from_text(
            case[side], id=side, outlet=side.upper(), published=DAY + timedelta(days=later)
        )
        for side, later in (("a", 0), ("b", case.get("later", 0)))
    ]
    found = checker.check(articles).findings
    return [
        one
        for one in found
        if one.rule == "polarity-conflict" and one.severity is not Severity.INFO
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["a"][:40] for case in CASES])
def test_yes_and_no(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, case)) == case["conflict"]


def test_the_reason_names_both_ways_to_call_one_speaker(checker: Checker) -> None:
    reasons = loud(checker, CASES[0])[0].reasons
    assert f"{ONE_VOICE}: an engineer / Tom Garde" in reasons
