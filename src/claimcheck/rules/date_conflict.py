"""One event, different day, weekday, year or time.

What it reports
---------------
Two outlets date the same happening differently, after relative dates are resolved against each
article's own date and hedges ("about 8 p.m.") are taken into account. A deed that both report (a
shooting, a crash, a fire) has one day and one hour, whatever verb or noun dates it, and a night
may span midnight; arrests, charges, courts and vigils have days of their own. So has each step
that is to come (a trial, a hearing, a sentencing, a funeral, a vigil, an election, a deadline), if
both reports are of one day or two, the hour at which a match, a meeting or a concert begins, and
the day of a verdict or a resignation.
Weekdays that only one of two reports of a day's news prints, and days of the month that only one
of two reports of an event prints, are compared where their sentences say much the same. Or one
article prints a weekday and a date that do not fit each other. Or an age does not follow from a
birth date (a year either way is allowed), or an anniversary from the date of what it marks.

Why it matters
--------------
A wrong date breaks the order of events, deadlines and alibis.

Example
-------
"The bridge will reopen on 6 March" in one article, "the reopening on 16 March" in another.

When it is wrong
----------------
Two stages of one story (the arrest and the arraignment) that the wording does not tell apart, or
two deeds of one kind in one place and week whose reports name nobody and nothing that is not in
both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.linkage.dates.questions import best_told, what_happened
from claimcheck.models import (
    Claim,
    Cluster,
    Confidence,
    DateClaim,
    Finding,
    Severity,
    Side,
    Span,
    Verdict,
)
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
from claimcheck.rules.marks import marks_in
from claimcheck.text import fold

ID = "date-conflict"
_TWO = 2
_PLACE = 3  # words of a place that a dateline names
_REASONS = 12  # pairs whose reasons a finding gives; hundreds of reports say the same ones


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster with dates that contradict each other."""
    chosen = [
        pair
        for pair in pairs(cluster, Verdict.CONFLICT)
        if not any(_is_dateline(claim, context) for claim in (pair.a, pair.b))
    ]
    claims = {c.id: c for p in chosen for c in (p.a, p.b) if isinstance(c, DateClaim)}
    if not claims:
        return
    sides = one_per_article(
        Side(claim, claim.span, " ".join(claim.text.split()))
        for claim in agreeing(cluster, claims.values())
    )
    told = best_told([*claims.values()])
    about = what_happened(told, context.articles[told.article].text)
    values = _said_by(sides, context)
    yield make_finding(
        ID,
        cluster,
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING,
        confidence=best_confidence(chosen),
        message=f"{values}: {about}",
        sides=sides,
        reasons=[reason for pair in chosen[:_REASONS] for reason in pair.reasons],
        key=fold(told.event.verb),
    )


def _is_dateline(claim: Claim, context: RuleContext) -> bool:
    """Whether a date stands alone behind a place ("Velm, 3 July 2022"): the day of the report."""
    text = context.articles[claim.article].text
    before = text[claim.sentence.start : claim.start].strip()
    behind = text[claim.end : claim.sentence.end].strip(" .:-–—\n")
    named = before.removesuffix(",").split()
    alone = before.endswith(",") and not behind and 0 < len(named) <= _PLACE
    return alone and all(word[0].isupper() for word in named)


def _said_by(sides: Sequence[Side], context: RuleContext) -> str:
    """Each day or hour with its outlets; "Friday" and "Friday night" are one day."""
    days: dict[object, list[Side]] = {}
    for side in sides:
        days.setdefault(_day(side.claim), []).append(side)
    if len(days) < _TWO:
        return said_by(sides, context)
    out: list[Side] = []
    for group in days.values():
        # As most outlets print it; of equally many the shortest.
        counts = Counter(side.says for side in group)
        says = min(counts, key=lambda text: (-counts[text], len(text), text))
        out += [replace(side, says=says) for side in group]
    return said_by(out, context)


def _day(claim: Claim) -> object:
    if not isinstance(claim, DateClaim):
        return claim.text
    if claim.weekday is not None:
        return claim.weekday
    first, last = claim.period.first, claim.period.last
    if first is not None and first == last:
        return first.weekday()
    return (first, last) if first is not None or last is not None else fold(claim.text)


def scan(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    """Weekdays that do not fit their date, and ages and anniversaries that do not follow."""
    yield from misfits(ID, reading, context)
    for article, claims in reading.claims.items():
        for place in marks_in(reading, article, context).mismatched:
            claim = claims[place]
            assert isinstance(claim, DateClaim)
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
