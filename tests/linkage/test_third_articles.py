"""What two articles say against each other is found beside any third article, in any order."""

from __future__ import annotations

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


def worst(checker: Checker, rule: str, texts: list[str], *, sides: set[str]) -> Severity | None:
    """The severity of a finding of the rule that holds articles of both texts."""
    articles = [Article.from_text(text, id=f"{n}.txt") for n, text in enumerate(texts)]
    ids = {text: {a.id for a in articles if a.text == text} for text in sides}
    found = [
        finding.severity
        for finding in checker.check(articles).findings
        if finding.rule == rule
        and all({side.claim.article for side in finding.sides} & own for own in ids.values())
    ]
    return min(found, key=lambda severity: severity.rank, default=None)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_third_article_hides_nothing(checker: Checker, case: dict[str, Any]) -> None:
    a, b, rule = case["a"], case["b"], case["rule"]
    sides = {case[side] for side in case.get("sides", "ab")}
    alone = worst(checker, rule, [a, b], sides=sides)
    assert alone is not None, "the pair alone is not found"
    for third in (*case["third"], a, b):
        for texts in permutations([a, b, third]):
            found = worst(checker, rule, list(texts), sides=sides)
            assert found is alone, (third, texts.index(third), found)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_all_third_articles_together_hide_nothing(checker: Checker, case: dict[str, Any]) -> None:
    a, b, rule = case["a"], case["b"], case["rule"]
    sides = {case[side] for side in case.get("sides", "ab")}
    alone = worst(checker, rule, [a, b], sides=sides)
    everything = [a, *case["third"], b]
    for texts in (everything, everything[::-1]):
        assert worst(checker, rule, texts, sides=sides) is alone
