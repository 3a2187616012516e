"""How alike two sentences are, as the two articles go: a word counts by how seldom both use it.

Two newsrooms share few words where they tell one thing; those that each uses once tell more than
those of the whole story. Weights are the inverse frequency of a word among the sentences of the two
articles (Spärck Jones 1972), likeness the cosine of two sentences' weighted words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from itertools import islice
from math import fsum, log, sqrt

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import QuantityClaim
from claimcheck.text import content, stem

# A look at one character comes before both ways in which a sentence may end there.
_ENDS = re.compile(r"(?=[\"”’)\s])(?:(?<=[.!?])[\"”’)]*\s+|\n+)")
# The opening, in which a report tells what it is about: its first third, three sentences at most.
_OPENING, _SHARE = 3, 3


@dataclass(frozen=True, slots=True)
class Passages:
    """An article's sentences: where each starts, the stems of its words, and in how many a stem
    stands."""

    starts: tuple[int, ...]
    stems: tuple[frozenset[str], ...]
    counts: Mapping[str, int]

    def place(self, position: int) -> int:
        """The number of the sentence that holds a position, from 0."""
        return max(0, bisect_right(self.starts, position) - 1)

    def around(self, place: int) -> frozenset[str]:
        """The stems of a sentence and of its neighbours."""
        return frozenset().union(*self.stems[max(0, place - 1) : place + 2])

    def opens(self, place: int) -> bool:
        """Whether the sentence is one of the opening ones."""
        return place < min(_OPENING, len(self.starts) // _SHARE)


def is_short(article: str, context: LinkContext) -> bool:
    """Whether there is too little text to tell what it leaves out, for which none of it is read."""
    ends = islice(_ENDS.finditer(context.articles[article].text), _OPENING - 1)
    return 1 + sum(1 for _ in ends) < _OPENING


def passages_of(article: str, context: LinkContext) -> Passages:
    """An article's sentences, read once."""
    return context.once(("passages", article), partial(_read, context.articles[article].text))


def _read(text: str) -> Passages:
    starts = [0, *(found.end() for found in _ENDS.finditer(text))]
    ends = [*starts[1:], len(text)]
    found = tuple(_stems(text[start:end]) for start, end in zip(starts, ends, strict=True))
    return Passages(tuple(starts), found, Counter(word for words in found for word in words))


def _stems(text: str) -> frozenset[str]:
    found = (stem(word) for word in content(text))
    return frozenset(word for word in found if len(word) > 1 and not word[0].isdigit())


def sentence_stems(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """The stems of the words in a claim's sentence."""

    def read() -> frozenset[str]:
        start, end = claim.sentence
        return _stems(context.articles[claim.article].text[start:end])

    return context.once(("sentence stems", claim.article, *claim.sentence), read)


@dataclass(slots=True)
class Likeness:
    """Likeness of sets of stems of two articles."""

    a: Passages
    b: Passages
    _weights: dict[str, float] = field(default_factory=dict)
    _sizes: dict[frozenset[str], float] = field(default_factory=dict)

    def __call__(self, x: frozenset[str], y: frozenset[str]) -> float:
        """The cosine of the two, 0 to 1."""
        shared = fsum(self._weight(word) for word in x & y)
        return shared / sqrt(self._size(x) * self._size(y)) if shared else 0.0

    def _size(self, words: frozenset[str]) -> float:
        found = self._sizes.get(words)
        if found is None:
            found = self._sizes[words] = fsum(map(self._weight, words))
        return found

    def _weight(self, word: str) -> float:
        """The square of a word's inverse frequency."""
        found = self._weights.get(word)
        if found is None:
            sentences = len(self.a.starts) + len(self.b.starts)
            seen = self.a.counts.get(word, 0) + self.b.counts.get(word, 0)
            found = self._weights[word] = log(1 + sentences / max(1, seen)) ** 2
        return found
