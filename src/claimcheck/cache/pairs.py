"""What two articles' claims came to when they were last compared, kept between runs.

A new article changes which articles belong together, and how near, but not what the claims of two
others say to each other. So relations are made anew in every run, and only pairs of articles that
never met, or that relate otherwise than before, have their claims compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from claimcheck.cache.keys import article_keys, code_digest, extraction_version
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.linking import Corpus, by_kind, compare, related_pairs
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Article, Claim, Comparison, Confidence, Verdict

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
_AT_ONCE = 500  # pairs of articles looked up, and saved, at a time
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}

Claims = Mapping[str, Sequence[Claim]]


class KeptPairs:
    """Relates as `pair_here` does, and compares only what is not in the cache."""

    def __init__(self, cache: Cache, model: str) -> None:
        self._cache = cache
        self._model = model

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""
        by_id = {article.id: article for article in corpus.articles}
        profiles = [e.profile for e in corpus.extractions]
        relations = list(related_pairs(profiles, by_id, corpus.facts))
        return relations, self._comparisons(corpus, by_id, relations)

    def _comparisons(
        self, corpus: Corpus, by_id: Mapping[str, Article], relations: Sequence[Relation]
    ) -> Iterator[Comparison]:
        context = LinkContext(by_id, corpus.canonical, corpus.broken)
        claims = {e.profile.article: e.claims for e in corpus.extractions}
        kinds: dict[str, Mapping[str, Sequence[Claim]]] = {}
        version = _version(self._model, corpus)
        named = dict(zip(by_id, article_keys(by_id.values(), version), strict=True))
        for first in range(0, len(relations), _AT_ONCE):
            part = relations[first : first + _AT_ONCE]
            keys = [_key(relation, named) for relation in part]
            kept = self._cache.recall_all(keys)
            fresh: list[tuple[bytes, bytes]] = []
            for relation, key in zip(part, keys, strict=True):
                known = _unpacked(kept[key], relation, claims) if key in kept else None
                if known is None:
                    for id in (relation.a, relation.b):
                        if id not in kinds:
                            kinds[id] = by_kind(claims[id])
                    broken = len(corpus.broken)
                    known = list(compare(relation, kinds, context))
                    packed = _packed(known, relation, claims)
                    if packed is not None and len(corpus.broken) == broken:
                        fresh.append((key, packed))
                yield from known
            self._cache.remember_all("pair", fresh)


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


def _packed(pairs: Sequence[Comparison], relation: Relation, claims: Claims) -> bytes | None:
    """Comparisons as JSON, claims by their place; None if one side is no claim of its article."""
    places = {
        id(claim): (side, number)
        for side, article in enumerate((relation.a, relation.b))
        for number, claim in enumerate(claims[article])
    }
    try:
        rows = [
            [
                *places[id(pair.a)],
                *places[id(pair.b)],
                pair.verdict.value,
                pair.level,
                pair.reasons,
                pair.confidence.value,
                pair.key,
            ]
            for pair in pairs
        ]
    except KeyError:
        return None
    return json.dumps(rows, separators=(",", ":")).encode("ascii")


def _unpacked(data: bytes, relation: Relation, claims: Claims) -> list[Comparison] | None:
    sides = claims[relation.a], claims[relation.b]
    try:
        rows: list[list[Any]] = json.loads(data)
        return [
            Comparison(
                sides[x][i],
                sides[y][j],
                _VERDICTS[verdict],
                level,
                tuple(reasons),
                _CONFIDENCES[confidence],
                key,
            )
            for x, i, y, j, verdict, level, reasons, confidence, key in rows
        ]
    except (ValueError, TypeError, LookupError):
        return None
