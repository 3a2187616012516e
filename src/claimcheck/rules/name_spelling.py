"""One person or place, spelled differently.

What it reports
---------------
Two outlets spell the name of one person or place differently, although both report on the same
event and the two share a role, a body, an age, words said or what happened to them.

Why it matters
--------------
A misspelled name cannot be searched for, may point to another person, and is the commonest
correction that newspapers print.

Example
-------
"Ann Mortimer, head of the port authority" in one article, "Anne Mortimore, who runs the port
authority" in another.

When it is wrong
----------------
Relatives or colleagues with similar names who do the same thing in the same story; romanisations
of one name that both are in use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.linkage.clusters.questions import spelling_question
from claimcheck.models import Cluster, EntityClaim, Finding, Severity, Side, Verdict
from claimcheck.rules.interface import (
    BY_CONFIDENCE,
    Rule,
    RuleContext,
    best_confidence,
    make_finding,
    one_per_article,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "name-spelling"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster whose people or places are spelled in more than one way."""
    chosen = pairs(cluster, Verdict.VARIANT)
    claims = {
        claim.id: claim
        for pair in chosen
        for claim in (pair.a, pair.b)
        if isinstance(claim, EntityClaim) and claim.entity_kind in {"person", "place"}
    }
    if not claims:
        return
    sides = one_per_article(Side(c, c.span, c.name) for c in claims.values())
    names = list(dict.fromkeys(side.says for side in sides))
    confidence = best_confidence(chosen)
    noun = "place" if all(c.entity_kind == "place" for c in claims.values()) else "person"
    count = "two" if len(names) == 2 else str(len(names))
    severity = BY_CONFIDENCE[confidence]
    yield make_finding(
        ID,
        replace(cluster, question=spelling_question(names)),
        verdict=Verdict.VARIANT,
        severity=Severity.WARNING if noun == "place" else severity,
        confidence=confidence,
        message=f"one {noun}, {count} spellings: {said_by(sides, context)}",
        sides=sides,
        reasons=_weighed(reason for pair in chosen for reason in pair.reasons),
        key="|".join(sorted(fold(name) for name in names)),
    )


# What the strings alone say against one person; the context has outweighed it.
_AGAINST = ("each has a name that the other lacks", "each is a proper ", "each is a common name")


def _weighed(reasons: Iterable[str]) -> list[str]:
    """The reasons, those that speak against the finding last and marked as such."""
    given = list(reasons)
    against = [f"against it: {reason}" for reason in given if reason.startswith(_AGAINST)]
    return [reason for reason in given if not reason.startswith(_AGAINST)] + against


RULE = Rule(ID, "one person or place, spelled differently", frozenset({"entity"}), check)
