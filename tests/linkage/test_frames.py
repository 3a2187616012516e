"""Figures, days and names of one story that answer two questions by the words right beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Severity, Verdict

CASES = YAML(typ="safe").load(Path(__file__).with_name("frames.yml").read_text("utf-8"))
pytestmark = pytest.mark.model


def _articles(*given: list[str]) -> list[Article]:
    return [
        Article.from_text(text, id=name, outlet=name, published=date.fromisoformat(day))
        for name, (day, text) in zip("ab", given, strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_frames(case: dict[str, Any], checker: Checker) -> None:
    articles = _articles(case["a"], case["b"])
    for order in (articles, articles[::-1]):
        findings = checker.check(order).findings
        loud = [f for f in findings if f.severity is not Severity.INFO]
        told = [f.message for f in loud]
        assert bool(loud) == (case["wants"] != "apart"), told
        revised = case["wants"] == "revised"
        assert all((f.verdict is Verdict.REVISED) == revised for f in loud), told


def test_statements_agree_only_where_their_figures_do(checker: Checker) -> None:
    text = "Parliament passed the mining bill by {} votes to 40 on Monday, Speaker Ana Petrov said."
    for votes, verdicts in ((61, {Verdict.AGREE}), (51, set())):
        articles = _articles(["2031-05-06", text.format(61)], ["2031-05-06", text.format(votes)])
        clusters = checker.check(articles).clusters
        assert {c.verdict for c in clusters if c.kind == "statement"} == verdicts
