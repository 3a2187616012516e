"""Figures that differ as slips of the pen or the ear make them differ.

"187 million" and "178 million", "84 kilos" and "48 kilos", "6 million" and "60 million": figures of
two questions hardly ever happen to be such a pair, two tellings of one figure of which one is wrong
often are. Slips of typists are mostly one digit taken for another, one more or one less, and
two neighbours that change places (Damerau 1964, who found these to be four fifths of the errors in
keyed text). How much each says is counted on figures, not letters: ``eval/figure_odds.py`` holds
pairs that a label calls one question in conflict against unlike figures of one sort of two reports.
"""

from __future__ import annotations

import re
from math import isclose

from claimcheck.models import Quantity

# By name, how a finding says it.
SLIPS = {
    "swapped": "the two have the same digits in another order",
    "digit": "the two differ in one digit",
    "tenfold": "one is ten times the other",
}
_TENFOLD = 10.0  # a million for a billion is another rule's
_ONE_OFF = 2  # digits from which one that differs says something
_DIGITS = 12  # significant ones; more are rounding of the machine
_POINT = re.compile(r"\.")


def slip_between(a: Quantity, b: Quantity) -> str:
    """Which slip makes one figure out of the other, by its name in `SLIPS`; empty for none.

    Only of figures in one unit; of ranges and results both have one end in common.
    """
    x, y = _ends(a), _ends(b)
    if a.unit != b.unit or len(x) != len(y):
        return ""
    unlike = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    return _between(*unlike[0]) if len(unlike) == 1 else ""


def _ends(quantity: Quantity) -> tuple[float, ...]:
    """The figures printed: one, or both ends of a range or result."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return tuple(ends[:1]) if len(ends) == 2 and ends[0] == ends[1] else tuple(ends)


def _between(x: float, y: float) -> str:
    if x <= 0 or y <= 0:
        return ""
    small, large = sorted((x, y))
    if isclose(large, small * _TENFOLD, rel_tol=1e-9):
        return "tenfold"
    a, b = _digits(x, y)
    if len(a) != len(b) or len(a) < _ONE_OFF:
        return ""
    unlike = [place for place, (p, q) in enumerate(zip(a, b, strict=True)) if p != q]
    if len(unlike) == 1:
        return "digit"
    if len(unlike) == 2:
        first, last = unlike
        if (a[first], a[last]) == (b[last], b[first]) and last == first + 1:
            return "swapped"
    return ""


def _digits(x: float, y: float) -> tuple[str, str]:
    """The digits of two figures from the first to the last that either needs, at one scale."""
    printed = [f"{value:.{_DIGITS}g}" for value in (x, y)]
    if any("e" in text for text in printed):
        printed = [f"{value:.0f}" for value in (x, y)]
    places = max(len(text.partition(".")[2]) for text in printed)
    a, b = (_POINT.sub("", f"{value:.{places}f}").lstrip("0") for value in (x, y))
    while a.endswith("0") and b.endswith("0"):
        a, b = a[:-1], b[:-1]
    return a, b
