"""The judged pairs of a corpus, of which those of earlier runs are read when something asks.

Of every pair a row is known: all but its reasons, the two claims by number. That is enough to count
them, to tell which of them bear on each other, and to cluster those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from struct import Struct
from typing import TYPE_CHECKING, Any

from claimcheck.linkage.clusters.kept_comparison import KeptComparison
from claimcheck.linkage.interface import Relation
from claimcheck.models import Claim, Comparison, Confidence, Verdict
from claimcheck.models.lazy import LazySequence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

# A row: twice the number of either claim in its article, and one more where that is the relation's
# second article; level and key by number; verdict, kind, confidence. A claim that linkage read
# from the text, which is none of its article's, has the number behind them.
_ROW = Struct("<IIIIBBBx")
ROW_SIZE = _ROW.size
KINDS = ("attribution", "date", "entity", "quantity", "statement")
VERDICTS = tuple(Verdict)
CONFIDENCES = tuple(Confidence)
_KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
_VERDICT_CODES = {verdict: code for code, verdict in enumerate(VERDICTS)}
_CONFIDENCE_CODES = {confidence: code for code, confidence in enumerate(CONFIDENCES)}


def table_of(rows: bytes) -> Any:
    """Rows as an array with the columns a, b, level, key, verdict, kind, confidence."""
    import numpy as np

    numbers = [(name, "<u4") for name in ("a", "b", "level", "key")]
    codes = [(name, "u1") for name in ("verdict", "kind", "confidence", "")]
    return np.frombuffer(rows, dtype=np.dtype([*numbers, *codes]))


# Gives the judged pairs of relations, by their places.
Load = Callable[[Sequence[int]], Iterable[list[Comparison]]]


class Judged(LazySequence[Comparison]):
    """Judged pairs, two articles after two, in the order of their relations.

    ``claims``: by article; ``load``: reads what was added without its pairs; ``words``: levels and
    keys that known rows number. ``is_tabled``: every pair has a row.
    """

    def __init__(
        self, claims: Mapping[str, Sequence[Claim]], load: Load, words: Iterable[str] = ()
    ) -> None:
        self.relations: list[Relation] = []
        self.is_tabled = True
        self.rows: list[bytes] = []
        self.claims = claims
        self._load = load
        self._pairs: list[list[Comparison] | None] = []
        self._numbers: dict[str, dict[int, int]] = {}
        self._words = list(words)
        self._places_of_words = {word: number for number, word in enumerate(self._words)}
        self._starts = [0]
        self._before: dict[int, int] = {}
        self._places: dict[tuple[str, str], int] = {}

    @property
    def words(self) -> Sequence[str]:
        """Levels and keys by the numbers that rows give them."""
        return self._words

    def add(self, relation: Relation, pairs: list[Comparison]) -> None:
        """Two articles with their judged pairs."""
        self._add(relation, pairs, len(pairs), self._rows_of(relation, pairs))

    def add_known(self, relation: Relation, rows: bytes, before: int = -1) -> None:
        """Two articles of whose pairs only the rows are at hand; ``before``: the number that the
        first of them had in an earlier run, if that is known."""
        self._before[len(self.relations)] = before
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

    def before(self) -> Integers:
        """For each pair the number that its row had in an earlier run, or -1."""
        import numpy as np

        firsts = np.full(len(self.relations), -1, dtype=np.int64)
        firsts[list(self._before)] = list(self._before.values())
        return self.numbers(firsts)

    def numbers(self, firsts: Integers) -> Integers:
        """For each pair its number, where those of two articles count on from the number of their
        first; -1 where that is -1."""
        import numpy as np

        counts = self.counts()
        within = np.arange(len(self)) - np.repeat(np.cumsum(counts) - counts, counts)
        first = np.repeat(firsts, counts)
        return np.where(first < 0, -1, first + within)

    def within(self, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The number of the relation of each of these pairs, and the pair's number within it."""
        for place in places:
            part = bisect_right(self._starts, place) - 1
            yield part, place - self._starts[part]

    def take(self, places: Sequence[int]) -> list[Comparison]:
        """The pairs at these places; of pairs of earlier runs the reasons are not read yet."""
        taken: list[Comparison] = []
        for part, numbers in groupby(self.within(places), key=itemgetter(0)):
            taken += self._taken(part, [number for _, number in numbers])
        return taken

    def _taken(self, part: int, numbers: Sequence[int]) -> Iterator[Comparison]:
        """The pairs of a relation with these numbers."""
        relation, rows = self.relations[part], self.rows[part]
        ends = self.claims[relation.a], self.claims[relation.b]
        for number in numbers:
            pairs = self._pairs[part]
            if pairs is None:
                a, b, level, key, verdict, _, confidence = _ROW.unpack_from(rows, number * ROW_SIZE)
                try:
                    left, right = ends[a & 1][a >> 1], ends[b & 1][b >> 1]
                except IndexError:
                    # A side that linkage read from the text is read from it again.
                    pairs = self._of([part])[0]
                else:
                    yield KeptComparison.of(
                        left,
                        right,
                        VERDICTS[verdict],
                        self._words[level],
                        CONFIDENCES[confidence],
                        self._words[key],
                        partial(self._reasons, part, number),
                    )
                    continue
            yield pairs[number]

    def _reasons(self, part: int, number: int) -> tuple[str, ...]:
        return self._of([part])[0][number].reasons

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
        """All rows; see `table_of`."""
        return table_of(b"".join(self.rows))

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
            if a is None or b is None or kind is None:
                self.is_tabled = False
                return b""
            words = self._word(pair.level), self._word(pair.key)
            codes = _VERDICT_CODES[pair.verdict], kind, _CONFIDENCE_CODES[pair.confidence]
            rows.append(_ROW.pack(a, b, *words, *codes))
        return b"".join(rows)

    def _word(self, word: str) -> int:
        number = self._places_of_words.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number

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
