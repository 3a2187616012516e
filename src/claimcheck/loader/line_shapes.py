"""What single lines of a page look like (title, button, age), and which of them stand together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.loader.lines import Line

_LONG_WORD = re.compile(r"\w{4,}")


def is_title_case(text: str) -> bool:
    """Whether four of five long words begin with a capital."""
    words = [word for word in _LONG_WORD.findall(text) if not word.isdigit()]
    return bool(words) and sum(word[0].isupper() for word in words) * 5 >= len(words) * 4


def is_page_word(text: str, *, numbers: bool = True) -> bool:
    """One lower-case word, or a bare number: a button or a counter, never a headline."""
    return (text.isalpha() and text.islower()) or (numbers and text.isdigit())


def is_bare_name(text: str) -> bool:
    """Two or three words of letters, each with a capital."""
    words = text.replace(".", "").split()
    return 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() for word in words)


def is_age(line: Line) -> bool:
    """Whether a line says how old the page is, or at what time it was printed."""
    return line.meta is not None and (line.meta.ago or line.meta.clock)


def runs(numbers: Sequence[int]) -> list[list[int]]:
    """Line numbers in groups of neighbours."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return found
