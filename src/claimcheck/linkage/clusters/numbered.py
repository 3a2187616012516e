"""All claims of a corpus by number, and those of each judged pair."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.linkage.clusters.judged import KINDS, VERDICTS, Judged
from claimcheck.linkage.clusters.left_out import LEFT_OUT, LONELY, printed, sort_of
from claimcheck.models import Article, Claim, Extraction
from claimcheck.models.outline import doubles_of, outline_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

_CODES = {kind: code for code, kind in enumerate(KINDS)}


@dataclass(slots=True)
class Numbered:
    """All claims of a corpus by number, article after article, and those of each judged pair.

    ``same``: for each claim the number of the first one with its id. ``beside``: claims that are
    none of their articles', numbered behind all others.
    """

    extractions: Sequence[Extraction]
    articles: list[str]
    starts: Integers  # of each article's claims, and the end
    a: Integers
    b: Integers
    same: Integers
    table: Any = field(repr=False)
    beside: Sequence[Claim] = ()
    _bounds: list[int] = field(default_factory=list, repr=False)  # as ``starts``

    @classmethod
    def of(cls, judged: Judged, extractions: Sequence[Extraction]) -> Numbered:
        """The claims of the extractions, in their order."""
        import numpy as np

        articles = [e.profile.article for e in extractions]
        sizes = np.array([len(e.claims) for e in extractions], dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        places = {article: place for place, article in enumerate(articles)}
        ends = np.array(
            [(places[r.a], places[r.b]) for r in judged.relations], dtype=np.int64
        ).reshape(-1, 2)
        first, second = (np.repeat(starts[ends[:, side]], judged.counts()) for side in (0, 1))
        limits = [np.repeat(sizes[ends[:, side]], judged.counts()) for side in (0, 1)]
        table = judged.table()
        columns, strange = [], []
        for side in ("a", "b"):
            is_second, numbers = (table[side] & 1).astype(bool), (table[side] >> 1).astype(np.int64)
            columns.append(np.where(is_second, second, first) + numbers)
            strange.append(np.flatnonzero(numbers >= np.where(is_second, limits[1], limits[0])))
        beside = _beside(judged, columns, strange, int(starts[-1]))
        same = np.arange(starts[-1] + len(beside))
        for place, extraction in enumerate(extractions):
            for number, first_one in doubles_of(extraction.claims):
                same[starts[place] + number] = starts[place] + first_one
        for number, claim in enumerate(beside, int(starts[-1])):
            place = places[claim.article]
            own = (n for n, c in enumerate(extractions[place].claims) if c.id == claim.id)
            same[number] = starts[place] + next(own, number - starts[place])
        a, b = columns
        return cls(extractions, articles, starts, a, b, same, table, beside)

    def claim(self, number: int) -> Claim:
        """The claim with a number."""
        if not self._bounds:
            self._bounds = self.starts.tolist()
        if number >= self._bounds[-1]:
            return self.beside[number - self._bounds[-1]]
        place = bisect_right(self._bounds, number) - 1
        return self.extractions[place].claims[number - self._bounds[place]]

    def claims_of(self, rows: Sequence[int]) -> Callable[[int], Claim]:
        """The claim at twice the place of one of these rows, and one more for its second one."""

        def claim(place: int) -> Claim:
            ends = self.b if place & 1 else self.a
            return self.claim(int(ends[rows[place >> 1]]))

        return claim

    def not_compared(
        self, judged: Judged, left: Counter[str], articles: Mapping[str, Article]
    ) -> dict[str, int]:
        """See `left_out.not_compared`; ``left``: sorts of conflicts left out."""
        import numpy as np

        table = self.table
        apart = np.isin(table["verdict"], [VERDICTS.index(verdict) for verdict in LEFT_OUT])
        counts = Counter(left)
        levels = np.bincount(table["level"][apart], minlength=len(judged.words)).tolist()
        for level, number in zip(judged.words, levels, strict=True):
            if number:
                counts[sort_of(level)] += number
        met = np.zeros(len(self.same), dtype=bool)
        met[self.same[self.a[~apart]]] = met[self.same[self.b[~apart]]] = True
        met = met[self.same[: int(self.starts[-1])]]
        words, kinds = array("Q"), bytearray()
        for e in self.extractions:
            words.extend(printed(e.claims, articles.get(e.profile.article)))
            outline = outline_of(e.claims)
            told = e.claims if outline is None else outline.classes
            kinds.extend([_CODES[item.kind] for item in told])
        owners = np.repeat(np.arange(len(self.articles)), np.diff(self.starts))[~met]
        _, key = np.unique(np.frombuffer(words, dtype=np.uint64)[~met], return_inverse=True)
        low = np.full(len(key), len(self.articles))
        high = np.full(len(key), -1)
        np.minimum.at(low, key, owners)
        np.maximum.at(high, key, owners)
        own = np.frombuffer(bytes(kinds), dtype=np.uint8)[~met][low[key] == high[key]]
        for kind, number in zip(
            KINDS, np.bincount(own, minlength=len(KINDS)).tolist(), strict=True
        ):
            if number:
                counts[f"{kind}{LONELY}"] += number
        return dict(sorted(counts.items()))


def _beside(
    judged: Judged, columns: Sequence[Integers], strange: Sequence[Integers], size: int
) -> list[Claim]:
    """The claims at the ``strange`` rows of either column that are none of their articles', one of
    each id; their numbers, from ``size`` on, are set in the columns."""
    claims: list[Claim] = []
    numbers: dict[str, int] = {}
    for column, rows, side in zip(columns, strange, ("a", "b"), strict=True):
        for row, pair in zip(rows.tolist(), judged.take(rows.tolist()), strict=True):
            claim: Claim = getattr(pair, side)
            if claim.id not in numbers:
                numbers[claim.id] = size + len(claims)
                claims.append(claim)
            column[row] = numbers[claim.id]
    return claims
