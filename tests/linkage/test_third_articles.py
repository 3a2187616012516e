"""What two articles say against each other is found beside any third article, in any order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "third_articles.yml").read_text("utf-8"))
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(), cache=Cache())


Days = dict[str, date]


def worst(
    checker: Checker, rule: str, texts: list[str], *, sides: set[str], days: Days
) -> Severity | None:
    """The severity of a finding of the rule that holds articles of both texts.

    ``days`` of publication by text, for the first article of that text; all others have none.
    """
    articles = [
        Article.from_text(
            text, id=f"{n}.txt", published=days.get(text) if text not in texts[:n] else None
        )
        for n, text in enumerate(texts)
    ]
    ids = {text: {a.id for a in articles if a.text == text} for text in sides}
    found = [
        finding.severity
        for finding in checker.check(articles).findings
        if finding.rule == rule
        and all({side.claim.article for side in finding.sides} & own for own in ids.values())
    ]
    return min(found, key=lambda severity: severity.rank, default=None)


def days_of(case: dict[str, Any]) -> Days:
    """The days that a case gives its two reports."""
    return dict(zip((case["a"], case["b"]), case.get("days", ()), strict=False))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_third_article_hides_nothing(checker: Checker, case: dict[str, Any]) -> None:
    a, b, rule = case["a"], case["b"], case["rule"]
    sides, days = {case[side] for side in case.get("sides", "ab")}, days_of(case)
    alone = worst(checker, rule, [a, b], sides=sides, days=days)
    assert alone is not None, "the pair alone is not found"
    for third in (*case["third"], a, b):
        for texts in permutations([a, b, third]):
            found = worst(checker, rule, list(texts), sides=sides, days=days)
            assert found is alone, (third, texts.index(third), found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_all_third_articles_together_hide_nothing(checker: Checker, case: dict[str, Any]) -> None:
    a, b, rule = case["a"], case["b"], case["rule"]
    sides, days = {case[side] for side in case.get("sides", "ab")}, days_of(case)
    alone = worst(checker, rule, [a, b], sides=sides, days=days)
    everything = [a, *case["third"], b]
    for texts in (everything, everything[::-1]):
        assert worst(checker, rule, texts, sides=sides, days=days) is alone


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_copies_without_a_day_hide_nothing(checker: Checker, case: dict[str, Any]) -> None:
    """Of two reports with days, each may stand there once more without its day."""
    a, b, rule = case["a"], case["b"], case["rule"]
    sides = {case[side] for side in case.get("sides", "ab")}
    days = days_of(case) or {a: date(2031, 3, 5), b: date(2031, 3, 5)}
    alone = worst(checker, rule, [a, b], sides=sides, days=days)
    assert alone is not None, "the pair alone is not found"
    for copies in ([a], [b], [a, b]):
        found = worst(checker, rule, [a, b, *copies], sides=sides, days=days)
        assert found is not None and found.rank <= alone.rank, (copies, found)
