"""One misspelt name, one finding: an article held against each group of others says it once.

Reports of weeks are grouped by events, and one article that spells a name in its own way is held
against each group. An editor mends it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.models import Finding
from claimcheck.rules.interface import RuleContext, said_by, said_once
from claimcheck.text import fold

_RULES = frozenset({"name-spelling", "organisation-name"})


def once(findings: Iterable[Finding], context: RuleContext) -> list[Finding]:
    """The findings, those of the same spellings that share one article's name told as one.

    The most severe one takes the sides of the others, one of each article, and stays in its place.
    """
    listed = list(findings)
    alike: dict[tuple[str, frozenset[str]], list[Finding]] = defaultdict(list)
    for finding in listed:
        if finding.rule in _RULES:
            names = frozenset(fold(side.says) for side in finding.sides)
            alike[finding.rule, names].append(finding)
    joined: dict[str, Finding | None] = {}
    for group in alike.values():
        left = sorted(group, key=lambda f: (f.severity.rank, f.id))
        while left:
            first = left.pop(0)
            shared = _sharing(first, left)
            left = [finding for finding in left if finding not in shared]
            if shared:
                joined[first.id] = _together(first, shared, context)
                joined |= dict.fromkeys((finding.id for finding in shared), None)
    told = (joined.get(finding.id, finding) for finding in listed)
    return [finding for finding in told if finding is not None]


def _sharing(first: Finding, others: Sequence[Finding]) -> list[Finding]:
    """The findings that share a name of an article with the first, or with one that does."""
    claims = {side.claim.id for side in first.sides}
    found: list[Finding] = []
    while True:
        more = [
            finding
            for finding in others
            if finding not in found and any(side.claim.id in claims for side in finding.sides)
        ]
        if not more:
            return found
        found += more
        claims.update(side.claim.id for finding in more for side in finding.sides)


def _together(first: Finding, others: list[Finding], context: RuleContext) -> Finding:
    sides = {(side.claim.article, fold(side.says)): side for side in first.sides}
    for finding in others:
        for side in finding.sides:
            sides.setdefault((side.claim.article, fold(side.says)), side)
    ordered = tuple(sorted(sides.values(), key=lambda s: (s.claim.article, s.span, s.says)))
    intro = first.message.partition(": ")[0]
    return replace(
        first,
        message=f"{intro}: {said_by(ordered, context)}",
        sides=ordered,
        reasons=said_once([*first.reasons, *(r for f in others for r in f.reasons)]),
    )
