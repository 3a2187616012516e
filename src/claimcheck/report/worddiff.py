"""Which of the marked words differ between two sides, and which letters of a changed word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

_TOKEN = re.compile(r"\d[\d.,]*\d|\w+|[^\w\s]+|\s+")
# Letters are compared where the words are spellings of one word rather than other words.
_SPELLING = 0.5
_MOST_TOKENS = 400  # beyond this the comparison costs more than it shows
_LONGEST_WORD = 40


class Part(NamedTuple):
    """A stretch of text: ``changed`` if the other side has other words here.

    ``letters`` is set for the very letters of a changed word that differ.
    """

    text: str
    changed: bool = False
    letters: bool = False


def compare(text: str, other: str, *, letters: bool = False) -> tuple[Part, ...]:
    """``text`` in parts, by what ``other`` says instead. The parts joined are ``text``.

    ``letters`` looks into words that stand for each other, for spellings of one name. Case, spaces
    and the kind of quotation mark are no difference. Everything is changed where the texts are too
    long to compare.
    """
    mine, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    if len(mine) > _MOST_TOKENS or len(theirs) > _MOST_TOKENS:
        return (Part(text, changed=True),)
    return tuple(_joined(_bridged([*_parts(mine, theirs, letters)])))


def _parts(mine: Sequence[str], theirs: Sequence[str], letters: bool) -> Iterator[Part]:
    matcher = SequenceMatcher(None, [*map(_key, mine)], [*map(_key, theirs)], autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            yield Part("".join(mine[start:end]))
        elif letters and what == "replace" and end - start == other_end - other_start:
            for word, other in zip(mine[start:end], theirs[other_start:other_end], strict=True):
                yield from _letters(word, other)
        else:
            yield from (Part(word, changed=not word.isspace()) for word in mine[start:end])


def _letters(word: str, other: str) -> Iterator[Part]:
    if word.isspace():
        yield Part(word)
        return
    matcher = SequenceMatcher(None, word.casefold(), other.casefold(), autojunk=False)
    spelled = word.isalpha() and other.isalpha() and max(len(word), len(other)) < _LONGEST_WORD
    # Folding may lengthen a word; then its letters no longer stand at the same places.
    if not spelled or len(word.casefold()) != len(word) or matcher.ratio() < _SPELLING:
        yield Part(word, changed=True)
        return
    for what, start, end, _, _ in matcher.get_opcodes():
        if start < end:
            yield Part(word[start:end], changed=True, letters=what != "equal")


def _bridged(parts: Sequence[Part]) -> Iterator[Part]:
    """Spaces between changed words are changed too: the words are read as one."""
    for number, part in enumerate(parts):
        around = parts[max(number - 1, 0) : number + 2]
        inside = part.text.isspace() and len(around) == 3 and around[0].changed
        yield part._replace(changed=True) if inside and around[2].changed else part


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    kinds = groupby(parts, key=lambda part: (part.changed, part.letters))
    for (changed, letters), group in kinds:
        text = "".join(part.text for part in group)
        if text:
            yield Part(text, changed, letters)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def _key(token: str) -> str:
    return " " if token.isspace() else token.translate(_QUOTES).casefold()
