"""The other figures of two sentences: whether they agree tells if the sentences are of one thing.

Where two sentences give the same inventory ("seven rifles, 13 magazines") and one entry differs,
that entry is a conflict. Where every figure of one sort differs, the sentences rather speak of
another season, group or place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from claimcheck.frozen import dataclass
from claimcheck.models import Quantity, QuantityClaim, Span
from claimcheck.quantities.compare import Level, level_between

_AGREEING = frozenset({Level.EQUAL, Level.ROUNDING})
_TELLING = 3.0  # "one" and "two" stand in any sentence: agreeing on them tells nothing
_NEXT = 16  # figures on each side that are looked at: each pair of two sentences costs its product
_SLACK = 0.02  # share by which rounding may move a derived figure


@dataclass(frozen=True, slots=True)
class Siblings:
    """The other figures beside a pair: how many sorts agree, and how many figures of sorts that
    differ throughout."""

    agree: int = 0
    differ: int = 0
    texts: tuple[str, ...] = ()  # the agreeing figures as printed
    only: str = ""  # "sort": each article gives one value of the sort; "others": one of others


class SiblingIndex:
    """Figures of one article by their sentence and family."""

    def __init__(
        self, claims: Iterable[QuantityClaim], family: Callable[[QuantityClaim], str]
    ) -> None:
        self._by_sentence: dict[Span, dict[str, list[QuantityClaim]]] = defaultdict(dict)
        self._values: dict[tuple[str, bool, bool], set[tuple[float | None, float | None]]] = {}
        self._family = family
        # By the identity of claims, which the index holds. An article meets many others.
        self._held = list(claims)
        self._only: dict[int, str] = {}
        self._beside: dict[int, dict[str, list[QuantityClaim]]] = {}
        for claim in self._held:
            if key := family(claim):
                self._by_sentence[claim.sentence].setdefault(key, []).append(claim)
                value = claim.quantity.low, claim.quantity.high
                sort = key, of_others(claim), _beside_it(claim)
                self._values.setdefault(sort, set()).add(value)

    def only(self, claim: QuantityClaim) -> str:
        """Whether the article gives one value of the claim's sort ("sort"), or of the others that
        it counts ("others"); else empty."""
        found = self._only.get(id(claim))
        if found is None:
            found = self._only[id(claim)] = self._only_of(claim)
        return found

    def _only_of(self, claim: QuantityClaim) -> str:
        key, other = self._family(claim), _beside_it(claim)
        others = self._values.get((key, True, other), set())
        if of_others(claim):
            return "others" if len(others) == 1 else ""
        values = self._values.get((key, False, other), set()) | others
        return "sort" if len(values) == 1 else ""

    def beside(self, claim: QuantityClaim) -> dict[str, list[QuantityClaim]]:
        """The other figures of the claim's sentence by family."""
        found = self._beside.get(id(claim))
        if found is None:
            found = self._beside[id(claim)] = {
                key: others
                for key, beside in self._by_sentence.get(claim.sentence, {}).items()
                if (others := _nearest(beside, claim))
            }
        return found


# What a figure is held against: the same a year before, or what somebody had expected.
_BEFORE = re.compile(r"\b(?:earlier|ago|before|previous|prior|last|year-ago)\b", re.IGNORECASE)


def _beside_it(claim: QuantityClaim) -> bool:
    """Whether a sum of money or a share is that of an earlier time, or foreseen, and not the one
    reported: "down from $468 million a year earlier", "below the $430 million expected"."""
    if claim.quantity.unit is None:
        return False
    earlier = claim.period is not None and _BEFORE.search(claim.period.text) is not None
    return earlier or claim.measure.status == "forecast"


def _nearest(beside: Sequence[QuantityClaim], claim: QuantityClaim) -> list[QuantityClaim]:
    """The figures of a sentence without the claim; of a table's hundreds those next to it."""
    if len(beside) > 2 * _NEXT:
        at = bisect_left(beside, claim.start, key=attrgetter("start"))
        beside = beside[max(0, at - _NEXT) : at + _NEXT]
    return [other for other in beside if other is not claim]


def siblings_of(
    a: QuantityClaim, b: QuantityClaim, left: SiblingIndex, right: SiblingIndex
) -> Siblings:
    """Compare the figures that stand beside ``a`` and ``b``, family by family."""
    x, y = left.beside(a), right.beside(b)
    agree = differ = 0
    texts: list[str] = []
    for key in sorted(x.keys() & y.keys()):
        others = [*dict.fromkeys(q.quantity for q in y[key])]
        fitting = [p for p in x[key] if any(_agree(p.quantity, other) for other in others)]
        telling = [p for p in fitting if (p.quantity.low or p.quantity.high or 0) >= _TELLING]
        if telling:
            agree += 1
            texts.append(telling[0].text)
        elif not fitting and not any(_derived(a, b, p, q) for p in x[key] for q in y[key]):
            differ += min(len(x[key]), len(y[key]))
    only = left.only(a)
    return Siblings(agree, differ, tuple(texts), only if only == right.only(b) else "")


def of_others(claim: QuantityClaim) -> bool:
    """Whether the figure counts the others beside somebody: "two other officers"."""
    return not {"other", "others"}.isdisjoint(claim.measure.part.split())


def _agree(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are one, hedged or not: "300 rounds", "about 300 rounds"."""
    if level_between(a, b) in _AGREEING:
        return True
    return a.unit == b.unit and a.value is not None and a.value == b.value


def _derived(a: QuantityClaim, b: QuantityClaim, p: QuantityClaim, q: QuantityClaim) -> bool:
    """Whether ``p`` follows from ``a`` as ``q`` does from ``b``: "36 feet, 8 above flood stage"
    and "38 feet, 10 above flood stage", or a sum and its conversion."""
    values = [claim.quantity.value for claim in (a, b, p, q)]
    if None in values:
        return False
    w, x, y, z = (value for value in values if value is not None)
    if a.quantity.unit == p.quantity.unit and abs((w - y) - (x - z)) <= _SLACK * abs(w - y):
        return True
    return bool(w and x and z) and abs(y / w - z / x) <= _SLACK * abs(z / x)
