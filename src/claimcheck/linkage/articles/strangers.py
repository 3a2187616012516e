"""Proposed pairs of articles that are strangers at a glance, many at a time.

Most pairs that share a rare word are strangers, and in a large corpus relating them one by one is
nearly all of linkage. So each article meets all its partners at once: arrays hold what every
article's words and names can add to the score of `events.relate` at most, and what does not reach
a topic is dropped. The rest is related as in a small corpus, with the same result: the bound is
never below the score, whatever arrays make of sums.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.linkage.articles.events import (
    BODY,
    COUNTRY,
    LEAST_NAME,
    PERSON,
    PLACE,
    SURNAME,
    WORDS,
)
from claimcheck.linkage.articles.rarity import Rarity
from claimcheck.linkage.thresholds import SAME_TOPIC
from claimcheck.models import Profile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_SLACK = 1e-6  # by which sums in another order may differ


class Met(NamedTuple):
    """A partner that is no stranger at a glance: its place among those proposed, and the cosine."""

    place: int
    cosine: float


class Glance:
    """What the words and names of each article of a corpus can add to a score, in rows of arrays.

    A row holds the weights of an article's words, then of its names the most that each can add
    where both articles hold it, times the length of the vector of words. ``always`` tells the
    articles of which no partner is dropped.
    """

    def __init__(self, profiles: Sequence[Profile], rarity: Rarity, always: Sequence[bool]) -> None:
        import numpy as np

        places: dict[tuple[str, str] | str, int] = {"": 0}
        features, values = array("I"), array("d")
        ends, words, norms = array("q", [0]), array("I"), array("d")
        for profile in profiles:
            counts = dict(profile.words)
            weights = [(1 + log(n)) * rarity.weight(word) for word, n in counts.items()]
            norm = sqrt(fsum(weight * weight for weight in weights))
            names = _named(profile, rarity)
            features.extend([places.setdefault(word, len(places)) for word in counts])
            values.extend(weights)
            features.extend([places.setdefault(name, len(places)) for name in names])
            values.extend([most * (norm or 1.0) for most in names.values()])
            # A row of nothing would be taken for the first number of the next one.
            features.append(0)
            values.append(0.0)
            ends.append(len(features))
            words.append(len(weights))
            norms.append(norm)
        self._features = np.frombuffer(features, dtype=np.uint32)
        self._values = np.frombuffer(values, dtype=np.float64)
        self._ends = np.frombuffer(ends, dtype=np.int64)
        self._words = words
        self._norms = np.frombuffer(norms, dtype=np.float64)
        self._lengths = np.where(self._norms > 0, self._norms, 1.0)
        self._always = np.array(always, dtype=bool)
        self._row = np.zeros(len(places))
        self._counted = np.arange(0)

    def acquainted(self, first: int, others: Sequence[int]) -> Iterator[Met]:
        """The partners of an article that are no strangers at a glance, in order."""
        import numpy as np

        numbers = np.array(others, dtype=np.int64)
        start, end = int(self._ends[first]), int(self._ends[first + 1])
        told = start + self._words[first]
        words, names = self._features[start:told], self._features[told : end - 1]
        self._row[words] = self._values[start:told] * (WORDS / self._lengths[first])
        self._row[names] = 1.0
        scores = self._scores(numbers)
        near = (scores >= SAME_TOPIC - _SLACK) | self._always[numbers] | self._always[first]
        self._row[names] = 0.0
        self._row[words] = self._values[start:told]
        met = [
            Met(place, self._cosine(first, others[place]))
            for place in np.flatnonzero(near).tolist()
        ]
        self._row[words] = 0.0
        yield from met

    def _scores(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """The most that the article that stands in the row scores with each other."""
        import numpy as np

        starts = self._ends[numbers]
        lengths = self._ends[numbers + 1] - starts
        edges = np.cumsum(lengths) - lengths
        total = int(lengths.sum())
        if len(self._counted) < total:
            self._counted = np.arange(2 * total)
        places = np.repeat(starts - edges, lengths)
        places += self._counted[:total]
        found = self._row.take(self._features.take(places))
        found *= self._values.take(places)
        scores: npt.NDArray[np.float64] = np.add.reduceat(found, edges) / self._lengths[numbers]
        return scores

    def _cosine(self, first: int, other: int) -> float:
        """As `events.cosine_of`: an exact sum of the same products."""
        start = int(self._ends[other])
        end = start + self._words[other]
        dot = fsum((self._row[self._features[start:end]] * self._values[start:end]).tolist())
        norm = float(self._norms[first]) * float(self._norms[other])
        return dot / norm if norm else 0.0


# By group of names, people apart: what a name in both articles adds, times its weight.
_MOST = (0.0, BODY, PLACE, COUNTRY)
# Groups whose names may stand within longer ones, which adds as much as two places: two words in a
# row are then in both articles' names.
_INNER = (1, 2)


def _named(profile: Profile, rarity: Rarity) -> dict[tuple[str, str], float]:
    """What each name of an article, and each two words of one, can add at most."""
    groups = profile.people, profile.organisations, profile.places, profile.countries
    found: dict[tuple[str, str], float] = {}
    for group, (names, most) in enumerate(zip(groups, _MOST, strict=True)):
        for name in names:
            # A full name, and its last word, which may stand alone in the other article.
            for part in (name, name.split()[-1]) if name else (name,):
                weight = rarity.weight(part)
                if group == 0:
                    sort = PERSON if " " in part else SURNAME
                    found[str(group), part] = sort * max(LEAST_NAME, weight)
                else:
                    found[str(group), part] = most * weight
            if group in _INNER:
                found.update((("pair", pair), PLACE * 2) for pair in _word_pairs(name))
    return found


def _word_pairs(name: str) -> Iterator[str]:
    for one, other in pairwise(name.split(" ")):
        yield f"{one} {other}"
