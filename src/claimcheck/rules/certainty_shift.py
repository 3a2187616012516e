"""Certainty lost or gained between two versions of one statement.

What it reports
---------------
Two outlets state the same thing with different certainty: nearly done and done, alleged and
plain.

Why it matters
--------------
A hedge is part of the claim; without it a hope becomes a fact.

Example
-------
"The two sides have almost agreed on a price" in one article, "had agreed on a price" in another.

When it is wrong
----------------
The later article reports the outcome of what the earlier one announced.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import (
    Cluster,
    Confidence,
    Finding,
    Severity,
    StatementClaim,
    Verdict,
)
from claimcheck.rules.clauses import side, verb
from claimcheck.rules.interface import Rule, RuleContext, make_finding, pairs

ID = "certainty-shift"
# A plan and its outcome, or a hope and a fact, are explained by time; these are not.
_SHIFTS = ({"plain", "nearly"}, {"plain", "alleged"})


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster, from its surest pair of differing certainty."""
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if pair.level != "certainty":
            continue
        if not (isinstance(a, StatementClaim) and isinstance(b, StatementClaim)):
            continue
        levels = {a.certainty, b.certainty}
        if levels not in _SHIFTS:
            continue
        severity = Severity.WARNING if pair.confidence is Confidence.HIGH else Severity.INFO
        yield make_finding(
            ID,
            cluster,
            verdict=Verdict.CONFLICT,
            severity=severity,
            confidence=pair.confidence,
            message=(
                f"“{verb(a, context)}”: {_how(a)} ({context.label(a.article)}) / "
                f"{_how(b)} ({context.label(b.article)})"
            ),
            sides=[side(c, c.certainty, c.hedge_span) for c in (a, b)],
            reasons=pair.reasons,
            key=a.predicate,
        )
        return


def _how(claim: StatementClaim) -> str:
    return f"hedged with “{claim.hedge}”" if claim.hedge else "stated plainly"


RULE = Rule(ID, "certainty lost or gained", frozenset({"statement"}), check)
