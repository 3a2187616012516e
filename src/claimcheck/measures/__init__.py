"""What a figure counts or measures: `measure_of`, `measures_of`, `measure_words`."""

from __future__ import annotations

from claimcheck.measures.compose import measure_of, measure_words, measures_of
from claimcheck.measures.tree import Tree

__all__ = ["Tree", "measure_of", "measure_words", "measures_of"]
