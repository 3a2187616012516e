"""One organisation under different names or wordings.

What it reports
---------------
Two outlets name one body differently: a misspelling (warning), or another wording, order or
translation of its name (info).

Why it matters
--------------
A reader who looks the body up finds nothing, or another body of a similar name.

Example
-------
"Graystone Place Apartments" in one article, "Greystone Place" in another.

When it is wrong
----------------
Two bodies of one family (a bank and its local branch) in the same story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.linkage.clusters.questions import name_question, spelling_question
from claimcheck.models import Cluster, EntityClaim, Finding, Severity, Side, Verdict
from claimcheck.names import compare_names
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    best_confidence,
    make_finding,
    one_per_article,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "organisation-name"
# Relations between words that a copy editor would call a slip, not a wording.
_HARMLESS = frozenset({"equal", "folded", "joined"})
_SLIPS = frozenset({"typo", "transliteration"})


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster whose organisations are named in more than one way."""
    chosen = [
        pair
        for pair in pairs(cluster, Verdict.VARIANT)
        if isinstance(pair.a, EntityClaim)
        and isinstance(pair.b, EntityClaim)
        and pair.a.entity_kind == "organisation"
        and not _both_known(pair.a, pair.b, context)
    ]
    if not chosen:
        return
    claims = {c.id: c for p in chosen for c in (p.a, p.b) if isinstance(c, EntityClaim)}
    sides = one_per_article(Side(c, c.span, c.name) for c in claims.values())
    names = list(dict.fromkeys(side.says for side in sides))
    slip = any(_is_slip(a, b) for a in names for b in names if a < b)
    what = "misspelled in one place" if slip else "worded differently"
    yield make_finding(
        ID,
        replace(cluster, question=spelling_question(names) if slip else name_question(names)),
        verdict=Verdict.VARIANT,
        severity=Severity.WARNING if slip else Severity.INFO,
        confidence=best_confidence(chosen),
        message=f"one organisation, {what}: {said_by(sides, context)}",
        sides=sides,
        reasons=[reason for pair in chosen for reason in pair.reasons],
        key="|".join(sorted(fold(name) for name in names)),
    )


def _both_known(a: EntityClaim, b: EntityClaim, context: RuleContext) -> bool:
    """Whether one of the two articles prints both names, a slip apart: then they are two bodies.

    "Sinopec and Sinopac" are two firms, whichever of them the other article speaks of.
    """
    if not _is_slip(a.name, b.name):
        return False
    return any(
        re.search(rf"\b{re.escape(other.name)}\b", context.articles[one.article].text)
        for one, other in ((a, b), (b, a))
    )


def _is_slip(a: str, b: str) -> bool:
    """Whether two names in one order differ by a misspelt word only."""
    result = compare_names(a, b, "organisation")
    differing = [word.relation for word in result.pairs if word.relation not in _HARMLESS]
    return bool(differing) and not result.moved and all(r in _SLIPS for r in differing)


RULE = Rule(ID, "one organisation under different names", frozenset({"entity"}), check)
