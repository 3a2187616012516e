"""An article against an established fact.

What it reports
---------------
An article contradicts a fact that claims.yaml states, or uses a misspelling that it lists.

Why it matters
--------------
The desk has settled this question; whoever disagrees is wrong or has news.

Example
-------
The fact "The Hollins mill opened in 1961" and an article that says "opened in 1916".

When it is wrong
----------------
The fact is out of date, or its sentence speaks of another thing with the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.models import Cluster, Finding, Severity, Verdict
from claimcheck.rules import (
    date_conflict,
    figure_conflict,
    name_spelling,
    organisation_name,
    polarity_conflict,
    quote_altered,
    quote_misattributed,
    role_conflict,
    word_conflict,
)
from claimcheck.rules.interface import Rule, RuleContext, make_finding, touches_fact

ID = "fact-conflict"
_CONTRADICTING = (
    name_spelling.RULE,
    organisation_name.RULE,
    role_conflict.RULE,
    figure_conflict.RULE,
    date_conflict.RULE,
    quote_altered.RULE,
    quote_misattributed.RULE,
    polarity_conflict.RULE,
    word_conflict.RULE,
)


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """What other rules find between an article and a fact, as an error of this rule."""
    if not any(claim.article in context.facts for claim in cluster.claims):
        return
    for rule in _CONTRADICTING:
        if cluster.kind not in rule.kinds:
            continue
        for finding in rule.check(cluster, context):
            loud = finding.severity is not Severity.INFO or finding.verdict is Verdict.VARIANT
            if touches_fact(finding, context) and loud:
                made = make_finding(
                    ID,
                    replace(cluster, question=finding.question),
                    verdict=finding.verdict,
                    severity=Severity.ERROR,
                    confidence=finding.confidence,
                    message=finding.message,
                    sides=finding.sides,
                    reasons=(*finding.reasons, f"found by {rule.id}"),
                    key=rule.id,
                )
                yield replace(made, tip=finding.tip)


RULE = Rule(
    ID,
    "an article against an established fact",
    frozenset({"entity", "quantity", "date", "attribution", "statement"}),
    check,
)
