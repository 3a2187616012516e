"""A fact-check sheet: one row for each side of each finding, with columns for the desk to fill."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from claimcheck.models import AttributionClaim, Finding, Side
from claimcheck.report.escape import csv_cell
from claimcheck.report.view import View

COLUMNS = (
    "finding",
    "severity",
    "confidence",
    "rule",
    "claim",
    "outlet",
    "place",
    "published",
    "new",
    "speaker",
    "quote",
    "says",
    "sentence",
    "verdict",
    "checked by",
    "note",
)


def render(view: View) -> str:
    """The findings that reports for people show, then the settled ones with their reason."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    speakers = _Speakers(view)
    for finding, note in _noted(view):
        for side in finding.sides:
            writer.writerow([csv_cell(cell) for cell in _row(view, speakers, finding, side, note)])
    return stream.getvalue()


def _noted(view: View) -> Iterator[tuple[Finding, str]]:
    yield from ((finding, "") for finding in view.shown)
    yield from ((item.finding, f"accepted: {item.reason}") for item in view.suppressed)


def _row(
    view: View, speakers: _Speakers, finding: Finding, side: Side, note: str
) -> tuple[str, ...]:
    article = view.articles.get(side.claim.article)
    evidence = view.evidence(side)
    span, sentence = side.span, side.claim.sentence
    return (
        finding.id,
        finding.severity.value,
        finding.confidence.value,
        finding.rule,
        finding.message,
        evidence.label,
        evidence.place,
        article.published.isoformat() if article and article.published else "",
        "new" if evidence.new else "",
        speakers.of(side),
        article.text[span.start : span.end] if article else side.claim.text,
        side.says,
        article.text[sentence.start : sentence.end] if article else "",
        finding.verdict.value,
        "",
        note,
    )


class _Speakers:
    """Whom each side's words are attributed to: the innermost attribution around them."""

    def __init__(self, view: View) -> None:
        self.found: dict[str, list[AttributionClaim]] = {}
        for claim in view.report.claims:
            if isinstance(claim, AttributionClaim) and claim.speaker:
                self.found.setdefault(claim.article, []).append(claim)

    def of(self, side: Side) -> str:
        claim = side.claim
        if isinstance(claim, AttributionClaim):
            return claim.speaker
        around = [
            said
            for said in self.found.get(claim.article, ())
            if said.start <= side.span.start and side.span.end <= said.end
        ]
        return min(around, key=lambda said: said.end - said.start).speaker if around else ""
