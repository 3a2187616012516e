"""The smallest printed dates: which recogniser a word calls for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from claimcheck.dates import worded
from claimcheck.dates.lexer import Lexemes
from claimcheck.dates.lexicon import DateWords, date_words
from claimcheck.dates.numeric import counted_unit, numeric_piece
from claimcheck.dates.parts import DASHES, Found

Reader = Callable[[Lexemes, int, DateWords], Found]
_FRACTIONS = {
    "early": "early", "late": "late", "mid": "mid", "middle": "mid", "end": "end", "close": "end",
    "beginning": "start", "start": "start",
}  # fmt: skip
_HOLIDAYS = ("christmas", "boxing", "new", "valentine", "halloween")
_LINKS = DASHES | {"of", "in", "on", "the", "hours"}


def piece_at(lx: Lexemes, i: int, words: DateWords) -> Found:
    """The date piece that starts at lexeme ``i``, with lexeme indices as its range."""
    low = lx.low[i]
    if low[0].isdigit():
        return numeric_piece(lx, i, words)
    reader = _readers().get(low)
    return reader(lx, i, words) if reader else None


def may_open(lows: Sequence[str]) -> list[int]:
    """The places of lexemes, in lower case, at which `piece_at` may read anything."""
    readers = _readers()
    return [i for i, low in enumerate(lows) if low in readers or low[0].isdigit()]


def _spoken_or_counted(lx: Lexemes, i: int, words: DateWords) -> Found:
    """Ten past eight; ten days ago."""
    return worded.spoken_clock_piece(lx, i, words) or counted_unit(lx, i, words)


@lru_cache(maxsize=1)
def _readers() -> dict[str, Reader]:
    """The recogniser for each opening word; the first to claim a word keeps it."""
    words = date_words()
    groups: list[tuple[list[str], Reader]] = [
        (list(words.months), worded.month_piece),
        (list(words.weekdays), worded.weekday_piece),
        (list(words.direction), worded.direction_piece),
        ([*worded.DEICTIC, "tonight", "overnight"], worded.deictic_piece),
        (list(_FRACTIONS), _fraction),
        (list(words.seasons), worded.season_piece),
        (list(words.dayparts), worded.daypart_piece),
        (list(words.ordinals), worded.ordinal_piece),
        (["five", "ten", "twenty"], _spoken_or_counted),
        ([*words.numbers, *sorted(words.vague)], counted_unit),
        (["weekend"], worded.weekend_piece),
        (["q", "h"], worded.short_quarter_piece),
        (["half", "quarter"], worded.spoken_clock_piece),
        (list(_HOLIDAYS), worded.holiday_piece),
        (["'", "’", "‘"], worded.short_decade_piece),
    ]
    found: dict[str, Reader] = {}
    for group, reader in groups:
        for word in group:
            found.setdefault(word, reader)
    return found


def _fraction(lx: Lexemes, i: int, words: DateWords) -> Found:
    """early Monday, late 2025, mid-May, the end of last month, early in the week."""
    fraction = _FRACTIONS[lx.low[i]]
    j = i + 1
    while lx.word(j) in _LINKS and j < i + 4:
        j += 1
    if fraction in {"end", "start"} and lx.word(i + 1) not in {"of"}:
        return None
    found = piece_at(lx, j, words) if j < len(lx) and lx.word(j) not in _FRACTIONS else None
    if found is None or found.fraction or found.day is not None or found.clock is not None:
        return None
    if found.unit in {"day", "overnight"} and not found.daypart:
        found.start, found.daypart = i, fraction
        return found if fraction in {"early", "late"} else None
    if found.daypart and not found.names_day:
        return None
    found.start, found.fraction = i, fraction
    found.approximate = True
    if found.has_year and not found.weak:
        return found
    found.weak = False
    return found
