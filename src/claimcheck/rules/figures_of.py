"""The figures of one sentence, and the words that stand between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.models import Claim, QuantityClaim, QuantityKind, Span

_WINDOW = 160  # characters beside a figure that can tie it to its whole


class Sentence:
    """The figures of one sentence in text order, and the words around them."""

    def __init__(self, span: Span, figures: list[QuantityClaim], text: str) -> None:
        self.span = span
        self.figures = figures
        self.text = text
        self.counts = [claim for claim in figures if claim.quantity.kind is QuantityKind.NUMBER]
        self.percents = [
            claim
            for claim in figures
            if claim.quantity.unit == "%" and claim.quantity.value is not None
        ]

    @property
    def words(self) -> str:
        """The sentence, its first part where there is no end to it."""
        return self.text[self.span.start : min(self.span.end, self.span.start + 2000)]

    def before(self, claim: QuantityClaim) -> str:
        """The text from the previous figure, or the sentence's start, to the figure."""
        ends = [other.end for other in self.figures if other.end <= claim.start]
        return self.text[max([self.span.start, claim.start - _WINDOW, *ends]) : claim.start]

    def lead(self, claim: QuantityClaim) -> str:
        """`before`, with the figure's own modifier ("a total of")."""
        modifier = claim.quantity.modifier
        return f"{self.before(claim)}{modifier} " if modifier else self.before(claim)

    def after(self, claim: QuantityClaim) -> str:
        """The text from the figure to the next one, or to the sentence's end."""
        starts = [other.start for other in self.figures if other.start >= claim.end]
        return self.text[claim.end : min([self.span.end, claim.end + _WINDOW, *starts])]

    def between(self, a: QuantityClaim, b: QuantityClaim) -> str:
        """The text between two figures."""
        return self.text[a.end : min(b.start, a.end + 2 * _WINDOW)]


def sentences(claims: Sequence[Claim], text: str) -> Iterator[Sentence]:
    """The sentences of an article that hold figures, in text order."""
    figures: list[QuantityClaim] = []
    for claim in claims:
        if not isinstance(claim, QuantityClaim):
            continue
        if figures and claim.sentence != figures[0].sentence:
            yield Sentence(figures[0].sentence, figures, text)
            figures = []
        if not figures or claim.start >= figures[-1].end:
            figures.append(claim)
    if figures:
        yield Sentence(figures[0].sentence, figures, text)
