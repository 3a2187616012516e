"""Judged pairs of two articles as JSON and back, exactly; claims by their place in the article.

Some pairs have a side that is none of its article's claims, as linkage looked for it in the text: a
house number, a name that was not read as one. Those are written out, and count as standing behind
the article's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.cache.codec import decode_alone, encode_alone
from claimcheck.linkage.clusters.shared import one
from claimcheck.linkage.interface import Relation
from claimcheck.models import Claim, Comparison, Confidence, Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}

Claims = Mapping[str, Sequence[Claim]]


def pack(pairs: Sequence[Comparison], relation: Relation, claims: Claims) -> bytes | None:
    """Comparisons of two articles as JSON; None if one side is a claim of another article."""
    ends = relation.a, relation.b
    places = {
        id(claim): (side, number)
        for side, article in enumerate(ends)
        for number, claim in enumerate(claims[article])
    }
    beside: list[Claim] = []
    for claim in (claim for pair in pairs for claim in (pair.a, pair.b)):
        if id(claim) not in places:
            if claim.article not in ends:
                return None
            side = ends.index(claim.article)
            places[id(claim)] = side, len(claims[claim.article]) + len(beside)
            beside.append(claim)
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
    told = [[ends.index(claim.article), encode_alone(claim)] for claim in beside]
    return json.dumps([rows, told], separators=(",", ":")).encode("ascii")


def unpack(data: bytes, relation: Relation, claims: Claims) -> list[Comparison] | None:
    """The comparisons that `pack` wrote; None for anything else."""
    sides = claims[relation.a], claims[relation.b]
    try:
        rows: list[list[Any]]
        rows, told = json.loads(data)
        if told:
            ends = relation.a, relation.b
            beside = [decode_alone(claim, ends[side]) for side, claim in told]
            sides = [*sides[0], *beside], [*sides[1], *beside]
        return [
            Comparison(
                sides[x][i],
                sides[y][j],
                _VERDICTS[verdict],
                one(level),
                one(tuple(reasons)),
                _CONFIDENCES[confidence],
                one(key),
            )
            for x, i, y, j, verdict, level, reasons, confidence, key in rows
        ]
    except (ValueError, TypeError, LookupError):
        return None
