"""Ages that the figures' reader ties to a name: "24 year old Marcus Teal", "Teal, who is 24".

The sheets read ages from the words right beside a name; the measure of an age says whose it is by
the parse. Where a person has no age yet, the first age of theirs that is surely meant is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.models import Claim, EntityClaim, QuantityClaim, QuantityKind
from claimcheck.text import fold

_YEARS = frozenset({"year", None})
_OLDEST = 120
_GOES_ON = frozenset({"of", "in", "from", "at"})
_COMMA = 2  # characters between a name and the age that is printed behind it


def fill_ages(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, with people's missing ages taken from the figures that give them.

    The full name has to stand in the words of whom the age is, so that "the 24-year-old brother of
    Marcus Teal" gives Teal no age; or one of the person's own mentions stands right before it.
    """
    listed = list(claims)
    ages = [claim for claim in listed if isinstance(claim, QuantityClaim) and _is_age(claim)]
    if not ages:
        return listed
    return [
        _aged(claim, ages) if isinstance(claim, EntityClaim) and claim.age is None else claim
        for claim in listed
    ]


def _is_age(claim: QuantityClaim) -> bool:
    quantity = claim.quantity
    if quantity.kind is not QuantityKind.AGE or quantity.unit not in _YEARS:
        return False
    value = quantity.value
    whole = value is not None and 0 < value < _OLDEST and value == int(value)
    return whole and claim.measure.noun == "age"


def _aged(person: EntityClaim, ages: list[QuantityClaim]) -> EntityClaim:
    name = fold(person.name)
    if person.entity_kind != "person" or " " not in name:
        return person
    ends = {mention.end for mention in person.mentions}
    for claim in ages:
        behind = not ends.isdisjoint(range(claim.start - _COMMA, claim.start))
        named = fold(claim.measure.phrase) == f"age of {name.split()[-1]}"
        if _of_whom(claim, name) or (behind and named):
            return replace(person, age=int(claim.quantity.value or 0), age_span=claim.span)
    return person


def _of_whom(claim: QuantityClaim, name: str) -> bool:
    """Whether the age is that person's: "age of Marcus Teal in Dunholt", not "... Teal brother"."""
    head, _, rest = fold(claim.measure.phrase).partition(name)
    return head == "age of " and (not rest or rest.split()[0] in _GOES_ON)
