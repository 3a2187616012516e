"""Ties figures that the text states as equal: "8 miles (13 kilometers)"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.frozen import dataclass
from claimcheck.models import Quantity, QuantityKind
from claimcheck.quantities.scanner import Pieces
from claimcheck.quantities.units import dimension

_EQUALS = frozenset(
    {"about", "approx", "approximately", "around", "roughly", "or", "nearly", "almost", "some",
     ".", "equivalent", "to", "worth", "equal", "i", "e", ",", "us", "=", "the", "is", "that",
     "more", "than", "over", "just", "under", "~", "≈", "equals", "equaling", "a", "usd"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in a text; offsets in characters. See `component.QuantityMatch`."""

    start: int
    end: int
    number_start: int
    number_end: int
    quantity: Quantity
    equivalent: int | None = None


def tie_equivalents(found: list[Found], place: list[tuple[int, int]], p: Pieces) -> list[Found]:
    """Marks "24 trillion rubles (approx. $287 billion)" and "8 miles, or 13 kilometers,"."""
    result = list(found)
    for n in range(len(found) - 1):
        a, b = found[n], found[n + 1]
        if not _comparable(a.quantity, b.quantity):
            continue
        link = _link(p, place[n][1], place[n + 1][0])
        chained = result[n].equivalent is not None and p.low[place[n][1]] in {",", ";", "/"}
        if link or (chained and place[n + 1][0] - place[n][1] <= 2):
            first = result[n].equivalent if chained and result[n].equivalent is not None else n
            result[n + 1] = replace(result[n + 1], equivalent=first)
            if result[n].equivalent is None:
                result[n] = replace(result[n], equivalent=n + 1)
    return result


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.unit is None or b.unit is None or a.unit == b.unit:
        return False
    first = dimension(a.unit)
    if a.kind is QuantityKind.MONEY and b.kind is QuantityKind.MONEY:
        # "$12 a month, or $99 a year" are two prices
        return (first or "").split("/")[0] != (dimension(b.unit) or "").split("/")[0]
    same = first is not None and first == dimension(b.unit)
    return same and first not in {"percentage point", "percent"}


def _link(p: Pieces, last: int, first: int) -> bool:
    between = [p.low[k] for k in range(last, first)]
    if not between or len(between) > 6:
        return False
    if between[0] == "(" or "(" in between[:2]:
        rest = between[between.index("(") + 1 :]
        return all(word in _EQUALS for word in rest)
    if between[0] in {"or", "=", "≈", "~", "/"} or between[:2] == [",", "or"]:
        return all(word in _EQUALS or word == "/" for word in between)
    return between[0] in {"equivalent", "equal", "equals"} and between[-1] in {"to", "equals"}
