"""From judged pairs to clusters: claims that answer one question.

Chains must not merge strangers (A~B and B~C with A and C about different things), so two
clusters join only when no pair between them was judged not comparable, and, except for agreeing
pairs, only best partners were proposed in the first place (see `figures`, `dates`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from claimcheck.linkage.interface import LISTED
from claimcheck.models import Claim, Cluster, Comparison, Confidence, Verdict

_JOINING = frozenset(
    {Verdict.AGREE, Verdict.COMPATIBLE, Verdict.CONFLICT, Verdict.VARIANT, Verdict.REVISED}
)
# Surest bonds first, so that a doubtful pair cannot pull two well-founded clusters together.
_ORDER = [Verdict.AGREE, Verdict.VARIANT, Verdict.COMPATIBLE, Verdict.REVISED, Verdict.CONFLICT]
_WORST = [Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT, Verdict.COMPATIBLE, Verdict.AGREE]

_MOST_APART = 20  # pairs held apart that a cluster keeps; a large corpus has thousands


def cluster(
    comparisons: Iterable[Comparison], events: frozenset[frozenset[str]] | None = None
) -> list[Cluster]:
    """Clusters of two and more claims, each with the comparisons inside it, in stable order.

    ``events`` holds the pairs of articles that report on one event (None: all do). Claims other
    than equal names join only if all their articles report on one event with each other, so that
    "40 arrested" here and "40 arrested" there do not tie two events' figures together.
    """
    pairs = sorted(comparisons, key=_pair_key)
    parent: dict[str, str] = {}
    claims: dict[str, Claim] = {}
    members: dict[str, set[str]] = {}
    strangers: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for claim in (pair.a, pair.b):
            if claim.id not in parent:
                parent[claim.id] = claim.id
                claims[claim.id] = claim
                members[claim.id] = {claim.id}
        if pair.verdict is Verdict.NOT_COMPARABLE:
            strangers[pair.a.id].add(pair.b.id)
            strangers[pair.b.id].add(pair.a.id)

    alone: list[Comparison] = []

    def root(claim_id: str) -> str:
        while parent[claim_id] != claim_id:
            parent[claim_id] = parent[parent[claim_id]]
            claim_id = parent[claim_id]
        return claim_id

    for pair in pairs:
        if pair.verdict not in _JOINING:
            continue
        x, y = root(pair.a.id), root(pair.b.id)
        if x == y or any(strangers[claim_id] & members[y] for claim_id in members[x]):
            continue
        left, right = ([claims[i] for i in sorted(members[key])] for key in (x, y))
        if not _may_join(pair, left, right, events):
            # A statement may agree with one clause of an article and differ in a name from another.
            sure = pair.confidence is Confidence.HIGH or pair.a.kind == "statement"
            if pair.verdict is Verdict.CONFLICT and sure:
                alone.append(pair)
            continue
        keep, drop = min(x, y), max(x, y)
        parent[drop] = keep
        members[keep] |= members.pop(drop)

    apart = _apart(pairs, root)
    # Surely one question, but its two sides belong to clusters that must stay apart.
    pairs_alone = [_cluster([pair.a, pair.b], [pair]) for pair in alone]
    inside: dict[str, list[Comparison]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict in _JOINING and root(pair.a.id) == root(pair.b.id):
            inside[root(pair.a.id)].append(pair)
    clusters = [
        _cluster([claims[c] for c in members[key]], found, apart.get(key, ()))
        for key, found in inside.items()
    ]
    return sorted([*clusters, *pairs_alone], key=lambda item: (item.kind, item.claims[0].id))


def _apart(pairs: Sequence[Comparison], root: Callable[[str], str]) -> dict[str, list[Comparison]]:
    """The pairs held apart, by the root of either side's cluster."""
    apart: dict[str, list[Comparison]] = defaultdict(list)
    for pair in pairs:
        if pair.verdict is Verdict.NOT_COMPARABLE:
            for key in sorted({root(pair.a.id), root(pair.b.id)}):
                apart[key].append(pair)
    return apart


def _may_join(
    pair: Comparison,
    left: Sequence[Claim],
    right: Sequence[Claim],
    events: frozenset[frozenset[str]] | None,
) -> bool:
    if pair.a.kind == "entity" and (events is None or pair.verdict is Verdict.AGREE):
        return True
    if pair.level == LISTED:  # the desk's names belong to no event
        return True
    shared = {claim.article for claim in left} & {claim.article for claim in right}
    if shared and pair.verdict in (Verdict.CONFLICT, Verdict.REVISED):
        return False  # an article that gives both answers tells two things apart
    bridge = frozenset((pair.a.article, pair.b.article))
    crossing = {frozenset((a.article, b.article)) for a in left for b in right}
    return events is None or all(
        len(ids) == 1 or ids == bridge or ids in events for ids in crossing
    )


def _pair_key(pair: Comparison) -> tuple[int, int, str, str]:
    order = _ORDER.index(pair.verdict) if pair.verdict in _ORDER else len(_ORDER)
    return order, pair.confidence.rank, pair.a.id, pair.b.id


def _cluster(
    claims: list[Claim], comparisons: list[Comparison], apart: Sequence[Comparison] = ()
) -> Cluster:
    from claimcheck.linkage.questions import question_of

    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start, claim.end))
    verdicts = {pair.verdict for pair in comparisons}
    verdict = next(v for v in _WORST if v in verdicts)
    question = question_of(ordered)
    digest = hashlib.blake2b(
        "\n".join([ordered[0].kind, question, *(claim.id for claim in ordered)]).encode(),
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
