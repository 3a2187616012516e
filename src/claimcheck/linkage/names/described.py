"""Who a description means: "the geologist" in one report is "Ines Lark, a geologist" of another.

A noun that two reports on one event give as the description of one person only, whom both name,
means this person in either of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, StatementClaim
from claimcheck.text import fold


def described(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> Mapping[str, frozenset[str]]:
    """Describing noun -> the folded words of the one person whom it means in both articles."""
    sides = context.of_both("described", _by_noun, relation, a_claims, b_claims)
    found: dict[str, frozenset[str]] = {}
    for noun in sides[0].keys() | sides[1].keys():
        names = [name for side in sides for name in side.get(noun, ())]
        words = [frozenset(name.split()) for name in names]
        whole = frozenset[str]().union(*words)
        last = {name.split()[-1] for name in names}
        # Two of one family ("daughter") have no name that holds all words of the others.
        if len(last) == 1 and last <= relation.shared_names and whole in words:
            found[noun] = whole
    return found


# Roles of people who speak for the body that they are of.
_SPEAKS_FOR = frozenset(
    """director spokesman spokeswoman spokesperson chief executive president manager chairman
    chairwoman chair ceo owner boss head secretary officer""".split()
)


def one_voice(a: str, b: str, who: Mapping[str, frozenset[str]], relation: Relation) -> bool:
    """Whether two speakers may be one: by a description, or a body and who speaks for it.

    "An engineer" is "Tom Garde" where he is the engineer of the story; what its technical director
    says, the airline says.
    """
    for x, y in ((fold(a).split(), fold(b).split()), (fold(b).split(), fold(a).split())):
        if not x or not y or y[-1] not in relation.shared_names:
            continue
        if y[-1] in who.get(x[-1], ()):
            return True
        roles = {noun for noun, names in who.items() if y[-1] in names}
        body = x[-1] in relation.shared_names and not any(x[-1] in n for n in who.values())
        if body and roles & _SPEAKS_FOR:
            return True
    return False


def _by_noun(claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """The last word of each description of a person, with the folded names it is said of."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for slot in claim.slots if isinstance(claim, StatementClaim) else ():
            if slot.kind == "person" and slot.path[0].startswith("is "):
                found[slot.path[0].split()[-1]].add(fold(slot.name))
    return {noun: frozenset(names) for noun, names in found.items()}
