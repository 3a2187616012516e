"""A time of years ago that holds for the next sentence too (``carried.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import Article, Checker

CASES = yaml.safe_load((Path(__file__).parent / "carried.yml").read_text("utf-8"))
LEAD = "The ferry Corrie Star ran into the pier at Holm on Tuesday. "
OTHER = "Twenty-three people were hurt on Tuesday when the ferry Corrie Star hit the pier at Holm."
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_time_of_years_ago_goes_on(checker: Checker, case: dict[str, Any]) -> None:
    day = date(2031, 8, 13)
    articles = [
        Article.from_text(LEAD + case["text"], id="a", published=day),
        Article.from_text(OTHER, id="b", published=day),
    ]
    found = [f.message for f in checker.check(articles).findings if f.rule == "figure-conflict"]
    assert bool(found) == case["conflict"], found


@pytest.mark.parametrize(
    ("met", "conflict"),
    [
        ("danced outside the ground on Saturday to celebrate the takeover", False),
        ("cheered on Saturday as they learned of the takeover", False),
        ("gathered on Saturday to mourn the end of an era", False),
    ],
)
def test_how_the_news_was_met_has_a_day_of_its_own(
    checker: Checker, met: str, conflict: bool
) -> None:
    articles = [
        Article.from_text(
            f"Supporters of Corrie Athletic {met}.", id="a", published=date(2031, 8, 10)
        ),
        Article.from_text(
            "The takeover of Corrie Athletic will be approved soon, after contracts were signed on "
            "Thursday night.",
            id="b",
            published=date(2031, 8, 9),
        ),
    ]
    assert any(f.rule == "date-conflict" for f in checker.check(articles).findings) == conflict


def test_a_question_says_nothing(checker: Checker) -> None:
    texts = ("How many were hurt? Officials did not say.", "Were they hurt? “Who knows?”")
    for text in texts:
        claims = checker.extract(Article.from_text(text, id="a"))
        said = [text[c.start : c.end] for c in claims if c.kind == "statement"]
        assert not any("hurt" in part for part in said), said
    claims = checker.extract(Article.from_text("Many were hurt. Why did it fail?", id="a"))
    assert any(c.kind == "statement" for c in claims)


@pytest.mark.parametrize(
    ("told", "conflict"),
    [
        ("Harrow clinic took in nine patients from Sigrid Hospital.", False),
        ("Harrow clinic admitted nine patients from Sigrid Hospital.", False),
        ("Nine patients have died of the fever at Sigrid Hospital.", True),
    ],
)
def test_whom_a_clinic_takes_in_is_none_of_the_dead(
    checker: Checker, told: str, conflict: bool
) -> None:
    day = date(2031, 8, 13)
    texts = ("Three patients have died of the fever at Sigrid Hospital in Holm.", told)
    articles = [
        Article.from_text(
            f"Fever has spread at Sigrid Hospital in Holm. {text}", id=id, published=day
        )
        for id, text in zip("ab", texts, strict=True)
    ]
    found = [f.message for f in checker.check(articles).findings if f.rule == "figure-conflict"]
    assert bool(found) == conflict, found
