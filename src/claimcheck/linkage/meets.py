"""What pairs of articles came to when they last met, so that they need not meet again.

How two articles relate follows from the two and from how telling their words are. The latter moves
in steps (`events.Rarity`), so that a new article leaves nearly all pairs as they were. Each article
stands under a digest of all that its meetings depend on; a pair is known if both digests are.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meets:
    """The proposed pairs of a corpus: ``counts`` of each article in order, with ``partners`` of a
    larger number, and how near they are.

    ``articles``: digests; ``nearness``: 0 for strangers, of the others ``scores`` in order.
    ``described``: places of pairs whose reasons are known, each with its place among ``told``.
    """

    articles: tuple[bytes, ...]
    counts: array[int]
    partners: array[int]
    nearness: bytes
    scores: array[float]
    described: array[int]
    reasons: array[int]
    told: tuple[Reasons, ...]

    def is_whole(self) -> bool:
        """Whether the parts fit each other."""
        pairs, articles = len(self.partners), len(self.articles)
        return (
            len(self.counts) == articles
            and sum(self.counts) == pairs == len(self.nearness)
            and len(self.scores) == pairs - self.nearness.count(0)
            and len(self.described) == len(self.reasons)
            and max(self.partners, default=-1) < articles
            and max(self.described, default=-1) < pairs
            and max(self.reasons, default=-1) < len(self.told)
        )


@dataclass(slots=True)
class Acquaintance:
    """Digests of the articles of a run in order, what is known of ``before``, and, once they have
    met, what is known now."""

    articles: Sequence[bytes]
    before: Meets | None = None
    now: Meets | None = None
    _places: Integers | None = field(default=None, repr=False)

    def known(self, firsts: Integers, seconds: Integers) -> Integers | None:
        """For each proposed pair, in order, its place among those before, or -1; None if nothing
        is known."""
        import numpy as np

        if self.before is None:
            return None
        old = self.before
        numbers = {digest: number for number, digest in enumerate(self.articles)}
        now = np.array([numbers.get(digest, -1) for digest in old.articles], dtype=np.int64)
        counts = np.frombuffer(old.counts, dtype=np.uint32)
        first = np.repeat(now, counts)
        second = now[np.frombuffer(old.partners, dtype=np.uint32)]
        both = np.flatnonzero((first >= 0) & (second >= 0))
        size = len(self.articles)
        before = first[both] * size + second[both]
        if len(before) > 1 and bool((np.diff(before) <= 0).any()):
            return None  # in another order: nothing that is of use
        wanted = firsts * size + seconds
        where = np.searchsorted(before, wanted)
        where[where == len(before)] = 0
        if not len(before):
            return None
        found = before[where] == wanted
        self._places = np.where(found, both[where], -1)
        return self._places

    def reasons(self) -> dict[int, Reasons]:
        """By the place of a pair among those before: its reasons, as far as they are known."""
        if self.before is None:
            return {}
        told = self.before.told
        return {
            place: told[number]
            for place, number in zip(self.before.described, self.before.reasons, strict=True)
        }
