"""What two articles' claims came to when they were last compared, kept between runs.

A new article changes which articles belong together, and how near, but not what the claims of two
others say to each other. So relations are made anew in every run, and only pairs of articles that
never met, or that relate otherwise than before, have their claims compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar

from claimcheck.cache.groups import KeptGroups
from claimcheck.cache.keys import article_keys, code_digest, extraction_version
from claimcheck.cache.meets import keep_meets, recall_meets
from claimcheck.cache.packed import pack, unpack
from claimcheck.cache.store import today
from claimcheck.cache.terms import recall_terms
from claimcheck.comparing import Comparer
from claimcheck.linkage.articles.events import worded
from claimcheck.linkage.articles.meets import Acquaintance
from claimcheck.linkage.articles.relating import related_pairs
from claimcheck.linkage.articles.terms import Terms
from claimcheck.linkage.clusters.groups import related
from claimcheck.linkage.clusters.judged import ROW_SIZE, Judged
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.linking import Corpus
from claimcheck.linkage.thresholds import LARGE_CORPUS
from claimcheck.models import Comparison, Profile

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
Item = TypeVar("Item")
_AT_ONCE = 2000  # pairs of articles looked up, and saved, at a time


class Pairs:
    """Relates as `pair_here` does; compares, with ``jobs`` processes, what the cache has not.

    ``rules``: ids of those that read the clusters, whose findings are kept with them.
    """

    def __init__(
        self, model: str, *, cache: Cache | None = None, jobs: int = 1, rules: Sequence[str] = ()
    ) -> None:
        self._cache = cache
        self._rules = rules
        self._model = model
        self._jobs = jobs
        self._names: tuple[Corpus, Mapping[str, bytes]] | None = None  # of the last corpus

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""
        by_id = {article.id: article for article in corpus.articles}
        profiles = [e.profile for e in corpus.extractions]
        known, kept, terms = None, None, None
        if self._cache is not None and len(corpus.articles) >= LARGE_CORPUS:
            terms = self._terms(corpus, self._cache)
            corpus.weigh(terms.rarity())
            known = self._known(corpus, self._cache, terms)
            kept = self._groups(corpus, self._cache)
            corpus.keeping.append(kept)
        relations = list(related_pairs(profiles, by_id, corpus.facts, corpus.rarity, known, terms))
        if known is not None and self._cache is not None:
            corpus.meetings.append(known)
            # What clusters ask is known at the end only.
            corpus.afterwards.append(partial(keep_meets, self._cache, self._place(corpus), known))
        if kept is not None and self._cache is not None:
            again = {} if known is None else known.again
            return relations, self._judged(corpus, relations, self._cache, kept, again)
        return relations, self._comparisons(corpus, relations)

    def _groups(self, corpus: Corpus, cache: Cache) -> KeptGroups:
        """What is known of groups of judged pairs."""
        version = blake2b(_version(self._model, corpus), digest_size=_SIZE)
        version.update(repr(sorted(self._rules)).encode())
        return KeptGroups(
            cache,
            version.digest(),
            corpus.articles,
            self._named(corpus),
            corpus.facts,
            self._place(corpus, b"index" + version.digest()),
        )

    def _named(self, corpus: Corpus) -> Mapping[str, bytes]:
        """The key of each article's claims, by its id."""
        if self._names is None or self._names[0] is not corpus:
            keys = article_keys(corpus.articles, _version(self._model, corpus))
            named = {a.id: key for a, key in zip(corpus.articles, keys, strict=True)}
            self._names = corpus, named
        return self._names[1]

    def _terms(self, corpus: Corpus, cache: Cache) -> Terms:
        """The names and words of a large corpus' articles, in the order of ids."""
        named, order = self._named(corpus), _ordered(corpus)
        digests = [named[profile.article] for profile in order]
        return recall_terms(cache, self._place(corpus, b"terms"), digests, order)

    def _known(self, corpus: Corpus, cache: Cache, terms: Terms) -> Acquaintance:
        """What is known of how the articles of a large corpus meet."""
        named = self._named(corpus)
        digests = [
            _standing(profile.article, named, corpus, steps)
            for profile, steps in zip(_ordered(corpus), terms.steps(), strict=True)
        ]
        return Acquaintance(digests, recall_meets(cache, self._place(corpus)))

    def _place(self, corpus: Corpus, what: bytes = b"meets") -> bytes:
        """The key under which the last meetings of articles of these folders are kept."""
        ids = [article.id for article in corpus.articles]
        folder = _folder_of(min(ids), max(ids))
        digest = blake2b(_version(self._model, corpus), digest_size=_SIZE)
        digest.update(what + b"\n" + folder.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _comparisons(self, corpus: Corpus, relations: Sequence[Relation]) -> Iterator[Comparison]:
        with Comparer(corpus, jobs=self._jobs) as comparer:
            if self._cache is None:
                for found in comparer.compare(relations):
                    yield from found.pairs
                return
            named = self._named(corpus)
            for part in _parts(relations):
                keys = [_key(relation, named) for relation in part]
                for pairs, _ in _looked_up(comparer, part, keys, self._cache):
                    yield from pairs

    def _judged(
        self,
        corpus: Corpus,
        relations: Sequence[Relation],
        cache: Cache,
        kept: KeptGroups,
        again: Mapping[tuple[str, str], int],
    ) -> Judged:
        """The judged pairs; of those that the folder's index has, only the rows are read now.

        ``again``: see `Acquaintance`.
        """
        wanted = _Wanted(relations, self._named(corpus), corpus, cache, again)
        index = kept.index
        rows, firsts = ({}, {}) if index is None else (index.rows, index.firsts())
        claims = {e.profile.article: e.claims for e in corpus.extractions}
        judged = Judged(claims, wanted.read_again, () if index is None else index.words)
        if index is not None and index.day != today():
            cache.touch([wanted.key(number) for number in range(len(relations))])
            kept.touch()
        marks = [kept.mark(relation, related(relation)) for relation in relations]
        new = [number for number, mark in enumerate(marks) if mark not in rows]
        corpus.totals.append(len(new))
        with Comparer(corpus, jobs=self._jobs) as comparer:
            found = wanted.looked_up(comparer, new)
            for relation, mark in zip(relations, marks, strict=True):
                known = rows.get(mark)
                if known is None:
                    pairs, whole = next(found)
                    judged.add(relation, pairs)
                    kept.marked(mark if whole else b"", len(pairs))
                else:
                    judged.add_known(relation, known, firsts[mark])
                    kept.marked(mark, len(known) // ROW_SIZE)
            next(found, None)  # what was compared last is kept once all was taken
        return judged


class _Wanted:
    """The pairs of related articles by their number, looked up where they are wanted.

    ``again``: see `Acquaintance`; of those relations the words of names are made only here.
    """

    def __init__(
        self,
        relations: Sequence[Relation],
        named: Mapping[str, bytes],
        corpus: Corpus,
        cache: Cache,
        again: Mapping[tuple[str, str], int],
    ) -> None:
        self._relations = relations
        self._named = named
        self._corpus = corpus
        self._cache = cache
        self._again = again
        self._profiles = {e.profile.article: e.profile for e in corpus.extractions}

    def key(self, number: int) -> bytes:
        """The key of a relation's pairs."""
        return _key(self._relations[number], self._named)

    def looked_up(
        self, comparer: Comparer, numbers: Sequence[int]
    ) -> Iterator[tuple[list[Comparison], bool]]:
        """As `_looked_up`, of the relations with these numbers."""
        for part in _parts(numbers):
            relations = [self._whole(number) for number in part]
            yield from _looked_up(comparer, relations, list(map(self.key, part)), self._cache)

    def read_again(self, numbers: Sequence[int]) -> Iterator[list[Comparison]]:
        """The pairs of relations that the index knew: what is read again is no progress."""
        with Comparer(replace(self._corpus, compared=None)) as comparer:
            yield from (pairs for pairs, _ in self.looked_up(comparer, numbers))

    def _whole(self, number: int) -> Relation:
        found = self._relations[number]
        near = self._again.get((found.a, found.b))
        if near is None:
            return found
        ends = self._profiles[found.a], self._profiles[found.b]
        return worded(found, *ends, self._corpus.rarity, Nearness(near))


def _parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[first : first + _AT_ONCE] for first in range(0, len(items), _AT_ONCE))


def _looked_up(
    comparer: Comparer, relations: Sequence[Relation], keys: Sequence[bytes], cache: Cache
) -> Iterator[tuple[list[Comparison], bool]]:
    """The judged pairs of relations, kept or made now, and whether nothing broke off."""
    kept = cache.recall_all(keys)
    known = [
        unpack(kept[key], relation, comparer.claims) if key in kept else None
        for relation, key in zip(relations, keys, strict=True)
    ]
    missing = [r for r, pairs in zip(relations, known, strict=True) if pairs is None]
    fresh = comparer.compare(missing)
    saved: list[tuple[bytes, bytes]] = []
    for relation, key, before in zip(relations, keys, known, strict=True):
        pairs, whole = (before, True) if before is not None else next(fresh)
        if before is None:
            packed = pack(pairs, relation, comparer.claims)
            if whole and packed is not None:
                saved.append((key, packed))
        yield pairs, whole
    cache.remember_all("pair", saved)


def _version(model: str, corpus: Corpus) -> bytes:
    """Digest of all that a comparison depends on besides the two articles: code, desk, model."""
    digest = blake2b(code_digest(), digest_size=_SIZE)
    digest.update(extraction_version(model))
    digest.update(repr(sorted(corpus.canonical.items())).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _folder_of(one: str, other: str) -> str:
    """The folder that two ids share, in the order of ids, and with them all ids between."""
    parts = zip(one.split("/")[:-1], other.split("/")[:-1], strict=False)
    return "/".join(x for x, _ in takewhile(lambda pair: pair[0] == pair[1], parts))


def _ordered(corpus: Corpus) -> list[Profile]:
    return sorted((e.profile for e in corpus.extractions), key=lambda p: p.article)


def _standing(id: str, named: Mapping[str, bytes], corpus: Corpus, steps: bytes) -> bytes:
    """Digest of all that an article's meetings depend on besides the other article; ``steps``: on
    which its words and names stand (`Rarity.steps`)."""
    digest = blake2b(named[id] + steps, digest_size=_SIZE)
    digest.update(repr((id, id in corpus.facts)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _key(relation: Relation, named: Mapping[str, bytes]) -> bytes:
    """Two articles under their ids, and how they relate.

    See `related`. Words that linkers ask for follow from the two articles.
    """
    digest = blake2b(named[relation.a] + named[relation.b], digest_size=_SIZE)
    digest.update(related(relation))
    return digest.digest()
