"""Another thing of its class in the same statement.

What it reports
---------------
Two outlets make the same statement, but with another word of one class in it: a motorcycle / a
van, cocoa / sugar, an arm / a leg, a red / a blue jacket, a Danish / a Swedish tourist. Each of the
two articles prints one member of the class only. It is a hint where both may hold: of relatives,
of other deeds, and of what is done to several things (seized, found, destroyed, sold).

Why it matters
--------------
Both words are plain and spelled right, so that nobody stumbles over the wrong one.

Example
-------
"The robber fled on a motorcycle" in one article, "The robber fled in a van" in another.

When it is wrong
----------------
Both hold, and each article tells of one of the two only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.linkage.contrasts import LEVEL, spans_of
from claimcheck.linkage.printed import frame
from claimcheck.models import Cluster, Finding, Side, Verdict
from claimcheck.rules.interface import (
    BY_CONFIDENCE,
    Rule,
    RuleContext,
    make_finding,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "word-conflict"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding for each two words of a class that the cluster's statements give."""
    reported: set[tuple[str, ...]] = set()
    for pair in pairs(cluster, Verdict.CONFLICT):
        if pair.level != LEVEL:
            continue
        sides = []
        for claim, span in zip((pair.a, pair.b), spans_of(pair), strict=True):
            text = context.articles[claim.article].text
            sides.append(Side(claim, span, " ".join(text[span.start : span.end].split())))
        key = tuple(sorted(fold(side.says) for side in sides))
        if key in reported:
            continue
        reported.add(key)
        place = frame(sides[0].span, pair.a.sentence, context.articles[pair.a.article].text)
        yield make_finding(
            ID,
            replace(cluster, question=f"Which word belongs here: {place}?"),
            verdict=Verdict.CONFLICT,
            severity=BY_CONFIDENCE[pair.confidence],
            confidence=pair.confidence,
            message=f"two things in one statement: {said_by(sides, context)}",
            sides=sides,
            reasons=pair.reasons,
            key="|".join(key),
        )


RULE = Rule(ID, "two things of one class in one statement", frozenset({"statement"}), check)
