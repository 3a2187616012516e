"""Dates, periods and clock times: `find_dates`, `period_for`, `compare_dates`.

Comparing needs no language model: spaCy is imported only when `find_dates` is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.dates.compare import DateComparison, compare_dates

if TYPE_CHECKING:
    from claimcheck.dates.find import DateMatch, find_dates, period_for, periods_for

__all__ = [
    "DateComparison",
    "DateMatch",
    "compare_dates",
    "find_dates",
    "period_for",
    "periods_for",
]


def __getattr__(name: str) -> Any:
    if name in {"DateMatch", "find_dates", "period_for", "periods_for"}:
        from claimcheck.dates import find

        return getattr(find, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
