"""Whether articles report on one event with each other, also those that were not compared.

Of hundreds of reports on one event each is compared with its nearest only; clusters have to know
of the other pairs too.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

# Pairs of articles looked at when two sets of articles meet, spread over both; and the share of
# them that may be of two events: one misjudged pair of many parts no event.
_MOST_MET = 64
_ODD = 10

Together = Callable[[str, str], bool]


def among(
    pairs: Iterable[tuple[str, str]],
    otherwise: Together | None = None,
    around: Mapping[str, Container[str]] | None = None,
) -> Together:
    """Whether two articles are one of the ``pairs``, in either order, else what is said otherwise.

    ``around``: for an article the others with which it is such a pair, both ways round. Answers are
    kept, so that ``otherwise`` is asked once for two articles.
    """
    near = around or {}
    known: dict[tuple[str, str], bool] = {}
    for a, b in pairs:
        known[min(a, b), max(a, b)] = True

    def together(a: str, b: str) -> bool:
        if a in near and b in near[a]:
            return True
        key = (a, b) if a < b else (b, a)
        found = known.get(key)
        if found is None:
            found = known[key] = otherwise(*key) if otherwise is not None else False
        return found

    return together


class Parting(NamedTuple):
    """Pairs of articles of two events, which keep two clusters apart, and how many of them are
    too few to do so, whatever the bridge."""

    pairs: Sequence[tuple[str, str]]
    too_few: int

    def holds(self, bridge: tuple[str, str]) -> bool:
        """Whether the two clusters stay apart for another bridge as well; if not, it is open."""
        one, other = bridge
        crossed = self.pairs.count((one, other)) + self.pairs.count((other, one))
        return len(self.pairs) - crossed > self.too_few


def parting(
    left: Sequence[str], right: Sequence[str], bridge: tuple[str, str], together: Together
) -> Parting | None:
    """What keeps two clusters apart: their articles report on two events; None if on one.

    ``left`` and ``right`` are sorted ids of articles. The two articles of ``bridge``, in which a
    pair of claims was judged already, need not be of one event. Of many pairs some are looked at,
    always the same ones.
    """
    xs, ys = _spread(left, len(right)), _spread(right, len(left))
    one, other = bridge
    few = _met(xs, ys, bridge) // _ODD  # the answer stands as soon as more than these are apart
    apart: list[tuple[str, str]] = []
    for x in xs:
        for y in ys:
            if x == y or (x == one and y == other) or (x == other and y == one):
                continue
            if not together(x, y):
                apart.append((x, y))
                if len(apart) > few:
                    return Parting(apart, len(xs) * len(ys) // _ODD)
    return None


def _met(xs: Sequence[str], ys: Sequence[str], bridge: tuple[str, str]) -> int:
    """How many pairs of two different articles there are, that of the bridge left out."""
    one, other = bridge
    bridges = (one in xs and other in ys) + (other in xs and one in ys) if one != other else 0
    met = len(xs) * len(ys)
    same = len(set(xs).intersection(ys)) if met > 1 else int(xs[0] == ys[0])
    return met - same - bridges


def _spread(ids: Sequence[str], others: int) -> Sequence[str]:
    """Some of the ids, evenly chosen, where all with all would be more than `_MOST_MET` pairs."""
    if len(ids) * others <= _MOST_MET:
        return ids
    most = max(int(_MOST_MET**0.5), _MOST_MET // max(others, 1))
    step = max(1, -(-len(ids) // most))
    return ids[::step]
