"""The finding of two words that stand in one place of two statements."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.linkage.printed import frame
from claimcheck.models import Article, Cluster, Comparison, Finding, Side, Span, Verdict
from claimcheck.rules.interface import BY_CONFIDENCE, RuleContext, make_finding, said_by


def printed(article: Article, span: Span) -> str:
    """The words of a span in one line."""
    return " ".join(article.text[span.start : span.end].split())


def two_words(
    rule: str,
    cluster: Cluster,
    pair: Comparison,
    spans: tuple[Span, Span],
    context: RuleContext,
    *,
    what: str,
    asked: str,
    key: str,
) -> Finding:
    """A conflict of the words at ``spans``, of which ``what`` is the message.

    ``asked``: which of them belongs in their place ("Which name"), as the finding's question.
    """
    sides = [
        Side(claim, span, printed(context.articles[claim.article], span))
        for claim, span in zip((pair.a, pair.b), spans, strict=True)
    ]
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
