"""Text cut into words, numbers and marks, with offsets, for the date grammar."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.frozen import dataclass

# One alternative always matches a non-space character: linear in the text.
_LEXEME = re.compile(r"[^\W\d_]+|[0-9]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Parallel lists; ``low`` in lower case, ``start``/``end`` character offsets."""

    text: str
    low: list[str]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def word(self, i: int) -> str:
        """Lower-case lexeme, "" outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def number(self, i: int, digits: int = 4) -> int:
        """Value of a run of at most so many ASCII digits, else -1."""
        word = self.word(i)
        if word and len(word) <= digits and word.isascii() and word.isdigit():
            return int(word)
        return -1

    def glued(self, i: int) -> bool:
        """Whether lexeme ``i`` follows the one before without a space."""
        return 0 < i < len(self.low) and self.start[i] == self.end[i - 1]

    def title(self, i: int) -> bool:
        """Whether the word is printed with a capital first letter."""
        return 0 <= i < len(self.low) and self.text[self.start[i]].isupper()


def lexemes(text: str) -> Lexemes:
    """Cut ``text`` up."""
    matches = list(_LEXEME.finditer(text))
    low = list(map(str.lower, map(_printed, matches)))
    return Lexemes(text, low, list(map(_start, matches)), list(map(_end, matches)))


_printed: Callable[[re.Match[str]], str] = re.Match.group
_start: Callable[[re.Match[str]], int] = re.Match.start
_end: Callable[[re.Match[str]], int] = re.Match.end
