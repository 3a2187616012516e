"""One outlet says that it happened, the other that it did not.

What it reports
---------------
Two outlets make the same statement about the same people or things, one of them negated ("did not
resign", "failed to reach"), or with words of which one rules the other out (convicted / acquitted,
rose / fell).

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
from claimcheck.rules.clauses import side, verb
from claimcheck.rules.interface import Rule, RuleContext, make_finding, pairs
from claimcheck.text import fold

ID = "polarity-conflict"


_LEVELS = frozenset({"polarity", "opposite"})


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster, from its surest pair of opposite polarity."""
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if pair.level not in _LEVELS:
            continue
        if not (isinstance(a, StatementClaim) and isinstance(b, StatementClaim)):
            continue
        # A denial reported by one outlet and a claim by another look alike: only surely one
        # statement of one speaker is more than a hint.
        sure = pair.confidence is Confidence.HIGH and fold(a.speaker) == fold(b.speaker)
        severity = Severity.WARNING if sure else Severity.INFO
        yield make_finding(
            ID,
            cluster,
            verdict=Verdict.CONFLICT,
            severity=severity,
            confidence=pair.confidence,
            message=_message(a, b, context),
            sides=[_side(a, pair.level), _side(b, pair.level)],
            reasons=pair.reasons,
            key="|".join(sorted({a.predicate, b.predicate})),
        )
        return


def _message(a: StatementClaim, b: StatementClaim, context: RuleContext) -> str:
    if a.predicate != b.predicate:
        said = " / ".join(f"“{verb(c, context)}” ({context.label(c.article)})" for c in (a, b))
        return f"one rules the other out: {said}"
    yes, no = (b, a) if a.negated else (a, b)
    return (
        f"“{verb(yes, context)}”: {context.label(yes.article)} says yes, "
        f"{context.label(no.article)} says no"
    )


def _side(claim: StatementClaim, level: str) -> Side:
    says = claim.predicate if level == "opposite" else "no" if claim.negated else "yes"
    return side(claim, says, claim.negation_span)


RULE = Rule(ID, "it happened / it did not", frozenset({"statement"}), check)
