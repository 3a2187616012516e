"""What pairs of articles came to when they last met, so that they need not meet again.

How two articles relate follows from the two and from how telling their words are. The latter moves
in steps (`rarity.Rarity`), so that a new article leaves nearly all pairs as they were. Each article
stands under a digest of all that its meetings depend on; a pair is known if both digests are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Numbers = npt.NDArray[np.uint32]

Reasons = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meets:
    """The proposed pairs of a corpus: ``counts`` of each article in order, with ``partners`` of a
    larger number, and how near they are.

    ``articles``: digests; ``nearness``: 0 for strangers, of the others ``scores`` in order.
    ``described``: places of pairs whose reasons are known, each with its place among ``told``.
    ``asked``: other pairs of which it was asked whether they are of one event, as the number of the
    first times that of all articles and that of the second, in order, with the ``answers``.
    """

    articles: tuple[bytes, ...]
    counts: array[int]
    partners: array[int]
    nearness: bytes
    scores: array[float]
    described: array[int]
    reasons: array[int]
    told: tuple[Reasons, ...]
    asked: array[int] = field(default_factory=lambda: array("Q"))
    answers: bytes = b""

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
            and len(self.asked) == len(self.answers)
            and max(self.asked, default=-1) < articles**2
        )


class Acquaintance:
    """What is known of how the articles of a run meet, from ``before`` and from ``now``.

    ``articles``: their digests in order; ``now`` is there once they have met. ``again``: by their
    ids how near those are that met before, whose relations come without words (`events.worded`).
    """

    def __init__(self, articles: Sequence[bytes], before: Meets | None = None) -> None:
        self.articles = articles
        self.before = before
        self.now: Meets | None = None
        self.again: dict[tuple[str, str], int] = {}
        self._asked: dict[int, bool] = {}
        self._kept = array("Q")  # as `Meets.asked`, with the numbers of this run
        self._answers = b""
        self._starts: list[int] = []

    def known(self, firsts: Numbers, seconds: Numbers) -> Integers | None:
        """For each proposed pair, in order, its place among those before, or -1; None if nothing
        is known."""
        import numpy as np

        if self.before is None:
            return None
        old = self.before
        numbers = {digest: number for number, digest in enumerate(self.articles)}
        now = np.array([numbers.get(digest, -1) for digest in old.articles], dtype=np.int64)
        counts = np.frombuffer(old.counts, dtype=np.uint32)
        own = np.repeat(np.arange(len(now), dtype=np.int64), counts)
        others = np.frombuffer(old.partners, dtype=np.uint32).astype(np.int64)
        before, places = _renumbered(own, others, now, len(self.articles))
        asked = np.frombuffer(old.asked, dtype=np.uint64).astype(np.int64)
        kept, rows = _renumbered(*np.divmod(asked, max(1, len(now))), now, len(self.articles))
        answers = np.frombuffer(old.answers, dtype=np.uint8)[rows]
        if _disordered(before) or _disordered(kept):
            return None  # nothing that is of use
        self._kept = array("Q", kept.astype(np.uint64).tobytes())
        self._answers = answers.tobytes()
        if not len(before):
            return None
        wanted = firsts.astype(np.int64) * len(self.articles) + seconds
        where = np.searchsorted(before, wanted)
        where[where == len(before)] = 0
        return np.where(before[where] == wanted, places[where], -1)

    def taken_over(
        self, places: Integers | None, size: int
    ) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64], Integers | None]:
        """How near each pair was and its score, by ``places`` among those before (as `known` gives
        them), zero where that is not known; and which pairs those are, None for all."""
        import numpy as np

        nearness, scores = np.zeros(size, dtype=np.uint8), np.zeros(size)
        if places is None or self.before is None:
            return nearness, scores, None
        there = np.flatnonzero(places >= 0)
        before = np.frombuffer(self.before.nearness, dtype=np.uint8)
        scored = np.zeros(len(before))
        scored[before > 0] = np.frombuffer(self.before.scores, dtype=np.float64)
        nearness[there] = before[places[there]]
        scores[there] = scored[places[there]]
        return nearness, scores, np.flatnonzero(places < 0)

    def reasons(self) -> dict[int, Reasons]:
        """By the place of a pair among those before: its reasons, as far as they are known."""
        if self.before is None:
            return {}
        told = self.before.told
        return {
            place: told[number]
            for place, number in zip(self.before.described, self.before.reasons, strict=True)
        }

    def of_one_event(self, a: int, b: int, ask: Callable[[], bool]) -> bool:
        """Whether two articles, by number, are of one event; asked where it is not known."""
        if self.now is None:
            return ask()
        first, second = (a, b) if a < b else (b, a)
        if not self._starts:
            self._starts = [0, *accumulate(self.now.counts)]
        start, end = self._starts[first], self._starts[first + 1]
        place = bisect_left(self.now.partners, second, start, end)
        if place < end and self.now.partners[place] == second:
            return self.now.nearness[place] == _ONE_EVENT
        pair = first * len(self.articles) + second
        answer = self._asked.get(pair)
        if answer is None:
            place = bisect_left(self._kept, pair)
            kept = place < len(self._kept) and self._kept[place] == pair
            answer = self._asked[pair] = bool(self._answers[place]) if kept else ask()
        return answer

    def result(self) -> Meets | None:
        """What the next run may know, with what was asked in this one."""
        if self.now is None:
            return None
        asked = sorted(self._asked)
        answers = bytes(self._asked[pair] for pair in asked)
        return replace(self.now, asked=array("Q", asked), answers=answers)


_ONE_EVENT = 2  # `Nearness.SAME_EVENT`


def _renumbered(
    firsts: Integers, seconds: Integers, now: Integers, articles: int
) -> tuple[Integers, Integers]:
    """Pairs by the numbers that their articles have ``now`` (-1: none), and their places."""
    import numpy as np

    first, second = now[firsts], now[seconds]
    places = np.flatnonzero((first >= 0) & (second >= 0))
    return first[places] * articles + second[places], places


def _disordered(pairs: Integers) -> bool:
    import numpy as np

    return len(pairs) > 1 and bool((np.diff(pairs) <= 0).any())
