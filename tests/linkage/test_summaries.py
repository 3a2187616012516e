"""An original and a short text made from it (``summaries.yml``): what the latter gets wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.linkage.short_texts.sides import is_told_by
from claimcheck.models import Article, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "summaries.yml").read_text("utf-8"))
pytestmark = pytest.mark.model


def loud(checker: Checker, case: dict[str, Any]) -> list[str]:
    """The rules that report something at warning and above."""
    articles = [
        Article.from_text(case[side], id=side, outlet=side.title())
        for side in ("short", "original")
    ]
    found = checker.check(articles).findings
    return [finding.rule for finding in found if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_short_text_against_its_source(
    checker: Checker, case: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if "known" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=f"known {case['known']}"))
    rules = loud(checker, case)
    if case["rule"]:
        assert case["rule"] in rules  # a wrong origin is told by the rule for people, too
    else:
        assert not rules


def test_which_article_is_the_source_does_not_depend_on_order(checker: Checker) -> None:
    case = next(case for case in CASES if case["name"] == "city of a summit")
    swapped = dict(case, original=case["short"], short=case["original"])
    assert loud(checker, case) == loud(checker, swapped) == ["name-conflict"]


def test_a_short_text_is_related_to_a_long_one_that_holds_its_words() -> None:
    telling = "The council of Marn will close nine of its forty libraries before the winter."
    others = " ".join(f"Reader {n} spoke about subject {n} at hall {n}." for n in range(80))
    short = Article.from_text("Marn council to close nine libraries before winter", id="short")
    long = Article.from_text(f"{others} {telling} {others}", id="long")
    assert is_told_by(short, long)
    assert is_told_by(long, short)
    assert not is_told_by(short, Article.from_text(others, id="others"))
    assert not is_told_by(long, Article.from_text(long.text * 2, id="longer"))
    assert not is_told_by(Article.from_text("Libraries close.", id="tiny"), long)
