"""Whether two stretches of text are about the same thing, by the names and words they share."""

from __future__ import annotations

import re
from collections import Counter

from claimcheck.load.vocabulary import vocabulary

_WORD = re.compile(r"(?P<stop>[.!?:;\"“”'‘(\n]\s*)?\b(?P<word>[^\W\d_][^\W\d_'’-]{3,})")
_STEM = 6


class Topic:
    """The content words and names of a stretch of text, which may grow."""

    def __init__(self, *texts: str) -> None:
        self.words: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.size = 0
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Count the words of ``text``; capitals inside sentences are names."""
        stop = vocabulary().stop
        for match in _WORD.finditer(text):
            word = match["word"]
            lower = word.casefold()
            self.size += 1
            if lower in stop:
                continue
            self.words[lower[:_STEM]] += 1
            if word[0].isupper() and match["stop"] is None and match.start():
                self.names[lower[:_STEM]] += 1

    def merge(self, other: Topic) -> None:
        """Count another topic's words too."""
        self.words.update(other.words)
        self.names.update(other.names)
        self.size += other.size

    def likeness(self, other: Topic) -> float:
        """Share of the smaller one's words that the other has too, from 0 to 1.

        Names weigh three times a word, and words that both repeat twice: a story goes on about
        its people and places. Two halves of one news article have about 0.35, two articles on
        different things of the same day about 0.1 (tests/load holds examples).
        """
        small, large = (self, other) if len(self.words) <= len(other.words) else (other, self)
        shared = total = 0.0
        for stem, count in small.words.items():
            weight = (3.0 if stem in small.names else 1.0) * (2.0 if count > 1 else 1.0)
            total += weight
            if stem in large.words:
                shared += weight
        return shared / total if total else 0.0
