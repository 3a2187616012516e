"""From judged pairs to clusters: claims that answer one question.

Chains must not merge strangers (A~B and B~C with A and C about different things), and a pair that
gives two answers must not vanish because a third article agrees with one side: see
`docs/decisions/0003-clustering.md`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from claimcheck.linkage.articles.together import Parting, Together, parting
from claimcheck.linkage.clusters.disputes import Clustered, disputes, explained
from claimcheck.linkage.clusters.questions import question_of
from claimcheck.linkage.interface import LISTED
from claimcheck.models import Article, Claim, Cluster, Comparison, Confidence, Verdict

# Verdicts of pairs whose claims may stand in one cluster.
JOINING = frozenset(
    {Verdict.AGREE, Verdict.COMPATIBLE, Verdict.CONFLICT, Verdict.VARIANT, Verdict.REVISED}
)
# Surest bonds first, so that a doubtful pair cannot pull two well-founded clusters together.
_ORDER = [Verdict.AGREE, Verdict.VARIANT, Verdict.COMPATIBLE, Verdict.REVISED, Verdict.CONFLICT]
_PLACES = {verdict: place for place, verdict in enumerate(_ORDER)}
_RANKS = {confidence: confidence.rank for confidence in Confidence}
_WORST = [Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT, Verdict.COMPATIBLE, Verdict.AGREE]

_MOST_APART = 20  # pairs held apart that a cluster keeps; a large corpus has thousands
# A pair held apart keeps two clusters apart, unless this many times as many pairs tie them: of
# thousands of pairs across two large clusters, one is misjudged.
_OUTVOTED = 20
_MUCH_LONGER = 8  # times as long: ids are put in one by one


def cluster(
    comparisons: Iterable[Comparison],
    together: Together | None = None,
    articles: Mapping[str, Article] | None = None,
    left_out: Callable[[Sequence[Comparison]], bool] = lambda _: False,
) -> tuple[list[Cluster], list[Comparison]]:
    """Clusters of two and more claims, each with its comparisons, and the conflicts left out.

    ``left_out`` tells of which comparisons no cluster is made: nothing asks for it.
    ``articles`` by id, for what their texts print in questions.
    ``together`` tells whether two articles report on one event (None: all do). Claims other than
    equal names join only if their articles report on one event with each other, so that
    "40 arrested" here and "40 arrested" there do not tie two events' figures together.

    Every pair of two answers stands in a cluster: in the one that both sides belong to, else in
    one of its own (`disputes`), in which claims of other clusters stand once more. The conflicts
    left out are those that the two articles themselves explain, each with the reason as its level.
    Clusters are in stable order, whatever the order of the comparisons.
    """
    pairs = sorted(comparisons, key=_pair_key)
    bonds = _Bonds(pairs)
    _join(pairs, bonds, together)
    inside: dict[str, list[Comparison]] = defaultdict(list)
    open_pairs = []
    for pair in pairs:
        if pair.verdict in JOINING:
            root = bonds.root(pair.a.id)
            if root == bonds.root(pair.b.id):
                inside[root].append(pair)
            else:
                open_pairs.append(pair)
    found = disputes(open_pairs, pairs, Clustered(bonds.root, bonds.articles), together)
    apart = _apart(pairs, bonds.root)
    told = [(joined, apart.get(root, ())) for root, joined in inside.items()]
    told += [(joined, ()) for joined in found.clusters]
    clusters = [_cluster(*both, articles) for both in told if not left_out(both[0])]
    return sorted(clusters, key=cluster_order), found.left


def cluster_order(item: Cluster) -> tuple[str, str, str]:
    """By kind, first claim and id."""
    return item.kind, item.claims[0].id, item.id


def _join(pairs: Sequence[Comparison], bonds: _Bonds, together: Together | None) -> None:
    """Join what the pairs tie, the surest first."""
    refused: set[Hashable] = set()
    parted: dict[Hashable, Parting] = {}
    given = explained(pairs)
    for pair in pairs:
        if pair.verdict not in JOINING or (pair.a.id, pair.b.id) in given:
            continue
        x, y = bonds.root(pair.a.id), bonds.root(pair.b.id)
        if x == y or bonds.strangers(x, y):
            continue
        if _exempt(pair):
            bonds.join(x, y)
            continue
        # Two clusters are asked about once for two articles, as long as they do not grow.
        state, bridge = bonds.state(x, y), (pair.a.article, pair.b.article)
        question = (state, bridge, pair.verdict)
        if question in refused or (state in parted and parted[state].holds(bridge)):
            continue
        if _gives_both(pair, bonds):
            refused.add(question)
        elif (found := _parting(bridge, bonds.articles(x), bonds.articles(y), together)) is None:
            bonds.join(x, y)
        else:
            refused.add(question)
            parted[state] = found


class _Bonds:
    """Claims joined so far, and how many judged pairs tie or part any two clusters."""

    def __init__(self, pairs: Sequence[Comparison]) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, int] = {}
        self._articles: dict[str, list[str]] = {}
        self._ties: dict[str, dict[str, int]] = defaultdict(dict)
        self._parts: dict[str, dict[str, int]] = defaultdict(dict)
        claims = {claim.id: claim for pair in pairs for claim in (pair.a, pair.b)}
        for claim in claims.values():
            self._parent[claim.id] = claim.id
            self._members[claim.id] = 1
            self._articles[claim.id] = [claim.article]
        for pair in pairs:
            if pair.verdict is Verdict.NOT_COMPARABLE:
                _count(self._parts, pair.a.id, pair.b.id, 1)
            elif pair.verdict in JOINING:
                _count(self._ties, pair.a.id, pair.b.id, 1)

    def root(self, claim_id: str) -> str:
        """The claim that stands for its cluster."""
        parents = self._parent
        parent = parents[claim_id]
        while parent != claim_id:
            above = parents[claim_id] = parents[parent]
            claim_id, parent = above, parents[above]
        return claim_id

    def state(self, x: str, y: str) -> tuple[str, int, str, int]:
        """What names two clusters as they are now."""
        return (x, self._members[x], y, self._members[y])

    def articles(self, root: str) -> Sequence[str]:
        """Sorted ids of the cluster's articles."""
        return self._articles[root]

    def strangers(self, x: str, y: str) -> bool:
        """Whether claims of the two clusters were judged to answer different questions."""
        parts = self._parts[x].get(y, 0)
        return parts > 0 and self._ties[x].get(y, 0) < _OUTVOTED * parts

    def join(self, x: str, y: str) -> None:
        """Make one cluster of two, named after the smaller id."""
        keep, drop = min(x, y), max(x, y)
        self._parent[drop] = keep
        self._members[keep] += self._members.pop(drop)
        self._articles[keep] = _merged(self._articles[keep], self._articles.pop(drop))
        for counts in (self._ties, self._parts):
            for other, number in counts.pop(drop, {}).items():
                del counts[other][drop]
                if other != keep:
                    _count(counts, keep, other, number)


def _merged(one: list[str], other: list[str]) -> list[str]:
    """The ids of two sorted lists, sorted, in one of them; what is asked for again and again is a
    short one and a long one."""
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) * _MUCH_LONGER > len(longer):
        return sorted({*longer, *shorter})
    for id in shorter:
        place = bisect_left(longer, id)
        if place == len(longer) or longer[place] != id:
            longer.insert(place, id)
    return longer


def _count(counts: Mapping[str, dict[str, int]], x: str, y: str, number: int) -> None:
    if x != y:
        counts[x][y] = counts[x].get(y, 0) + number
        counts[y][x] = counts[y].get(x, 0) + number


def _exempt(pair: Comparison) -> bool:
    """Pairs that join whatever their articles report on: equal names, and the desk's own."""
    return pair.level == LISTED or (pair.a.kind == "entity" and pair.verdict is Verdict.AGREE)


def _gives_both(pair: Comparison, bonds: _Bonds) -> bool:
    """Whether an article gives both answers of a pair: it tells two things apart."""
    if pair.verdict not in (Verdict.CONFLICT, Verdict.REVISED):
        return False
    left, right = (bonds.articles(bonds.root(claim.id)) for claim in (pair.a, pair.b))
    return not set(left).isdisjoint(right)


def _parting(
    bridge: tuple[str, str], left: Sequence[str], right: Sequence[str], together: Together | None
) -> Parting | None:
    return None if together is None else parting(left, right, bridge, together)


def _apart(pairs: Sequence[Comparison], root: Callable[[str], str]) -> dict[str, list[Comparison]]:
    """The pairs held apart, by the root of either side's cluster."""
    apart: dict[str, list[Comparison]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict is Verdict.NOT_COMPARABLE:
            for key in sorted({root(pair.a.id), root(pair.b.id)}):
                apart[key].append(pair)
    return apart


def _pair_key(pair: Comparison) -> tuple[int, int, str, str, str, str]:
    order = _PLACES.get(pair.verdict, len(_ORDER))
    return order, _RANKS[pair.confidence], pair.a.id, pair.b.id, pair.level, pair.key


def _cluster(
    comparisons: Sequence[Comparison],
    apart: Sequence[Comparison],
    articles: Mapping[str, Article] | None,
) -> Cluster:
    """The cluster of the claims that the comparisons hold."""
    claims: dict[str, Claim] = {c.id: c for pair in comparisons for c in (pair.a, pair.b)}
    ordered = sorted(claims.values(), key=lambda claim: (claim.article, claim.start, claim.end))
    verdicts = {pair.verdict for pair in comparisons}
    verdict = next(v for v in _WORST if v in verdicts)
    question = question_of(ordered, articles)
    digest = hashlib.blake2b(
        "\n".join([ordered[0].kind, question, *(claim.id for claim in ordered)]).encode(
            "utf-8", "surrogatepass"
        ),
        digest_size=4,
    ).hexdigest()
    return Cluster(
        id=digest,
        kind=ordered[0].kind,
        question=question,
        claims=tuple(ordered),
        comparisons=tuple(comparisons),
        verdict=verdict,
        apart=tuple(apart[:_MOST_APART]),  # surest first, as the pairs are ordered
    )
