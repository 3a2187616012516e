"""Judged pairs parted into groups that do not bear on each other, each clustered by itself.

Claims that pairs may join are of one group. Whether two claims were held apart is asked only where
something else may join them, so a pair held apart ties no groups: it belongs to those of both its
sides, where it is told. So the clusters of a group follow from its own pairs, and from whether its
articles report on one event with each other.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Protocol

from claimcheck.linkage.articles.together import Together
from claimcheck.linkage.clusters.clustering import JOINING, cluster
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Article, Claim, Cluster, Comparison, Finding, Verdict

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from claimcheck.linkage.clusters.judged import Judged
    from claimcheck.linkage.clusters.standing import Before
    from claimcheck.linkage.clusters.standing import Known as KnownGroups

    Integers = npt.NDArray[np.int64]

SIZE = 16
_ROW = 4  # bytes of a pair's number among those of its two articles

Answers = Mapping[tuple[str, str], bool]
Claimed = Callable[[int], Claim]


class Known(NamedTuple):
    """What a group came to before: clusters, conflicts left out, what was asked of two articles
    and the answers, and each cluster's findings in the order of rules."""

    clusters: Sequence[Cluster]
    left: Sequence[Comparison]
    asked: Answers
    findings: Sequence[Sequence[Finding]]


@dataclass(slots=True)
class Group:
    """Pairs that are clustered together, in their order, and what they came to.

    ``key``: digest of all that it follows from but whether its articles report on one event; empty
    where that is not known. ``findings`` of each cluster, None where they are not known;
    ``is_known``: nothing in it is new. Else ``names`` are digests of all that the findings of each
    cluster follow from, empty as above. ``silent``: how many more clusters there are, in which
    nothing is found. ``rows``: places of the pairs among all that were judged.
    """

    kind: str
    pairs: Sequence[Comparison]
    key: bytes
    clusters: Sequence[Cluster] = ()
    left: Sequence[Comparison] = ()
    asked: Answers = field(default_factory=dict)
    findings: list[Sequence[Finding] | None] = field(default_factory=list)
    is_known: bool = False
    names: Sequence[bytes] = ()
    silent: int = 0
    rows: Sequence[int] = ()


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

    def told(self, group: Group, claim: Claimed, data: bytes) -> Group | None:
        """The group with those of its clusters that had findings, and these, as they were found
        before; None where ``data`` does not tell. ``claim``: gives the claim at twice the place of
        a pair, and one more for its second one."""

    def known_groups(self) -> KnownGroups | None:
        """What all groups of the last run came to."""

    def carry(self, judged: Judged, before: Before | None) -> None:
        """Told of all judged pairs, and which of the known groups are as they were."""

    def found(self, cluster: Cluster, name: bytes) -> Sequence[Finding] | None:
        """The findings of a cluster of this name, in whatever group it was."""

    def is_silent(self, article: str, name: bytes) -> bool:
        """Whether a cluster of this name, whose first claim is of the article, had no findings."""

    def is_worth_keeping(self, group: Group) -> bool:
        """Whether a group's clusters are kept, not only how many there are and their findings."""

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
            listed = [own[n] for n in numbers]
            named = rows.of(listed)
            key = blake2b(b"".join(named), digest_size=SIZE).digest() if named else b""
            group = Group(kind, [pairs[n] for n in numbers], key, rows=listed)
            settle_group(group, named, together, articles, keeping)
            made.append(group)
    return made


def settle_group(
    group: Group,
    rows: Sequence[bytes],
    together: Together,
    articles: Mapping[str, Article],
    keeping: Keeping,
    *,
    whole: bool = True,
) -> None:
    """Cluster a group, unless it is known; ``rows``: what names each of its pairs, if it is.

    Unless it is wanted ``whole``, clusters that had no findings are counted and not made.
    """
    known = keeping.known(group) if rows and keeping.is_worth_keeping(group) else None
    if known is not None and all(together(*pair) is said for pair, said in known.asked.items()):
        group.clusters, group.left, group.asked, findings = known
        group.findings = list(findings)
        group.is_known = True
        return
    asked: dict[tuple[str, str], bool] = {}

    def ask(a: str, b: str) -> bool:
        pair = (a, b) if a < b else (b, a)
        answer = asked.get(pair)
        if answer is None:
            answer = asked[pair] = together(a, b)
        return answer

    named = {id(pair): row for pair, row in zip(group.pairs, rows, strict=False)}

    def is_silent(joined: Sequence[Comparison]) -> bool:
        name = b"" if whole else _name(joined, named)
        first = min(min(pair.a.article, pair.b.article) for pair in joined) if name else ""
        found = bool(name) and keeping.is_silent(first, name)
        group.silent += found
        return found

    asking = ask if rows else together
    group.clusters, group.left = cluster(group.pairs, asking, articles, is_silent)
    group.asked = asked
    group.names = [_name(made.comparisons, named) for made in group.clusters]
    group.findings = [
        keeping.found(made, name) if name else None
        for made, name in zip(group.clusters, group.names, strict=True)
    ]


def _name(joined: Sequence[Comparison], named: Mapping[int, bytes]) -> bytes:
    """What names a cluster: its pairs; empty where one of them was doubted."""
    own = [named.get(id(pair), b"") for pair in joined]
    return blake2b(b"".join(own), digest_size=SIZE).digest() if all(own) else b""


class _Rows:
    """What names the comparisons of a run: digests of two articles, and a number."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self._rows = rows

    def of(self, places: Sequence[int]) -> list[bytes]:
        """The names of the comparisons at these places; none where one is not known."""
        if not self._rows:
            return []
        found = [self._rows[place] for place in places]
        return found if all(found) else []


def _rows(comparisons: Sequence[Comparison], marks: Sequence[tuple[bytes, int]]) -> _Rows:
    if sum(count for _, count in marks) != len(comparisons):
        return _Rows(())
    rows: list[bytes] = []
    numbers: list[bytes] = []
    for mark, count in marks:
        while len(numbers) < count:
            numbers.append(len(numbers).to_bytes(_ROW, "little"))
        rows += [mark + number for number in numbers[:count]] if mark else [b""] * count
    return _Rows(rows)


def parted(pairs: Iterable[Comparison]) -> Iterator[list[Comparison]]:
    """The pairs that clusters follow from, group by group."""
    own = [p for p in pairs if p.verdict is Verdict.NOT_COMPARABLE or p.verdict in JOINING]
    for numbers in groups_of(own):
        yield [own[number] for number in numbers]


def groups_of(pairs: Sequence[Comparison]) -> Iterator[list[int]]:
    """Places of the pairs of each group, in order, the group of the earliest claim first.

    All pairs are joining ones or pairs held apart; of the latter those whose claims nothing joins
    are in no group.
    """
    import numpy as np

    numbers: dict[str, int] = {}
    found = array("q")
    for p in pairs:
        found.append(numbers.setdefault(p.a.id, len(numbers)))
        found.append(numbers.setdefault(p.b.id, len(numbers)))
    ends = np.frombuffer(found, dtype=np.int64).reshape(-1, 2)
    joins = np.array([p.verdict is not Verdict.NOT_COMPARABLE for p in pairs], dtype=bool)
    rows, starts = group_rows(ends[:, 0], ends[:, 1], joins)
    listed = rows.tolist()
    for start, end in pairwise([*starts.tolist(), len(listed)]):
        yield listed[start:end]


def group_rows(a: Integers, b: Integers, joins: npt.NDArray[np.bool_]) -> tuple[Integers, Integers]:
    """As `groups_of`, of pairs of claims by number: places group after group, and where each
    group starts among them."""
    import numpy as np

    size = int(max(a.max(), b.max())) + 1 if len(a) else 0
    label = components(size, a[joins], b[joins])
    joined = np.zeros(size, dtype=bool)
    joined[a[joins]] = joined[b[joins]] = True
    first = joins | joined[a]
    second = ~joins & joined[b] & ~(joined[a] & (label[a] == label[b]))
    rows = np.concatenate((np.flatnonzero(first), np.flatnonzero(second)))
    owners = np.concatenate((label[a[first]], label[b[second]]))
    order = np.lexsort((rows, owners))
    rows, owners = rows[order], owners[order]
    return rows, np.flatnonzero(np.diff(owners, prepend=-1))


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
