"""Articles of one event seen from their neighbours, and which of them are compared.

Hundreds of reports on one event share all their names and words, so that none of these tells much
any more; that they have the same neighbours does. Shared near neighbours as a criterion: R. A.
Jarvis and E. A. Patrick, "Clustering using a similarity measure based on shared near neighbors",
IEEE Transactions on Computers C-22 (1973). Far apart partners as representatives: T. F. Gonzalez,
"Clustering to minimize the maximum intercluster distance", Theoretical Computer Science 38 (1985).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from claimcheck.linkage.interface import Nearness, Relation

# Articles of one event that two articles must both be neighbours of, and the share of the one
# with fewer neighbours: a round-up that tells of two events joins nobody.
_LEAST_COMMON = 3
_SHARE = 0.5
# Partners that an article of a large event is compared with: its nearest, and some with which all
# its neighbours are compared and that are unlike each other, so that no group of near-copies stays
# among itself.
_NEAREST = 12
_HUBS = 8

# An article by its id, or by its number in the order of ids.
Key = TypeVar("Key", str, int)
# For each article the others that report on its event, with how near they are; both ways round.
Scores = dict[Key, dict[Key, float]]


def share_neighbours(scores: Mapping[Key, Mapping[Key, float]], a: Key, b: Key) -> bool:
    """Whether two articles are of one event by their neighbours, whatever they have in common."""
    if a not in scores or b not in scores:
        return False
    x, y = scores[a], scores[b]
    common = len(x.keys() & y.keys()) + (a in y) + (b in x)
    return common >= _LEAST_COMMON and common >= _SHARE * (1 + min(len(x), len(y)))


def raised(relation: Relation) -> Relation:
    """The relation of two articles of one event, which were taken to share a topic."""
    return replace(relation, nearness=Nearness.SAME_EVENT)


def partners_in_event(scores: Mapping[Key, Mapping[Key, float]]) -> set[tuple[Key, Key]]:
    """Pairs of one event worth comparing, in order: a bounded number for each article.

    Articles with few partners keep them all.
    """
    hubs = _hubs(scores)
    kept: set[tuple[Key, Key]] = set()
    for article, partners in scores.items():
        mine = list(partners)
        if len(mine) > _NEAREST + _HUBS:
            mine = _nearest(partners) + _among(partners, hubs)[:_HUBS]
        kept.update((min(article, other), max(article, other)) for other in mine)
    return kept


def _nearest(partners: Mapping[Key, float]) -> list[Key]:
    return sorted(partners, key=lambda other: (-partners[other], other))[:_NEAREST]


def _among(partners: Mapping[Key, float], hubs: Mapping[Key, int]) -> list[Key]:
    """The hubs among an article's partners, in their order."""
    return sorted([other for other in partners if other in hubs], key=hubs.__getitem__)


def _hubs(scores: Mapping[Key, Mapping[Key, float]]) -> dict[Key, int]:
    """Articles of large events such that each has some among its partners, unlike each other; each
    with its place.

    Those most unlike the ones before stand first.
    """
    hubs: dict[Key, int] = {}
    for article in sorted(scores):
        partners = scores[article]
        if len(partners) <= _NEAREST + _HUBS:
            continue
        own = _among(partners, hubs)
        # How near each partner is to the nearest of the article's hubs.
        near = {
            other: max((scores[hub].get(other, 0.0) for hub in own), default=0.0)
            for other in partners
            if other not in hubs
        }
        while len(own) < _HUBS:
            chosen = min(near, key=lambda other: (near[other], -partners[other], other))
            del near[chosen]
            hubs[chosen] = len(hubs)
            own.append(chosen)
            for other, score in near.items():
                near[other] = max(score, scores[chosen].get(other, 0.0))
    return hubs
