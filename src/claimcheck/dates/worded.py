"""Dates that open with a word: months, weekdays, "last year", seasons, holidays."""

from __future__ import annotations

from claimcheck.dates.lexer import Lexemes
from claimcheck.dates.lexicon import DateWords
from claimcheck.dates.parts import (
    SUFFIXES,
    TO,
    Found,
    day_at,
    half_day,
    quarter_of,
    set_part,
    skip_stop,
    year_after,
)
from claimcheck.dates.printed import Printed

_HALF_HOUR = 30
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}


def month_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """September 25-29, Sept. 25, 2025, May 2025, in May."""
    low = lx.low[i]
    month = words.months[low]
    if not lx.title(i):
        return None
    j = skip_stop(lx, i + 1, low)
    if lx.word(j) in {"the"} and lx.word(j + 2) in SUFFIXES:
        j += 1
    day, k = day_at(lx, j)
    if day >= 0:
        found = Printed(i, k, month=month, day=day)
        if lx.word(k) in TO | {"and"}:
            other, after = day_at(lx, k + 1)
            unit_next = lx.word(after) in words.units
            if other > day and not unit_next and not _clock_follows(lx, after):
                found.day_end, found.end = other, after
        found.year, found.end = year_after(lx, found.end)
        return found
    if lx.word(j) in {"fourth"} and low == "july":
        return Printed(i, j + 1, month=7, day=4)
    year, k = year_after(lx, j)
    if year is not None:
        return Printed(i, k, month=month, year=year)
    before = lx.word(i - 1)
    if low in words.ambiguous and before not in words.year_before and before not in words.direction:
        return None
    return Printed(i, i + 1, month=month)


def _clock_follows(lx: Lexemes, j: int) -> bool:
    return bool(half_day(lx, j)[0]) or lx.word(j) == ":"


def weekday_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """Monday, Thurs., and "Sun" or "Sat" before a date only."""
    low = lx.low[i]
    if not lx.title(i):
        return None
    j = skip_stop(lx, i + 1, low)
    if low in words.ambiguous:
        after = j + 1 if lx.word(j) == "," else j
        if lx.word(after) not in words.months and lx.number(after, 2) < 0:
            return None
    return Printed(i, j, weekday=words.weekdays[low])


def direction_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """last year, next Monday, this morning, that day, the past two weeks, last March."""
    low, word = lx.low[i], lx.word(i + 1)
    step = words.direction[low]
    then = low in {"that", "same", "following"} or (
        low in {"next", "previous"} and lx.word(i - 1) == "the"
    )
    if word in words.weekdays and lx.title(i + 1):
        return Printed(i, i + 2, weekday=words.weekdays[word], direction=step)
    if word in words.months and lx.title(i + 1) and low not in {"same", "that", "current"}:
        found = month_piece(lx, i + 1, words)
        if found is None or found.day is not None or found.year is not None:
            return None
        return Printed(i, i + 2, month=words.months[word], direction=step)
    if word in words.seasons and low not in {"same"}:
        return Printed(i, i + 2, season=word, direction=step)
    if word in {"fiscal", "financial", "school", "calendar"} and lx.word(i + 2) == "year":
        anchor = "then" if then else "now"
        found = Printed(i, i + 3, unit="year", offset=step, anchor=anchor)
        found.approximate = word != "calendar"
        return found
    unit = words.units.get(word)
    if low == "past" and unit in {"week", "month", "year", "decade"} and not word.endswith("s"):
        return Printed(i, i + 2, unit=unit, offset=-1, anchor="now", span=True)
    if unit is not None and not word.endswith("s"):
        if unit in {"hour", "minute", "century"} or (then and unit == "quarter"):
            return None
        return Printed(i, i + 2, unit=unit, offset=step, anchor="then" if then else "now")
    count = lx.number(i + 1, 2)
    count = words.numbers.get(word, -1) if count < 0 else count
    unit = words.units.get(lx.word(i + 2))
    if low in {"last", "past", "next", "coming"} and unit in {
        "day",
        "week",
        "month",
        "year",
        "decade",
    }:
        known = word in words.vague or count > 0
        offset = None if word in words.vague else step * count
        return (
            Printed(i, i + 3, unit=unit, offset=offset, anchor="now", span=True) if known else None
        )
    return None


def deictic_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """today, yesterday, tomorrow, tonight, overnight."""
    low = lx.low[i]
    if low in DEICTIC:
        step = DEICTIC[low]
        side = {"before": -1, "after": 1}.get(lx.word(i - 1), 0)
        if step * side > 0 and lx.word(i - 2) == "day" and lx.word(i - 3) in {"the", "a"}:
            # "the day before yesterday", "the day after tomorrow"
            return Printed(i - 3, i + 1, unit="day", offset=step + side, anchor="now")
        return Printed(i, i + 1, unit="day", offset=step, anchor="now")
    if low == "tonight":
        return Printed(i, i + 1, unit="day", offset=0, anchor="now", daypart="night")
    return Printed(i, i + 1, unit="overnight", offset=0, anchor="now")


def season_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """summer 2025, the spring of 1977, in winter."""
    year, j = year_after(lx, i + 1)
    if year is not None and lx.word(i + 1) != ",":
        return Printed(i, j, season=lx.low[i], year=year)
    if lx.word(i - 1) in {"in"} and lx.word(i) not in {"fall", "spring"}:
        return Printed(i, i + 1, season=lx.low[i])
    return None


def daypart_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """morning, noon, midnight: alone only the last two are times."""
    return Printed(i, i + 1, daypart=lx.low[i], weak=lx.low[i] not in {"noon", "midnight"})


def ordinal_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """third quarter of 2024, first half of the year."""
    found = quarter_of(lx, i, i + 1, words.ordinals[lx.low[i]])
    if found is None and lx.low[i] in words.direction:
        return direction_piece(lx, i, words)
    return found


def short_quarter_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """Q3, Q3 2024, H1 2025."""
    number = lx.number(i + 1, 1)
    if not lx.title(i) or not lx.glued(i + 1) or not 1 <= number <= (4 if lx.low[i] == "q" else 2):
        return None
    if lx.glued(i) and lx.word(i - 1)[-1:].isalnum():
        return None
    year, j = year_after(lx, i + 2)
    if lx.low[i] == "h" and year is None:
        return None
    found = Printed(i, j, year=year)
    return set_part(found, "quarter" if lx.low[i] == "q" else "half", number)


def holiday_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """Feasts with a fixed date: Christmas Eve, New Year's Day 2025."""
    for size in (5, 4, 2, 1):
        if i + size > len(lx):
            continue
        text = lx.text[lx.start[i] : lx.end[i + size - 1]].lower()
        if text in words.holidays and lx.title(i):
            month, day = words.holidays[text]
            year, j = year_after(lx, i + size)
            return Printed(i, j, year=year, month=month, day=day)
    return None


def short_decade_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """'90s."""
    digits = lx.word(i + 1)
    glued = lx.glued(i + 1) and lx.glued(i + 2)
    if glued and len(digits) == 2 and lx.number(i + 1, 2) % 10 == 0 and lx.word(i + 2) == "s":
        value = lx.number(i + 1, 2)
        return Printed(i, i + 3, decade=value + (1900 if value >= 30 else 2000))
    return None


def weekend_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """ "over the weekend", "at the weekend"."""
    if lx.word(i - 1) != "the" or lx.word(i - 2) not in {"over", "at", "on", "during", "of", "in"}:
        return None
    return Printed(i, i + 1, unit="weekend", offset=0, anchor="now")


_SPOKEN = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}


def spoken_clock_piece(lx: Lexemes, i: int, words: DateWords) -> Found:
    """half past nine, quarter to eight, ten past six: the half of the day is left to the reader."""
    link, hour = lx.word(i + 1), words.numbers.get(lx.word(i + 2), lx.number(i + 2, 2))
    if link not in {"past", "to"} or not 1 <= hour <= 12 or lx.word(i + 2) in {"a", "an"}:
        return None
    minutes = _SPOKEN[lx.low[i]]
    if link == "to" and (minutes == _HALF_HOUR or lx.low[i] in words.numbers):
        return None  # "five to eight" counts: "five to eight people"
    at = hour % 12 * 60 + (minutes if link == "past" else -minutes)
    half, j = half_day(lx, i + 3)
    at = (at + (720 if half == "p" else 0)) % 1440
    return Printed(i, j if half else i + 3, clock=(at, at), halfless=not half)
