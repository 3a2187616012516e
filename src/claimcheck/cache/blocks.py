"""Findings as a run printed them, kept for the next run over the same paths.

One entry holds the blocks of one report as one look prints it, which each run replaces. A block
stands under a digest of all that it shows, so that it is the same bytes as one made anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cache.keys import code_digest

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache
    from claimcheck.report import Look

_MOST_CHARACTERS = 100_000_000
_SIZE = 16


class KeptBlocks:
    """Blocks of the last report over the same paths; see `claimcheck.report.view.Blocks`.

    ``look``: how it is printed, so that terminals of two widths do not replace each other's.
    """

    def __init__(self, cache: Cache, paths: Sequence[str], look: Look) -> None:
        self._cache = cache
        digest = blake2b(code_digest(), digest_size=_SIZE)
        shown = (look.width, look.color, look.encoding)
        place = repr((os.fspath(Path.cwd()), list(paths), shown))
        digest.update(b"block\n" + place.encode("utf-8", "surrogatepass"))
        self._key = digest.digest()
        self._before: dict[str, str] | None = None
        self._used: dict[str, str] = {}
        self._new = False

    def get(self, name: bytes) -> str | None:
        """See `Blocks`."""
        if self._before is None:
            self._before = _blocks(self._cache.recall(self._key))
        found = self._before.get(name.hex())
        if found is not None:
            self._used[name.hex()] = found
        return found

    def put(self, name: bytes, text: str) -> None:
        """See `Blocks`."""
        self._used[name.hex()] = text
        self._new = True

    def save(self) -> None:
        """Keep the blocks of this report in place of those of the last one."""
        if self._new and sum(map(len, self._used.values())) <= _MOST_CHARACTERS:
            data = json.dumps(self._used, separators=(",", ":")).encode("ascii")
            self._cache.remember_all("block", [(self._key, data)])


def _blocks(data: bytes | None) -> dict[str, str]:
    try:
        found = {} if data is None else json.loads(data)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}
