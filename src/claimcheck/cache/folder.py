"""Where the cache lies, and how large it may grow."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ENVIRONMENT = "CLAIMCHECK_CACHE"
FILE_NAME = "claims-1.sqlite"
# About 200,000 articles; the oldest entries make room for new ones.
MAX_BYTES = 1_000_000_000


def cache_file() -> Path:
    """The database in the folder of CLAIMCHECK_CACHE, else in the platform's cache folder.

    That is ``$XDG_CACHE_HOME/claimcheck`` or ``~/.cache/claimcheck``, on macOS
    ``~/Library/Caches/claimcheck``, on Windows ``%LOCALAPPDATA%\\claimcheck\\cache``.
    """
    chosen = os.environ.get(ENVIRONMENT)
    if chosen:
        return Path(chosen) / FILE_NAME
    # A home that is not known leaves a path that cannot be made: the run goes on without cache.
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (never raises)
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        base = Path(local) if local else home / "AppData" / "Local"
        return base / "claimcheck" / "cache" / FILE_NAME
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    if xdg.startswith("/"):  # the specification says to ignore relative ones
        return Path(xdg) / "claimcheck" / FILE_NAME
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "claimcheck" / FILE_NAME
    return home / ".cache" / "claimcheck" / FILE_NAME
