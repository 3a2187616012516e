"""Parts and wholes as printed: which figure is which, and when they are not compared."""

from __future__ import annotations

import pytest

from claimcheck.linkage.figures.partitions import is_whole, part_against_whole, whole_of
from claimcheck.models import Article, Measure, Quantity, QuantityClaim, Span


def _figure(text: str, printed: str, part: str = "") -> tuple[QuantityClaim, Article]:
    start = text.index(printed)
    value = float(printed.replace(",", ""))
    article = Article.from_text(text, id=text)
    claim = QuantityClaim(
        article=text,
        start=start,
        end=start + len(printed),
        text=printed,
        sentence=Span(0, len(text)),
        quantity=Quantity(value, value),
        measure=Measure(noun="seat", part=part),
    )
    return claim, article


@pytest.mark.parametrize(
    ("text", "printed", "whole"),
    [
        ("The league won 38 of the 120 seats.", "120", True),
        ("Seven of its 1,200 buses were hit.", "1,200", True),
        ("The league won 38 of the 120 seats.", "38", False),
        ("A fleet of 120 buses.", "120", False),
        ("The capacity of the 120 seats is in doubt.", "120", False),
    ],
)
def test_a_whole_is_told_from_a_part(text: str, printed: str, whole: bool) -> None:
    assert is_whole(*_figure(text, printed)) is whole


def test_the_whole_is_read_behind_its_part() -> None:
    assert whole_of(*_figure("It won 38 of the 1,200 seats.", "38")) == 1200
    assert whole_of(*_figure("It won 38 seats.", "38")) is None


@pytest.mark.parametrize(
    ("other", "apart"),
    [("It took 36 seats.", False), ("There are 120 seats.", True), ("There are 150 seats.", True)],
)
def test_a_figure_below_the_whole_may_be_the_part(other: str, apart: bool) -> None:
    a, a_article = _figure("It won 38 of the 120 seats.", "38", part="of the 120 seats")
    b, b_article = _figure(other, other.split()[2])
    assert part_against_whole(a, b, a_article, b_article) is apart
