"""One outlet says that it happened, the other that it did not.

What it reports
---------------
Two outlets make the same statement about the same people or things, one of them negated.

Why it matters
--------------
Both cannot be true.

Example
-------
"The agency gave a list of the shops" in one article, "The agency did not give a list of the
shops" in another.

When it is wrong
----------------
The two refer to different moments, or one reports another's denial.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import (
    Cluster,
    Confidence,
    Finding,
    Severity,
    Side,
    StatementClaim,
    Verdict,
)
from claimcheck.rules.interface import Rule, RuleContext, make_finding, pairs

ID = "polarity-conflict"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster, from its surest pair of opposite polarity."""
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if pair.level != "polarity":
            continue
        if not (isinstance(a, StatementClaim) and isinstance(b, StatementClaim)):
            continue
        yes, no = (b, a) if a.negated else (a, b)
        # A denial reported by one outlet and a claim by another look alike: only surely one
        # statement of one speaker is more than a hint.
        sure = pair.confidence is Confidence.HIGH and a.speaker == b.speaker
        severity = Severity.WARNING if sure else Severity.INFO
        yield make_finding(
            ID,
            cluster,
            verdict=Verdict.CONFLICT,
            severity=severity,
            confidence=pair.confidence,
            message=(
                f"“{a.predicate}”: {context.label(yes.article)} says yes, "
                f"{context.label(no.article)} says no"
            ),
            sides=[Side(yes, yes.span, "yes"), Side(no, no.span, "no")],
            reasons=pair.reasons,
            key=a.predicate,
        )
        return


RULE = Rule(ID, "it happened / it did not", frozenset({"statement"}), check)
