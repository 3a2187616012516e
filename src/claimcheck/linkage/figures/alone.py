"""Figures that stand alone: each of two reports gives one of the sort, and not the other's.

Two newsrooms that tell one event in words of their own share few of them ("84 kilograms of cocaine
were seized", "officers counted 48 kilos of the drug"). Of 239 figures that two development articles
on one event have in common, a pair that is the only one of its sort in both is eight times as
likely to be one figure as another pair is; so if the two differ, little else is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.linkage.figures.evidence import Evidence
from claimcheck.linkage.figures.roles import of_others
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.thresholds import LIKELY
from claimcheck.models import QuantityClaim

ONE_EACH = "each article gives only one such figure, and neither gives the other's"
_LEAST = 1.5  # points that the words around the two must still give
# Spans of time stand in any report, and people and things are counted in groups of all sizes: of
# the counts that stood alone in development articles one half was of another group.
_ANY = ("unit:time", "unit:calendar", "ordinal:", "age:", "count:")


def stand_alone(
    key: str,
    found: Sequence[Evidence],
    levels: Sequence[str],
    left: Sequence[QuantityClaim],
    right: Sequence[QuantityClaim],
    relation: Relation,
) -> None:
    """Make likely the pair of figures of one sort that are left over, where each side has one.

    ``levels``: how the two figures of each pair fit. Only of reports a day apart at most: what is
    counted on other days may be another thing; and what two names have is two things.
    """
    days = relation.days_apart
    if relation.nearness is not Nearness.SAME_EVENT or days is None or days > 1:
        return
    if key.startswith(_ANY):
        return
    matched = {
        claim.id
        for match, level in zip(found, levels, strict=True)
        if level != "disjoint"
        for claim in (match.a, match.b)
    }
    rest = [[claim for claim in side if claim.id not in matched] for side in (left, right)]
    if any(len({(c.quantity.low, c.quantity.high) for c in side}) != 1 for side in rest):
        return
    ids = {claim.id for side in rest for claim in side}
    for match in found:
        alone = match.a.id in ids and match.b.id in ids
        if not alone or match.obstacle or not _LEAST <= match.points < LIKELY:
            continue
        if not of_others(match.a, match.b, relation):
            match.raise_to(LIKELY, ONE_EACH)
