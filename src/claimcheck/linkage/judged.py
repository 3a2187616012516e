"""The judged pairs of a corpus, of which those of earlier runs are read when something asks.

Of every pair a row is known: its two claims by number, verdict, kind, and why it was left out.
That is enough to count them, and to tell which of them bear on each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from struct import Struct
from typing import TYPE_CHECKING, Any

from claimcheck.linkage.interface import Relation
from claimcheck.linkage.left_out import LEFT_OUT, sort_of
from claimcheck.models import Claim, Comparison, Verdict
from claimcheck.models.lazy import LazySequence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

# A row: twice the number of either claim in its article, and one more where that is the relation's
# second article; verdict, kind, and the number of the sort of reasons. A claim that linkage read
# from the text, which is none of its article's, has the number behind them.
_ROW = Struct("<IIBBH")
ROW_SIZE = _ROW.size
KINDS = ("attribution", "date", "entity", "quantity", "statement")
VERDICTS = tuple(Verdict)
_KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
_VERDICT_CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}
_MOST_SORTS = 2**16

# Gives the judged pairs of relations, by their places.
Load = Callable[[Sequence[int]], Iterable[list[Comparison]]]


class Judged(LazySequence[Comparison]):
    """Judged pairs, two articles after two, in the order of their relations.

    ``claims``: by article; ``load``: reads what was added without its pairs; ``sorts``: those that
    known rows number. ``is_tabled``: every pair has a row.
    """

    def __init__(
        self, claims: Mapping[str, Sequence[Claim]], load: Load, sorts: Iterable[str] = ()
    ) -> None:
        self.relations: list[Relation] = []
        self.is_tabled = True
        self.rows: list[bytes] = []
        self.claims = claims
        self._load = load
        self._pairs: list[list[Comparison] | None] = []
        self._numbers: dict[str, dict[int, int]] = {}
        self._sorts = {sort: number for number, sort in enumerate(sorts)}
        self._starts = [0]
        self._places: dict[tuple[str, str], int] = {}

    @property
    def sorts(self) -> tuple[str, ...]:
        """Sorts of reasons by the numbers that rows give them."""
        return tuple(self._sorts)

    def add(self, relation: Relation, pairs: list[Comparison]) -> None:
        """Two articles with their judged pairs."""
        self._add(relation, pairs, len(pairs), self._rows_of(relation, pairs))

    def add_known(self, relation: Relation, rows: bytes) -> None:
        """Two articles of whose pairs only the rows are at hand."""
        self._add(relation, None, len(rows) // ROW_SIZE, rows)

    def _add(
        self, relation: Relation, pairs: list[Comparison] | None, count: int, rows: bytes
    ) -> None:
        self._places[relation.a, relation.b] = len(self.relations)
        self.relations.append(relation)
        self._pairs.append(pairs)
        self.rows.append(rows)
        self._starts.append(self._starts[-1] + count)

    def __len__(self) -> int:
        return self._starts[-1]

    def _all(self) -> Sequence[Comparison]:
        return tuple(self)

    def __iter__(self) -> Iterator[Comparison]:
        return chain.from_iterable(self._of(range(len(self.relations))))

    def take(self, places: Sequence[int]) -> list[Comparison]:
        """The pairs at these places."""
        from bisect import bisect_right

        parts = [bisect_right(self._starts, place) - 1 for place in places]
        self._of(sorted(set(parts)))
        return [
            pairs[place - self._starts[part]]
            for place, part in zip(places, parts, strict=True)
            if (pairs := self._pairs[part]) is not None
        ]

    def between(self, a: str, b: str) -> Sequence[Comparison]:
        """The pairs of two articles, in whichever order they are given."""
        part = self._places.get((a, b), self._places.get((b, a)))
        return () if part is None else self._of([part])[0]

    def _of(self, parts: Sequence[int]) -> list[list[Comparison]]:
        missing = [part for part in parts if self._pairs[part] is None]
        if missing:
            for part, read in zip(missing, self._load(missing), strict=True):
                if len(read) != self._starts[part + 1] - self._starts[part]:
                    raise ValueError("other pairs than were judged before")
                self._pairs[part] = read
        return [pairs for part in parts if (pairs := self._pairs[part]) is not None]

    def verdicts(self) -> Counter[Verdict]:
        """How many pairs came to each verdict."""
        import numpy as np

        if not self.is_tabled:
            return Counter(pair.verdict for pair in self)
        counts = np.bincount(self.table()["verdict"], minlength=len(VERDICTS)).tolist()
        return Counter({v: n for v, n in zip(VERDICTS, counts, strict=True) if n})

    def table(self) -> Any:
        """All rows, as an array with the columns a, b, verdict, kind, sort."""
        import numpy as np

        row = np.dtype(
            [("a", "<u4"), ("b", "<u4"), ("verdict", "u1"), ("kind", "u1"), ("sort", "<u2")]
        )
        return np.frombuffer(b"".join(self.rows), dtype=row)

    def counts(self) -> Integers:
        """How many pairs each two articles have."""
        import numpy as np

        starts = np.array(self._starts, dtype=np.int64)
        return starts[1:] - starts[:-1]

    def _rows_of(self, relation: Relation, pairs: Sequence[Comparison]) -> bytes:
        if not self.is_tabled:
            return b""
        rows = []
        for pair in pairs:
            a, b = self._number(pair.a, relation), self._number(pair.b, relation)
            kind = _KIND_CODES.get(pair.a.kind)
            sort = 0
            if pair.verdict in LEFT_OUT:
                sort = self._sorts.setdefault(sort_of(pair.level), len(self._sorts))
            if a is None or b is None or kind is None or sort >= _MOST_SORTS:
                self.is_tabled = False
                return b""
            rows.append(_ROW.pack(a, b, _VERDICT_CODES[pair.verdict], kind, sort))
        return b"".join(rows)

    def _number(self, claim: Claim, relation: Relation) -> int | None:
        for side, article in enumerate((relation.a, relation.b)):
            place = self._numbered(article).get(id(claim))
            if place is None and claim.article == article:
                place = len(self.claims[article])
            if place is not None:
                return 2 * place + side
        return None

    def _numbered(self, article: str) -> dict[int, int]:
        """The numbers of an article's claims."""
        found = self._numbers.get(article)
        if found is None:
            claims = self.claims[article]
            found = {id(claim): number for number, claim in enumerate(claims)}
            self._numbers[article] = found
        return found
