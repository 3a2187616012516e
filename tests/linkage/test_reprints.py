"""Copies of one text neither hide nor add a finding, however many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.engine import Checker
from claimcheck.linkage.reprints import reprints
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


def found(ones: int, others: int) -> list[tuple[str, str]]:
    report = Checker().check([*copies(ONE, "Post", ones), *copies(OTHER, "Wire", others)])
    return [(finding.rule, finding.id) for finding in report.findings]


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


def test_other_words_or_another_day_are_no_copy() -> None:
    given = [
        Article.from_text(ONE.replace("212,000", f"{number},000"), id=f"a{number}")
        for number in range(200, 230)
    ]
    assert not reprints(given)
    days = [replace(a, published=date(2031, 3, 1 + n)) for n, a in enumerate(copies(ONE, "P", 20))]
    assert not reprints(days)


def test_nobody_stands_for_a_fact() -> None:
    given = copies(ONE, "Post", 12)
    assert reprints(given, {"Post-011"}) == {"Post-010": "Post-000"}
