"""How telling words and names are in a corpus, and what relating needs of an article's names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import field
from math import fsum, log, log2, sqrt
from typing import Any, TypeVar

from claimcheck.frozen import dataclass
from claimcheck.linkage.recent import Recent
from claimcheck.linkage.thresholds import LARGE_CORPUS
from claimcheck.models import Profile

# What a word still tells that every article holds: all in a corpus of few articles, which may all
# report on one event, and ever less up to one of many, where such a word is nobody's. With one
# small value, reports on one event were strangers to each other in a corpus of nothing else.
_FEW, _MANY = 12, 500  # articles
_LEAST_WEIGHT = 0.2
_STEPS = 2  # for each doubling of the articles of a large corpus
# Articles of which words and names are kept at a time, and as many of the ones before: reports on
# one event meet each other, and a corpus of many holds more than fits.
_MOST_WEIGHTED = 2_000
_MOST_SKETCHED = 10_000
_MOST_KEPT = 200_000  # sets of names and reasons
Kept = TypeVar("Kept", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling a word or name is in this corpus: 1 where few articles hold it."""

    articles: int
    counts: dict[str, int]
    _sketches: Recent[str, Sketch] = field(default_factory=lambda: Recent(_MOST_SKETCHED))
    _weighted: Recent[str, Weighted] = field(default_factory=lambda: Recent(_MOST_WEIGHTED))
    _weights: dict[str, float] = field(default_factory=dict)
    _kept: dict[Hashable, Any] = field(default_factory=dict)
    _steps: dict[str, int] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """Inverse document frequency scaled to (0, 1]; 1 in corpora too small to tell."""
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = self._weight(key)
        return found

    def total(self, names: Sequence[str], least: float = 0.0) -> float:
        """The weights of some names together, of each at least so much."""
        if not names:
            return 0.0
        return fsum([max(least, self.weight(name)) for name in names])

    def _weight(self, key: str) -> float:
        seen: float = self.counts.get(key, 1)
        articles: float = self.articles
        if articles < _FEW or seen <= 2:
            return 1.0
        if articles >= LARGE_CORPUS:
            articles, seen = _middle(_step(self.articles)), _middle(self.step(key))
        size = min(1.0, log(articles / _FEW) / log(_MANY / _FEW))
        least = 1 - (1 - _LEAST_WEIGHT) * size
        return max(least, log(articles / seen) / log(articles / 2))

    def step(self, key: str) -> int:
        """On which step the number of articles that hold a word or name stands."""
        return step_of(self.counts.get(key, 1))

    def steps(self, profile: Profile) -> bytes:
        """The steps of all words and names of an article, and of the corpus: as long as they stay,
        so do the weights. Of a small corpus, where each article counts, nothing."""
        if self.articles < LARGE_CORPUS:
            return b""
        known = self._steps
        found = bytearray([_step(self.articles)])
        for key in told_by_steps(profile)[0]:
            step = known.get(key)
            if step is None:
                step = known[key] = self.step(key)
            found.append(step)
        return bytes(found)

    def one(self, value: Kept) -> Kept:
        """One object for equal values: many pairs of articles share the same names."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        found: Kept = self._kept.setdefault(value, value)
        return found

    def sketch(self, profile: Profile) -> Sketch:
        """What relating needs of an article, with its words weighted; made once an article."""
        found = self._sketches.get(profile.article)
        if found is None:
            groups = (profile.people, profile.organisations, profile.places, profile.countries)
            names = [Names.of(group) for group in groups]
            people, organisations, places, countries = names
            found = Sketch(
                people,
                organisations,
                places,
                countries,
                self.one(_name_words(profile)),
                frozenset[str]().union(*(group.whole | group.last for group in names)),
                frozenset(self.one(frozenset(name.split())) for g in names for name in g.whole),
            )
            self._sketches.put(profile.article, found)
        return found

    def weighted(self, profile: Profile) -> Weighted:
        """An article's words with their weights; made once an article, as long as it is of use."""
        found = self._weighted.get(profile.article)
        if found is None:
            words = {word: (1 + log(n)) * self.weight(word) for word, n in profile.words}
            norm = sqrt(fsum(value * value for value in words.values()))
            found = Weighted(words, norm)
            self._weighted.put(profile.article, found)
        return found


def told_by_steps(profile: Profile) -> tuple[list[str], int]:
    """What an article's meetings depend on the rarity of: its words, its names, and the last words
    of these; and how many are words and names."""
    groups = (profile.people, profile.organisations, profile.places, profile.countries)
    names = [name for group in groups for name in group]
    lasts = [name.split()[-1] for name in names if name.strip()]
    counted = [word for word, _ in profile.words] + names
    return counted + lasts, len(counted)


def step_of(seen: int, least: int = 2) -> int:
    """The step of a number of articles; 0 for so few."""
    return _step(seen) if seen > least else 0


def _step(number: int) -> int:
    return int(_STEPS * log2(number) + 1e-9)


def _middle(step: int) -> float:
    """The number in the middle of a step, as shares go."""
    return float(2 ** ((step + 0.5) / _STEPS))


def rarity_of(profiles: Iterable[Profile]) -> Rarity:
    """Document frequencies of names and words over a corpus."""
    counts: Counter[str] = Counter()
    number = 0
    for profile in profiles:
        number += 1
        counts.update(terms_of(profile))
    return Rarity(number, dict(counts))


def terms_of(profile: Profile) -> set[str]:
    """The names and words of an article whose rarity tells something."""
    names = {*profile.people, *profile.organisations, *profile.places, *profile.countries}
    return names | {word for word, _ in profile.words}


@dataclass(frozen=True, slots=True)
class Names:
    """One group of an article's names, and the same by their last words."""

    names: tuple[str, ...]
    whole: frozenset[str]
    last: frozenset[str]  # one object with ``whole`` where they are equal: a corpus has many

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        """The group of these names."""
        whole = frozenset(names)
        if not whole:
            return _NAMELESS
        last = frozenset(name.split()[-1] for name in names if name)
        return cls(tuple(names), whole, whole if last == whole else last)

    def shared(self, other: Names) -> list[str]:
        """Names in both, and surnames of one that stand alone in the other.

        The same for either order of the two, earliest in both first. A surname says nothing more
        where its full name is shared.
        """
        if (
            self.whole.isdisjoint(other.whole)
            and self.whole.isdisjoint(other.last)
            and self.last.isdisjoint(other.whole)
        ):
            return []
        both = self.whole & other.whole
        full = {name for name in both if " " in name}
        alone = {name for name in both - full if name}
        for x, y in ((self, other), (other, self)):
            alone |= {name for name in x.whole & y.last if " " not in name}
        alone -= {name.split()[-1] for name in full}
        found = [*full, *alone]
        if len(found) > 1:
            found.sort(key=lambda name: (self.place(name) + other.place(name), name))
        return found

    def place(self, name: str) -> int:
        """Where the name stands among these, by itself or as the last word of another."""
        places = (n for n, own in enumerate(self.names) if own == name or own.endswith(" " + name))
        return next(places, len(self.names))


_NAMELESS = Names((), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Sketch:
    """What relating needs of an article's names, made once, and the words of all of them."""

    people: Names
    organisations: Names
    places: Names
    countries: Names
    name_words: frozenset[str]
    any_name: frozenset[str]
    sets: frozenset[frozenset[str]]  # the words of each name


@dataclass(frozen=True, slots=True)
class Weighted:
    """An article's words with their weights, and the length of that vector."""

    words: dict[str, float]
    norm: float


def _name_words(profile: Profile) -> frozenset[str]:
    names = (*profile.people, *profile.organisations, *profile.places, *profile.countries)
    return frozenset(word for name in names for word in name.split() if len(word) > 1)
