"""How far apart two words are as spellings of one sound, and by what kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from claimcheck.names.lexicon import Romanisation, romanisation

_LONGEST_WORD = 40
_LONGEST_GROUP = 4
_VOWELS = frozenset("aeiouy")
#: Letters that romanisations and slips take for one another, for a rough consonant skeleton.
_ROUGH = str.maketrans(
    {"c": "k", "q": "k", "g": "k", "x": "k", "z": "s", "j": "s", "w": "v", "f": "v", "b": "p", "d": "t"}
    | dict.fromkeys("aeiouyh", "")
)  # fmt: skip


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
    cost, worst = _align(a, b, romanisation())
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
    if a[0] == "h" and a[1:2] == b[0] or b[0] == "h" and b[1:2] == a[0]:
        return True
    starts = [(a[:n], b[:m]) for n in range(1, 4) for m in range(1, 4)]
    return any(table.edits.get(start, 1.0) <= 0.2 for start in starts)


_State = tuple[float, float]


def _align(a: str, b: str, table: Romanisation) -> _State:
    """Cheapest way from one word to the other: cost, dearest change."""
    groups_a, groups_b = _groups(a, table), _groups(b, table)
    far: _State = (9e9, 0.0)
    best = [[far] * (len(b) + 1) for _ in range(len(a) + 1)]
    best[0][0] = (0.0, 0.0)
    edits = table.edits
    for i in range(len(a) + 1):
        row = best[i]
        for j in range(len(b) + 1):
            state = row[j]
            if state[0] > 8:
                continue
            left, right = groups_a[i], groups_b[j]
            if i < len(a) and j < len(b) and a[i] == b[j]:
                _offer(best, i + 1, j + 1, state, 0.0)
            for group in left:
                for other in right:
                    price = edits.get((group, other))
                    if price is not None:
                        _offer(best, i + len(group), j + len(other), state, price)
            _plain(best, a, b, i, j, table)
    return best[-1][-1]


def _plain(best: list[list[_State]], a: str, b: str, i: int, j: int, table: Romanisation) -> None:
    """Offer the changes that no table knows: lost letter, other letter, swapped neighbours."""
    state = best[i][j]
    if i < len(a):
        _offer(best, i + 1, j, state, _loss(a, i, table))
    if j < len(b):
        _offer(best, i, j + 1, state, _loss(b, j, table))
    if i < len(a) and j < len(b) and a[i] != b[j]:
        vowels = (a[i] in _VOWELS) + (b[j] in _VOWELS)
        _offer(best, i + 1, j + 1, state, table.vowel if vowels == 2 else table.replace)
    if a[i : i + 2] == b[j : j + 2][::-1] and i + 2 <= len(a):
        _offer(best, i + 2, j + 2, state, table.swap)


def _offer(
    best: list[list[_State]], i: int, j: int, state: _State, price: float
) -> None:
    cost = state[0] + price
    if cost < best[i][j][0] - 1e-9:
        best[i][j] = (cost, max(state[1], price))


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
