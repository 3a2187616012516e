"""What was read, compared, clustered or printed before is not made again; one SQLite file.

On what each kind of entry depends is in docs/decisions/0006-what-is-kept-between-runs.md.
"""

from __future__ import annotations

from claimcheck.cache.claims import Cache
from claimcheck.cache.store import Store, Usage

__all__ = ["Cache", "Store", "Usage"]
