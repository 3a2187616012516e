"""Bits of dates that several recognisers share: days, years, a.m. and p.m., quarters."""

from __future__ import annotations

from claimcheck.dates.lexer import Lexemes
from claimcheck.dates.printed import Printed

Found = Printed | None
DASHES = frozenset({"-", "–", "—", "‑", "−"})
TO = DASHES | {"to", "through", "thru", "until", "till"}
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
# Four-digit numbers outside these are hardly ever years in news.
FIRST_YEAR, LAST_YEAR = 1500, 2100


def day_at(lx: Lexemes, i: int) -> tuple[int, int]:
    """A day of the month at ``i`` and the lexeme behind it; -1 if it is none."""
    day = lx.number(i, 2)
    if not 1 <= day <= 31:
        return -1, i
    if lx.word(i + 1) in SUFFIXES and lx.glued(i + 1):
        return day, i + 2
    if lx.word(i + 1) in {":", "%", "/"} and lx.glued(i + 1):
        return -1, i
    # "25.5" and "12,000" are no days, "June 9." at the end of a sentence is one.
    if (
        lx.word(i + 1) in {".", ","}
        and lx.glued(i + 1)
        and lx.glued(i + 2)
        and lx.number(i + 2) >= 0
    ):
        return -1, i
    return day, i + 1


def skip_stop(lx: Lexemes, j: int, word: str) -> int:
    """Skip the full stop of an abbreviation."""
    short = len(word) <= 5 and word not in {"may", "march", "april", "june", "july"}
    return j + 1 if short and lx.word(j) == "." and lx.glued(j) and lx.word(j + 1) else j


def year_after(lx: Lexemes, j: int) -> tuple[int | None, int]:
    """ ", 2025", "2025" or "of 2025" at ``j``."""
    k = j + 1 if lx.word(j) in {",", "of"} else j
    year = lx.number(k)
    if lx.word(k + 1) in DASHES | {"/"} and lx.glued(k + 1) and lx.number(k + 2) >= 0:
        return None, j
    if len(lx.word(k)) == 4 and FIRST_YEAR <= year <= LAST_YEAR:
        # "on June 9, 2025 people marched" is rare; "June 9, 2000-strong" is not a year.
        return year, k + 1
    return None, j


def half_day(lx: Lexemes, j: int) -> tuple[str, int]:
    """ "a" or "p" and the lexeme behind "a.m.", "pm", "p.m" at ``j``; "" if there is none."""
    low = lx.word(j)
    if low in {"am", "pm"}:
        return low[0], j + 1
    if low in {"a", "p"} and lx.word(j + 1) == "." and lx.word(j + 2) == "m" and lx.glued(j + 1):
        # The closing full stop may also end the sentence; it belongs to the abbreviation.
        return low, j + 4 if lx.word(j + 3) == "." and lx.glued(j + 3) else j + 3
    return "", j


def quarter_of(lx: Lexemes, i: int, j: int, number: int) -> Found:
    """third quarter, first half of 2024: only with a year or "of the year" for halves."""
    word = lx.word(j)
    if word not in {"quarter", "half"}:
        return None
    year, k = year_after(lx, j + 1)
    if (
        year is None
        and lx.word(j + 1) == "of"
        and lx.word(j + 2) in {"this", "last", "next", "the"}
    ):
        step = {"this": 0, "last": -1, "next": 1}.get(lx.word(j + 2), 0)
        if lx.word(j + 3) == "year":
            found = Printed(i, j + 4, direction=step)
            return set_part(found, word, number)
    if year is None and word == "half":
        return None
    return set_part(Printed(i, k, year=year), word, number)


def set_part(found: Printed, word: str, number: int) -> Found:
    """Set quarter or half, or None if there is no such one ("fifth quarter")."""
    if word == "quarter" and number <= 4:
        found.quarter = number
    elif word == "half" and number <= 2:
        found.half = number
    else:
        return None
    return found
