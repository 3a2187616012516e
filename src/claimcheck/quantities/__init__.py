"""Quantities in news English: the grammar, units, and comparing two figures.

`units`, `compare` and `find` need no spaCy; `find_quantities` loads it on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.quantities.component import QuantityMatch as QuantityMatch
    from claimcheck.quantities.component import find_quantities as find_quantities

__all__ = ["QuantityMatch", "find_quantities"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from claimcheck.quantities import component

        return getattr(component, name)
    raise AttributeError(name)
