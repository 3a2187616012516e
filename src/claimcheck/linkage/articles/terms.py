"""The names and words of all articles of a large corpus as numbers.

How telling they are, what an article's meetings depend on and which articles meet is told by
columns, so that the profile of an article that is as it was in an earlier run need not be read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.linkage.articles.blocking import Proposals, keys_of, made_of
from claimcheck.linkage.articles.rarity import Rarity, step_of, told_by_steps
from claimcheck.models import Profile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

COUNTED, KEY = 1, 2  # what an entry is the first of its article: counted for rarity; a blocking key


@dataclass(frozen=True, slots=True)
class Terms:
    """Articles in order: ``sizes`` tells how many ``numbers`` of ``words`` each has, in the order
    of `rarity.told_by_steps`, with ``flags`` as above."""

    words: Sequence[str]
    sizes: array[int]
    numbers: array[int]
    flags: bytes

    def rarity(self) -> Rarity:
        """As `rarity_of` of the profiles."""
        counts = self._counts(COUNTED).tolist()
        held = {word: n for word, n in zip(self.words, counts, strict=True) if n}
        return Rarity(len(self.sizes), held)

    def steps(self) -> Iterator[bytes]:
        """As `Rarity.steps` of each profile."""
        import numpy as np

        counts = self._counts(COUNTED)
        kinds, places = np.unique(counts, return_inverse=True)
        steps = np.array([step_of(number) for number in kinds.tolist()], dtype=np.uint8)[places]
        told = steps[np.frombuffer(self.numbers, dtype=np.uint32)].tobytes() if len(steps) else b""
        first = bytes([step_of(len(self.sizes), least=0)])
        start = 0
        for size in self.sizes:
            yield first + told[start : start + size]
            start += size

    def proposals(self, established: set[int]) -> Proposals:
        """As `blocking.proposals` of the profiles; ``established``: numbers of facts."""
        import numpy as np

        own = np.frombuffer(self.flags, dtype=np.uint8) & KEY > 0
        keys = np.frombuffer(self.numbers, dtype=np.uint32)[own].astype(np.int64)
        owners = np.repeat(np.arange(len(self.sizes)), np.array(self.sizes, dtype=np.int64))[own]
        counts = self._counts(KEY)
        listed, words = counts.tolist(), self.words
        present = np.flatnonzero(counts).tolist()
        rarest = sorted(present, key=lambda place: (listed[place], words[place]))
        ranks = np.zeros(len(words), dtype=np.int64)
        ranks[rarest] = np.arange(len(rarest))
        by_article = keys[np.lexsort((ranks[keys], owners))].tolist()
        edges = np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=len(self.sizes)))))
        orders = (
            by_article[start:end]
            for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        )
        holding = array("I", owners[np.argsort(keys, kind="stable")].astype(np.uint32).tobytes())
        ends = np.cumsum(counts).tolist()
        holders = {p: holding[ends[p] - listed[p] : ends[p]] for p in present}
        return made_of(words, orders, holders, len(self.sizes), established)

    def _counts(self, flag: int) -> Integers:
        """How many articles hold each."""
        import numpy as np

        wanted = np.frombuffer(self.flags, dtype=np.uint8) & flag > 0
        numbers = np.frombuffer(self.numbers, dtype=np.uint32)[wanted]
        return np.bincount(numbers, minlength=len(self.words)).astype(np.int64)


def terms_of_all(profiles: Sequence[Profile], before: Terms | None, places: Sequence[int]) -> Terms:
    """The terms of some profiles; of those that have a place among the ones ``before`` (not -1)
    the profile is not read."""
    known = Terms((), array("I"), array("I"), b"") if before is None else before
    starts = [0]
    for size in known.sizes:
        starts.append(starts[-1] + size)
    words, numbers_of = list(known.words), dict[str, int]()
    sizes, numbers, flags = array("I"), array("I"), bytearray()
    for profile, place in zip(profiles, places, strict=True):
        if place >= 0:
            part = slice(starts[place], starts[place + 1])
            sizes.append(known.sizes[place])
            numbers.extend(known.numbers[part])
            flags += known.flags[part]
            continue
        if not numbers_of:
            numbers_of = {word: number for number, word in enumerate(words)}
        before_it = len(numbers)
        for word, flag in _flagged(profile):
            number = numbers_of.setdefault(word, len(words))
            if number == len(words):
                words.append(word)
            numbers.append(number)
            flags.append(flag)
        sizes.append(len(numbers) - before_it)
    return _used(Terms(words, sizes, numbers, bytes(flags)))


def _flagged(profile: Profile) -> Iterator[tuple[str, int]]:
    terms, counted = told_by_steps(profile)
    keys = keys_of(profile)
    seen: set[str] = set()
    for place, term in enumerate(terms):
        first = term not in seen
        seen.add(term)
        yield term, COUNTED * (first and place < counted) + KEY * (first and term in keys)


def _used(terms: Terms) -> Terms:
    """The same without words that nobody has, once these are more than the others."""
    import numpy as np

    numbers = np.frombuffer(terms.numbers, dtype=np.uint32)
    used = np.zeros(len(terms.words), dtype=bool)
    used[numbers] = True
    if 2 * used.sum() >= len(used):
        return terms
    now = (np.cumsum(used) - 1).astype(np.uint32)
    words = [terms.words[place] for place in np.flatnonzero(used).tolist()]
    return Terms(words, terms.sizes, array("I", now[numbers].tobytes()), terms.flags)
