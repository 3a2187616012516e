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

from claimcheck.linkage.figures.measured import outcomes_of
from claimcheck.linkage.vocabulary import TOLLS, vocabulary
from claimcheck.models import Claim, Cluster, Finding, QuantityClaim, Severity, Verdict
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
        for finding in rule.check(_fitting(cluster, context), context):
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


def _fitting(cluster: Cluster, context: RuleContext) -> Cluster:
    """The cluster without figures that say nothing of what befell those whom a fact counts.

    Between two reports of one event "nine patients" may be the dead of the other; a fact stands
    alone, and "took in nine patients" is none of its dead.
    """
    if cluster.kind != "quantity":
        return cluster
    left = {
        claim.id
        for pair in cluster.comparisons
        if not _one_fate(pair.a, pair.b, context)
        for claim in (pair.a, pair.b)
        if claim.article not in context.facts
    }
    kept = [pair for pair in cluster.comparisons if left.isdisjoint((pair.a.id, pair.b.id))]
    return replace(cluster, comparisons=tuple(kept))


def _one_fate(a: Claim, b: Claim, context: RuleContext) -> bool:
    stated = [claim for claim in (a, b) if claim.article in context.facts]
    if not stated or not isinstance(a, QuantityClaim) or not isinstance(b, QuantityClaim):
        return True
    fact, other = (a, b) if stated[0] is a else (b, a)
    fates = outcomes_of(fact) & TOLLS
    outcomes = vocabulary().outcomes
    told = outcomes_of(other) | {outcomes[word] for word in other.words if word in outcomes}
    return not fates or bool(fates & told)


RULE = Rule(
    ID,
    "an article against an established fact",
    frozenset({"entity", "quantity", "date", "attribution", "statement"}),
    check,
)
