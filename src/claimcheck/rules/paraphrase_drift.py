"""A paraphrase that no longer says what the quotation says.

What it reports
---------------
One outlet reports in its own words what a speaker says; the other quotes the same speaker with
mostly the same words in one sentence, but the report negates what that sentence affirms, or has
another number. Always info: worth a look, no more.

Why it matters
--------------
A paraphrase carries the speaker's authority without the speaker's words.

Example
-------
"The northern yard will close this year" in one article, "she said the northern yard would not
close this year" in another.

When it is wrong
----------------
The paraphrase sums up another statement of the same speaker, which the other outlet leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.linkage.quotes.linker import PARAPHRASE
from claimcheck.models import (
    AttributionClaim,
    Cluster,
    Finding,
    Mode,
    Severity,
    Side,
    Verdict,
)
from claimcheck.rules.interface import Rule, RuleContext, make_finding, pairs
from claimcheck.text import fold

ID = "paraphrase-drift"


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per paraphrase that drifts from the speaker's quoted words."""
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if pair.level != PARAPHRASE:
            continue
        if not (isinstance(a, AttributionClaim) and isinstance(b, AttributionClaim)):
            continue
        reported, quoted = (a, b) if a.mode is Mode.INDIRECT else (b, a)
        yield make_finding(
            ID,
            cluster,
            verdict=Verdict.CONFLICT,
            severity=Severity.INFO,
            confidence=pair.confidence,
            message=(
                f"{reported.speaker}: {context.label(reported.article)} reports in other words "
                f"what {context.label(quoted.article)} quotes"
            ),
            sides=[
                Side(reported, reported.span, " ".join(reported.text.split())),
                Side(quoted, quoted.span, " ".join(quoted.text.split())),
            ],
            reasons=pair.reasons,
            key=fold(reported.speaker),
        )


RULE = Rule(ID, "a paraphrase that drifts from the quotation", frozenset({"attribution"}), check)
