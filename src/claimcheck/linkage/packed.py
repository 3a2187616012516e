"""Judged pairs of two articles as JSON and back, exactly; claims by their place in the article."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.linkage.interface import Relation
from claimcheck.linkage.shared import one
from claimcheck.models import Claim, Comparison, Confidence, Verdict

_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}

Claims = Mapping[str, Sequence[Claim]]


def pack(pairs: Sequence[Comparison], relation: Relation, claims: Claims) -> bytes | None:
    """Comparisons of two articles as JSON; None if one side is no claim of its article."""
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


def unpack(data: bytes, relation: Relation, claims: Claims) -> list[Comparison] | None:
    """The comparisons that `pack` wrote; None for anything else."""
    sides = claims[relation.a], claims[relation.b]
    try:
        rows: list[list[Any]] = json.loads(data)
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
