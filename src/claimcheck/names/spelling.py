"""How far apart two words are as spellings of one sound, and by what kind of change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from claimcheck.frozen import dataclass
from claimcheck.names.lexicon import Romanisation, romanisation

_LONGEST_WORD = 40
_LONGEST_GROUP = 4
_VOWELS = frozenset("aeiouy")
#: Letters that romanisations and slips take for one another, for a rough consonant skeleton.
_ROUGH = str.maketrans(
    dict.fromkeys("cqgx", "k")
    | dict.fromkeys("zj", "s")
    | dict.fromkeys("wf", "v")
    | {"b": "p", "d": "t"}
    | dict.fromkeys("aeiouyh", "")
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Distance of two folded words.

    ``cost``: 0 for equal words, about 1 for each unrelated letter, a few hundredths for a pair of
    letter groups that stand for one sound. ``worst``: the dearest single change. ``first``: the
    words begin with letters that do not stand for one another. ``edits``: plain letter edits.
    """

    cost: float
    worst: float
    first: bool
    edits: int

    @property
    def regular(self) -> bool:
        """Every change is a known alternation of spellings, none an unrelated letter."""
        return self.worst <= 0.36


@lru_cache(maxsize=100_000)
def spelling(a: str, b: str) -> Spelling | None:
    """Compare two folded words; None when they are plainly different words."""
    if a > b:
        return spelling(b, a)
    a, b = a[:_LONGEST_WORD], b[:_LONGEST_WORD]
    shorter, longer = sorted((len(a), len(b)))
    if not shorter or longer > 2 * shorter + 1 or not _promising(a, b):
        return None
    way = _align(a, b, romanisation())
    if way is None:
        return None
    cost, worst = way
    edits = Levenshtein.distance(a, b)
    return Spelling(cost, worst, not _start_alike(a, b, romanisation()), edits)


def skeleton(word: str) -> str:
    """Consonants of a folded word by rough class, doubled ones once: a key for blocking."""
    out: list[str] = []
    for char in word.translate(_ROUGH):
        if not out or out[-1] != char:
            out.append(char)
    return "".join(out)


def _promising(a: str, b: str) -> bool:
    if Levenshtein.normalized_similarity(a, b) >= 0.45:
        return True
    bones_a, bones_b = skeleton(a), skeleton(b)
    return Levenshtein.distance(bones_a, bones_b) <= max(1, min(len(bones_a), len(bones_b)) // 2)


def _start_alike(a: str, b: str, table: Romanisation) -> bool:
    """Whether the words begin with letters that stand for one another."""
    if a[0] == b[0]:
        return True
    if (a[0] == "h" and a[1:2] == b[0]) or (b[0] == "h" and b[1:2] == a[0]):
        return True
    starts = [(a[:n], b[:m]) for n in range(1, 4) for m in range(1, 4)]
    return any(table.edits.get(start, 1.0) <= 0.2 for start in starts)


#: No two spellings of one word cost more for each letter; the search stops there.
_DEAREST = 0.36


def _align(a: str, b: str, table: Romanisation) -> tuple[float, float] | None:
    """Cost and dearest change of the cheapest way from one word to the other, if it is short."""
    groups_a, groups_b = _groups(a, table), _groups(b, table)
    size_a, size_b = len(a), len(b)
    most = _DEAREST * (size_a + size_b) / 2
    far = (9e9, 0.0)
    best = [[far] * (size_b + 1) for _ in range(size_a + 1)]
    best[0][0] = (0.0, 0.0)
    edits = table.edits
    for i, row in enumerate(best):
        for j, (cost, worst) in enumerate(row):
            if cost > most:
                continue
            for step_a, step_b, price in _plain(a, b, i, j, table):
                if cost + price < best[i + step_a][j + step_b][0]:
                    best[i + step_a][j + step_b] = (cost + price, max(worst, price))
            for group in groups_a[i]:
                for other in groups_b[j]:
                    known = edits.get((group, other))
                    if known is not None:
                        target = best[i + len(group)]
                        if cost + known < target[j + len(other)][0]:
                            target[j + len(other)] = (cost + known, max(worst, known))
    return best[-1][-1] if best[-1][-1][0] <= most else None


def _plain(a: str, b: str, i: int, j: int, table: Romanisation) -> Iterator[tuple[int, int, float]]:
    """Steps that no table knows: equal, lost, other letter, swapped neighbours."""
    if i < len(a):
        if j < len(b):
            if a[i] == b[j]:
                yield 1, 1, 0.0
            else:
                vowels = a[i] in _VOWELS and b[j] in _VOWELS
                yield 1, 1, table.vowel if vowels else table.replace
                if a[i : i + 2] == b[j : j + 2][::-1] and i + 2 <= len(a):
                    yield 2, 2, table.swap
        yield 1, 0, _loss(a, i, table)
    if j < len(b):
        yield 0, 1, _loss(b, j, table)


def _loss(word: str, i: int, table: Romanisation) -> float:
    if i and word[i] == word[i - 1]:
        return table.double
    return table.vowel if word[i] in _VOWELS else table.consonant


def _groups(word: str, table: Romanisation) -> list[list[str]]:
    """For every position the letter groups that begin there and occur in the table."""
    known = _known_groups()
    found = []
    for i in range(len(word) + 1):
        here = [""]
        for n in range(1, _LONGEST_GROUP + 1):
            if word[i : i + n] in known and i + n <= len(word):
                here.append(word[i : i + n])
        found.append(here)
    return found


@lru_cache(maxsize=1)
def _known_groups() -> frozenset[str]:
    return frozenset(group for pair in romanisation().edits for group in pair if group)
