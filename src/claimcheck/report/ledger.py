"""What a run covered, in the words of all reports for people."""

from __future__ import annotations

from claimcheck.models import Severity
from claimcheck.report.view import View

_KINDS = {
    "quantity": "figure",
    "attribution": "attribution",
    "entity": "name",
    "date": "date",
    "statement": "statement",
}


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def outcome_parts(view: View) -> list[str]:
    """Findings per severity, and what is hidden or settled."""
    hidden = set(view.hidden)
    parts = []
    for severity in Severity:
        count = view.counts[severity]
        noun = severity.value if severity is Severity.INFO else None
        text = f"{count:,} {noun}" if noun else plural(count, severity.value)
        parts.append(f"{text} (hidden: --show {severity.value})" if severity in hidden else text)
    if view.unsure:
        parts.append(f"{view.unsure:,} less sure than --min-confidence")
    if view.suppressed:
        parts.append(f"{len(view.suppressed):,} accepted in claims.yaml")
    return parts


def coverage_parts(view: View) -> list[str]:
    """Articles, claims, clusters and comparisons."""
    coverage = view.report.coverage
    claims = sum(coverage.claims.values())
    parts = [
        articles_phrase(view),
        plural(claims, "claim"),
        plural(coverage.clusters, "cluster"),
        plural(coverage.pairs_compared, "pair") + " compared",
    ]
    if view.report.skipped:
        parts.append(f"{plural(len(view.report.skipped), 'input')} not read")
    return parts


def articles_phrase(view: View) -> str:
    """``5 articles + 3 stories split from 001.txt``."""
    coverage = view.report.coverage
    split = coverage.stories_split
    # The engine counts every story as an article; a reader counts files first.
    phrase = plural(max(coverage.articles - split, 0), "article")
    if not split:
        return phrase
    phrase += f" + {plural(split, 'story', 'stories')} split from "
    several = {
        view.paths.get(article.id, article.id)
        for article in view.report.articles
        if article.id.rpartition("#")[2].isdigit() and "#" in article.id
    }
    return phrase + (several.pop() if len(several) == 1 else plural(len(several), "file"))


def claims_phrase(view: View) -> str:
    """Claims by kind, most first: ``96 figures, 40 names``."""
    counted = sorted(view.report.coverage.claims.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(plural(count, _KINDS.get(kind, kind)) for kind, count in counted if count)


def not_compared_parts(view: View) -> list[str]:
    """What was not compared and why, most first."""
    counted = sorted(view.report.coverage.not_compared.items(), key=lambda i: (-i[1], i[0]))
    return [f"{count:,} {reason}" for reason, count in counted if count]
