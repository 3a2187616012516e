"""The names and words of a folder's articles in one entry, which each run replaces.

An article stands in it under the digest of its claims, from which its profile follows too.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.cache.arrays import array_bytes, read_array
from claimcheck.linkage.articles.terms import COUNTED, KEY, Terms, terms_of_all
from claimcheck.models import Profile

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

KIND = "terms"
_HEAD = struct.Struct("<5Q")
_DIGEST = 16


def recall_terms(
    cache: Cache, key: bytes, digests: Sequence[bytes], profiles: Sequence[Profile]
) -> Terms:
    """The terms of articles in order, of those that were there before without their profiles; kept
    for the next run. ``digests``: of each article's claims."""
    data = cache.recall(key)
    found = None if data is None else unpack_terms(data)
    names, before = ([], None) if found is None else found
    numbers = {name: number for number, name in enumerate(names)}
    terms = terms_of_all(profiles, before, [numbers.get(digest, -1) for digest in digests])
    if list(digests) != names:
        cache.remember_all(KIND, [(key, pack_terms(digests, terms))])
    return terms


def pack_terms(digests: Sequence[bytes], terms: Terms) -> bytes:
    """Terms as bytes, with what names each article."""
    parts = [
        b"".join(digests),
        json.dumps(list(terms.words), separators=(",", ":")).encode("ascii"),
        array_bytes(terms.sizes),
        array_bytes(terms.numbers),
        terms.flags,
    ]
    return _HEAD.pack(*map(len, parts)) + b"".join(parts)


def unpack_terms(data: bytes) -> tuple[list[bytes], Terms] | None:
    """What `pack_terms` wrote; None for anything else."""
    try:
        parts, start = [], _HEAD.size
        for length in _HEAD.unpack_from(data):
            parts.append(data[start : start + length])
            start += length
        names = [parts[0][at : at + _DIGEST] for at in range(0, len(parts[0]), _DIGEST)]
        words = json.loads(parts[1])
        "".join(words)
        terms = Terms(words, read_array("I", parts[2]), read_array("I", parts[3]), parts[4])
    except (ValueError, TypeError, struct.error):
        return None
    whole = (
        start == len(data)
        and isinstance(words, list)
        and len(names) == len(terms.sizes)
        and sum(terms.sizes) == len(terms.numbers) == len(terms.flags)
        and max(terms.numbers, default=0) < max(len(words), 1)
        and max(terms.flags, default=0) <= COUNTED | KEY
    )
    return (names, terms) if whole else None
