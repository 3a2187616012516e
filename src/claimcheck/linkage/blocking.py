"""Which pairs of articles are worth relating, and which relations worth comparing claims for.

Never all against all: two articles are related only if they share a telling key, and each article
takes a bounded number of partners, the rarest shared keys first. Work grows with the number of
articles, not with its square. Up to `_PARTNERS` articles, every pair that shares a key is related.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from math import log2

from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.neighbours import Scores, partners_in_event, raised, share_neighbours
from claimcheck.models import Profile

_KEY_WORDS = 25  # commonest content words of an article that serve as keys
# A key held by more articles than this tells nothing; the cap grows with the corpus.
_SMALLEST_CAP = 150
# Partners that an article may propose; more in a larger corpus, where keys are shared by chance.
_PARTNERS = 150
_FEW, _NEIGHBOURS = 10, 40  # with fewer partners than that, common keys are looked at too
_RANGE = 1000  # first articles whose pairs are told at a time
_SCANNED = 20  # holders looked at for each partner, most of which were met under a rarer key
# Relations of one article that are followed up: the nearest of its topic.
_TOPIC_PARTNERS = 40
_FEWEST_TOPIC_PARTNERS = 10


def keys_of(profile: Profile) -> set[str]:
    """Names, surnames and the commonest words of an article."""
    names = {*profile.people, *profile.organisations, *profile.places}
    lasts = {name.split()[-1] for name in profile.people if name.strip()}
    return names | lasts | {word for word, _ in profile.words[:_KEY_WORDS]}


def propose(
    profiles: Sequence[Profile], facts: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int, str]]:
    """Pairs of positions in ``profiles`` (the first one smaller) with the rarest key of both.

    In order. Articles with an id in ``facts`` take every article that shares any key, however
    common. A large corpus proposes tens of millions of pairs, most of them twice: they wait as
    numbers, by ranges of first articles, and become pairs a range at a time.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for key in keys_of(profile):
            holders[key].append(number)
    names = list(holders)
    places = {key: place for place, key in enumerate(names)}
    size = len(profiles)
    waiting = [(array("q"), array("i")) for _ in range(0, size, _RANGE)]
    for number, profile in enumerate(profiles):
        fact = profile.article in facts
        for other, key in partners_of(number, keys_of(profile), holders, size, fact=fact):
            first, second = (number, other) if number < other else (other, number)
            pairs, keys = waiting[first // _RANGE]
            pairs.append(first * size + second)
            keys.append(places[key])
    for place, (pairs, keys) in enumerate(waiting):
        # Both sides meet under the same key: the rarest one that they share.
        found = dict(zip(reversed(pairs), reversed(keys), strict=True))
        waiting[place] = (array("q"), array("i"))
        for pair in sorted(found):
            yield pair // size, pair % size, names[found[pair]]


def partners_of(
    number: int,
    own: Iterable[str],
    holders: Mapping[str, Sequence[int]],
    articles: int,
    *,
    fact: bool = False,
) -> Iterator[tuple[int, str]]:
    """The partners that one article proposes, each with the rarest key of both.

    It depends on nothing but the article's ``own`` keys and who holds them, so that it can be
    asked for any article alone. Only the length of a common key's holders is looked at, unless
    the article finds hardly any partner or is a ``fact``.
    """
    cap = most_holders(articles)
    partners = partners_for(articles)
    rarest = sorted(own, key=lambda key: (len(holders[key]), key))
    taken: set[int] = {number}
    left = partners * _SCANNED
    for key in rarest:
        group = holders[key]
        if not fact and (len(group) > cap or len(taken) > partners or left <= 0):
            break
        left -= len(group)
        for other in group:
            if other not in taken:
                taken.add(other)
                yield other, key
    if not fact and len(taken) <= _FEW:
        for other, key in _neighbours(number, rarest, holders):
            if other not in taken:
                yield other, key


def _neighbours(
    number: int, rarest: Sequence[str], holders: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, str]]:
    """The next holders of an article's common keys, for one that has hardly any partner else.

    Where hundreds of reports tell of one event, every key of theirs is common. Each meets the
    next few, and clusters join them.
    """
    left = _NEIGHBOURS
    for key in rarest:
        group = holders[key]
        start = bisect_right(group, number)
        for other in group[start : start + left]:
            yield other, key
            left -= 1
        if left <= 0:
            return


def most_holders(articles: int) -> int:
    """How many articles of a corpus of this size may hold a key that still tells something."""
    return max(_SMALLEST_CAP, int(3 * articles**0.5))


def partners_for(articles: int) -> int:
    """How many partners one article of a corpus of this size may propose."""
    growth = max(0.0, log2(max(articles, 1) / 1000))
    return int(_PARTNERS * (1 + growth / 10))


def topics_followed(articles: int) -> int:
    """How many relations of one article within its topic are followed up, in a corpus so large.

    In a large one an article has ever more articles of its topic, and ever fewer of them tell of
    the same people and figures.
    """
    return max(_FEWEST_TOPIC_PARTNERS, min(_TOPIC_PARTNERS, 1600 // max(articles, 1)))


def nearest(relations: Iterable[Relation], articles: int) -> Iterator[Relation]:
    """The relations that are followed up, in their own order; small corpora keep all of them.

    Of a topic, those that are among the nearest of at least one side (`topics_followed`), raised
    to an event where the two articles share their neighbours; of an event that many articles tell
    of, a bounded number for each (`neighbours`).
    """
    every = list(relations)
    events: Scores[str] = defaultdict(dict)
    by_topic: dict[str, list[int]] = defaultdict(list)
    for number, relation in enumerate(every):
        if relation.nearness is not Nearness.SAME_EVENT:
            by_topic[relation.a].append(number)
            by_topic[relation.b].append(number)
        elif not relation.established:
            events[relation.a][relation.b] = events[relation.b][relation.a] = relation.score
    in_event = partners_in_event(events)
    most = topics_followed(articles)
    in_topic: set[int] = set()
    for numbers in by_topic.values():
        in_topic.update(nlargest(most, numbers, key=lambda n: (every[n].score, -n)))
    for number, relation in enumerate(every):
        if relation.established or (relation.a, relation.b) in in_event:
            yield relation
        elif number in in_topic:
            yield raised(relation) if share_neighbours(events, relation.a, relation.b) else relation
