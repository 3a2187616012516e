"""A group of judged pairs and its findings as lists for JSON, by the places of pairs and claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from claimcheck.linkage.clusters.groups import Claimed, Group, Known
from claimcheck.models import (
    Claim,
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Severity,
    Side,
    Span,
    Verdict,
)

Row = Sequence[Any]


def first_article(pairs: Sequence[Comparison]) -> str:
    """The id of one of the articles of some pairs, always the same one."""
    return min(pairs[0].a.article, pairs[0].b.article)


_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
_SEVERITIES = {severity.value: severity for severity in Severity}


def pack_group(group: Group) -> Row | None:
    """A group as lists, its pairs and claims by their places; None where something in it is none
    of its pairs or claims."""
    places = _Places(group.pairs)
    ids = _articles(group.pairs)
    numbers = {id: number for number, id in enumerate(ids)}
    findings = [
        pack_findings(found or (), cluster)
        for cluster, found in zip(group.clusters, group.findings, strict=True)
    ]
    if None in findings:
        return None
    try:
        return [
            [_packed_cluster(cluster, places) for cluster in group.clusters],
            [[places.original(pair), pair.level] for pair in group.left],
            [
                2 * (numbers[a] * len(ids) + numbers[b]) + said
                for (a, b), said in sorted(group.asked.items())
            ],
            findings,
        ]
    except LookupError:
        return None


def unpack_group(row: Row, pairs: Sequence[Comparison]) -> Known | None:
    """What `pack_group` wrote of these pairs; None for anything else."""
    try:
        packed, left, asked, findings = row
        clusters = [_cluster(item, pairs) for item in packed]
        ids = _articles(pairs) if asked else []
        answers = {}
        for code in asked:
            (one, other), said = divmod(code >> 1, len(ids)), bool(code & 1)
            answers[ids[one], ids[other]] = said
        return Known(
            clusters,
            [pairs[place].held_apart(str(level)) for place, level in left],
            answers,
            [
                [unpack_finding(item, cluster) for item in found]
                for cluster, found in zip(clusters, findings, strict=True)
            ],
        )
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _articles(pairs: Sequence[Comparison]) -> list[str]:
    return sorted({claim.article for pair in pairs for claim in (pair.a, pair.b)})


class _Places:
    """Where pairs and claims stand in a group."""

    def __init__(self, pairs: Sequence[Comparison]) -> None:
        self._pairs = pairs
        self._ends: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._exact = {id(pair): place for place, pair in enumerate(pairs)}
        last = len(pairs) - 1
        # From the end, so that the first pair with a claim stands for it.
        self._claims = {id(pair.b): 2 * (last - n) + 1 for n, pair in enumerate(reversed(pairs))}
        self._claims.update((id(pair.a), 2 * (last - n)) for n, pair in enumerate(reversed(pairs)))

    def claim(self, claim: Claim) -> int:
        """Twice the place of a pair that has the claim, and one more where it is the second."""
        return self._claims[id(claim)]

    def pair(self, pair: Comparison) -> int | list[Any]:
        """The pair's place; of one that is doubted, with the doubt."""
        exact = self._exact.get(id(pair))
        if exact is not None:
            return exact
        for place in self._between(pair):
            if pair.reasons and _doubted(self._pairs[place], pair.reasons[-1]) == pair:
                return [place, pair.reasons[-1]]
        raise LookupError

    def _between(self, wanted: Comparison) -> list[int]:
        """The places of the pairs of the same two claims."""
        if not self._ends:
            for place, pair in enumerate(self._pairs):
                self._ends[id(pair.a), id(pair.b)].append(place)
        return self._ends[id(wanted.a), id(wanted.b)]

    def original(self, left: Comparison) -> int:
        """The place of a pair that was left out."""
        for place in self._between(left):
            if replace(self._pairs[place], verdict=left.verdict, level=left.level) == left:
                return place
        raise LookupError


def _doubted(pair: Comparison, doubt: str) -> Comparison:
    return replace(pair, confidence=Confidence.LOW, reasons=(*pair.reasons, doubt))


def _packed_cluster(cluster: Cluster, places: _Places) -> Row:
    return [
        cluster.id,
        cluster.kind,
        cluster.question,
        [places.claim(claim) for claim in cluster.claims],
        [places.pair(pair) for pair in cluster.comparisons],
        cluster.verdict.value,
        [places.pair(pair) for pair in cluster.apart],
    ]


def _cluster(row: Row, pairs: Sequence[Comparison]) -> Cluster:
    id, kind, question, claims, comparisons, verdict, apart = row
    return Cluster(
        id,
        kind,
        question,
        tuple([_claim(place, pairs) for place in claims]),
        tuple([_pair(place, pairs) for place in comparisons]),
        _VERDICTS[verdict],
        tuple([_pair(place, pairs) for place in apart]),
    )


def pack_told(group: Group) -> bytes | None:
    """The clusters of a group that had findings, without their pairs, and these; None where
    something in them is none of the group's claims."""
    places = _Places(group.pairs)
    told = []
    try:
        for cluster, found in zip(group.clusters, group.findings, strict=True):
            if found:
                claims = [places.claim(claim) for claim in cluster.claims]
                row = [cluster.id, cluster.kind, cluster.question, claims, cluster.verdict.value]
                told.append([row, pack_findings(found, cluster)])
    except LookupError:
        return None
    if not all(findings for _, findings in told):
        return None
    return json.dumps(told, separators=(",", ":")).encode("ascii")


def unpack_told(data: bytes, claim: Claimed) -> list[tuple[Cluster, Sequence[Finding]]] | None:
    """What `pack_told` wrote, with the claims of the group's pairs; None for anything else."""
    try:
        told: list[tuple[Cluster, Sequence[Finding]]] = []
        for (id, kind, question, claims, verdict), findings in json.loads(data):
            of = tuple(map(claim, claims))
            cluster = Cluster(id, kind, question, of, (), _VERDICTS[verdict])
            told.append((cluster, [unpack_finding(item, cluster) for item in findings]))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None
    return told


def _pair(place: Any, pairs: Sequence[Comparison]) -> Comparison:
    return pairs[place] if isinstance(place, int) else _doubted(pairs[place[0]], place[1])


def _claim(place: int, pairs: Sequence[Comparison]) -> Claim:
    pair = pairs[place >> 1]
    return pair.b if place & 1 else pair.a


def pack_findings(findings: Sequence[Finding], cluster: Cluster) -> Row | None:
    """A cluster's findings as lists; None where a side is no claim of the cluster."""
    places = {id(claim): place for place, claim in enumerate(cluster.claims)} if findings else {}
    try:
        return [_packed_finding(finding, cluster, places) for finding in findings]
    except LookupError:
        return None


def unpack_findings(row: Row, cluster: Cluster) -> list[Finding] | None:
    """What `pack_findings` wrote of this cluster; None for anything else."""
    try:
        return [unpack_finding(item, cluster) for item in row]
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _packed_finding(finding: Finding, cluster: Cluster, places: Mapping[int, int]) -> Row:
    return [
        finding.id,
        finding.rule,
        finding.verdict.value,
        finding.severity.value,
        finding.confidence.value,
        finding.message,
        None if finding.question == cluster.question else finding.question,
        None if finding.cluster == cluster.id else finding.cluster,
        finding.reasons,
        [[places[id(s.claim)], s.span, s.says, s.marks] for s in finding.sides],
        finding.tip,
    ]


def unpack_finding(row: Row, cluster: Cluster) -> Finding:
    """A packed finding of a cluster that is made already."""
    id, rule, verdict, severity, confidence, message, question, of, reasons, sides, tip = row
    return Finding(
        id,
        rule,
        _VERDICTS[verdict],
        _SEVERITIES[severity],
        _CONFIDENCES[confidence],
        message,
        cluster.question if question is None else question,
        cluster.id if of is None else of,
        tuple(reasons),
        tuple(
            [
                Side(cluster.claims[place], Span(*span), says, tuple([Span(*m) for m in marks]))
                for place, span, says, marks in sides
            ]
        ),
        tip,
    )
