"""What a figure counts or measures: `measure_of`, `measures_of`, `measure_words`.

`measure_words` needs no language model: spaCy is imported only for the readers of a Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.measures.words import measure_words

if TYPE_CHECKING:
    from claimcheck.measures.compose import measure_of, measures_of
    from claimcheck.measures.tree import Tree

__all__ = ["Tree", "measure_of", "measure_words", "measures_of"]


def __getattr__(name: str) -> Any:
    if name in {"measure_of", "measures_of"}:
        from claimcheck.measures import compose

        return getattr(compose, name)
    if name == "Tree":
        from claimcheck.measures.tree import Tree

        return Tree
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
