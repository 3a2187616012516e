"""The last linkage of a folder's articles in one entry: rows of judged pairs, and what groups of
them came to.

As with meetings (`cache/meets.py`), each run replaces the entry, and what it says holds whichever
run wrote it: pairs and groups stand under digests of all that they follow from.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimcheck.cache.arrays import array_bytes, read_array
from claimcheck.linkage.clusters.groups import SIZE
from claimcheck.linkage.clusters.judged import CONFIDENCES, KINDS, ROW_SIZE, VERDICTS, table_of
from claimcheck.linkage.clusters.standing import Known

KIND = "index"
_HEAD = struct.Struct("<13Q")
_MOST_BYTES = 400_000_000


@dataclass(frozen=True, slots=True)
class Index:
    """``rows`` of judged pairs by what names their two articles, ``words`` as they number them,
    and what groups came to; ``day``: when the entries behind it were last known to be in use."""

    rows: Mapping[bytes, bytes]
    words: Sequence[str]
    known: Known
    day: int

    def firsts(self) -> dict[bytes, int]:
        """By what names two articles, the number of the first of their rows."""
        numbers = accumulate((len(rows) // ROW_SIZE for rows in self.rows.values()), initial=0)
        return dict(zip(self.rows, numbers, strict=False))


def pack_index(index: Index) -> bytes | None:
    """An index as bytes; None where it would take too much room."""
    known = index.known
    words, rows = _used(index.words, b"".join(index.rows.values()))
    ids = sorted({id for pair in known.asked for id in pair})
    numbers = {id: number for number, id in enumerate(ids)}
    left = [[place, *sorts] for place, sorts in known.left.items()]
    parts = [
        json.dumps([index.day, words, left, ids], separators=(",", ":")).encode("ascii"),
        b"".join(index.rows),
        array_bytes(array("I", [len(rows) for rows in index.rows.values()])),
        rows,
        b"".join(known.keys),
        array_bytes(array("I", known.clusters)),
        array_bytes(array("I", [n for place, d in known.told.items() for n in (place, len(d))])),
        array_bytes(array("I", known.starts)),
        array_bytes(array("I", known.answers)),
        array_bytes(array("I", [numbers[id] for pair in known.asked for id in pair])),
        b"".join(known.told.values()),
        array_bytes(array("I", known.bounds)),
        array_bytes(array("I", known.members)),
    ]
    if sum(map(len, parts)) > _MOST_BYTES:
        return None
    return _HEAD.pack(*map(len, parts)) + b"".join(parts)


def _used(words: Sequence[str], rows: bytes) -> tuple[Sequence[str], bytes]:
    """The words that rows number, and the rows; without those that none of them has, once these
    are more than the others."""
    import numpy as np

    table = table_of(rows)
    used = np.zeros(len(words), dtype=bool)
    used[table["level"]] = used[table["key"]] = True
    if 2 * used.sum() >= len(words):
        return words, rows
    table, numbers = table.copy(), np.cumsum(used) - 1
    table["level"], table["key"] = numbers[table["level"]], numbers[table["key"]]
    return [words[place] for place in np.flatnonzero(used).tolist()], table.tobytes()


def unpack_index(data: bytes) -> Index | None:
    """The index that `pack_index` wrote; None for anything else."""
    try:
        lengths = _HEAD.unpack_from(data)
        parts, start = [], _HEAD.size
        for length in lengths:
            parts.append(data[start : start + length])
            start += length
        day, words, left, ids = json.loads(parts[0])
        names, sizes, rows = _cut(parts[1], SIZE), read_array("I", parts[2]), parts[3]
        found: dict[bytes, bytes] = {}
        at = 0
        for name, size in zip(names, sizes, strict=True):
            if size % ROW_SIZE:
                return None
            found[name] = rows[at : at + size]
            at += size
        ends = [ids[number] for number in read_array("I", parts[9])]
        known = Known(
            _cut(parts[4], SIZE),
            read_array("I", parts[5]),
            _told(read_array("I", parts[6]), parts[10]),
            {int(place): tuple(map(str, kinds)) for place, *kinds in left},
            read_array("I", parts[7]),
            read_array("I", parts[8]),
            list(zip(ends[::2], ends[1::2], strict=True)),
            read_array("I", parts[11]),
            read_array("I", parts[12]),
        )
        index = Index(found, tuple(map(str, words)), known, int(day))
        if not _are_rows(rows, len(words)):
            return None
    except (ValueError, TypeError, LookupError, struct.error):
        return None
    whole = at == len(rows) and start == len(data)
    return index if whole and _is_whole(known, at // ROW_SIZE) else None


def _told(places: Sequence[int], data: bytes) -> dict[int, bytes]:
    """By its place, what a group told; ``places``: each with how many bytes are of that group."""
    found: dict[int, bytes] = {}
    at = 0
    for place, size in zip(places[::2], places[1::2], strict=True):
        found[place] = data[at : at + size]
        at += size
    if at != len(data):
        raise ValueError("other bytes than were told")
    return found


def _are_rows(rows: bytes, words: int) -> bool:
    """Whether all numbers and codes of rows stand for something."""
    table = table_of(rows)
    sizes = {
        "level": words,
        "key": words,
        "verdict": len(VERDICTS),
        "kind": len(KINDS),
        "confidence": len(CONFIDENCES),
    }
    return not len(table) or all(table[name].max() < size for name, size in sizes.items())


def _is_whole(known: Known, rows: int) -> bool:
    """Whether the parts fit each other, and so many rows."""
    groups = len(known.keys)
    return (
        groups == len(known.clusters) == len(known.starts) - 1 == len(known.bounds) - 1
        and _are_bounds(known.starts, len(known.answers))
        and _are_bounds(known.bounds, len(known.members))
        and max(known.answers, default=0) < max(2 * len(known.asked), 1)
        and max(known.members, default=0) < max(rows, 1)
        and all(place < groups for place in (*known.told, *known.left))
    )


def _are_bounds(bounds: Sequence[int], end: int) -> bool:
    return bounds[0] == 0 and bounds[-1] == end and list(bounds) == sorted(bounds)


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]
