"""Domain objects with defaults, for tests that load no model."""

from __future__ import annotations

from typing import Any

from claimcheck.models import (
    Article,
    Claim,
    Cluster,
    Confidence,
    Coverage,
    Finding,
    Measure,
    Quantity,
    QuantityClaim,
    Report,
    Severity,
    Side,
    Span,
    Verdict,
)


def article(text: str = "Nobody came.", id: str = "a.txt", **more: Any) -> Article:
    """An article of the whole text whose path is its id."""
    more.setdefault("path", id.rpartition("#")[0] or id)
    more.setdefault("regions", (Span(0, len(text)),))
    return Article(id=id, text=text, **more)


def reports_of_one_blast(count: int) -> list[Article]:
    """Reports by as many outlets, with five different tolls and a quotation each."""
    tolls = ("12", "17", "some 40", "1,500", "nine")
    return [
        Article.from_text(
            f"The blast at the Karven mill killed {tolls[i % 5]} people on Tuesday. "
            f"\u201cIt was day {i},\u201d said Ana Ruiz, the mayor.",
            id=f"a{i}",
            outlet=f"Outlet {i}",
        )
        for i in range(count)
    ]


def span_of(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``; an error if they do not."""
    start = text.index(words)
    return Span(start, start + len(words))


def sentence_of(text: str, span: Span) -> Span:
    """The paragraph that holds a span."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(text))


def quantity_claim(source: Article, words: str, **more: Any) -> QuantityClaim:
    """A figure printed as ``words`` in the article."""
    span = span_of(source.text, words)
    more.setdefault("quantity", Quantity(1.0, 1.0))
    more.setdefault("measure", Measure(phrase="visitors", noun="visitor"))
    return QuantityClaim(
        article=source.id,
        start=span.start,
        end=span.end,
        text=words,
        sentence=more.pop("sentence", sentence_of(source.text, span)),
        **more,
    )


def side(source: Article, claim: Claim, words: str | None = None, marks: Any = ()) -> Side:
    """One side of a finding: the claim's own words unless others are named."""
    span = span_of(source.text, words) if words else claim.span
    return Side(claim, span, source.text[span.start : span.end], tuple(marks))


def finding(*sides: Side, **more: Any) -> Finding:
    """A finding with plain defaults."""
    values: dict[str, Any] = {
        "id": "3f2a9c1b",
        "rule": "figure-conflict",
        "verdict": Verdict.CONFLICT,
        "severity": Severity.ERROR,
        "confidence": Confidence.HIGH,
        "message": "different numbers of visitors",
        "question": "How many visitors came?",
        "cluster": "c1",
        "reasons": ("same fair", "same day"),
        "tip": "",
    }
    return Finding(sides=sides, **(values | more))


def cluster(*claims: Claim, **more: Any) -> Cluster:
    """A cluster with plain defaults."""
    values: dict[str, Any] = {
        "id": "c1",
        "kind": "quantity",
        "question": "How many visitors came?",
        "comparisons": (),
        "verdict": Verdict.CONFLICT,
    }
    return Cluster(claims=claims, **(values | more))


def report(
    articles: tuple[Article, ...] = (), findings: tuple[Finding, ...] = (), **more: Any
) -> Report:
    """A report over the articles; claims are those of the findings' sides."""
    claims = tuple(
        sorted(
            {s.claim for f in findings for s in f.sides},
            key=lambda c: (c.article, c.start, c.end, c.kind),
        )
    )
    values: dict[str, Any] = {
        "claims": claims,
        "clusters": (),
        "suppressed": (),
        "coverage": Coverage(
            articles=len(articles),
            claims={"quantity": len(claims)},
            clusters=len(findings),
            pairs_compared=len(findings),
        ),
        "skipped": (),
        "notices": (),
        "model": "test model",
    }
    return Report(articles=articles, findings=findings, **(values | more))
