"""One event, different day, weekday, year or time.

What it reports
---------------
Two outlets date the same happening differently, after relative dates are resolved against each
article's own date and hedges ("about 8 p.m.") are taken into account. Or one article prints a
weekday and a date that do not fit each other. Or an age does not follow from a birth date (a year
either way is allowed), or an anniversary from the date of what it marks.

Why it matters
--------------
A wrong date breaks the order of events, deadlines and alibis.

Example
-------
"The bridge will reopen on 6 March" in one article, "the reopening on 16 March" in another.

When it is wrong
----------------
Two stages of one story (the arrest and the arraignment) that the wording does not tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import Cluster, Confidence, DateClaim, Finding, Severity, Side, Span, Verdict
from claimcheck.rules.anniversaries import misfits
from claimcheck.rules.interface import (
    Reading,
    Rule,
    RuleContext,
    agreeing,
    best_confidence,
    make_finding,
    one_per_article,
    pairs,
    question,
    said_by,
)
from claimcheck.text import fold

ID = "date-conflict"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster with dates that contradict each other."""
    chosen = pairs(cluster, Verdict.CONFLICT)
    claims = {c.id: c for p in chosen for c in (p.a, p.b) if isinstance(c, DateClaim)}
    if not claims:
        return
    sides = one_per_article(
        Side(claim, claim.span, " ".join(claim.text.split()))
        for claim in agreeing(cluster, claims.values())
    )
    first = next(iter(claims.values()))
    about = first.event.phrase or first.event.verb
    confidence = best_confidence(chosen)
    yield make_finding(
        ID,
        cluster,
        verdict=Verdict.CONFLICT,
        severity=Severity.INFO if confidence is Confidence.LOW else Severity.WARNING,
        confidence=confidence,
        message=f"{said_by(sides, context)}: {about}" if about else said_by(sides, context),
        sides=sides,
        reasons=[reason for pair in chosen for reason in pair.reasons],
        key=fold(first.event.verb),
    )


def scan(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    """Weekdays that do not fit their date, and ages and anniversaries that do not follow."""
    yield from misfits(ID, reading, context)
    for claims in reading.claims.values():
        for claim in claims:
            if not isinstance(claim, DateClaim) or not claim.mismatch:
                continue
            printed = " ".join(claim.text.split())
            weekday, _, rest = printed.partition(" ")
            cut = claim.start + claim.text.find(rest) if rest else claim.end
            sides = [
                Side(claim, Span(claim.start, claim.start + len(weekday)), weekday.strip(",")),
                Side(claim, Span(cut, claim.end), rest or printed),
            ]
            yield make_finding(
                ID,
                question("On which day of the week was it?", [claim]),
                verdict=Verdict.CONFLICT,
                severity=Severity.WARNING,
                confidence=Confidence.HIGH,
                message=f"{printed} ({context.label(claim.article)}): {claim.mismatch}",
                sides=sides,
                reasons=[claim.mismatch],
                key="weekday",
            )


RULE = Rule(ID, "one event, different date or time", frozenset({"date"}), check, scan)
