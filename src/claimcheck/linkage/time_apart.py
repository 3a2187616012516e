"""Whether reports some days apart can be of one event: what it takes grows with the days.

Reports of one day or the next on one place are mostly of one event. Days later a town, a country or
a spokesman turns up in another: two fires in one town in one month, two quarters of one firm, two
rallies of one candidate. Then reports on one event still have somebody or something rare in common,
and, weeks later, their vocabulary too. What each names for itself (other people, other firms) tells
two events apart where nothing of that sort is shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.linkage.interface import Nearness

if TYPE_CHECKING:
    from claimcheck.linkage.events import Rarity, Sketch

# Days between two reports up to which nothing more is asked, and up to which little more.
DAYS, WEEKS = 3, 14
# The cosine of the words of two reports on one event, days and weeks apart. Of 303 development
# articles pooled, no two on one event had less; nine tenths of the others weeks apart did.
_ALIKE_DAYS, _ALIKE_WEEKS = 0.2, 0.25
# The weight of telling names in common: one full name that few articles hold.
_TELLING = 0.7
_SURNAME = 0.5  # what a surname alone is worth of a full name
_SPELLED = 0.8  # and a full name that a slip sets apart from the other's
_MANY = 2.5  # names from which on the words need be no more alike than days apart
_SITES = 1.5  # two places that few articles hold: a street and its town


class Common(NamedTuple):
    """Names that two articles share: full names, surnames alone, bodies, places; and full names of
    theirs that a slip sets apart."""

    full: list[str]
    surnames: list[str]
    bodies: list[str]
    places: list[str]
    near: int

    def weight(self, rarity: Rarity) -> float:
        """How telling they are together, places left out."""
        return (
            rarity.total(self.full)
            + _SURNAME * rarity.total(self.surnames)
            + rarity.total(self.bodies)
            + _SPELLED * self.near
        )


def nearest(
    x: Sketch, y: Sketch, common: Common, rarity: Rarity, *, days: int, cosine: float
) -> Nearness:
    """How near two reports can be that came more than `DAYS` days apart, whatever their score.

    With names of their own and none in common but of places, they are strangers: what both tell of
    a town they tell of two happenings there.
    """
    shared = common.weight(rarity)
    known = shared >= _TELLING or rarity.total(common.places) >= _SITES
    if not known and has_own(x, y) and has_own(y, x):
        return Nearness.UNRELATED
    little = days <= WEEKS or shared >= _MANY
    alike = cosine >= (_ALIKE_DAYS if little else _ALIKE_WEEKS)
    return Nearness.SAME_EVENT if alike else Nearness.SAME_TOPIC


def has_own(x: Sketch, y: Sketch) -> bool:
    """Whether an article names a person in full, or a body, of which the other has no word."""
    theirs = y.name_words
    return any(
        theirs.isdisjoint(name.split())
        for names, least in ((x.people, 2), (x.organisations, 1))
        for name in names.whole
        if len(name.split()) >= least
    )
