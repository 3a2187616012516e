"""Dates and times that open with digits: 2025-06-09, 25 September, 3 p.m., the 1990s."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.dates.lexer import Lexemes
from claimcheck.dates.lexicon import DateWords
from claimcheck.dates.parts import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    SUFFIXES,
    TO,
    Found,
    day_at,
    half_day,
    quarter_of,
    skip_stop,
    year_after,
)
from claimcheck.dates.printed import Printed

_PAST = frozenset({"ago"})
_THEN_BEFORE = frozenset({"earlier", "before", "previously", "prior"})
_THEN_AFTER = frozenset({"later", "after", "afterwards", "hence"})
_HOUR_WORDS = frozenset({"hrs", "hours", "local"})
_CLOCK_BEFORE = frozenset(
    "at about around by before after from until till since to and between past".split()
)


def numeric_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """The date or time that starts with the digits at ``i``."""
    for reader in _NUMERIC:
        found = reader(lx, i, words)
        if found is not None:
            return found
    return None


def _iso(lx: Lexemes, i: int, words: DateWords) -> Found:
    year, month, day = lx.number(i), lx.number(i + 2, 2), lx.number(i + 4, 2)
    if (
        len(lx.low[i]) != 4
        or lx.word(i + 1) not in DASHES | {"/"}
        or lx.word(i + 3) != lx.word(i + 1)
    ):
        return None
    if not all(lx.glued(k) for k in range(i + 1, i + 5)) or not (
        FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
    ):
        return None
    found = Printed(i, i + 5, year=year, month=month, day=day)
    hour, minute = lx.number(i + 6, 2), lx.number(i + 8, 2)
    if lx.word(i + 5) == "t" and lx.word(i + 7) == ":" and 0 <= hour < 24 and 0 <= minute < 60:
        found.clock = (hour * 60 + minute, hour * 60 + minute)
        found.end = i + 9
        if lx.word(i + 9) == ":" and lx.glued(i + 9) and lx.number(i + 10, 2) >= 0:
            found.end = i + 11
        if lx.word(found.end) == "z" and lx.glued(found.end):
            found.zone, found.end = "UTC", found.end + 1
    return found


def _slashes(lx: Lexemes, i: int, words: DateWords) -> Found:
    """06/09/2025 and 12.5.2025: read both ways where both are dates."""
    a, b = lx.number(i, 2), lx.number(i + 2, 2)
    mark = lx.word(i + 1)
    if mark not in {"/", "."} or lx.word(i + 3) != mark or min(a, b) < 1:
        return None
    digits = lx.word(i + 4)
    year = lx.number(i + 4)
    if len(digits) == 2 and mark == "/":
        year += 2000 if year < 70 else 1900
    elif len(digits) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    # "08/26/05 2150 GMT" may have spaces around its slashes; full stops may not.
    if mark == "." and not all(lx.glued(k) for k in range(i + 1, i + 5)):
        return None
    if lx.word(i + 5) in {"/", "."} and lx.glued(i + 5) and lx.number(i + 6) >= 0:
        return None
    readings = []
    if mark == "/" and a <= 12 and b <= 31:
        readings.append((year, a, b))
    if b <= 12 and a <= 31 and (year, b, a) not in readings:
        readings.append((year, b, a))
    if not readings:
        return None
    if len(readings) == 1:
        (y, m, d) = readings[0]
        return Printed(i, i + 5, year=y, month=m, day=d)
    return Printed(i, i + 5, year=year, choices=tuple(readings), approximate=True)


def _clock(lx: Lexemes, i: int, words: DateWords) -> Found:
    """3 p.m., 3:30pm, 15:30, 9.25 am, 0800 GMT, 7 o'clock."""
    hour = lx.number(i, 2)
    j, minute, marked = i + 1, 0, False
    if hour >= 0 and lx.word(j) in {":", "."} and lx.glued(j) and len(lx.word(j + 1)) == 2:
        minute = lx.number(j + 1, 2)
        if not lx.glued(j + 1) or not 0 <= minute < 60:
            return None
        marked = lx.word(j) == ":" or _has_daypart(lx, i, j + 2, words)
        j += 2
        if lx.word(j) == ":" and lx.glued(j) and lx.number(j + 1, 2) >= 0:
            j += 2
    elif hour < 0 and len(lx.low[i]) == 4 and 0 <= lx.number(i) < 2400:
        hour, minute = divmod(lx.number(i), 100)
        zoned = lx.word(j) in words.timezones or lx.word(j) in _HOUR_WORDS
        if minute > 59 or not zoned:
            return None
        marked = True
    if not 0 <= hour <= 24:
        return None
    half, k = half_day(lx, j)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        j = k
    elif lx.word(j) == "o" and lx.word(j + 2) == "clock":
        j += 3
        marked = True
    elif lx.word(j) == "hrs" and marked:
        j += 1
    elif not marked or (minute == 0 and hour == 0 and lx.word(i) != "00" and lx.low[i] != "0000"):
        return None
    zone = ""
    if lx.word(j) in words.timezones and (half or marked):
        zone = lx.low[j].upper()
        j += 1
    weak = not half and not zone and lx.word(i - 1) not in _CLOCK_BEFORE
    weak = weak and lx.word(j) not in words.weekdays and lx.word(j - 1) != "clock"
    at = hour * 60 + minute
    found = Printed(i, j, clock=(at, at), zone=zone, weak=weak)
    found.halfless = not half and not zone and 1 <= hour <= 12 and not lx.low[i].startswith("0")
    return found


def _has_daypart(lx: Lexemes, i: int, j: int, words: DateWords) -> bool:
    """ "At 6.50 on Thursday morning", "at 6.50 in the morning": a dot as in British print."""
    if lx.word(i - 1) not in _CLOCK_BEFORE:
        return False
    j += lx.word(j) in {"on", "in"}
    if lx.word(j) not in words.weekdays and lx.word(j) not in {"the", "this"}:
        return False
    return lx.word(j + 1) in words.dayparts and lx.word(j + 2) not in {"trading", "trade"}


def _day_month(lx: Lexemes, i: int, words: DateWords) -> Found:
    """25 September, 25th of September, 25-29 September 2025, 30 June - 2 July."""
    day, j = day_at(lx, i)
    if day < 0:
        return None
    day_end = None
    if lx.word(j) in TO | {"and"}:
        other, k = day_at(lx, j + 1)
        if other > day:
            day_end, j = other, k
    if lx.word(j) == "of" or (lx.word(j) in DASHES and lx.glued(j)):
        j += 1
    month = words.months.get(lx.word(j))
    if month is None or (lx.word(j) in words.ambiguous and not lx.title(j)):
        return None
    j = skip_stop(lx, j + 1, lx.word(j))
    year, j = year_after(lx, j)
    return Printed(i, j, year=year, month=month, day=day, day_end=day_end)


def counted_unit(lx: Lexemes, i: int, words: DateWords) -> Found:
    """two days ago, a few weeks earlier, 5 years later, ten minutes before."""
    count, j = _count(lx, i, words)
    if count == 0:
        return None
    if lx.word(j) in {"full", "calendar", "short", "whole"}:
        j += 1
    unit = words.units.get(lx.word(j))
    if unit is None:
        return None
    word = lx.word(j + 1)
    found = Printed(i, j + 2, unit=unit, approximate=count is None)
    if word in _PAST:
        found.anchor, sign = "now", -1
    elif word in {"from", "hence"} and lx.word(j + 2) in {"now", "today"}:
        found.anchor, sign, found.end = "now", 1, j + 3
    elif word in _THEN_BEFORE and not _object_follows(lx, j + 2, word):
        found.anchor, sign = "then", -1
    elif word in _THEN_AFTER and not _object_follows(lx, j + 2, word):
        found.anchor, sign = "then", 1
    else:
        return None
    found.offset = None if count is None else sign * count
    found.counted = True
    return found


def _count(lx: Lexemes, i: int, words: DateWords) -> tuple[int | None, int]:
    """The count at ``i`` and the lexeme behind it: None for "a few", 0 for no count."""
    low, after = lx.low[i], lx.word(i + 1)
    if lx.number(i) >= 0:
        return lx.number(i), i + 1
    if low in words.vague:
        return None, i + 1
    if low in {"a", "an"} and after == "few":
        return None, i + 2
    j = i + 2 if low in {"a", "an"} and after == "couple" else i + 1
    count = 2 if j == i + 2 else words.numbers.get(low, 0)
    return count, j + 1 if lx.word(j) == "of" else j


def _object_follows(lx: Lexemes, j: int, word: str) -> bool:
    """ "two days after the vote" counts from the vote; "two days after." from the story."""
    return word in {"after", "before", "prior"} and lx.word(j) not in {"", ".", ",", ";", "and"}


def _decade(lx: Lexemes, i: int, words: DateWords) -> Found:
    """The 1990s, and the 1990's of older styles."""
    year, j = lx.number(i), i + 1
    if (
        lx.word(j) in {"'", "’"}
        and lx.glued(j)
        and lx.word(i - 1) in {"the", "early", "mid", "late"}
    ):
        j += 1
    if lx.word(j) != "s" or not lx.glued(j) or year % 10:
        return None
    if len(lx.low[i]) == 4 and FIRST_YEAR <= year <= LAST_YEAR:
        return Printed(i, j + 1, decade=year)
    return None


def _century(lx: Lexemes, i: int, words: DateWords) -> Found:
    number = lx.number(i, 2)
    if number > 0 and lx.word(i + 1) in SUFFIXES:
        if lx.word(i + 2) == "century":
            return Printed(i, i + 3, century=number)
        return quarter_of(lx, i, i + 2, number)
    return None


def _year(lx: Lexemes, i: int, words: DateWords) -> Found:
    """A year, "2024/25", "2024-25", "2019-2021"."""
    year = lx.number(i)
    if len(lx.low[i]) != 4 or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    before = lx.word(i - 1)
    if before in {"$", "€", "£", "¥", "#", ".", ","} and lx.glued(i):
        return None
    if before in DASHES | {"/"} and lx.glued(i) and lx.glued(i - 1) and len(lx.word(i - 2)) != 4:
        # The middle of a telephone number or a reference.
        return None
    if lx.word(i + 1) in {"%", ".", ","} and lx.glued(i + 1) and lx.number(i + 2) >= 0:
        return None
    weak = before not in words.year_before and not (before == "(" and lx.word(i + 1) == ")")
    mark = lx.word(i + 1)
    if mark in DASHES | {"/"} and lx.glued(i + 1) and lx.glued(i + 2):
        other = lx.number(i + 2)
        if len(lx.word(i + 2)) == 2 and other == (year + 1) % 100:
            return Printed(i, i + 3, year=year, year_end=year + 1, weak=False)
        if len(lx.word(i + 2)) == 2 and mark != "/" and other > year % 100:
            return Printed(i, i + 3, year=year, year_end=year - year % 100 + other, weak=weak)
    if mark in {"hrs", "gmt", "block"}:  # "the 1900 block of Mill Street"
        return None
    return Printed(i, i + 1, year=year, weak=weak)


_NUMERIC: tuple[Callable[..., Found], ...] = (
    _iso, _slashes, _clock, counted_unit, _day_month, _decade, _century, _year,
)  # fmt: skip
