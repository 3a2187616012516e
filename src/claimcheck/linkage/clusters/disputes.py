"""Pairs of two answers whose sides belong to clusters that must stay apart.

A third article may agree with one side and be a stranger to the other, or of another event. That
is no reason to drop what two articles say to each other: such pairs make clusters of their own,
one for each question, and only what the two articles themselves say takes a pair out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from claimcheck.frozen import dataclass
from claimcheck.linkage.articles.together import Together
from claimcheck.linkage.figures.obstacles import UNTOLD
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, EntityClaim, Verdict

BOTH_GIVEN = "one article gives both answers"
BOTH_NAMED = "one article names both"
_DISPUTED = frozenset({Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT})
_ANSWERS = frozenset({Verdict.CONFLICT, Verdict.REVISED})
_FITTING = frozenset({Verdict.AGREE, Verdict.COMPATIBLE})
_JOINING = _DISPUTED | _FITTING
_WIDE = frozenset({"year", "decade", "century"})
_HOUR = 60  # minutes; a wider clock time is a part of the day


@dataclass(frozen=True, slots=True)
class Clustered:
    """The clusters made so far: the root of a claim's cluster, and a root's sorted articles."""

    root: Callable[[str], str]
    articles: Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Disputes:
    """Comparisons of each further cluster, and the conflicts left out, with the reason as level."""

    clusters: list[list[Comparison]]
    left: list[Comparison]


def disputes(
    open_pairs: Sequence[Comparison],
    pairs: Sequence[Comparison],
    clustered: Clustered,
    together: Together | None,
) -> Disputes:
    """Clusters of the ``open_pairs``, whose sides are in two clusters, of all judged ``pairs``.

    Both in their fixed order, surest first.
    """
    asked = {c.id for p in open_pairs if p.verdict in _DISPUTED for c in (p.a, p.b)}
    if not asked:
        return Disputes([], [])
    # Whatever is asked of a pair has a claim of a dispute on one side.
    judged = _Judged.of([p for p in pairs if p.a.id in asked or p.b.id in asked])
    groups: list[_Dispute] = []
    holding: dict[str, list[_Dispute]] = defaultdict(list)
    left: list[Comparison] = []
    doubts: dict[tuple[str, str], str] = {}
    for pair in open_pairs:
        if pair.verdict not in _DISPUTED or (pair.a.id, pair.b.id) in judged.strangers:
            continue
        reason = _explained(pair, judged)
        if reason:
            left.append(pair.held_apart(reason))
            continue
        if doubt := _doubt(pair, judged, clustered):
            doubts[pair.a.id, pair.b.id] = doubt
        candidates = [*holding[pair.a.id], *holding[pair.b.id]]
        group = next((g for g in candidates if g.takes(pair, judged, together)), None)
        if group is None:
            group = _Dispute()
            groups.append(group)
        for claim in group.add(pair):
            holding[claim.id].append(group)
    return Disputes([_within(group, judged, doubts, together) for group in groups], left)


def explained(pairs: Sequence[Comparison]) -> frozenset[tuple[str, str]]:
    """The pairs of two answers, by their claims' ids, of which one of the two articles gives both.

    Such a pair ties nothing, whichever of its claims have met others before.
    """
    found = [p for p in pairs if p.verdict in _ANSWERS and _may_be_given(p)]
    asked = {c.id for p in found for c in (p.a, p.b)}
    judged = _Judged.of([p for p in pairs if p.a.id in asked or p.b.id in asked])
    return frozenset((p.a.id, p.b.id) for p in found if _explained(p, judged))


@dataclass(frozen=True, slots=True)
class _Judged:
    """Judged pairs, by claim and by what they came to."""

    of_claim: Mapping[str, Sequence[Comparison]]
    strangers: Mapping[tuple[str, str], str]  # both ways round, with the reason
    disputed: frozenset[tuple[str, str]]  # both ways round
    fitting: Mapping[str, Mapping[str, str]]  # claim -> fitting claim -> its article

    @classmethod
    def of(cls, pairs: Sequence[Comparison]) -> _Judged:
        of_claim: dict[str, list[Comparison]] = defaultdict(list)
        strangers: dict[tuple[str, str], str] = {}
        disputed: set[tuple[str, str]] = set()
        fitting: dict[str, dict[str, str]] = defaultdict(dict)
        for pair in pairs:
            a, b = pair.a, pair.b
            if pair.verdict is Verdict.NOT_COMPARABLE:
                strangers[a.id, b.id] = strangers[b.id, a.id] = pair.level
            elif pair.verdict in _JOINING:
                of_claim[a.id].append(pair)
                of_claim[b.id].append(pair)
                if pair.verdict in _FITTING:
                    fitting[a.id][b.id] = b.article
                    fitting[b.id][a.id] = a.article
                else:
                    disputed.update(((a.id, b.id), (b.id, a.id)))
        return cls(of_claim, strangers, frozenset(disputed), fitting)


@dataclass(slots=True, eq=False)
class _Dispute:
    """A growing set of claims that give two answers to one question."""

    claims: dict[str, Claim] = field(default_factory=dict)

    def takes(self, pair: Comparison, judged: _Judged, together: Together | None) -> bool:
        """Whether the pair's other claim is no stranger to any claim, nor of another event."""
        for claim in (pair.a, pair.b):
            if claim.id in self.claims:
                continue
            for other in self.claims.values():
                if other.id in (pair.a.id, pair.b.id):
                    continue
                if (claim.id, other.id) in judged.strangers or claim.article == other.article:
                    return False
                if together is not None and not together(claim.article, other.article):
                    return False
        return True

    def add(self, pair: Comparison) -> list[Claim]:
        """Take both claims; those that are new."""
        new = [claim for claim in (pair.a, pair.b) if claim.id not in self.claims]
        self.claims.update((claim.id, claim) for claim in new)
        return new


def _explained(pair: Comparison, judged: _Judged) -> str:
    """Why the pair is no conflict; empty if nothing that stands in few articles says so.

    One of the two articles gives the other's answer as well, or an article holds both names as
    two people. Asked of judged pairs alone, never of chains.
    """
    a, b = pair.a, pair.b
    if pair.verdict is Verdict.VARIANT:
        return BOTH_NAMED if _two_people(a, b, judged) else ""
    if not _may_be_given(pair):
        return ""
    given = any(
        claim.article == other.article and claim.id != other.id and _answers(claim, a, b)
        for one, other in ((a, b), (b, a))
        for fit in judged.of_claim[one.id]
        if fit.verdict in _FITTING
        for claim in [fit.b if fit.a.id == one.id else fit.a]
    )
    return BOTH_GIVEN if given else ""


def _may_be_given(pair: Comparison) -> bool:
    """Whether an article that gives both answers explains the pair.

    A statement may agree with one clause of an article and differ in a name from another.
    """
    return pair.confidence is not Confidence.HIGH and pair.a.kind != "statement"


def _answers(claim: Claim, a: Claim, b: Claim) -> bool:
    """Whether a claim can answer what two others dispute: a bare day is no hour.

    "On Monday" fits "at 8:30 p.m. on Monday" and says nothing against "at 6:30 p.m.".
    """
    if not (isinstance(a, DateClaim) and isinstance(b, DateClaim) and isinstance(claim, DateClaim)):
        return True
    days = all(one.period.granularity == "day" for one in (a, b))
    if days and claim.period.granularity in _WIDE:
        return False  # "the 2007 contest" says nothing of a day
    return claim.clock is not None or not (_is_hour(a) and _is_hour(b))


def _is_hour(claim: DateClaim) -> bool:
    return claim.clock is not None and claim.clock[1] - claim.clock[0] <= _HOUR


def _two_people(a: Claim, b: Claim, judged: _Judged) -> bool:
    if not (isinstance(a, EntityClaim) and a.entity_kind == "person"):
        return False
    beside_a = judged.fitting.get(a.id, {})
    beside_b = judged.fitting.get(b.id, {})
    articles = {article: claim_id for claim_id, article in beside_a.items()}
    return any(
        article in articles and claim_id not in beside_a for claim_id, article in beside_b.items()
    )


def _doubt(pair: Comparison, judged: _Judged, clustered: Clustered) -> str:
    """What third articles say against the pair, in words; empty if nothing.

    The pair stays a finding, at low confidence.
    """
    if pair.verdict is Verdict.VARIANT or pair.a.kind == "statement":
        return ""
    if _gives_both(pair, clustered):
        return "a third article gives both answers"
    held_apart = ""
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        for third in judged.fitting.get(one.id, {}):
            if (third, other.id) in judged.disputed:
                return ""  # a third article bears the conflict out
            level = judged.strangers.get((third, other.id), "")
            if level and level not in UNTOLD:
                held_apart = max(held_apart, level)
    return f"held apart for an article that agrees with one side: {held_apart}" * bool(held_apart)


def _gives_both(pair: Comparison, clustered: Clustered) -> bool:
    """Whether third articles give both answers, where few others give either.

    They may tell two things apart, or report that others differ.
    """
    if pair.confidence is Confidence.HIGH:
        return False
    x, y = (clustered.articles(clustered.root(claim.id)) for claim in (pair.a, pair.b))
    both = {*x} & {*y} - {pair.a.article, pair.b.article}
    return bool(both) and 2 * len(both) >= min(len(x), len(y))


def _borne_out(group: _Dispute, judged: _Judged, together: Together | None) -> Iterator[Comparison]:
    """Pairs of the group's figures with those of third articles that give the same answer.

    They are shown on its side; being held apart from the other side for its day alone is no bar,
    giving both answers is one.
    """
    articles = {claim.article for claim in group.claims.values()}
    third: dict[str, dict[str, list[Comparison]]] = defaultdict(lambda: defaultdict(list))
    for claim in group.claims.values():
        for pair in judged.of_claim[claim.id]:
            other = pair.b if pair.a.id == claim.id else pair.a
            agrees = pair.verdict is Verdict.AGREE and claim.kind == "quantity"
            if agrees and other.article not in articles:
                third[other.article][other.id].append(pair)
    for article, agreeing in third.items():
        if len(agreeing) > 1:
            continue
        if together is not None and not all(together(article, of) for of in articles):
            continue
        ((claim_id, pairs),) = agreeing.items()
        levels = (judged.strangers.get((claim_id, of), "") for of in group.claims)
        if all(not level or level in UNTOLD for level in levels):
            yield from pairs


def _within(
    group: _Dispute,
    judged: _Judged,
    doubts: Mapping[tuple[str, str], str],
    together: Together | None,
) -> list[Comparison]:
    """The joining pairs between the group's claims, in the order in which they were judged."""
    found: dict[tuple[str, str, str, str], Comparison] = {
        (pair.a.id, pair.b.id, pair.level, pair.key): pair
        for pair in _borne_out(group, judged, together)
    }
    for claim_id in group.claims:
        for pair in judged.of_claim[claim_id]:
            if pair.a.id in group.claims and pair.b.id in group.claims:
                doubt = doubts.get((pair.a.id, pair.b.id), "")
                doubted = bool(doubt) and pair.verdict in _DISPUTED
                found[pair.a.id, pair.b.id, pair.level, pair.key] = (
                    replace(pair, confidence=Confidence.LOW, reasons=(*pair.reasons, doubt))
                    if doubted
                    else pair
                )
    return [found[key] for key in sorted(found)]
