"""Quantity claims: "more than 100 countries", "$240 billion", "12 people were injured"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import Claim, QuantityClaim, QuantityKind


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every figure, with what it measures and the period it belongs to."""
    from claimcheck.dates import period_for
    from claimcheck.measures import measure_of

    matches = parsed.quantities
    for match in matches:
        if match.quantity.kind is QuantityKind.TIME:
            continue  # a clock time says when: it is a date claim
        span = parsed.span(match.start, match.end)
        sentence, words = parsed.sentence(match.start, match.end)
        partner = None
        if match.equivalent is not None:
            other = matches[match.equivalent]
            partner = parsed.span(other.start, other.end)
        yield QuantityClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=sentence,
            quantity=match.quantity,
            measure=measure_of(parsed.doc, match.start, match.end),
            period=period_for(parsed.doc, match.start, match.end, parsed.dates),
            equivalent=partner,
            words=words,
        )


KIND = ClaimKind("quantity", "figures with bounds, unit, measure and period", extract)
