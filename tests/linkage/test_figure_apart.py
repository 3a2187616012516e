"""Figures and hours of two reports that look alike and answer two questions (``*_apart.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker
from claimcheck.models import Confidence, Finding, Severity

CASES = YAML(typ="safe").load(Path(__file__).with_name("figure_apart.yml").read_text("utf-8"))
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_questions(case: dict[str, Any], checker: Checker) -> None:
    articles = [
        Article.from_text(case[side]["text"], id=side, outlet=side, published=case[side]["date"])
        for side in "ab"
    ]
    for order in (articles, articles[::-1]):
        found = [f for f in checker.check(order).findings if f.severity is not Severity.INFO]
        assert bool(found) == case["found"], [(f.rule, f.message) for f in found]


def _checked(checker: Checker, a: str, b: str, published: date | None) -> list[Finding]:
    articles = [
        Article.from_text(text, id=side, outlet=side, published=published)
        for side, text in (("a", a), ("b", b))
    ]
    return list(checker.check(articles).findings)


def test_two_terms_of_one_named_man_are_an_error(checker: Checker) -> None:
    a = "A court in Osmar sentenced Pavel Dornik to four years in prison on Monday for smuggling."
    b = "Pavel Dornik was jailed for six years on Monday by a judge in Osmar."
    wept = " Lawyer Lisa Mohr wept."
    found = _checked(checker, a + wept, b + wept, date(2031, 3, 4))
    terms = [f for f in found if f.rule == "figure-conflict"]
    assert [f.severity for f in terms] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("day", "age", "severity"),
    [(None, 47, Severity.WARNING), (None, 64, Severity.ERROR)],
)
def test_a_birthday_may_lie_between_reports_without_days(
    checker: Checker, day: date | None, age: int, severity: Severity
) -> None:
    text = "Former bank director Pavel Dornik, {}, met prosecutor Lisa Mohr in Osmar."
    every = _checked(checker, text.format(46), text.format(age), day)
    found = [f for f in every if f.message.startswith("age")]
    assert [f.severity for f in found] == [severity]


def test_the_age_that_two_reports_share_is_no_reason_against_a_third(checker: Checker) -> None:
    told = ("47, met", "47, met", "46, met")
    articles = [
        Article.from_text(
            f"Former bank director Pavel Dornik, {age} prosecutor Lisa Mohr in Osmar.",
            id=str(n),
            outlet=str(n),
        )
        for n, age in enumerate(told)
    ]
    (found,) = (f for f in checker.check(articles).findings if f.message.startswith("age"))
    assert not any(reason.startswith("both are 4") for reason in found.reasons)


def test_a_deputy_of_the_same_full_name_is_not_little_sure(checker: Checker) -> None:
    a = '"The bridge is ours at last," said Mayor Pavel Dornik of Osmar. Lisa Mohr objected.'
    b = 'Lisa Mohr objected. "The bridge is ours at last," said Osmar Deputy Mayor Pavel Dornik.'
    (found,) = (f for f in _checked(checker, a, b, None) if f.rule == "role-conflict")
    assert found.confidence is not Confidence.LOW


@pytest.mark.parametrize(("age", "told"), [(29, True), (52, False)])
def test_an_age_is_told_beside_a_slip_in_a_name_of_three_words(
    checker: Checker, age: int, told: bool
) -> None:
    a = "The driver was 19-year-old Taryn Maud Hollis. The raid in Osmar left Colin Marsh dead."
    b = f"Police in Osmar hold Tarryn Maud Hollis, {age}. Colin Marsh was shot in a raid on Friday."
    found = _checked(checker, a, b, None)
    assert any(f.message.startswith("age of") for f in found) is told
