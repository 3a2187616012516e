"""Parts that do not add up to the whole that the same article states.

What it reports
---------------
Inside one article: "nine of the 12 hurt are men; the other four are women"; a list that exceeds
the total it is said to make; more people included than there are; more votes than members;
percentages of one whole that come to more than 100; money split into parts that exceed it; and a
share that is not what its part makes of the whole ("12 of 48 (40 percent)").

Why it matters
--------------
One of the figures is wrong, and the article alone shows it: no other outlet is needed. Desks that
take over either figure pass the slip on.

Example
-------
"Of the 12 people hurt, nine were taken to hospital and the other four were treated on the spot":
nine and four make 13.

When it is wrong
----------------
The parts overlap, one of them belongs to another whole, or a further part is told in words. The
rule reads only parts that the text itself ties to their whole, and stays silent if any other
reading of the figures adds up.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import (
    Cluster,
    Confidence,
    Finding,
    QuantityClaim,
    QuantityKind,
    Severity,
    Side,
    Verdict,
)
from claimcheck.quantities.compare import format_number, format_quantity
from claimcheck.rules.interface import Reading, Rule, RuleContext, make_finding, question
from claimcheck.rules.marks import marks_in, misfits
from claimcheck.rules.sums import noun_printed

ID = "arithmetic-mismatch"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """Nothing: sums are of one article, no clusters; see `scan`."""
    return iter(())


def scan(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    """What does not add up inside each article."""
    for article in sorted(reading.claims):
        if article in context.facts or article not in context.articles:
            continue
        own = context.articles[article]
        if not marks_in(reading, article, context).adds_up:
            for whole, parts, why in misfits(reading.claims[article], own.text):
                yield _finding(whole, parts, why, context)


def _finding(
    whole: QuantityClaim | None, parts: list[QuantityClaim], why: str, context: RuleContext
) -> Finding:
    article = context.articles[parts[0].article]
    total = format_quantity(whole.quantity) if whole else "100%"
    if whole and (noun := noun_printed(article.text, whole)):
        total = f"{total} {noun}"
    claims = [*([whole] if whole else []), *parts]
    return make_finding(
        ID,
        question(f"Do the parts add up to {total}?", claims),
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        message=f"{article.label}: {_message(parts, total, percent=whole is None)}",
        sides=[Side(claim, claim.span, format_quantity(claim.quantity)) for claim in claims],
        reasons=[why],
        key="sum",
    )


def _message(parts: list[QuantityClaim], total: str, *, percent: bool) -> str:
    shown = [format_quantity(part.quantity) for part in parts]
    first, last = parts[0].quantity, parts[-1].quantity
    if first.kind is QuantityKind.SCORE:
        votes = format_number((first.low or 0.0) + (first.high or 0.0))
        return f"{shown[0]} makes {votes} votes, of {total.split(maxsplit=1)[0]} members"
    if last.unit == "%" and not percent:
        return f"{shown[0]} of {total} is not {shown[-1]}"
    if len(parts) == 1:
        return f"{shown[0]} out of {total}"
    made = format_number(round(sum(part.quantity.low or 0.0 for part in parts), 2))
    return f"{' + '.join(shown)} make {made}{'%' if percent else ''}, not {total}"


RULE = Rule(ID, "parts that do not add up to their whole", frozenset(), check, scan)
