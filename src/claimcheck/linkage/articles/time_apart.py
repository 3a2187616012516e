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
from claimcheck.linkage.thresholds import WEEKS_APART

if TYPE_CHECKING:
    from claimcheck.linkage.articles.rarity import Rarity, Sketch

# The cosine of the words of two reports on one event, days and weeks apart. Of 303 development
# articles pooled, no two on one event had less; nine tenths of the others weeks apart did.
_ALIKE_DAYS, _ALIKE_WEEKS = 0.2, 0.25
# The weight of telling names in common: one full name that few articles hold.
_TELLING = 0.7
_SURNAME = 0.5  # what a surname alone is worth of a full name
_SPELLED = 0.8  # and a full name that a slip sets apart from the other's
_SEVERAL = 1.5  # more than one name
_MANY = 2.5  # names from which on the words need be no more alike than days apart
_COPIED = 0.5  # the cosine of two reports that tell one thing in much the same words
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


def nearness_at_most(
    x: Sketch, y: Sketch, common: Common, rarity: Rarity, *, days: int, cosine: float
) -> Nearness:
    """How near two reports that came more than `DAYS_APART` days apart can be at most.

    With names of their own and none in common but of places, they are strangers: what both tell of
    a town they tell of two happenings there. Weeks apart they are so too if one names nobody. One
    name in common, in reports set in two places, is that of somebody who turns up in both.
    """
    shared = common.weight(rarity)
    set_in = rarity.total(common.places)
    owned = has_own(x, y) and has_own(y, x)
    later = days > WEEKS_APART
    if shared < _TELLING and set_in < _SITES and (owned or (later and cosine < _COPIED)):
        return Nearness.UNRELATED
    alike = cosine >= (_ALIKE_WEEKS if later and shared < _MANY else _ALIKE_DAYS)
    elsewhere = later and owned and shared < _SEVERAL and not common.places
    return Nearness.SAME_EVENT if alike and not elsewhere else Nearness.SAME_TOPIC


def has_own(x: Sketch, y: Sketch) -> bool:
    """Whether an article names a person in full, or a body, that the other does not name.

    "Kestrel Telecom" is no name for "Indigo Telecom", "Kestrel" is one for "Kestrel Telecom".
    """
    theirs = y.sets
    for names, least in ((x.people, 2), (x.organisations, 1)):
        for name in names.whole:
            own = frozenset(name.split())
            if len(own) >= least and not any(own <= other or other <= own for other in theirs):
                return True
    return False
