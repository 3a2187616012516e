"""One finding re-derived: the question, every answer, how each pair was judged, the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import Claim, Cluster, Comparison, Finding
from claimcheck.report.describe import describe
from claimcheck.report.escape import fold, visible
from claimcheck.report.styled import Line, Run, to_ansi, to_plain, wrap
from claimcheck.report.terminal import MAX_WIDTH, MIN_WIDTH, finding_lines
from claimcheck.report.view import View

# A cluster may hold hundreds of pairs; the finding's own come first.
MAX_PAIRS = 30
MAX_CLAIMS = 30


def render(view: View, finding: Finding) -> str:
    """The finding's block, then numbered steps."""
    lines = [*finding_lines(view, finding), (), *_steps(view, finding)]
    if view.look.color:
        return to_ansi(lines, view.look.encoding)
    return to_plain(lines, view.look.encoding)


def _steps(view: View, finding: Finding) -> Iterator[Line]:
    write = _Writer(view)
    yield from write.title("1", "the question")
    yield from write.text(finding.question)
    cluster = view.clusters.get(finding.cluster)
    if cluster is not None:
        yield from write.title("2", "the answers, as they were read")
        yield from _claims(write, view, cluster, finding)
        yield from write.title("3", "the pairs, as they were judged")
        yield from _pairs(write, view, cluster, finding)
    yield from write.title("4" if cluster else "2", "the outcome")
    yield from write.text(
        f"verdict {finding.verdict.value}; rule {finding.rule} makes it "
        f"{finding.severity.value}, confidence {finding.confidence.value}"
    )
    for item in view.report.suppressed:
        if item.finding.id == finding.id:
            yield from write.text(f"accepted in claims.yaml: {item.reason}")


def _claims(write: _Writer, view: View, cluster: Cluster, finding: Finding) -> Iterator[Line]:
    own = {side.claim.id for side in finding.sides}
    ordered = sorted(cluster.claims, key=lambda c: (c.id not in own, c.article, c.start, c.end))
    for claim in ordered[:MAX_CLAIMS]:
        yield from write.item(place(view, claim), f"“{claim.text}” = {describe(claim)}")
    if len(ordered) > MAX_CLAIMS:
        yield from write.text(f"and {len(ordered) - MAX_CLAIMS:,} more")


def _pairs(write: _Writer, view: View, cluster: Cluster, finding: Finding) -> Iterator[Line]:
    own = {side.claim.id for side in finding.sides}

    def order(pair: Comparison) -> tuple[object, ...]:
        inside = (pair.a.id in own) + (pair.b.id in own)
        return -inside, pair.confidence.rank, pair.a.id, pair.b.id

    ordered = sorted(cluster.comparisons, key=order)
    for pair in ordered[:MAX_PAIRS]:
        judged = f"{pair.verdict.value} ({pair.level})" if pair.level else pair.verdict.value
        parts = [f"{judged}, confidence {pair.confidence.value}"]
        if pair.key:
            parts.append(f"paired by {pair.key}")
        parts += pair.reasons
        yield from write.item(f"{place(view, pair.a)} / {place(view, pair.b)}", "; ".join(parts))
    if len(ordered) > MAX_PAIRS:
        yield from write.text(f"and {len(ordered) - MAX_PAIRS:,} more")


def place(view: View, claim: Claim) -> str:
    """``path:line`` of a claim."""
    article = view.articles.get(claim.article)
    name = view.name(claim.article)
    return f"{name}:{article.place(claim.start)[0]}" if article else name


class _Writer:
    def __init__(self, view: View) -> None:
        self.width = min(max(view.look.width, MIN_WIDTH), MAX_WIDTH)
        self.encoding = view.look.encoding

    def title(self, number: str, text: str) -> Iterator[Line]:
        yield (Run(f"{number}. {text}", "bold"),)

    def text(self, text: str, indent: int = 3, style: str = "") -> Iterator[Line]:
        for line in wrap(fold(visible(text), self.encoding), self.width - indent):
            yield (Run(" " * indent), Run(line, style))

    def item(self, head: str, text: str) -> Iterator[Line]:
        yield from self.text(head, style="dim")
        yield from self.text(text, indent=6)
