"""What groups of judged pairs came to, kept between runs: clusters and findings.

A group stands under a digest of its pairs, each known by all that it follows from (both articles
with what is printed of them, how they relate, the code, the desk), and with what was asked of its
articles while it was clustered. It is taken over only where all of that is as it was, so no new
article can make it wrong. Where a group is made anew, as a new article is in it, most of its
clusters are as they were: their findings stand under digests of their own pairs. Both lie in one
entry for each article: of groups those that begin with it, of clusters those whose first claim it
has. What groups told stands once more in the folder's index, without their pairs: a run in which a
group is as it was needs no more of it.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from claimcheck.cache.group_codec import (
    Row,
    first_article,
    pack_findings,
    pack_group,
    pack_told,
    unpack_findings,
    unpack_group,
    unpack_told,
)
from claimcheck.cache.index import KIND as INDEX
from claimcheck.cache.index import Index, pack_index, unpack_index
from claimcheck.cache.store import today
from claimcheck.linkage.clusters.groups import Claimed, Group, Known
from claimcheck.linkage.clusters.judged import ROW_SIZE, Judged
from claimcheck.linkage.clusters.standing import Before, summary
from claimcheck.linkage.clusters.standing import Known as KnownGroups
from claimcheck.linkage.interface import Relation
from claimcheck.models import (
    Article,
    Cluster,
    Finding,
)

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
# Of larger groups only what they came to is kept: writing all of their clusters anew with each
# article that they get would cost a third of making them.
_MOST_PAIRS = 5_000
_MOST_ROWS = 1_000  # of one article


class KeptGroups:
    """Groups of earlier runs over articles of one folder; see `linkage.clusters.groups.Keeping`.

    ``named``: digest of an article's claims by its id; ``version``: of all else that clusters and
    findings follow from; ``place``: the key of the folder's index.
    """

    def __init__(
        self,
        cache: Cache,
        version: bytes,
        articles: Iterable[Article],
        named: Mapping[str, bytes],
        facts: frozenset[str],
        place: bytes = b"",
    ) -> None:
        self._version = version
        self._cache = cache
        self._place = place
        data = cache.recall(place) if place else None
        self.index = None if data is None else unpack_index(data)
        self._judged: Judged | None = None
        self._before: Before | None = None
        self._articles = {a.id: _told(a, named[a.id], a.id in facts) for a in articles}
        self._groups = _Entries(cache, "group", version)
        self._findings = _Entries(cache, "finding", version)
        self._marks: list[tuple[bytes, int]] = []

    def judged(self, relation: Relation, count: int, *, key: bytes) -> None:
        """See `Keeping`."""
        self.marked(self.mark(relation, key), count)

    def marked(self, mark: bytes, count: int) -> None:
        """As `judged`, under a mark that is known already."""
        self._marks.append((mark, count))

    def mark(self, relation: Relation, key: bytes) -> bytes:
        """What names two articles' comparisons, under a key of theirs; empty if nothing does."""
        a, b = self._articles.get(relation.a), self._articles.get(relation.b)
        if not key or a is None or b is None:  # a copy, which stands aside while pairs are chosen
            return b""
        digest = blake2b(self._version, digest_size=_SIZE)
        digest.update(a + b + key)
        return digest.digest()

    def marks(self) -> Iterable[tuple[bytes, int]]:
        """See `Keeping`."""
        return self._marks

    def known(self, group: Group) -> Known | None:
        """See `Keeping`."""
        row = self._groups.of(first_article(group.pairs)).get(group.key)
        return None if row is None else unpack_group(row, group.pairs)

    def told(self, group: Group, claim: Claimed, data: bytes) -> Group | None:
        """See `Keeping`."""
        found = unpack_told(data, claim)
        if not found:
            return None
        group.clusters = [cluster for cluster, _ in found]
        group.findings = [findings for _, findings in found]
        return group

    def known_groups(self) -> KnownGroups | None:
        """See `Keeping`."""
        return None if self.index is None else self.index.known

    def carry(self, judged: Judged, before: Before | None) -> None:
        """See `Keeping`."""
        self._judged = judged
        self._before = before

    def touch(self) -> None:
        """Count all entries of these articles as used today, most of which no run reads."""
        kept = (self._groups, self._findings)
        self._cache.touch([entries.place(id) for entries in kept for id in self._articles])

    def found(self, cluster: Cluster, name: bytes) -> Sequence[Finding] | None:
        """See `Keeping`."""
        row = self._findings.of(cluster.claims[0].article).get(name)
        return None if row is None else unpack_findings(row, cluster)

    def is_silent(self, article: str, name: bytes) -> bool:
        """See `Keeping`."""
        row = self._findings.of(article).get(name)
        return isinstance(row, list) and not row

    def is_worth_keeping(self, group: Group) -> bool:
        """See `Keeping`."""
        return len(group.pairs) <= _MOST_PAIRS

    def keep(self, groups: Iterable[Group]) -> None:
        """Keep what groups came to, in place of what was kept of these articles."""
        listed = [group for group in groups if group.pairs]
        for group in listed:
            if group.key and not group.is_known:
                self._add(group)
        known = summary(listed, self.known_groups(), self._before, pack_told)
        # Of groups those of this run are all here; a cluster's findings are kept for as long as
        # there is room.
        self._groups.save(frozenset(known.keys))
        self._findings.save(None)
        if self._judged is not None and self._place:
            self._save_index(self._judged, known)

    def _add(self, group: Group) -> None:
        is_whole = self.is_worth_keeping(group) and not group.silent
        if is_whole and (row := pack_group(group)) is not None:
            self._groups.add(first_article(group.pairs), group.key, row)
        for cluster, name, found in zip(group.clusters, group.names, group.findings, strict=True):
            row = pack_findings(found, cluster) if name and found is not None else None
            if row is not None:
                self._findings.add(cluster.claims[0].article, name, row)

    def _save_index(self, judged: Judged, known: KnownGroups) -> None:
        """Keep the rows of all judged pairs and what is known of their groups, whose members are
        numbered by the rows that are kept."""
        import numpy as np

        rows: dict[bytes, bytes] = {}
        firsts, size = np.full(len(judged.rows), -1, dtype=np.int64), 0
        for number, ((mark, _), own) in enumerate(zip(self._marks, judged.rows, strict=True)):
            if mark and rows.setdefault(mark, own) is own:
                firsts[number] = size
                size += len(own) // ROW_SIZE
        members = judged.numbers(firsts)[np.array(known.members, dtype=np.int64)]
        if members.min(initial=0) < 0:
            return
        known = replace(known, members=array("I", members.astype(np.uint32).tobytes()))
        before = self.index
        if before is not None and before.known == known and before.rows == rows:
            return
        packed = pack_index(Index(rows, judged.words, known, today()))
        if packed is not None:
            self._cache.remember_all(INDEX, [(self._place, packed)])


class _Entries:
    """Rows by key, in one entry of a cache for each article."""

    def __init__(self, cache: Cache, kind: str, version: bytes) -> None:
        self._cache = cache
        self._kind = kind
        self._version = version
        self._rows: dict[str, dict[bytes, Row]] = {}
        self._new: dict[str, dict[bytes, Row]] = defaultdict(dict)

    def of(self, article: str) -> Mapping[bytes, Row]:
        """What was kept of an article before this run."""
        found = self._rows.get(article)
        if found is None:
            found = self._rows[article] = _rows(self._cache.recall(self.place(article)))
        return found

    def has(self, article: str, key: bytes) -> bool:
        """Whether a row is kept."""
        return key in self.of(article)

    def add(self, article: str, key: bytes, row: Row) -> None:
        """Take a row, unless it is kept already."""
        if not self.has(article, key):
            self._new[article][key] = row

    def save(self, used: Set[bytes] | None) -> None:
        """Keep what is new, with those that were kept before and are ``used`` (None: any)."""
        items = []
        for id, new in sorted(self._new.items()):
            before = self.of(id).items()
            kept = [(key, row) for key, row in before if used is None or key in used]
            rows = [[key.hex(), row] for key, row in (*new.items(), *kept)]
            data = json.dumps(rows[:_MOST_ROWS], separators=(",", ":")).encode("ascii")
            items.append((self.place(id), data))
        self._cache.remember_all(self._kind, items)

    def place(self, article: str) -> bytes:
        """The key of an article's entry."""
        digest = blake2b(self._version, digest_size=_SIZE)
        digest.update(f"{self._kind}\n{article}".encode("utf-8", "surrogatepass"))
        return digest.digest()


def _told(article: Article, claims: bytes, is_fact: bool) -> bytes:
    """Digest of an article with all that a finding may print of it."""
    digest = blake2b(claims, digest_size=_SIZE)
    told = (
        article.id,
        article.path,
        article.outlet,
        article.title,
        article.byline,
        article.published,
        article.url,
        article.record,
        is_fact,
    )
    digest.update(repr(told).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _rows(data: bytes | None) -> dict[bytes, Row]:
    if data is None:
        return {}
    try:
        return {bytes.fromhex(key): row for key, row in json.loads(data)}
    except (ValueError, TypeError):
        return {}
