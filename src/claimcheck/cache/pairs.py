"""What two articles' claims came to when they were last compared, kept between runs.

A new article changes which articles belong together, and how near, but not what the claims of two
others say to each other. So relations are made anew in every run, and only pairs of articles that
never met, or that relate otherwise than before, have their claims compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.cache.groups import KeptGroups
from claimcheck.cache.keys import article_keys, code_digest, extraction_version
from claimcheck.cache.meets import keep_meets, recall_meets
from claimcheck.comparing import Comparer
from claimcheck.linkage.groups import Keeping, related
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.linking import Corpus
from claimcheck.linkage.meets import Acquaintance
from claimcheck.linkage.packed import pack, unpack
from claimcheck.linkage.relating import related_pairs
from claimcheck.linkage.thresholds import LARGE_CORPUS
from claimcheck.models import Comparison, Profile

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
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

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""
        by_id = {article.id: article for article in corpus.articles}
        profiles = [e.profile for e in corpus.extractions]
        known = None
        if self._cache is not None and len(corpus.articles) >= LARGE_CORPUS:
            known = self._known(corpus, self._cache)
            corpus.keeping.append(self._groups(corpus, self._cache))
        relations = list(related_pairs(profiles, by_id, corpus.facts, corpus.rarity, known))
        if known is not None and self._cache is not None:
            corpus.meetings.append(known)
            # What clusters ask is known at the end only.
            corpus.afterwards.append(partial(keep_meets, self._cache, self._place(corpus), known))
        return relations, self._comparisons(corpus, relations)

    def _groups(self, corpus: Corpus, cache: Cache) -> KeptGroups:
        """What is known of groups of judged pairs."""
        version = blake2b(_version(self._model, corpus), digest_size=_SIZE)
        version.update(repr(sorted(self._rules)).encode())
        return KeptGroups(
            cache, version.digest(), corpus.articles, self._named(corpus), corpus.facts
        )

    def _named(self, corpus: Corpus) -> Mapping[str, bytes]:
        """The key of each article's claims, by its id."""
        keys = article_keys(corpus.articles, _version(self._model, corpus))
        return {a.id: key for a, key in zip(corpus.articles, keys, strict=True)}

    def _known(self, corpus: Corpus, cache: Cache) -> Acquaintance:
        """What is known of how the articles of a large corpus meet."""
        named = self._named(corpus)
        digests = [
            _standing(profile, named, corpus)
            for profile in sorted((e.profile for e in corpus.extractions), key=lambda p: p.article)
        ]
        return Acquaintance(digests, recall_meets(cache, self._place(corpus)))

    def _place(self, corpus: Corpus) -> bytes:
        """The key under which the last meetings of articles of these folders are kept."""
        ids = [article.id for article in corpus.articles]
        folder = _folder_of(min(ids), max(ids))
        digest = blake2b(_version(self._model, corpus), digest_size=_SIZE)
        digest.update(b"meets\n" + folder.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _comparisons(self, corpus: Corpus, relations: Sequence[Relation]) -> Iterator[Comparison]:
        with Comparer(corpus, jobs=self._jobs) as comparer:
            if self._cache is None:
                for found in comparer.compare(relations):
                    yield from found.pairs
                return
            named = self._named(corpus)
            keeping = corpus.keeping[0] if corpus.keeping else None
            for first in range(0, len(relations), _AT_ONCE):
                part = relations[first : first + _AT_ONCE]
                yield from self._looked_up(comparer, part, named, self._cache, keeping)

    def _looked_up(
        self,
        comparer: Comparer,
        relations: Sequence[Relation],
        named: Mapping[str, bytes],
        cache: Cache,
        keeping: Keeping | None,
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
        for relation, key, before in zip(relations, keys, known, strict=True):
            pairs, whole = (before, True) if before is not None else next(fresh)
            if before is None:
                packed = pack(pairs, relation, comparer.claims)
                if whole and packed is not None:
                    saved.append((key, packed))
            if keeping is not None:
                keeping.judged(relation, len(pairs), key=key if whole else b"")
            yield from pairs
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


def _standing(profile: Profile, named: Mapping[str, bytes], corpus: Corpus) -> bytes:
    """Digest of all that an article's meetings depend on besides the other article."""
    id = profile.article
    digest = blake2b(named[id] + corpus.rarity.steps(profile), digest_size=_SIZE)
    digest.update(repr((id, id in corpus.facts)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _key(relation: Relation, named: Mapping[str, bytes]) -> bytes:
    """Two articles under their ids, and how they relate.

    See `related`. Words that linkers ask for follow from the two articles.
    """
    digest = blake2b(named[relation.a] + named[relation.b], digest_size=_SIZE)
    digest.update(related(relation))
    return digest.digest()
