"""Whether two texts, or two sentences, go back to one origin: a wire story that several print.

Two texts are near-copies where most runs of words of the shorter one stand in the longer one too
(containment of shingles; A. Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from zlib import crc32

from claimcheck.frozen import dataclass
from claimcheck.models import Article, Span

# Words in a run: long enough that two reporters do not write the same one by chance.
_RUN = 8
# Every fourth run, chosen by its checksum, estimates the containment as well as all of them.
_SAMPLE = 4
_ENOUGH_RUNS = 6  # fewer sampled runs say nothing about a whole article
_COPY = 0.5
# One sentence taken over, in articles that are otherwise their own.
_SENTENCE_RUN = 4
_SENTENCE_WORDS = 10
_SAME_WORDS = 6  # a headline taken over to the letter
_SENTENCE_COPY = 0.7
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Copies:
    """Compares articles by their text; what it has compared is kept."""

    articles: Mapping[str, Article]
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)
    _runs: dict[str, frozenset[str]] = field(default_factory=dict)
    _sentences: dict[tuple[str, Span], tuple[str, ...]] = field(default_factory=dict)

    def near(self, a: str, b: str) -> bool:
        """Whether the articles with these ids are near-copies of each other."""
        pair = (min(a, b), max(a, b))
        if pair not in self._known:
            first, second = self._runs_of(a), self._runs_of(b)
            fewer = min(len(first), len(second))
            self._known[pair] = fewer >= _ENOUGH_RUNS and len(first & second) >= _COPY * fewer
        return self._known[pair]

    def one_sentence(self, a: str, first: Span, b: str, second: Span) -> bool:
        """Whether a sentence of each article is nearly the other's."""
        return _alike(self._words_of(a, first), self._words_of(b, second))

    def _words_of(self, id: str, sentence: Span) -> tuple[str, ...]:
        key = (id, sentence)
        if key not in self._sentences:
            article = self.articles.get(id)
            # A "sentence" may be a whole page where nothing ends one.
            end = min(sentence.end, sentence.start + 2_000)
            text = article.text[sentence.start : end] if article else ""
            self._sentences[key] = tuple(_words(text))
        return self._sentences[key]

    def _runs_of(self, id: str) -> frozenset[str]:
        if id not in self._runs:
            article = self.articles.get(id)
            self._runs[id] = frozenset(_sampled(article)) if article else frozenset()
        return self._runs[id]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str], size: int) -> Iterator[str]:
    for start in range(len(words) - size + 1):
        yield " ".join(words[start : start + size])


def _sampled(article: Article) -> Iterator[str]:
    regions = article.regions or (Span(0, len(article.text)),)
    words = [word for r in regions for word in _words(article.text[r.start : r.end])]
    for run in _shingles(words, _RUN):
        if crc32(run.encode("utf-8", "surrogatepass")) % _SAMPLE == 0:
            yield run


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    if min(len(a), len(b)) < _SENTENCE_WORDS:
        return a == b and len(a) >= _SAME_WORDS
    first = set(_shingles(a, _SENTENCE_RUN))
    second = set(_shingles(b, _SENTENCE_RUN))
    return len(first & second) >= _SENTENCE_COPY * min(len(first), len(second))
