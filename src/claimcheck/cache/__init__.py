"""What was read before is not read again: claims by the content of their article, in SQLite."""

from __future__ import annotations

from claimcheck.cache.claims import Cache
from claimcheck.cache.store import Store, Usage

__all__ = ["Cache", "Store", "Usage"]
