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

from claimcheck.linkage.statements.contrasts import LEVEL, spans_of
from claimcheck.models import Cluster, Finding, Verdict
from claimcheck.rules.in_place import InPlace, printed, two_words
from claimcheck.rules.interface import Rule, RuleContext, pairs
from claimcheck.text import fold

ID = "word-conflict"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding for each two words of a class that the cluster's statements give."""
    found: dict[str, list[InPlace]] = {}
    for pair in pairs(cluster, Verdict.CONFLICT):
        if pair.level != LEVEL:
            continue
        spans = spans_of(pair)
        key = "|".join(
            sorted(
                fold(printed(context.articles[claim.article], span))
                for claim, span in zip((pair.a, pair.b), spans, strict=True)
            )
        )
        found.setdefault(key, []).append((pair, spans))
    for key, group in found.items():
        what = "two things in one statement"
        yield two_words(ID, cluster, group, context, what=what, asked="Which word", key=key)


RULE = Rule(ID, "two things of one class in one statement", frozenset({"statement"}), check)
