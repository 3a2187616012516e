"""Copies of one text neither hide nor add a finding, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from claimcheck.engine import Checker
from claimcheck.linkage.articles import reprints as module
from claimcheck.linkage.articles.reprints import reprints as reprints_of
from claimcheck.linkage.articles.reprints import traces_of
from claimcheck.models import Article

ONE = """Ferry line's bookkeeper convicted

Dora Lindqvist, 44, was convicted of theft at Marlow Crown Court on Monday. Judge Owen Tarrant
heard that Lindqvist took 212,000 pounds from the Sandrey ferry line.

"She was never a greedy woman in all those years," said defence lawyer Hugh Pascoe.
"""
OTHER = """Bookkeeper of ferry line took money for years

Dora Lindqvist of the Sandrey ferry line was convicted of theft on Monday at Marlow Crown Court,
where Judge Owen Tarrant presided. She is 44.

"She was ever a greedy woman in all those years," said prosecutor Hugh Pascoe.
"""


def copies(text: str, name: str, number: int) -> list[Article]:
    return [Article.from_text(text, id=f"{name}-{i:03}", outlet=name) for i in range(number)]


def reprints(given: list[Article], left_out: Iterable[str] = ()) -> Mapping[str, str]:
    """As found from all texts, and the same from those that their traces do not rule out."""
    whole = reprints_of(given, left_out)
    assert reprints_of(given, left_out, [traces_of(article) for article in given]) == whole
    return whole


def found(ones: int, others: int) -> list[tuple[str, set[tuple[str, str]]]]:
    """Rules, and which outlet says what; a finding's id tells of each article."""
    given = [*copies(ONE, "Post", ones), *copies(OTHER, "Wire", others)]
    outlets = {article.id: article.outlet or "" for article in given}
    return [
        (finding.rule, {(outlets[side.claim.article], side.says) for side in finding.sides})
        for finding in Checker().check(given).findings
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("ones", "others"), [(2, 2), (60, 60), (80, 80), (150, 150), (150, 1), (1, 199)]
)
def test_copies_leave_the_findings_as_they_are(ones: int, others: int) -> None:
    assert found(1, 1)
    assert found(ones, others) == found(1, 1)


def test_of_many_copies_the_first_stands_for_those_after_ten() -> None:
    given = [*copies(ONE, "Post", 12), *copies(OTHER, "Wire", 10)]
    assert reprints(given) == {"Post-010": "Post-000", "Post-011": "Post-000"}
    assert reprints(given[::-1]) == reprints(given)


def test_other_names_or_another_day_are_no_copy() -> None:
    given = [
        Article.from_text(ONE.replace("Hugh Pascoe", f"Hugh Pasco{letter}"), id=f"a{letter}")
        for letter in "abcdefghijklmnopqrst"
    ]
    assert not reprints(given)
    days = [replace(a, published=date(2031, 3, 1 + n)) for n, a in enumerate(copies(ONE, "P", 20))]
    assert not reprints(days)


def altered(number: int) -> list[Article]:
    """Copies of one text of which each second one has other words, a figure or a sentence less."""
    changes = [
        lambda text: text.replace("heard that", "was told that"),
        lambda text: text.replace("212,000", "221,000"),
        lambda text: text.partition('\n\n"')[0],
    ]
    texts = [changes[i % 3](ONE) if i % 2 else ONE for i in range(number)]
    return [Article.from_text(t, id=f"P-{i:03}", outlet=f"Paper {i}") for i, t in enumerate(texts)]


def test_of_near_copies_ten_stand_and_the_others_are_held_against_the_fullest() -> None:
    thinned = reprints(altered(30))
    assert len(thinned) == 20
    assert set(thinned.values()) == {"P-000"}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "\nThe ferry line said that it would sue him for all of the money.\n",
        lambda text: text.replace("Tarrant", "Tarrent"),
        lambda text: text.replace("convicted of theft at", "cleared of all fraud by the"),
    ],
    ids=["sentence", "name", "telling"],
)
def test_a_copy_with_something_of_its_own_stands_for_itself(change) -> None:
    own = Article.from_text(change(ONE), id="Z", outlet="Own")
    assert "Z" not in reprints([*altered(30), own])


@pytest.mark.model
def test_what_a_near_copy_changed_is_found_and_met_by_other_reports() -> None:
    other = copies(OTHER, "Wire", 1)
    few, many = (Checker().check([*altered(number), *other]).findings for number in (4, 40))
    assert {finding.rule for finding in few} == {finding.rule for finding in many}
    (figure,) = [f for f in many if f.rule == "figure-conflict"]
    assert {side.says for side in figure.sides} == {"212,000 pounds", "221,000 pounds"}
    assert "Paper 0 and Paper 1 print nearly the same text, but differ here" in figure.reasons


@pytest.mark.model
def test_what_copies_print_alike_is_not_in_one_article_only() -> None:
    alone = Checker().check(copies(ONE, "Post", 1)).coverage.not_compared
    assert alone
    many = Checker().check(altered(12)).coverage.not_compared
    assert not [reason for reason in many if reason.endswith("without a counterpart")]


def test_nobody_stands_for_a_fact() -> None:
    given = copies(ONE, "Post", 12)
    assert reprints(given, {"Post-011"}) == {"Post-010": "Post-000"}


def test_texts_that_share_nothing_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [*copies(ONE, "Post", 12), *copies(OTHER, "Wire", 10)]
    traces = [traces_of(article) for article in given]
    looked_at: list[str] = []
    real = module._story
    monkeypatch.setattr(module, "_story", lambda a: looked_at.append(a.id) or real(a))
    assert reprints_of(given, (), traces) == {"Post-010": "Post-000", "Post-011": "Post-000"}
    assert sorted(looked_at) == [f"Post-{i:03}" for i in range(12)]
    assert not reprints_of(given[3:], (), traces[3:])
