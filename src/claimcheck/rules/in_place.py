"""The finding of two words that stand in one place of two statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.linkage.printed import frame
from claimcheck.models import Article, Cluster, Comparison, Finding, Side, Span, Verdict
from claimcheck.rules.interface import (
    BY_CONFIDENCE,
    RuleContext,
    first_of_each,
    make_finding,
    said_by,
)

# A pair and the words of its two sides that stand in one place.
InPlace = tuple[Comparison, tuple[Span, Span]]


def printed(article: Article, span: Span) -> str:
    """The words of a span in one line."""
    return " ".join(article.text[span.start : span.end].split())


def two_words(
    rule: str,
    cluster: Cluster,
    found: Sequence[InPlace],
    context: RuleContext,
    *,
    what: str,
    asked: str,
    key: str,
) -> Finding:
    """A conflict of two words, of which ``what`` is the message.

    ``found``: the pairs that have these two in one place, the surest first. ``asked``: which of
    them belongs in their place ("Which name"), as the finding's question.
    """
    sides = first_of_each(
        Side(claim, span, printed(context.articles[claim.article], span))
        for pair, spans in found
        for claim, span in zip((pair.a, pair.b), spans, strict=True)
    )
    pair, spans = found[0]
    place = frame(spans[0], pair.a.sentence, context.articles[pair.a.article].text)
    return make_finding(
        rule,
        replace(cluster, question=f"{asked} belongs here: {place}?"),
        verdict=Verdict.CONFLICT,
        severity=BY_CONFIDENCE[pair.confidence],
        confidence=pair.confidence,
        message=f"{what}: {said_by(sides, context)}",
        sides=sides,
        reasons=pair.reasons,
        key=key,
    )
