"""Judged pairs parted into groups that do not bear on each other, each clustered by itself.

Claims that pairs may join are of one group. Whether two claims were held apart is asked only where
something else may join them, so a pair held apart ties no groups: it belongs to those of both its
sides, where it is told. So the clusters of a group follow from its own pairs, and from whether its
articles report on one event with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.linkage.clustering import JOINING, cluster
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.linkage.together import Together
from claimcheck.models import Article, Cluster, Comparison, Finding, Verdict

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

_SIZE = 16
_ROW = 4  # bytes of a pair's number among those of its two articles

Answers = Mapping[tuple[str, str], bool]


class Known(NamedTuple):
    """What a group came to before: clusters, conflicts left out, what was asked of two articles
    and the answers, and the findings of each cluster, in the order of rules."""

    clusters: Sequence[Cluster]
    left: Sequence[Comparison]
    asked: Answers
    findings: Sequence[Sequence[Finding]]


@dataclass(slots=True)
class Group:
    """Pairs that are clustered together, in their order, and what they came to.

    ``key``: digest of all that it follows from but whether its articles report on one event; empty
    where that is not known. ``findings`` of each cluster, None until they are made; ``is_known``:
    nothing in it is new.
    """

    kind: str
    pairs: Sequence[Comparison]
    key: bytes
    clusters: Sequence[Cluster] = ()
    left: Sequence[Comparison] = ()
    asked: Answers = field(default_factory=dict)
    findings: Sequence[Sequence[Finding]] | None = None
    is_known: bool = False


class Keeping(Protocol):
    """What is kept of groups between runs."""

    def judged(self, relation: Relation, count: int, *, key: bytes) -> None:
        """Told of two articles after two, how many comparisons they have, and a key of all that
        these follow from besides the two; empty if they are not what they would be in any run."""

    def marks(self) -> Iterable[tuple[bytes, int]]:
        """For two articles after two, in the order in which it was told: a digest of all that their
        comparisons, and what is printed of them, follow from (empty: not known), and how many."""

    def known(self, group: Group) -> Known | None:
        """What the group with this key came to before."""

    def keep(self, groups: Iterable[Group]) -> None:
        """Keep what groups came to in this run."""


def related(relation: Relation) -> bytes:
    """All of a relation that comparisons depend on, as bytes.

    The score changes with every article of the corpus; linkers ask no more of it than whether the
    two surely report on one event.
    """
    told = (
        relation.a,
        relation.b,
        int(relation.nearness),
        relation.reasons,
        relation.score >= SURE_EVENT,
        relation.days_apart,
        relation.established,
    )
    return repr(told).encode("utf-8", "surrogatepass")


def grouped(
    comparisons: Sequence[Comparison],
    kinds: Iterable[str],
    together: Together,
    articles: Mapping[str, Article],
    keeping: Keeping,
) -> list[Group]:
    """The comparisons in groups, clustered; those that came to something before as they did then.

    A comparison belongs to the kind of its first claim.
    """
    rows = _rows(comparisons, list(keeping.marks()))
    places: dict[str, list[int]] = {kind: [] for kind in kinds}
    for place, pair in enumerate(comparisons):
        if pair.verdict is Verdict.NOT_COMPARABLE or pair.verdict in JOINING:
            places[pair.a.kind].append(place)
    made: list[Group] = []
    for kind, own in places.items():
        pairs = [comparisons[place] for place in own]
        for numbers in groups_of(pairs):
            group = Group(kind, [pairs[n] for n in numbers], rows.key([own[n] for n in numbers]))
            _settle(group, together, articles, keeping)
            made.append(group)
    return made


def _settle(
    group: Group, together: Together, articles: Mapping[str, Article], keeping: Keeping
) -> None:
    known = keeping.known(group) if group.key else None
    if known is not None and all(together(*pair) is said for pair, said in known.asked.items()):
        group.clusters, group.left, group.asked, group.findings = known
        group.is_known = True
        return
    asked: dict[tuple[str, str], bool] = {}

    def ask(a: str, b: str) -> bool:
        pair = (a, b) if a < b else (b, a)
        answer = asked.get(pair)
        if answer is None:
            answer = asked[pair] = together(a, b)
        return answer

    group.clusters, group.left = cluster(group.pairs, ask, articles)
    group.asked = asked


class _Rows:
    """Digests by which the comparisons of a run are known: those of two articles, and a number."""

    def __init__(self, rows: memoryview, unknown: frozenset[int] | None) -> None:
        self._rows = rows
        self._unknown = unknown

    def key(self, places: Sequence[int]) -> bytes:
        """The key of the group of the comparisons at these places; empty where one is not known."""
        if self._unknown is None or not self._unknown.isdisjoint(places):
            return b""
        digest = blake2b(digest_size=_SIZE)
        width = _SIZE + _ROW
        rows = self._rows
        digest.update(b"".join([rows[place * width : (place + 1) * width] for place in places]))
        return digest.digest()


def _rows(comparisons: Sequence[Comparison], marks: Sequence[tuple[bytes, int]]) -> _Rows:
    if sum(count for _, count in marks) != len(comparisons):
        return _Rows(memoryview(b""), None)
    parts: list[bytes] = []
    unknown: set[int] = set()
    numbers: list[bytes] = []
    nothing = bytes(_SIZE)
    place = 0
    for mark, count in marks:
        while len(numbers) < count:
            numbers.append(len(numbers).to_bytes(_ROW, "little"))
        if not mark:
            unknown.update(range(place, place + count))
        own = mark or nothing
        parts += [own + number for number in numbers[:count]]
        place += count
    return _Rows(memoryview(b"".join(parts)), frozenset(unknown))


def groups_of(pairs: Sequence[Comparison]) -> Iterator[list[int]]:
    """Places of the pairs of each group, in order, the group of the earliest claim first.

    All pairs are joining ones or pairs held apart; of the latter those whose claims nothing joins
    are in no group.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    ends = np.array(
        [
            (numbers.setdefault(p.a.id, len(numbers)), numbers.setdefault(p.b.id, len(numbers)))
            for p in pairs
        ],
        dtype=np.int64,
    ).reshape(-1, 2)
    joins = np.array([p.verdict is not Verdict.NOT_COMPARABLE for p in pairs], dtype=bool)
    a, b = ends[:, 0], ends[:, 1]
    label = components(len(numbers), a[joins], b[joins])
    joined = np.zeros(len(numbers), dtype=bool)
    joined[a[joins]] = joined[b[joins]] = True
    first = joins | joined[a]
    second = ~joins & joined[b] & ~(joined[a] & (label[a] == label[b]))
    rows = np.concatenate((np.flatnonzero(first), np.flatnonzero(second)))
    owners = np.concatenate((label[a[first]], label[b[second]]))
    order = np.lexsort((rows, owners))
    rows, owners = rows[order], owners[order]
    starts = np.flatnonzero(np.diff(owners, prepend=-1)).tolist()
    listed = rows.tolist()
    for start, end in pairwise([*starts, len(listed)]):
        yield listed[start:end]


def components(size: int, a: Integers, b: Integers) -> Integers:
    """For each of so many numbers the smallest one that pairs tie it to, over any number of steps.

    Roots are hooked under smaller roots, then paths are shortened: Y. Shiloach and U. Vishkin, "An
    O(log n) parallel connectivity algorithm", Journal of Algorithms 3 (1982).
    """
    import numpy as np

    label = np.arange(size, dtype=np.int64)
    while len(a):
        low, high = np.minimum(label[a], label[b]), np.maximum(label[a], label[b])
        open_pairs = low != high
        if not open_pairs.any():
            break
        a, b = a[open_pairs], b[open_pairs]
        np.minimum.at(label, high[open_pairs], low[open_pairs])
        while not np.array_equal(shorter := label[label], label):
            label = shorter
    return label
