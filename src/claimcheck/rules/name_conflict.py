"""Another name in the same place of one statement.

What it reports
---------------
Two outlets make the same statement, but with another person, body or place in one part of it:
who did it, to whom, where, from where. Two names that have changed places ("A bought B" / "B bought
A") count as well, and so do two names of one sort (a hospital, a street, the town that a place is
near, the buyer) of which each report on one event has one and never the other's. Where one article
is a short text made from the other, another word inside one name ("the Energy Committee" / "the
Transport Committee") and two places that somebody or something is from are told too.

Why it matters
--------------
The story is told of the wrong person or the wrong town; spelling checks never see it, since both
names are spelled right.

Example
-------
"The bridge was designed by Ann Lee" in one article, "The bridge was designed by Carl Moss" in
another.

When it is wrong
----------------
Both hold (two towns were hit, and each outlet names one); one place lies in the other; two names
of one thing that share no word ("the Gunners" / "Arsenal").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.linkage.short_texts.origins import ORIGIN
from claimcheck.linkage.short_texts.replaced import RENAMED, spans_of
from claimcheck.linkage.statements.slots import LEVEL, SWAPPED, differing
from claimcheck.linkage.statements.sole import LEVEL as SOLE
from claimcheck.models import Cluster, Comparison, Finding, Span, StatementClaim, Verdict
from claimcheck.rules.in_place import InPlace, printed, two_words
from claimcheck.rules.interface import Rule, RuleContext, pairs
from claimcheck.text import fold

ID = "name-conflict"
_WHAT = {
    LEVEL: "two names in one statement",
    SWAPPED: "two names have changed places",
    RENAMED: "another word in one name",
    ORIGIN: "two places of origin",
    SOLE: "each report names another one",
}


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding for each two names that stand in one place of the cluster's statements."""
    found: dict[tuple[str, str], list[InPlace]] = {}
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if pair.level not in _WHAT:
            continue
        if not (isinstance(a, StatementClaim) and isinstance(b, StatementClaim)):
            continue
        named = _names(pair, a, b, context)
        if named is None:
            continue
        (x, x_span), (y, y_span) = named
        if _is_outlet(x, a, context) and _is_outlet(y, b, context):
            continue  # "he told Morning Ledger", "he told Evening Star": each tells of itself
        x, y = sorted((fold(x), fold(y)))
        found.setdefault((x, y), []).append((pair, (x_span, y_span)))
    for key, group in found.items():
        level = group[0][0].level
        finding = two_words(
            ID,
            cluster,
            [item for item in group if item[0].level == level],
            context,
            what=_WHAT[level],
            asked="Which name",
            key="|".join(key),
        )
        yield replace(finding, question=cluster.question) if level == SWAPPED else finding


def _is_outlet(name: str, claim: StatementClaim, context: RuleContext) -> bool:
    """Whether a name is that of the outlet which prints it."""
    outlet = context.articles[claim.article].outlet
    return outlet is not None and fold(name) == fold(outlet)


def _names(
    pair: Comparison, a: StatementClaim, b: StatementClaim, context: RuleContext
) -> tuple[tuple[str, Span], tuple[str, Span]] | None:
    """The two names of a pair and where they are printed."""
    if pair.level in {RENAMED, ORIGIN, SOLE}:
        x, y = spans_of(pair)
        texts = (context.articles[claim.article] for claim in (a, b))
        names = [printed(article, span) for article, span in zip(texts, (x, y), strict=True)]
        return (names[0], x), (names[1], y)
    slots = differing(a, b, pair.key)
    if slots is None:
        return None
    return (slots[0].name, slots[0].span), (slots[1].name, slots[1].span)


RULE = Rule(ID, "two names in one statement", frozenset({"statement"}), check)
