"""Figures told in other words: by where they stand and what is beside (``odds.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.linkage.figures.odds import SIGNS, Odds, odds
from claimcheck.linkage.figures.passages import Likeness, is_short, passages_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Article, Finding, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "odds.yml").read_text("utf-8"))


def loud(checker: Checker, case: dict[str, Any]) -> list[Finding]:
    articles = [
        Article.from_text(case[side], id=side, outlet=side.upper(), published=date(2024, 5, 3))
        for side in "ab"
    ]
    found = checker.check(articles).findings
    return [f for f in found if f.rule == "figure-conflict" and f.severity is not Severity.INFO]


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[case["a"][:30] for case in CASES])
def test_two_reports_in_other_words(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, case)) == case["conflict"]


def test_the_table_has_a_weight_for_every_sign() -> None:
    assert len(odds().weights) == len(SIGNS)
    assert odds().least > 0  # taken only where one question is likelier than two


def test_log_odds_are_the_bias_and_the_weighted_signs() -> None:
    assert Odds((2.0, -1.0), 0.5, 1.0)((1.0, 3.0)) == pytest.approx(-0.5)


def test_a_seldom_word_makes_sentences_more_alike_than_a_common_one() -> None:
    text = "The ferry sank. The ferry was old. The ferry carried resin. The ferry left Harsk."
    context = LinkContext({"a": Article.from_text(text, id="a")})
    passages = passages_of("a", context)
    likeness = Likeness(passages, passages)
    by_common = likeness(frozenset({"ferry", "old"}), frozenset({"ferry", "sank"}))
    by_rare = likeness(frozenset({"resin", "old"}), frozenset({"resin", "sank"}))
    assert 0 < by_common < by_rare < 1
    assert likeness(frozenset(), frozenset({"ferry"})) == 0.0
    assert [passages.opens(place) for place in range(4)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("", True),
        ("The ferry sank. It was old.", True),
        ("The ferry sank. It was old. It carried resin.", False),
        ("Ferry sinks\nThe ferry sank\nIt was old", False),
    ],
)
def test_two_sentences_leave_too_much_out(text: str, short: bool) -> None:
    context = LinkContext({"a": Article.from_text(text, id="a")})
    assert is_short("a", context) is short
    assert short == (len(passages_of("a", context).starts) < 3)
