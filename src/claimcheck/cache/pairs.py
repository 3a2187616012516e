"""What two articles' claims came to when they were last compared, kept between runs.

A new article changes which articles belong together, and how near, but not what the claims of two
others say to each other. So relations are made anew in every run, and only pairs of articles that
never met, or that relate otherwise than before, have their claims compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from claimcheck.cache.keys import article_keys, code_digest, extraction_version
from claimcheck.comparing import Comparer
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.linking import Corpus, related_pairs
from claimcheck.linkage.packed import pack, unpack
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Comparison

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
_AT_ONCE = 2000  # pairs of articles looked up, and saved, at a time


class Pairs:
    """Relates as `pair_here` does; compares, with ``jobs`` processes, what the cache has not."""

    def __init__(self, model: str, *, cache: Cache | None = None, jobs: int = 1) -> None:
        self._cache = cache
        self._model = model
        self._jobs = jobs

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""
        by_id = {article.id: article for article in corpus.articles}
        profiles = [e.profile for e in corpus.extractions]
        relations = list(related_pairs(profiles, by_id, corpus.facts, corpus.rarity))
        return relations, self._comparisons(corpus, relations)

    def _comparisons(self, corpus: Corpus, relations: Sequence[Relation]) -> Iterator[Comparison]:
        with Comparer(corpus, jobs=self._jobs) as comparer:
            if self._cache is None:
                for found in comparer.compare(relations):
                    yield from found.pairs
                return
            version = _version(self._model, corpus)
            keys = article_keys(corpus.articles, version)
            named = {a.id: key for a, key in zip(corpus.articles, keys, strict=True)}
            for first in range(0, len(relations), _AT_ONCE):
                part = relations[first : first + _AT_ONCE]
                yield from self._looked_up(comparer, part, named, self._cache)

    def _looked_up(
        self,
        comparer: Comparer,
        relations: Sequence[Relation],
        named: Mapping[str, bytes],
        cache: Cache,
    ) -> Iterator[Comparison]:
        keys = [_key(relation, named) for relation in relations]
        kept = cache.recall_all(keys)
        known = [
            unpack(kept[key], relation, comparer.claims) if key in kept else None
            for relation, key in zip(relations, keys, strict=True)
        ]
        missing = [r for r, pairs in zip(relations, known, strict=True) if pairs is None]
        fresh = comparer.compare(missing)
        saved: list[tuple[bytes, bytes]] = []
        for relation, key, pairs in zip(relations, keys, known, strict=True):
            if pairs is not None:
                yield from pairs
                continue
            found = next(fresh)
            packed = pack(found.pairs, relation, comparer.claims)
            if found.whole and packed is not None:
                saved.append((key, packed))
            yield from found.pairs
        cache.remember_all("pair", saved)


def _version(model: str, corpus: Corpus) -> bytes:
    """Digest of all that a comparison depends on besides the two articles: code, desk, model."""
    digest = blake2b(code_digest(), digest_size=_SIZE)
    digest.update(extraction_version(model))
    digest.update(repr(sorted(corpus.canonical.items())).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _key(relation: Relation, named: Mapping[str, bytes]) -> bytes:
    """Two articles under their ids, and how they relate.

    The score changes with every article of the corpus; linkers ask no more of it than whether the
    two surely report on one event. Words that they ask for follow from the two articles.
    """
    digest = blake2b(named[relation.a] + named[relation.b], digest_size=_SIZE)
    told = (
        relation.a,
        relation.b,
        int(relation.nearness),
        relation.reasons,
        relation.score >= SURE_EVENT,
        relation.days_apart,
        relation.established,
    )
    digest.update(repr(told).encode("utf-8", "surrogatepass"))
    return digest.digest()
