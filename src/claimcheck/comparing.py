"""Comparing the claims of related articles, here or with several processes.

This process is one of them: it has the claims already, and compares from the front while the others
compare from the back. They get an article and its encoded claims with the first pair that needs
them; judged pairs come back packed. What a process cannot do (it was killed, or a side of a pair is
no claim of its article), this one does.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from heapq import heappop, heappush
from typing import NamedTuple

from claimcheck.cache.codec import decode, encode
from claimcheck.cache.packed import pack, unpack
from claimcheck.jobs import begin, comparing_context, cores, end, starting
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.linking import Corpus, by_kind, compare
from claimcheck.models import Article, Claim, Comparison, Extraction

# Pairs of articles from which a process saves more than it costs to start (docs/performance.md).
_WORTH_A_PROCESS = 400
_MOST = 8
_CHUNK = 16  # pairs of articles that a process compares at a time
_AHEAD = 3  # chunks waiting for each other process
_PORTION = 20_000  # pairs of articles shared out at once: what is done early waits in memory


class Compared(NamedTuple):
    """The judged pairs of two articles, and whether no linker broke off."""

    pairs: list[Comparison]
    whole: bool


class _Packed(NamedTuple):
    data: bytes | None
    broken: dict[str, str]


Given = tuple[Article, bytes]  # an article and its encoded claims


class Comparer:
    """Compares pairs of articles of one corpus; a context manager, which ends its processes."""

    def __init__(self, corpus: Corpus, *, jobs: int = 1) -> None:
        self.claims: dict[str, Sequence[Claim]] = {
            e.profile.article: e.claims for e in corpus.extractions
        }
        self._corpus = corpus
        self._jobs = jobs
        self._here = _Here(
            {article.id: article for article in corpus.articles}, self.claims, corpus.canonical
        )
        self._helpers: list[_Helper] = []

    def __enter__(self) -> Comparer:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        for helper in self._helpers:
            helper.end(finished=kind is None)
        self._helpers.clear()

    def compare(self, relations: Sequence[Relation]) -> Iterator[Compared]:
        """What the claims of each two articles come to, in order."""
        width = self._width(len(relations))
        if width == 1:
            yield from map(self._compared, relations)
            return
        self._start(width - 1)
        for first in range(0, len(relations), _PORTION):
            yield from self._shared(relations[first : first + _PORTION])

    def _width(self, pairs: int) -> int:
        """How many processes compare so many pairs of articles, with this one."""
        most = self._jobs or min(cores(), _MOST)
        return max(1, min(most, pairs // _WORTH_A_PROCESS))

    def _start(self, others: int) -> None:
        by_id = {e.profile.article: e for e in self._corpus.extractions}
        while len(self._helpers) < others:
            self._helpers.append(_Helper(self._here.articles, by_id, self._corpus.canonical))

    def _shared(self, relations: Sequence[Relation]) -> Iterator[Compared]:
        """Some pairs compared by all processes, in order; those done early wait for their turn."""
        places = by_neighbourhood(relations)
        chunks = deque(places[i : i + _CHUNK] for i in range(0, len(places), _CHUNK))
        done: dict[int, Compared] = {}
        next_out = 0
        while next_out < len(relations):
            for helper in self._helpers:
                while chunks and helper.has_room:
                    chunk = chunks.pop()
                    helper.send(chunk, [relations[place] for place in chunk])
            if chunks:
                chunk = chunks.popleft()
                done.update((place, self._compared(relations[place])) for place in chunk)
            for helper in self._helpers:
                for chunk, results in helper.results(wait=not chunks):
                    for place, packed in zip(chunk, results, strict=True):
                        done[place] = self._compared(relations[place], packed)
            while next_out in done:
                yield done.pop(next_out)
                next_out += 1

    def _compared(self, relation: Relation, packed: _Packed | None = None) -> Compared:
        """A pair as another process judged it, or as it is judged here."""
        pairs = None
        if packed is not None and packed.data is not None:
            pairs, broken = unpack(packed.data, relation, self.claims), packed.broken
        if pairs is None:
            pairs, broken = self._here.compare(relation)
        for kind, name in broken.items():
            self._corpus.broken.setdefault(kind, name)
        if self._corpus.compared is not None:
            self._corpus.compared()
        return Compared(pairs, not broken)


def by_neighbourhood(relations: Sequence[Relation]) -> list[int]:
    """Places of the pairs, in an order in which articles that meet each other are near each other.

    What is made once of an article is made once in each process that compares it: so each shall
    meet as few articles as can be. Starting anywhere, the next article is always the one that the
    articles before tie the most (Prim's algorithm, with sums).
    """
    met: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for relation in relations:
        met[relation.a].append((relation.b, relation.score))
        met[relation.b].append((relation.a, relation.score))
    order: dict[str, int] = {}
    ties: dict[str, float] = defaultdict(float)
    for start in met:
        waiting = [(0.0, start)]
        while waiting:
            _, article = heappop(waiting)
            if article in order:
                continue
            order[article] = len(order)
            for other, score in met[article]:
                if other not in order:
                    ties[other] += score
                    heappush(waiting, (-ties[other], other))
    sums = [order[relation.a] + order[relation.b] for relation in relations]
    return sorted(range(len(relations)), key=sums.__getitem__)


class _Helper:
    """Another process that compares, and what it was sent."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        extractions: Mapping[str, Extraction],
        canonical: Mapping[str, str],
    ) -> None:
        self._articles = articles
        self._extractions = extractions
        self._has: set[str] = set()  # articles that it was given
        self._sent: deque[tuple[list[int], Future[list[_Packed]]]] = deque()
        self._lost = False
        self._pool = ProcessPoolExecutor(
            1, comparing_context(), initializer=_begin, initargs=(dict(canonical),)
        )

    @property
    def has_room(self) -> bool:
        """Whether another chunk can be sent."""
        return not self._lost and len(self._sent) < _AHEAD

    def send(self, chunk: list[int], relations: Sequence[Relation]) -> None:
        """Let it compare pairs of articles, whose places are ``chunk``."""
        ids = dict.fromkeys(id for relation in relations for id in (relation.a, relation.b))
        new = [id for id in ids if id not in self._has]
        given = [(self._articles[id], encode(self._extractions[id])) for id in new]
        self._has.update(new)
        with starting():
            try:
                future = self._pool.submit(COMPARE, relations, given)
            except BrokenProcessPool as error:
                future = Future()
                future.set_exception(error)
        self._sent.append((chunk, future))

    def results(self, *, wait: bool) -> Iterator[tuple[list[int], list[_Packed]]]:
        """Chunks that are done, at least one of those sent with ``wait``; empty results where the
        process was lost."""
        while self._sent and (wait or self._sent[0][1].done()):
            chunk, future = self._sent.popleft()
            try:
                yield chunk, future.result()
            except BrokenProcessPool:
                self._lost = True
                yield chunk, [_Packed(None, {}) for _ in chunk]

    def end(self, *, finished: bool) -> None:
        """End the process; unless all is ``finished``, at once."""
        end(self._pool, finished=finished)


class _Here:
    """Compares in this process."""

    def __init__(
        self,
        articles: dict[str, Article],
        claims: dict[str, Sequence[Claim]],
        canonical: Mapping[str, str],
    ) -> None:
        self.articles = articles
        self.claims = claims
        self._kinds: dict[str, Mapping[str, Sequence[Claim]]] = {}
        self._broken: dict[str, str] = {}
        self._context = LinkContext(articles, canonical, self._broken)

    def add(self, article: Article, claims: Sequence[Claim]) -> None:
        """An article that pairs may name from now on."""
        self.articles[article.id] = article
        self.claims[article.id] = claims

    def compare(self, relation: Relation) -> tuple[list[Comparison], dict[str, str]]:
        """The judged pairs of two articles, and what broke off."""
        for id in (relation.a, relation.b):
            if id not in self._kinds:
                self._kinds[id] = by_kind(self.claims[id])
        pairs = list(compare(relation, self._kinds, self._context))
        broken = dict(self._broken)
        self._broken.clear()
        return pairs, broken


# What this process compares from, if it is one of several.
_here: list[_Here] = []


def _begin(canonical: Mapping[str, str]) -> None:
    begin()
    _here[:] = [_Here({}, {}, canonical)]


def _compare(relations: Sequence[Relation], given: Sequence[Given]) -> list[_Packed]:
    here = _here[0]
    for article, encoded in given:
        here.add(article, decode(encoded, article).claims)
    done = []
    for relation in relations:
        pairs, broken = here.compare(relation)
        done.append(_Packed(pack(pairs, relation, here.claims), broken))
    return done


# What a process does with some pairs of articles, and the articles that it was not given before.
COMPARE = _compare
