"""Outlines of articles' claims with their profiles, as bytes and back.

They stand beside the claims, under a digest of all code: what a rule looks for is in them.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable
from functools import partial
from hashlib import blake2b

from claimcheck.cache.arrays import array_bytes, read_array
from claimcheck.cache.codec import CLAIM_TYPES, decode_profile, encode_profile
from claimcheck.cache.keys import code_digest
from claimcheck.linkage.articles.reprints import traces_of
from claimcheck.linkage.clusters.left_out import printed
from claimcheck.models import Article, Extraction, Profile
from claimcheck.models.kept_profile import KeptProfile
from claimcheck.models.outline import Large, Marks, Outline, doubles_of
from claimcheck.rules.marks import marks_of

_TAGS = {cls.kind: tag for tag, cls in CLAIM_TYPES.items()}
_HEAD = struct.Struct("<6I")
_SIZE = 16


def outline_key(claims: bytes) -> bytes:
    """The key of an outline, by the key of the claims."""
    digest = blake2b(code_digest(), digest_size=_SIZE)
    digest.update(b"outline\n" + claims)
    return digest.digest()


def pack_outline(extraction: Extraction, article: Article) -> bytes:
    """The outline of an article's claims, and its profile."""
    claims = extraction.claims
    marks = marks_of(claims, article)
    row = [
        "".join([_TAGS[claim.kind] for claim in claims]),
        [marks.ages, marks.births, marks.anniversaries, marks.mismatched],
        [marks.equal, marks.large, marks.adds_up, marks.open_days],
        doubles_of(claims),
    ]
    ends = array("I", [offset for claim in claims for offset in (claim.start, claim.end)])
    sentences = array("I", [offset for claim in claims for offset in claim.sentence])
    parts = [
        json.dumps(row, separators=(",", ":")).encode("ascii"),
        encode_profile(extraction.profile),
        array_bytes(ends),
        array_bytes(sentences),
        array_bytes(array("Q", printed(claims, article))),
        array_bytes(traces_of(article)),
    ]
    return _HEAD.pack(*map(len, parts)) + b"".join(parts)


def unpack_outline(
    data: bytes, article: str, again: Callable[[], Profile] | None = None
) -> tuple[Outline, Profile] | None:
    """What `pack_outline` wrote, of the article with this id; None for anything else.

    With ``again``, which makes the profile anew, it is read when something asks for it.
    """
    try:
        lengths = _HEAD.unpack_from(data)
        parts, start = [], _HEAD.size
        for length in lengths:
            parts.append(data[start : start + length])
            start += length
        tags, places, (equal, large, adds_up, open_days), doubles = json.loads(parts[0])
        ages, births, anniversaries, mismatched = map(tuple, places)
        marks = Marks(
            ages,
            births,
            anniversaries,
            mismatched,
            tuple([(x, y) for x, y in equal]),
            tuple([Large(*figure) for figure in large]),
            adds_up,
            open_days,
        )
        classes = [CLAIM_TYPES[tag] for tag in tags]
        ends, sentences, words, traces = map(read_array, "IIQQ", parts[2:])
        if not len(ends) == len(sentences) == 2 * len(words) == 2 * len(classes):
            return None
        same = [(place, first) for place, first in doubles]
        outline = Outline(classes, ends, sentences, words, same, marks, traces)
        if again is not None:
            return outline, KeptProfile.of(article, partial(_profile, parts[1], article, again))
        return outline, decode_profile(parts[1], article)
    except (ValueError, TypeError, LookupError, AttributeError, struct.error):
        return None


def _profile(data: bytes, article: str, again: Callable[[], Profile]) -> Profile:
    try:
        return decode_profile(data, article)
    except (ValueError, TypeError, AttributeError):
        return again()
