"""A surname that stands alone, where the other article names several people who bear it.

Of a family at most one is meant, or else the name would tie strangers to each other: the one with
the title that stands before the surname ("Deputy Lund"), then the one with most in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.linkage.names.identity import Context
from claimcheck.models import EntityClaim
from claimcheck.names import NameComparison, compare_names
from claimcheck.text import fold

Held = tuple[EntityClaim, EntityClaim, NameComparison, Context]  # two names, and how near they are


class _Bearer(NamedTuple):
    """Somebody who may be meant by a surname; ``ids``: of the two claims, in their order."""

    person: EntityClaim
    near: tuple[bool, float]
    ids: tuple[str, str]


def of_namesakes(candidates: Iterable[Held]) -> dict[tuple[str, str], str]:
    """Why a surname is not that of a person who bears it, by the ids of the two claims."""
    bearers: dict[str, list[_Bearer]] = defaultdict(list)
    for a, b, result, context in candidates:
        if result.level != "same" or a.entity_kind != "person":
            continue
        for alone, person, seen in ((a, b, result), (b, a, result.mirrored())):
            if _is_surname(seen):
                near = _has_title(seen, person), context.points
                bearers[alone.id].append(_Bearer(person, near, (a.id, b.id)))
    apart: dict[tuple[str, str], str] = {}
    for several in bearers.values():
        apart.update(_but_the_nearest(several))
    return apart


def _but_the_nearest(several: Sequence[_Bearer]) -> Iterator[tuple[tuple[str, str], str]]:
    """All who bear a name but the nearest; all of them where two people are as near."""
    best = max(bearer.near for bearer in several)
    for bearer in several:
        others = [other for other in several if not _are_one(bearer.person, other.person)]
        # Of one person under two names either is as good.
        if any(other.near == best for other in others):
            yield bearer.ids, f"one article names {min(o.person.name for o in others)} too"


def _are_one(a: EntityClaim, b: EntityClaim) -> bool:
    """Whether two names of an article may be one person's: "William Lund", "Bill Lund"."""
    return a is b or compare_names(a.name, b.name, "person").level != "different"


def _is_surname(result: NameComparison) -> bool:
    """Whether the first name is one word of the second, titles and particles aside."""
    of_both = [pair for pair in result.pairs if pair.word_a and pair.word_b]
    left_out = [pair for pair in result.pairs if pair.relation == "dropped"]
    alone = len(of_both) == 1 and of_both[0].relation in {"equal", "folded"}
    return alone and bool(left_out) and not any(pair.word_a for pair in left_out)


def _has_title(result: NameComparison, person: EntityClaim) -> bool:
    """Whether the title before the surname is the person's."""
    titles = {fold(pair.word_a) for pair in result.pairs if pair.relation == "title"} - {""}
    return any(titles & set(fold(role.title).split()) for role in person.roles)
