"""The same measure, one figure vaguer than the other.

What it reports
---------------
Two outlets answer one question with figures that fit each other, but one says less: "more than
100" where the other counts 116.

Why it matters
--------------
Nothing is wrong; whoever writes next may take the exact figure, or ask where it comes from.

Example
-------
"more than 400 children" in one article, "401 children" in another.

When it is wrong
----------------
The vaguer figure was true at another time or for another group.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.linkage.figures.questions import what_is_counted
from claimcheck.models import Cluster, Comparison, Finding, QuantityClaim, Severity, Side, Verdict
from claimcheck.quantities.compare import format_quantity
from claimcheck.rules.figure_conflict import figure_key
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    best_confidence,
    make_finding,
    one_per_article,
    pairs,
    said_by,
)

ID = "figure-precision"
# A bound this many times the other figure says too little to be its vaguer form.
_FARTHEST = 1.5


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster whose figures are compatible but not equally exact."""
    if pairs(cluster, Verdict.CONFLICT, Verdict.REVISED):
        return
    chosen = [pair for pair in pairs(cluster, Verdict.COMPATIBLE) if _telling(pair)]
    claims = {c.id: c for p in chosen for c in (p.a, p.b) if isinstance(c, QuantityClaim)}
    if not claims:
        return
    sides = one_per_article(
        Side(claim, claim.span, format_quantity(claim.quantity)) for claim in claims.values()
    )
    texts = {claim.article: context.articles[claim.article].text for claim in claims.values()}
    about = what_is_counted(list(claims.values()), texts)
    yield make_finding(
        ID,
        cluster,
        verdict=Verdict.COMPATIBLE,
        severity=Severity.INFO,
        confidence=best_confidence(chosen),
        message=f"{said_by(sides, context)}: {about}; both can be true, one is less precise",
        sides=sides,
        reasons=[reason for pair in chosen for reason in pair.reasons],
        key=figure_key(claims.values()),
    )


def _telling(pair: Comparison) -> bool:
    """Whether the vaguer figure is near enough to the other to be about the same count.

    "Scores of languages" and "at least one" fit nearly any number: nothing follows from that.
    """
    if not (isinstance(pair.a, QuantityClaim) and isinstance(pair.b, QuantityClaim)):
        return False
    a, b = pair.a.quantity, pair.b.quantity
    if a.vague or b.vague:
        return False
    numbers = [abs(n) for q in (a, b) for n in (q.low, q.high) if n]
    bounds = [n for q in (a, b) if q.value is None for n in (q.low, q.high) if n is not None]
    if not numbers or max(numbers) > _FARTHEST * min(numbers):
        return False
    return not (bounds and max(bounds) <= 1)


RULE = Rule(ID, "same measure, one figure vaguer", frozenset({"quantity"}), check)
