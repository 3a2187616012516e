"""Whether two stretches of text are about the same thing, by the names and words they share."""

from __future__ import annotations

import re
from collections import Counter

from claimcheck.loader.vocabulary import vocabulary

_WORD = re.compile(r"(?P<stop>[.!?:;\"“”'‘(\n]\s*)?\b(?P<word>[^\W\d_][^\W\d_'’-]{3,})")
_STEM = 6


class Topic:
    """The content words and names of a stretch of text, which may grow."""

    def __init__(self, *texts: str) -> None:
        self._words: Counter[str] = Counter()
        self._names: set[str] = set()
        # Most files hold one block of one story, whose words nobody asks for.
        self._waiting: list[str] = list(texts)

    @property
    def words(self) -> Counter[str]:
        """How often each stem of a content word stands in the text."""
        self._count()
        return self._words

    @property
    def names(self) -> set[str]:
        """Stems with a capital inside a sentence."""
        self._count()
        return self._names

    def merge(self, other: Topic) -> None:
        """Count another topic's words too."""
        self._words.update(other._words)
        self._names.update(other._names)
        self._waiting.extend(other._waiting)

    def _count(self) -> None:
        stop = vocabulary().stop
        for text in self._waiting:
            for match in _WORD.finditer(text):
                word = match["word"]
                lower = word.casefold()
                if lower in stop:
                    continue
                self._words[lower[:_STEM]] += 1
                if word[0].isupper() and match["stop"] is None and match.start():
                    self._names.add(lower[:_STEM])
        self._waiting.clear()

    def likeness(self, other: Topic) -> float:
        """Share of the smaller one's words that the other has too, from 0 to 1.

        Names weigh three times a word, and words that both repeat twice: a story goes on about
        its people and places. Two halves of one news article have about 0.35, two articles on
        different things of the same day about 0.1 (tests/load holds examples).
        """
        small, large = (self, other) if len(self.words) <= len(other.words) else (other, self)
        names, stems = small.names, large.words
        shared = total = 0.0
        for stem, count in small.words.items():
            weight = (3.0 if stem in names else 1.0) * (2.0 if count > 1 else 1.0)
            total += weight
            if stem in stems:
                shared += weight
        return shared / total if total else 0.0
