"""Cuts text into the pieces that the quantity grammar reads, in one pass.

spaCy's tokens split "$1.2bn", "10-15" and "A$82m" in different ways by context, so the grammar
has its own pieces: number literals, words, and single signs, each with its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter, eq


class Kind(IntEnum):
    """What a piece is."""

    NUM = 0
    WORD = 1
    SIGN = 2
    CLOCK = 3
    SKIP = 4
    FRACTION = 5


# Longer than any figure in news; longer strings of digits are identifiers.
MAX_DIGITS = 24
# Empty pieces after the last one, more than the grammar ever looks ahead.
_PADDING = 12

# All quantifiers that could overlap are bounded, so the scan is linear.
# Words come first, as most pieces are: no other piece but an address begins with a letter. At a
# space nothing is tried.
_PIECE = re.compile(
    r"(?=\S)(?:(?P<word>(?!https?://\S|www\.\S)[^\W\d_½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]+(?:['’][^\W\d_]+)?)"
    r"|(?P<skip>https?://\S{1,2000}|www\.\S{1,2000}"
    r"|(?:24/7|9/11|7/7|50/50|20/20)(?![\d/])"
    r"|\d{4}-\d{2}-\d{2}(?!\d)"
    r"|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
    r"|\d{4}/\d{2,4}(?![\d/])"
    r"|(?<![\d.,-])(?:19|20)\d{2}[-–]\d{2}(?![\d%-]|[.,]\d)"
    r"|\d{1,10}(?:\.\d{1,10}){2,6}(?![\d])"
    r"|\+\d{1,3}[ .-]?\(?\d{1,4}\)?(?:[ .-]\d{2,4}){1,4}(?!\d)"
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}(?!\d)"
    r"|(?:1[ .-])?\d{3}[.-]\d{3}[.-]\d{4}(?!\d)"
    r"|0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\d))"
    r"|(?P<clock>\d{1,2}(?:[:.]\d{2})?[ \xa0]?(?:[aApP]\.[mM]\.?|[aApP][mM]\b)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
    r"|[0-2]\d[0-5]\d(?=\s?(?:GMT|UTC|BST|EST|EDT|CET|PST|PDT|IST|hrs)\b)"
    r"|\d{1,2}\s?o['’]clock)"
    r"|(?P<num>[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:[\u202f\u00a0\u2009][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,4},[0-9]{2}(?![0-9,])"
    r"|(?<![0-9,.])[0-9]{1,3},[0-9]{1,2}(?= (?:million|billion|trillion)\b"
    # a comma before one or two digits and a unit is a decimal one; thousands have three
    r"| ?(?:m|km|cm|mm|kg|ha|kilos?|(?:kilo|centi|milli)?met(?:er|re)s?|kilograms?|tonnes?|litres?|"
    r"hectares?|per ?cent|degrees?)\b| ?(?:%|°))"
    r"|[0-9]+(?:\.[0-9]+)?|(?<![\w.])\.[0-9]+)"
    r"|(?P<fraction>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒])"
    r"|(?P<sign>\S))"
)
_KINDS = {
    "num": Kind.NUM,
    "word": Kind.WORD,
    "sign": Kind.SIGN,
    "clock": Kind.CLOCK,
    "skip": Kind.SKIP,
    "fraction": Kind.FRACTION,
}


_printed: Callable[[re.Match[str]], str] = re.Match.group
_start: Callable[[re.Match[str]], int] = re.Match.start
_end: Callable[[re.Match[str]], int] = re.Match.end
_group: Callable[[re.Match[str]], str] = attrgetter("lastgroup")


class Pieces:
    """A text's pieces as parallel lists: kind, text, lower-cased text, start, end.

    ``glued[i]`` says that nothing stands between piece i-1 and piece i. Empty pieces at the
    end save bounds checks in the grammar.
    """

    __slots__ = ("count", "end", "glued", "kind", "low", "start", "text", "whole")

    def __init__(self, text: str) -> None:
        self.whole = text
        matches = list(_PIECE.finditer(text))
        # Each column by functions of C alone: a text has as many pieces as words.
        pieces = list(map(_printed, matches))
        kinds = list(map(_KINDS.__getitem__, map(_group, matches)))
        if max(map(len, pieces), default=0) > MAX_DIGITS:
            for i, piece in enumerate(pieces):
                if len(piece) > MAX_DIGITS and kinds[i] is Kind.NUM:
                    kinds[i] = Kind.SKIP
        self.count = len(matches)
        self.text = pieces + [""] * _PADDING
        self.start = list(map(_start, matches)) + [len(text)] * _PADDING
        self.end = list(map(_end, matches)) + [len(text)] * _PADDING
        self.kind = kinds + [Kind.SIGN] * _PADDING
        self.low = list(map(str.lower, self.text))
        befores = [-1, *self.end[: self.count]]
        self.glued = list(map(eq, self.start[: self.count], befores)) + [False] * _PADDING

    def gap(self, i: int) -> str:
        """The text between piece i-1 and piece i."""
        return self.whole[self.end[i - 1] : self.start[i]] if 0 < i < self.count else ""


@lru_cache(maxsize=8192)
def split_alias(alias: str) -> tuple[str, ...]:
    """The pieces of a unit's, currency's or modifier's spelling, for matching against text."""
    return tuple(match.group() for match in _PIECE.finditer(alias))
