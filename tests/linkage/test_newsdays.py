"""Reports of several days: what is one question, what is news of a later day."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity, Verdict

CASES = YAML(typ="safe").load(Path(__file__).with_name("newsdays.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_days_of_two_reports(case: dict[str, Any], checker: Checker) -> None:
    articles = [
        Article.from_text(case[side]["text"], id=side, outlet=side, published=case[side]["date"])
        for side in "ab"
    ]
    for order in permutations(articles):
        report = checker.check(order)
        found = {
            f.verdict
            for f in report.findings
            if f.rule in {"figure-conflict", "date-conflict", "name-conflict"}
        }
        wanted = {
            "conflict": {Verdict.CONFLICT},
            "revised": {Verdict.REVISED},
            "apart": set[Verdict](),
        }
        assert found == wanted[case["wants"]], [(f.rule, f.message) for f in report.findings]


def test_a_toll_that_is_told_to_have_risen_is_revised(checker: Checker) -> None:
    case = next(case for case in CASES if case["name"] == "toll in a headline")
    articles = [
        Article.from_text(case[side]["text"], id=side, outlet=side, published=case[side]["date"])
        for side in "ab"
    ]
    (finding,) = checker.check(articles).findings
    assert (finding.verdict, finding.severity) == (Verdict.REVISED, Severity.WARNING)
