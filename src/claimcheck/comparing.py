"""Comparing the claims of related articles, here or with several processes.

Every process gets the articles and their encoded claims once, then the pairs that it is to compare;
judged pairs come back packed. What a process cannot do (it was killed, or a side of a pair is no
claim of its article), this one does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from claimcheck.cache.codec import decode, encode
from claimcheck.jobs import begin, comparing_context, cores, end, without_main
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.linking import Corpus, by_kind, compare
from claimcheck.linkage.packed import pack, unpack
from claimcheck.models import Article, Claim, Comparison

# Pairs of articles from which a process saves more than it costs to start (docs/performance.md).
_WORTH_A_PROCESS = 400
_MOST = 8
_CHUNK = 32  # pairs of articles sent to a process at a time
_AHEAD = 3  # chunks waiting for each process


class Compared(NamedTuple):
    """The judged pairs of two articles, and whether no linker broke off."""

    pairs: list[Comparison]
    whole: bool


class _Packed(NamedTuple):
    data: bytes | None
    broken: dict[str, str]


class Comparer:
    """Compares pairs of articles of one corpus; a context manager, which ends its processes."""

    def __init__(self, corpus: Corpus, *, jobs: int = 1) -> None:
        self.claims = {e.profile.article: e.claims for e in corpus.extractions}
        self._corpus = corpus
        self._jobs = jobs
        self._here = _Here(
            {article.id: article for article in corpus.articles}, self.claims, corpus.canonical
        )
        self._pool: ProcessPoolExecutor | None = None
        self._running = 0
        self._lost = False

    def __enter__(self) -> Comparer:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._pool is not None:
            end(self._pool, finished=kind is None)
            self._pool = None

    def compare(self, relations: Sequence[Relation]) -> Iterator[Compared]:
        """What the claims of each two articles come to, in order."""
        width = self._width(len(relations))
        if width > 1:
            results = self._elsewhere(relations, width)
        else:
            results = (_Packed(None, {}) for _ in relations)
        for relation, packed in zip(relations, results, strict=True):
            data, broken = packed
            pairs = unpack(data, relation, self.claims) if data is not None else None
            found = (pairs, broken) if pairs is not None else self._here.compare(relation)
            for kind, name in found[1].items():
                self._corpus.broken.setdefault(kind, name)
            yield Compared(found[0], not found[1])

    def _width(self, pairs: int) -> int:
        """How many processes compare so many pairs of articles; those that run are used."""
        if self._lost or self._running:
            return 1 if self._lost else self._running
        most = self._jobs or min(cores(), _MOST)
        return max(1, min(most, pairs // _WORTH_A_PROCESS))

    def _elsewhere(self, relations: Sequence[Relation], width: int) -> Iterator[_Packed]:
        """Packed results, in order; empty ones for those that were lost with a process."""
        chunks = deque(relations[i : i + _CHUNK] for i in range(0, len(relations), _CHUNK))
        sent: deque[Future[list[_Packed]]] = deque()
        try:
            pool = self._started(width)
            while chunks:
                with without_main():
                    while len(sent) < min(_AHEAD * width, len(chunks)):
                        sent.append(pool.submit(COMPARE, chunks[len(sent)]))
                results = sent.popleft().result()
                chunks.popleft()
                yield from results
        except BrokenProcessPool:
            self._lost = True
            for chunk in chunks:
                yield from (_Packed(None, {}) for _ in chunk)

    def _started(self, width: int) -> ProcessPoolExecutor:
        if self._pool is None:
            self._running = width
            given = (
                list(self._corpus.articles),
                [encode(extraction) for extraction in self._corpus.extractions],
                dict(self._corpus.canonical),
            )
            self._pool = ProcessPoolExecutor(
                width, comparing_context(), initializer=_begin, initargs=given
            )
        return self._pool


class _Here:
    """Compares in this process."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        claims: Mapping[str, Sequence[Claim]],
        canonical: Mapping[str, str],
    ) -> None:
        self.claims = claims
        self._kinds: dict[str, Mapping[str, Sequence[Claim]]] = {}
        self._broken: dict[str, str] = {}
        self._context = LinkContext(articles, canonical, self._broken)

    def compare(self, relation: Relation) -> tuple[list[Comparison], dict[str, str]]:
        """The judged pairs of two articles, and what broke off."""
        for id in (relation.a, relation.b):
            if id not in self._kinds:
                self._kinds[id] = by_kind(self.claims[id])
        pairs = list(compare(relation, self._kinds, self._context))
        broken = dict(self._broken)
        self._broken.clear()
        return pairs, broken


class _Read(dict[str, Sequence[Claim]]):
    """Claims by article, decoded when they are first asked for."""

    def __init__(self, articles: Mapping[str, Article], encoded: Mapping[str, bytes]) -> None:
        super().__init__()
        self._articles = articles
        self._encoded = encoded

    def __missing__(self, id: str) -> Sequence[Claim]:
        claims = self[id] = decode(self._encoded[id], self._articles[id]).claims
        return claims


# What this process compares from, if it is one of several.
_here: list[_Here] = []


def _begin(
    articles: Iterable[Article], encoded: Iterable[bytes], canonical: Mapping[str, str]
) -> None:
    begin()
    by_id = {article.id: article for article in articles}
    claims = _Read(by_id, dict(zip(by_id, encoded, strict=True)))
    _here[:] = [_Here(by_id, claims, canonical)]


def _compare(relations: Sequence[Relation]) -> list[_Packed]:
    here = _here[0]
    done = []
    for relation in relations:
        pairs, broken = here.compare(relation)
        done.append(_Packed(pack(pairs, relation, here.claims), broken))
    return done


# What a process does with some pairs of articles.
COMPARE = _compare
