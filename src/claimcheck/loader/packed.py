"""Files packed with gzip: unpacked in memory, never further than the limit for a file."""

from __future__ import annotations

import zlib

from claimcheck.loader.decoding import NotText
from claimcheck.loader.limits import Limits

MAGIC = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS


def unpack(data: bytes, limits: Limits) -> bytes | NotText:
    """The unpacked bytes of a gzip file (of all its members), or why there are none.

    Stops as soon as the limit is passed, so that a file that unpacks to gigabytes costs no more
    than one that is just too big.
    """
    left = limits.max_file_bytes + 1
    parts: list[bytes] = []
    rest = data
    while rest.startswith(MAGIC) and left > 0:
        member = zlib.decompressobj(_GZIP)
        try:
            part = member.decompress(rest, left)
        except zlib.error:
            return NotText("a damaged gzip archive; pack it again")
        parts.append(part)
        left -= len(part)
        if left <= 0:
            break
        if not member.eof:
            return NotText("a gzip archive that was cut off; pack it again")
        rest = member.unused_data
    if left <= 0:
        return NotText(
            f"unpacks to more than {limits.max_file_bytes / 1e6:,.1f} MB; "
            "split it into one file per article (limit max_file_bytes)"
        )
    return b"".join(parts) if parts else NotText("not a gzip archive; take .gz off its name")
