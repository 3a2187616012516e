"""Which pairs of articles are worth relating.

Never all against all: two articles are related only if they share a telling key, and each article
takes a bounded number of partners, the rarest shared keys first. Work grows with the number of
articles, not with its square. Up to `_PARTNERS` articles, every pair that shares a key is related.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse, pairwise
from math import log2
from typing import TYPE_CHECKING, TypeVar

from claimcheck.frozen import dataclass
from claimcheck.models import Profile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Numbers = npt.NDArray[np.uint32]
    Columns = tuple[Numbers, Numbers, Numbers]

# A blocking key: itself, or its place among all.
Key = TypeVar("Key", str, int)
Key_co = TypeVar("Key_co", str, int, covariant=True)

_KEY_WORDS = 25  # commonest content words of an article that serve as keys
# A key held by more articles than this tells nothing; the cap grows with the corpus.
_SMALLEST_CAP = 150
# Partners that an article may propose; more in a larger corpus, where keys are shared by chance.
_PARTNERS = 150
_FEW, _NEIGHBOURS = 10, 40  # with fewer partners than that, common keys are looked at too
# Articles from which arrays save more than loading them costs, and first articles whose pairs
# are told at a time.
LARGE = 1000
_RANGE = 4000
_AT_ONCE = 500_000  # pairs in one part of the columns
_SEEN_AT_ONCE = 2_000_000
_SCANNED = 20  # holders looked at for each partner, most of which were met under a rarer key


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
    common.
    """
    found = proposals(profiles, facts)
    for first, others, keys in found.by_first():
        for second, key in zip(others, keys, strict=True):
            yield first, second, found.names[key]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The partners that each article of a corpus proposes: article after article, ``counts`` of
    them each, as ``partners`` by number and the places of ``keys`` among ``names``.

    A large corpus proposes tens of millions of pairs, most of them twice: they are kept as
    numbers, and become pairs a range of first articles at a time.
    """

    names: Sequence[str]
    counts: array[int]
    partners: array[int]
    keys: array[int]

    def by_first(self) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
        """Each article with its partners of a larger number in order, and the rarest key of both.

        Both sides meet under the same key; of two, that of the smaller number stands.
        """
        if len(self.counts) >= LARGE:
            yield from self._by_arrays()
            return
        found: list[dict[int, int]] = [{} for _ in self.counts]
        place = 0
        for number, count in enumerate(self.counts):
            for partner, key in zip(
                self.partners[place : place + count], self.keys[place : place + count], strict=True
            ):
                first, second = (number, partner) if number < partner else (partner, number)
                found[first].setdefault(second, key)
            place += count
        for first, met in enumerate(found):
            if met:
                others = sorted(met)
                yield first, others, [met[other] for other in others]

    def _by_arrays(self) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
        for low, starts, seconds, keys in self._ranges():
            for first, (start, end) in enumerate(pairwise(starts.tolist()), low):
                if start < end:
                    yield first, seconds[start:end].tolist(), keys[start:end].tolist()

    def _ranges(self) -> Iterator[tuple[int, Integers, Numbers, Numbers]]:
        """Some first articles at a time, from one on: where the pairs of each start, and the end,
        then the second articles and keys of all of them."""
        import numpy as np

        size = len(self.counts)
        partners = np.frombuffer(self.partners, dtype=np.uint32)
        keys = np.frombuffer(self.keys, dtype=np.uint32)
        edges = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(np.frombuffer(self.counts, dtype=np.uint32), out=edges[1:])
        for low in range(0, size, _RANGE):
            high = min(size, low + _RANGE)
            chosen = _met_first(partners, int(edges[low]), int(edges[high]), low, high)
            numbers = np.searchsorted(edges, chosen, side="right") - 1  # those that propose
            others = partners[chosen].astype(np.int64)
            pairs = np.minimum(numbers, others) * size + np.maximum(numbers, others)
            pairs, places = np.unique(pairs, return_index=True)
            starts = np.searchsorted(pairs, np.arange(low, high + 1, dtype=np.int64) * size)
            yield low, starts, (pairs % size).astype(np.uint32), keys[chosen[places]]

    def columns(self) -> Columns:
        """The same pairs as arrays: first and second articles, and the places of the keys."""
        import numpy as np

        one, two, three = zip(*self.parts(), strict=True)
        return np.concatenate(one), np.concatenate(two), np.concatenate(three)

    def parts(self) -> Iterator[Columns]:
        """The same, some first articles at a time; at least one part."""
        if len(self.counts) >= LARGE:
            yield from self._parts_of_arrays()
            return
        firsts, seconds, keys = array("I"), array("I"), array("I")
        for first, others, own in self.by_first():
            firsts.extend([first] * len(others))
            seconds.extend(others)
            keys.extend(own)
        yield _columns(firsts, seconds, keys)

    def _parts_of_arrays(self) -> Iterator[Columns]:
        import numpy as np

        for low, starts, seconds, keys in self._ranges():
            counts = np.diff(starts)
            firsts = np.repeat(np.arange(low, low + len(counts), dtype=np.uint32), counts)
            for start in range(0, max(len(firsts), 1), _AT_ONCE):
                part = slice(start, start + _AT_ONCE)
                yield firsts[part], seconds[part], keys[part]


def _met_first(
    partners: Numbers, start: int, end: int, low: int, high: int
) -> npt.NDArray[np.int64]:
    """Places of the pairs whose smaller number is one from ``low`` on and below ``high``, in order;
    what these articles propose themselves stands from ``start`` to ``end``."""
    import numpy as np

    found = [start + np.flatnonzero(partners[start:end] >= low)]
    for place in range(end, len(partners), _SEEN_AT_ONCE):
        part = partners[place : place + _SEEN_AT_ONCE]
        found.append(place + np.flatnonzero((part >= low) & (part < high)))
    return np.concatenate(found)


def _columns(firsts: array[int], seconds: array[int], keys: array[int]) -> Columns:
    import numpy as np

    one, two, three = (np.frombuffer(column, dtype=np.uint32) for column in (firsts, seconds, keys))
    return one, two, three


def proposals(profiles: Sequence[Profile], facts: frozenset[str] = frozenset()) -> Proposals:
    """What each article proposes; see `propose`."""
    places: dict[str, int] = {}
    own: list[array[int]] = []
    holders: dict[int, array[int]] = {}
    for number, profile in enumerate(profiles):
        found = array("I")
        for key in keys_of(profile):
            place = places.setdefault(key, len(places))
            if place not in holders:
                holders[place] = array("I")
            holders[place].append(number)
            found.append(place)
        own.append(found)
    names = list(places)
    size = len(profiles)
    rarest = sorted(holders, key=lambda place: (len(holders[place]), names[place]))
    ranks = array("I", bytes(4 * len(names)))
    for rank, place in enumerate(rarest):
        ranks[place] = rank
    established = {number for number, p in enumerate(profiles) if p.article in facts}
    orders = (sorted(keys, key=ranks.__getitem__) for keys in own)
    return made_of(names, orders, holders, size, established)


def made_of(
    names: Sequence[str],
    orders: Iterable[Sequence[int]],
    holders: Mapping[int, array[int]],
    size: int,
    established: set[int],
) -> Proposals:
    """What each of so many articles proposes: ``orders`` are the keys of each, the rarest first, by
    their places among ``names``, ``holders`` the articles with each key, ``established`` facts."""
    made = Proposals(names, array("I"), array("I"), array("I"))
    # Facts are not held against each other; thousands of them share their commonest words.
    told = _without(holders, established) if established else holders
    for number, order in enumerate(orders):
        before = len(made.partners)
        fact = number in established
        held = told if fact else holders
        for place, partners in _groups_of(number, order, held, size, fact=fact):
            made.partners.extend(partners)
            made.keys.extend([place] * len(partners))
        made.counts.append(len(made.partners) - before)
    return made


def _without(holders: Mapping[int, array[int]], left_out: set[int]) -> dict[int, array[int]]:
    return {
        place: array("I", [number for number in group if number not in left_out])
        for place, group in holders.items()
    }


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
    rarest = sorted(own, key=lambda key: (len(holders[key]), key))
    for key, partners in _groups_of(number, rarest, holders, articles, fact=fact):
        for other in partners:
            yield other, key


def _groups_of(
    number: int,
    rarest: Sequence[Key],
    holders: Mapping[Key, Sequence[int]],
    articles: int,
    *,
    fact: bool,
) -> Iterator[tuple[Key, Sequence[int]]]:
    """The partners that an article proposes, by key, the ``rarest`` first; see `partners_of`."""
    cap = most_holders(articles)
    partners = partners_for(articles)
    taken: set[int] = {number}
    left = partners * _SCANNED
    for key in rarest:
        group: Sequence[int] = holders[key]
        if not fact and (len(group) > cap or len(taken) > partners or left <= 0):
            break
        left -= len(group)
        new = [*filterfalse(taken.__contains__, group)]
        if new:
            taken.update(new)
            yield key, new
    if not fact and len(taken) <= _FEW:
        for other, key in _neighbours(number, rarest, holders):
            if other not in taken:
                yield key, (other,)


def _neighbours(
    number: int, rarest: Sequence[Key], holders: Mapping[Key, Sequence[int]]
) -> Iterator[tuple[int, Key]]:
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
