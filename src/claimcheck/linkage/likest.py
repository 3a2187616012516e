"""Which pairs of two articles' like claims are weighed: all, or of tables full of them the likest.

Two tables of a thousand prices have a million pairs, of which hardly any are of one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from typing import TypeVar

_LIKEST = 2  # each one's nearest by the words around it
_MOST = 2000  # of one side that are looked at; what a longer table holds below is not compared
T = TypeVar("T")


def worth_weighing(
    left: Sequence[T], right: Sequence[T], words: Callable[[T], frozenset[str]], all_pairs: int
) -> Iterator[tuple[T, T]]:
    """All pairs where they are ``all_pairs`` at most, else those with most ``words`` in common."""
    if len(left) * len(right) <= all_pairs:
        for a in left:
            for b in right:
                yield a, b
        return
    left, right = left[:_MOST], right[:_MOST]
    others = [words(b) for b in right]
    shared = [[len(own & other) for other in others] for own in map(words, left)]
    wanted = {(i, j) for i, row in enumerate(shared) for j in _highest(row)}
    wanted |= {
        (i, j) for j, column in enumerate(zip(*shared, strict=True)) for i in _highest(column)
    }
    for i, j in sorted(wanted):
        yield left[i], right[j]


def _highest(numbers: Sequence[int]) -> list[int]:
    """The places of the highest numbers, the first of equal ones."""
    return nlargest(_LIKEST, range(len(numbers)), key=lambda place: (numbers[place], -place))
