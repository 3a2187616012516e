"""How the articles of a large corpus met when they were last related, as bytes and back.

There is one entry for the articles of one folder, which each run replaces: what it says of two
articles holds whichever run wrote it, since they stand under digests of all that it depends on.
"""

from __future__ import annotations

import json
import struct
from array import array
from typing import TYPE_CHECKING

from claimcheck.cache.arrays import array_bytes, read_array
from claimcheck.linkage.articles.meets import Acquaintance, Meets

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_KIND = "meeting"
_DIGEST = 16
_HEAD = struct.Struct("<11Q")
# Pairs that are kept; more would take more room than all else.
_MOST_PAIRS = 4_000_000


def keep_meets(cache: Cache, key: bytes, known: Acquaintance) -> None:
    """Keep what is known now, unless it was known before."""
    now = known.result()
    if now is None or now == known.before or len(now.partners) > _MOST_PAIRS:
        return
    cache.remember_all(_KIND, [(key, pack_meets(now))])


def recall_meets(cache: Cache, key: bytes) -> Meets | None:
    """What was last known; None where nothing was, or where it is of no use."""
    data = cache.recall(key)
    return None if data is None else unpack_meets(data)


def pack_meets(meets: Meets) -> bytes:
    """Meetings as bytes."""
    parts = [
        b"".join(meets.articles),
        array_bytes(meets.counts),
        array_bytes(meets.partners),
        meets.nearness,
        array_bytes(meets.scores),
        array_bytes(meets.described),
        array_bytes(meets.reasons),
        json.dumps(meets.told, separators=(",", ":")).encode("ascii"),
        array_bytes(meets.asked),
        meets.answers,
    ]
    return _HEAD.pack(array("I").itemsize, *map(len, parts)) + b"".join(parts)


def unpack_meets(data: bytes) -> Meets | None:
    """The meetings that `pack_meets` wrote; None for anything else."""
    try:
        size, *lengths = _HEAD.unpack_from(data)
        if size != array("I").itemsize or sum(lengths) + _HEAD.size != len(data):
            return None
        parts = []
        start = _HEAD.size
        for length in lengths:
            parts.append(data[start : start + length])
            start += length
        told = json.loads(parts[7])
        found = Meets(
            tuple(parts[0][i : i + _DIGEST] for i in range(0, len(parts[0]), _DIGEST)),
            read_array("I", parts[1]),
            read_array("I", parts[2]),
            parts[3],
            read_array("d", parts[4]),
            read_array("I", parts[5]),
            read_array("I", parts[6]),
            tuple(tuple(map(str, reasons)) for reasons in told),
            read_array("Q", parts[8]),
            parts[9],
        )
    except (ValueError, TypeError, struct.error):
        return None
    return found if found.is_whole() else None
