"""Who says a thing independently: copies of one wire story are one origin, not many.

Two texts are near-copies where most runs of words of the shorter one stand in the longer one too
(containment of shingles; A. Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from zlib import crc32

from claimcheck.models import Article, Cluster, Span
from claimcheck.report.view import View

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
class Origins:
    """Groups articles by the text they go back to; what it has compared is kept."""

    view: View

    def groups(self, cluster: Cluster) -> tuple[tuple[str, ...], ...]:
        """The outlets behind a cluster's answer: one inner tuple of labels for each origin.

        Articles of one outlet, near-copies, and articles whose sentences on this question are
        near-copies go back to one origin. Origins and labels are in the order of article ids.
        """
        printed = self.view.printed_in(cluster)
        parent = {article: article for article in printed}

        def root(article: str) -> str:
            while parent[article] != article:
                article = parent[article]
            return article

        for a, b in combinations(printed, 2):
            if root(a) != root(b) and self._one_origin(a, b, cluster):
                parent[root(b)] = root(a)
        found: dict[str, dict[str, None]] = {}
        for article in printed:
            found.setdefault(root(article), {})[self.view.brief(article)] = None
        return tuple(tuple(labels) for labels in found.values())

    def _one_origin(self, a: str, b: str, cluster: Cluster) -> bool:
        if self.view.brief(a) == self.view.brief(b):
            return True
        return self._copies(a, b) or self._same_sentence(a, b, cluster)

    def _copies(self, a: str, b: str) -> bool:
        pair = (a, b)
        if pair not in self._known:
            first, second = self._runs_of(a), self._runs_of(b)
            fewer = min(len(first), len(second))
            self._known[pair] = fewer >= _ENOUGH_RUNS and len(first & second) >= _COPY * fewer
        return self._known[pair]

    def _same_sentence(self, a: str, b: str, cluster: Cluster) -> bool:
        firsts, seconds = self._sentences(a, cluster), self._sentences(b, cluster)
        return any(_alike(first, second) for first in firsts for second in seconds)

    def _sentences(self, id: str, cluster: Cluster) -> list[list[str]]:
        article = self.view.articles.get(id)
        if article is None:
            return []
        spans = dict.fromkeys(c.sentence for c in cluster.claims if c.article == id)
        # A "sentence" may be a whole page where nothing ends one.
        return [_words(article.text[s.start : min(s.end, s.start + 2_000)]) for s in spans]

    def _runs_of(self, id: str) -> frozenset[str]:
        if id not in self._runs:
            article = self.view.articles.get(id)
            self._runs[id] = frozenset(_sampled(article)) if article else frozenset()
        return self._runs[id]

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def _runs(self) -> dict[str, frozenset[str]]:
        return {}


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
        return list(a) == list(b) and len(a) >= _SAME_WORDS
    first = set(_shingles(a, _SENTENCE_RUN))
    second = set(_shingles(b, _SENTENCE_RUN))
    return len(first & second) >= _SENTENCE_COPY * min(len(first), len(second))
