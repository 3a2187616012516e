"""The other figures beside a pair: few are looked at, however many a sentence holds."""

from __future__ import annotations

from claimcheck.linkage.figures.siblings import SiblingIndex, siblings_of
from claimcheck.models import Measure, Quantity, QuantityClaim, Span


def _row(article: str, values: list[int]) -> list[QuantityClaim]:
    return [
        QuantityClaim(
            article=article,
            start=10 * i,
            end=10 * i + 3,
            text=str(value),
            sentence=Span(0, 10 * len(values)),
            quantity=Quantity(float(value), float(value)),
            measure=Measure(noun="house"),
        )
        for i, value in enumerate(values)
    ]


def test_of_a_row_of_hundreds_only_what_stands_next_is_looked_at() -> None:
    row = _row("a", list(range(100, 700)))
    index = SiblingIndex(row, lambda claim: "house")
    for at in (0, 300, 599):
        beside = index.beside(row[at])["house"]
        assert len(beside) <= 32
        assert row[at] not in beside
        assert row[at + 1 if at < 599 else at - 1] in beside


def test_of_a_short_row_all_are_looked_at() -> None:
    a, b = _row("a", [7, 30, 14]), _row("b", [9, 30, 14])
    found = siblings_of(
        a[0], b[0], SiblingIndex(a, lambda claim: "house"), SiblingIndex(b, lambda claim: "house")
    )
    assert (found.agree, found.differ, found.texts) == (1, 0, ("30",))
