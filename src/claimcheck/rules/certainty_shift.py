"""Certainty lost or gained between two versions of one statement.

What it reports
---------------
Two outlets state the same thing with different certainty: nearly done and done, alleged and
plain; what is still being considered and what is decided or done in reports of one day; what may
be so and what is so in one speaker's words of one day, else as a hint (info).

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

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.linkage.statements.certainty import denies_as_open, say_of_one_subject
from claimcheck.linkage.statements.linker import HINTS
from claimcheck.models import (
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Severity,
    Side,
    StatementClaim,
    Verdict,
)
from claimcheck.rules.clauses import HINT, clause, said, side
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    first_of_each,
    make_finding,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "certainty-shift"
# A plan and its outcome, or a hope and a fact, are explained by time; these are not.
_WHAT = {
    "nearly": "nearly so in one report, plainly so in the other",
    "alleged": "alleged in one report, a fact in the other",
    "possible": "possible in one report, certain in the other",
}
_OPEN_IN_ONE = "still open in one report, done or decided in the other"
_TONE = "only a hint: such a word is often no more than the tone of a report"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster, from its surest pair of differing certainty."""
    told = [pair for pair in pairs(cluster, Verdict.CONFLICT) if pair.level == "certainty"]
    for pair in told:
        a, b = pair.a, pair.b
        if not (isinstance(a, StatementClaim) and isinstance(b, StatementClaim)):
            continue
        # Often only the tone of a report, unless both of a day give it in one speaker's words.
        hint = {a.certainty, b.certainty} in HINTS
        certain = pair.confidence is Confidence.HIGH
        sure = certain and (not hint or _is_denied(a, b, context))
        sides = _sides(a, b, told, context)
        plain = a if a.certainty in {"plain", "planned"} else b
        yield make_finding(
            ID,
            replace(cluster, question=f"How sure is it: “{clause(plain, context)}”?"),
            verdict=Verdict.CONFLICT,
            severity=Severity.WARNING if sure else Severity.INFO,
            confidence=pair.confidence,
            message=f"{_what(a, b, context)}: {said_by(sides, context)}",
            sides=sides,
            reasons=[*pair.reasons, *([] if sure else [_TONE if certain else HINT])],
            key=a.predicate,
        )
        return


def _sides(
    a: StatementClaim, b: StatementClaim, told: Iterable[Comparison], context: RuleContext
) -> list[Side]:
    """The two sides, and those of other articles that give the same clause as sure as one of them.

    Each is shown with the words of the first that is as sure.
    """
    if a.certainty == b.certainty:
        return [side(claim, said(claim, context), claim.hedge_span) for claim in (a, b)]
    words = {claim.certainty: said(claim, context) for claim in (a, b)}
    return first_of_each(
        side(claim, words[claim.certainty], claim.hedge_span)
        for claim in (a, b, *(claim for pair in told for claim in (pair.a, pair.b)))
        if isinstance(claim, StatementClaim)
        and claim.predicate in {a.predicate, b.predicate}
        and claim.certainty in words
    )


def _what(a: StatementClaim, b: StatementClaim, context: RuleContext) -> str:
    if context.same_day(a, b) and denies_as_open(a, b, context.articles):
        return _OPEN_IN_ONE
    return _WHAT[(a if a.certainty in _WHAT else b).certainty]


def _is_denied(a: StatementClaim, b: StatementClaim, context: RuleContext) -> bool:
    """Whether reports of one day say of one thing that it is so, and that it is still open."""
    return (
        context.same_day(a, b)
        and say_of_one_subject(a, b, context.articles)
        and (_one_speaker(a, b) or denies_as_open(a, b, context.articles))
    )


# Words that open a question; "believed", "appears" and their like only tell how a report sounds.
_SHARED = 3  # words
_OPEN = frozenset("may might could consider considering considered possibly perhaps maybe".split())


def _one_speaker(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether one person or body says both in words alike, and one of them leaves it open."""
    names = [fold(claim.speaker).removeprefix("the ").split() for claim in (a, b)]
    one = bool(names[0] and names[1]) and names[0][-1] == names[1][-1]
    hedged = a if a.certainty == "possible" else b
    shared = (a.words & b.words) - {a.predicate, *names[0], *names[1]}
    return one and hedged.hedge.lower() in _OPEN and len(shared) >= _SHARED


RULE = Rule(ID, "certainty lost or gained", frozenset({"statement"}), check)
