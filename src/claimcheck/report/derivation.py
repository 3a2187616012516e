"""One finding re-derived: the question, every answer, how each pair was judged, the outcome."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claimcheck.models import Claim, Cluster, Comparison, EntityClaim, Finding, Verdict
from claimcheck.report.describe import describe
from claimcheck.report.escape import fold, visible
from claimcheck.report.judged import OUTCOMES, judged, looked_at
from claimcheck.report.styled import Line, Run, to_ansi, to_plain, wrap
from claimcheck.report.terminal import MAX_WIDTH, MIN_WIDTH, finding_lines
from claimcheck.report.view import View, is_fact
from claimcheck.rules import RULES

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
    write = Writer(view)
    yield from write.title("the question")
    yield from write.text(finding.question)
    cluster = view.clusters.get(finding.cluster)
    if cluster is not None:
        yield from write.title("the answers, as they were read")
        yield from _claims(write, view, cluster, finding)
        yield from write.title("the pairs, as they were judged")
        yield from _pairs(write, view, cluster, finding)
        if cluster.apart:
            yield from write.title("what was not compared, and why")
            yield from _apart(write, view, cluster)
    yield from write.title("the outcome")
    yield from _outcome(write, view, finding)
    yield from write.title("what would take it out of the report")
    yield from _ways_out(write, finding)


def _claims(write: Writer, view: View, cluster: Cluster, finding: Finding) -> Iterator[Line]:
    own = {side.claim.id for side in finding.sides}
    ordered = sorted(cluster.claims, key=lambda c: (c.id not in own, c.article, c.start, c.end))
    for claim in ordered[:MAX_CLAIMS]:
        yield from write.item(place(view, claim), f"“{claim.text}”", f"read as: {describe(claim)}")
    if len(ordered) > MAX_CLAIMS:
        yield from write.text(f"and {len(ordered) - MAX_CLAIMS:,} more")


def _pairs(write: Writer, view: View, cluster: Cluster, finding: Finding) -> Iterator[Line]:
    own = {side.claim.id for side in finding.sides}

    def order(pair: Comparison) -> tuple[object, ...]:
        inside = (pair.a.id in own) + (pair.b.id in own)
        return -inside, pair.confidence.rank, pair.a.id, pair.b.id

    ordered = sorted(cluster.comparisons, key=order)
    for pair in ordered[:MAX_PAIRS]:
        parts = [judged(pair)]
        if shared := looked_at(pair):
            parts.append(f"looked at because {shared}")
        parts += [f"- {reason}" for reason in pair.reasons]
        yield from write.item(f"{place(view, pair.a)} / {place(view, pair.b)}", *parts)
    if len(ordered) > MAX_PAIRS:
        yield from write.text(f"and {len(ordered) - MAX_PAIRS:,} more")


def _apart(write: Writer, view: View, cluster: Cluster) -> Iterator[Line]:
    """Like claims that were held to answer another question."""
    for pair in cluster.apart:
        yield from write.item(
            f"{place(view, pair.a)} “{pair.a.text}” / {place(view, pair.b)} “{pair.b.text}”",
            pair.level,
        )


def _outcome(write: Writer, view: View, finding: Finding) -> Iterator[Line]:
    rule = next((rule for rule in RULES if rule.id == finding.rule), None)
    summary = f" ({rule.summary})" if rule else ""
    yield from write.text(
        f"{OUTCOMES[finding.verdict]}; the rule {finding.rule}{summary} makes it "
        f"{finding.severity.value}, with {finding.confidence.value} confidence"
    )
    values = dict.fromkeys(f"{view.name(s.claim.article)} = {s.says}" for s in finding.sides)
    yield from write.text(f"its id {finding.id} holds as long as these do: {'; '.join(values)}")
    for item in view.report.suppressed:
        if item.finding.id == finding.id:
            yield from write.text(f"accepted in claims.yaml: {item.reason}")


def _ways_out(write: Writer, finding: Finding) -> Iterator[Line]:
    names = list(
        dict.fromkeys(s.claim.name for s in finding.sides if isinstance(s.claim, EntityClaim))
    )
    if finding.verdict is Verdict.VARIANT and len(names) > 1:
        yield from write.item(
            "both names are right: in claims.yaml, under entities",
            f"- {{name: {_yaml(names[0])}, aliases: [{', '.join(map(_yaml, names[1:]))}]}}",
        )
    yield from write.item(
        "it is settled: write that into claims.yaml",
        f'claimcheck accept {finding.id} PATHS --reason "…"',
    )
    yield from write.item("the rule is of no use to you", f"--ignore {finding.rule}")


def _yaml(text: str) -> str:
    """A double-quoted YAML scalar, which any JSON string is."""
    return json.dumps(text, ensure_ascii=False)


def place(view: View, claim: Claim) -> str:
    """``path:line`` of a claim."""
    article = view.articles.get(claim.article)
    name = view.name(claim.article)
    if article is None or is_fact(article):
        return name
    return f"{name}:{article.place(claim.start)[0]}"


class Writer:
    """Numbered titles, and texts under them, wrapped to the width."""

    def __init__(self, view: View) -> None:
        self.width = min(max(view.look.width, MIN_WIDTH), MAX_WIDTH)
        self.encoding = view.look.encoding
        self.steps = 0

    def title(self, text: str) -> Iterator[Line]:
        """The next step."""
        self.steps += 1
        yield (Run(f"{self.steps}. {text}", "bold"),)

    def text(self, text: str, indent: int = 3, style: str = "") -> Iterator[Line]:
        """Untrusted text, wrapped."""
        for line in wrap(fold(visible(text), self.encoding), self.width - indent):
            yield (Run(" " * indent), Run(line, style))

    def item(self, head: str, *texts: str) -> Iterator[Line]:
        """A head with what belongs to it below."""
        yield from self.text(head, style="dim")
        for text in texts:
            yield from self.text(text, indent=6)
