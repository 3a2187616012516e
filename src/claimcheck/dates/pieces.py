"""The smallest printed dates: one recogniser per kind of word that can open one."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.dates.lexer import Lexemes
from claimcheck.dates.lexicon import DateWords
from claimcheck.dates.printed import Printed

Found = Printed | None
_DASHES = frozenset({"-", "–", "—", "‑", "−"})
_TO = _DASHES | {"to", "through", "thru", "until", "till"}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_PAST = frozenset({"ago"})
_THEN_BEFORE = frozenset({"earlier", "before", "previously", "prior"})
_THEN_AFTER = frozenset({"later", "after", "afterwards", "hence"})
_DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
_FRACTIONS = {"early": "early", "late": "late", "mid": "mid", "end": "end", "beginning": "start",
              "start": "start", "middle": "mid", "close": "end"}  # fmt: skip
_CLOCK_BEFORE = frozenset(
    {"at", "about", "around", "by", "before", "after", "from", "until", "till", "since", "to", "and",
     "between", "approximately", "past"}
)  # fmt: skip
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def piece_at(lx: Lexemes, i: int, words: DateWords) -> Found:
    """The date piece that starts at lexeme ``i``, with lexeme indices as its range."""
    low = lx.low[i]
    if low[0].isdigit():
        return _first(lx, i, words, _NUMERIC)
    reader = _READERS.get(_word_class(low, words))
    return reader(lx, i, words) if reader else None


def _word_class(low: str, words: DateWords) -> str:
    if low in words.months:
        return "month"
    if low in words.weekdays:
        return "weekday"
    if low in words.direction:
        return "direction"
    if low in _DEICTIC or low in {"tonight", "overnight"}:
        return "deictic"
    if low in _FRACTIONS:
        return "fraction"
    if low in words.seasons:
        return "season"
    if low in words.dayparts:
        return "daypart"
    if low in words.ordinals:
        return "ordinal"
    if low in words.numbers or low in words.vague:
        return "number"
    if low == "weekend":
        return "weekend"
    if low in {"q", "h"}:
        return "quarter"
    if low in {"christmas", "boxing", "new", "valentine", "halloween"}:
        return "holiday"
    if low in {"'", "’", "‘"}:
        return "mark"
    return ""


def _first(
    lx: Lexemes, i: int, words: DateWords, readers: tuple[Callable[..., Found], ...]
) -> Found:
    for reader in readers:
        found = reader(lx, i, words)
        if found is not None:
            return found
    return None


# --- digits -------------------------------------------------------------------------------------


def _iso(lx: Lexemes, i: int, words: DateWords) -> Found:
    year, month, day = lx.number(i), lx.number(i + 2, 2), lx.number(i + 4, 2)
    if (
        len(lx.low[i]) != 4
        or lx.word(i + 1) not in _DASHES | {"/"}
        or lx.word(i + 3) != lx.word(i + 1)
    ):
        return None
    if not all(lx.glued(k) for k in range(i + 1, i + 5)) or not (
        _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and 1 <= day <= 31
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
    elif len(digits) != 4 or not _FIRST_YEAR <= year <= _LAST_YEAR:
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
        marked = lx.word(j) == ":"
        j += 2
        if lx.word(j) == ":" and lx.glued(j) and lx.number(j + 1, 2) >= 0:
            j += 2
    elif hour < 0 and len(lx.low[i]) == 4 and 0 <= lx.number(i) < 2400:
        hour, minute = divmod(lx.number(i), 100)
        if minute > 59 or lx.word(j) not in words.timezones | {"hrs", "hours", "local"}:
            return None
        marked = True
    if not 0 <= hour <= 24:
        return None
    half, k = _half_day(lx, j)
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
    weak = weak and lx.word(j) not in words.weekdays and not lx.word(j - 1) == "clock"
    at = hour * 60 + minute
    return Printed(i, j, clock=(at, at), zone=zone, weak=weak)


def _half_day(lx: Lexemes, j: int) -> tuple[str, int]:
    """ "a" or "p" and the lexeme behind "a.m.", "pm", "p.m" at ``j``; "" if there is none."""
    low = lx.word(j)
    if low in {"am", "pm"}:
        return low[0], j + 1
    if low in {"a", "p"} and lx.word(j + 1) == "." and lx.word(j + 2) == "m" and lx.glued(j + 1):
        # The closing full stop may also end the sentence; it belongs to the abbreviation.
        return low, j + 4 if lx.word(j + 3) == "." and lx.glued(j + 3) else j + 3
    return "", j


def _day_month(lx: Lexemes, i: int, words: DateWords) -> Found:
    """25 September, 25th of September, 25-29 September 2025, 30 June - 2 July."""
    day, j = _day(lx, i)
    if day < 0:
        return None
    day_end = None
    if lx.word(j) in _TO | {"and"}:
        other, k = _day(lx, j + 1)
        if other > day:
            day_end, j = other, k
    if lx.word(j) == "of" or (lx.word(j) in _DASHES and lx.glued(j)):
        j += 1
    month = words.months.get(lx.word(j))
    if month is None or (lx.word(j) in words.ambiguous and not lx.title(j)):
        return None
    j = _stop(lx, j + 1, lx.word(j))
    year, j = _year_after(lx, j)
    return Printed(i, j, year=year, month=month, day=day, day_end=day_end)


def _number_unit(lx: Lexemes, i: int, words: DateWords) -> Found:
    """two days ago, a few weeks earlier, 5 years later, ten minutes before."""
    count: int | None
    value = lx.number(i)
    vague = lx.low[i] in words.vague
    if value >= 0:
        count = value
    elif vague:
        count = None
    else:
        count = words.numbers.get(lx.low[i])
        if count is None:
            return None
    j = i + 1
    if lx.low[i] in {"a", "an"} and lx.word(j) in {"few", "couple"}:
        count, vague = (2, False) if lx.word(j) == "couple" else (None, True)
        j += 1
    if lx.word(j) == "of":
        j += 1
    if lx.word(j) in {"full", "calendar", "short", "whole"}:
        j += 1
    unit = words.units.get(lx.word(j))
    if unit is None:
        return None
    word = lx.word(j + 1)
    found = Printed(i, j + 2, unit=unit, approximate=vague)
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
    return found


def _object_follows(lx: Lexemes, j: int, word: str) -> bool:
    """ "two days after the vote" counts from the vote; "two days after." from the story."""
    return word in {"after", "before", "prior"} and lx.word(j) not in {"", ".", ",", ";", "and"}


def _decade(lx: Lexemes, i: int, words: DateWords) -> Found:
    year = lx.number(i)
    if lx.word(i + 1) != "s" or not lx.glued(i + 1) or year % 10:
        return None
    if len(lx.low[i]) == 4 and _FIRST_YEAR <= year <= _LAST_YEAR:
        return Printed(i, i + 2, decade=year)
    return None


def _century(lx: Lexemes, i: int, words: DateWords) -> Found:
    number = lx.number(i, 2)
    if number > 0 and lx.word(i + 1) in _SUFFIXES:
        if lx.word(i + 2) == "century":
            return Printed(i, i + 3, century=number)
        return _quarter_of(lx, i, i + 2, number)
    return None


def _year(lx: Lexemes, i: int, words: DateWords) -> Found:
    """A year, "2024/25", "2024-25", "2019-2021"."""
    year = lx.number(i)
    if len(lx.low[i]) != 4 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    before = lx.word(i - 1)
    if before in {"$", "€", "£", "¥", "#", ".", ","} and lx.glued(i):
        return None
    if lx.word(i + 1) in {"%", ".", ","} and lx.glued(i + 1) and lx.number(i + 2) >= 0:
        return None
    weak = before not in words.year_before and not (before == "(" and lx.word(i + 1) == ")")
    mark = lx.word(i + 1)
    if mark in _DASHES | {"/"} and lx.glued(i + 1) and lx.glued(i + 2):
        other = lx.number(i + 2)
        if len(lx.word(i + 2)) == 2 and other == (year + 1) % 100:
            return Printed(i, i + 3, year=year, year_end=year + 1, weak=False)
        if len(lx.word(i + 2)) == 2 and mark != "/" and other > year % 100:
            return Printed(i, i + 3, year=year, year_end=year - year % 100 + other, weak=weak)
    if mark in {"hrs", "gmt"}:
        return None
    return Printed(i, i + 1, year=year, weak=weak)


# --- words --------------------------------------------------------------------------------------


def _day(lx: Lexemes, i: int) -> tuple[int, int]:
    """A day of the month at ``i`` and the lexeme behind it; -1 if it is none."""
    day = lx.number(i, 2)
    if not 1 <= day <= 31:
        return -1, i
    if lx.word(i + 1) in _SUFFIXES and lx.glued(i + 1):
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


def _stop(lx: Lexemes, j: int, word: str) -> int:
    """Skip the full stop of an abbreviation."""
    short = len(word) <= 5 and word not in {"may", "march", "april", "june", "july"}
    return j + 1 if short and lx.word(j) == "." and lx.glued(j) and lx.word(j + 1) else j


def _year_after(lx: Lexemes, j: int) -> tuple[int | None, int]:
    """ ", 2025", "2025" or "of 2025" at ``j``."""
    k = j + 1 if lx.word(j) in {",", "of"} else j
    year = lx.number(k)
    if len(lx.word(k)) == 4 and _FIRST_YEAR <= year <= _LAST_YEAR:
        # "on June 9, 2025 people marched" is rare; "June 9, 2000-strong" is not a year.
        return year, k + 1
    return None, j


def _month(lx: Lexemes, i: int, words: DateWords) -> Found:
    low = lx.low[i]
    month = words.months[low]
    if not lx.title(i):
        return None
    j = _stop(lx, i + 1, low)
    if lx.word(j) in {"the"} and lx.word(j + 2) in _SUFFIXES:
        j += 1
    day, k = _day(lx, j)
    if day >= 0:
        found = Printed(i, k, month=month, day=day)
        if lx.word(k) in _TO | {"and"}:
            other, after = _day(lx, k + 1)
            unit_next = lx.word(after) in words.units
            if other > day and not unit_next and not _clock_follows(lx, after):
                found.day_end, found.end = other, after
        found.year, found.end = _year_after(lx, found.end)
        return found
    if lx.word(j) in {"fourth"} and low == "july":
        return Printed(i, j + 1, month=7, day=4)
    year, k = _year_after(lx, j)
    if year is not None:
        return Printed(i, k, month=month, year=year)
    before = lx.word(i - 1)
    if low in words.ambiguous and before not in words.year_before and before not in words.direction:
        return None
    return Printed(i, i + 1, month=month)


def _clock_follows(lx: Lexemes, j: int) -> bool:
    return bool(_half_day(lx, j)[0]) or lx.word(j) == ":"


def _weekday(lx: Lexemes, i: int, words: DateWords) -> Found:
    low = lx.low[i]
    if not lx.title(i):
        return None
    j = _stop(lx, i + 1, low)
    if low in words.ambiguous:
        after = j + 1 if lx.word(j) == "," else j
        if lx.word(after) not in words.months and lx.number(after, 2) < 0:
            return None
    return Printed(i, j, weekday=words.weekdays[low])


def _direction(lx: Lexemes, i: int, words: DateWords) -> Found:
    """last year, next Monday, this morning, that day, the past two weeks, last March."""
    low, word = lx.low[i], lx.word(i + 1)
    step = words.direction[low]
    then = low in {"that", "same", "following"} or (
        low in {"next", "previous"} and lx.word(i - 1) == "the"
    )
    if word in words.weekdays and lx.title(i + 1):
        return Printed(i, i + 2, weekday=words.weekdays[word], direction=step)
    if word in words.months and lx.title(i + 1) and low not in {"same", "that", "current"}:
        found = _month(lx, i + 1, words)
        if found is None or found.day is not None or found.year is not None:
            return None
        return Printed(i, i + 2, month=words.months[word], direction=step)
    if word in words.seasons and low not in {"same"}:
        return Printed(i, i + 2, season=word, direction=step)
    unit = words.units.get(word)
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


def _deictic(lx: Lexemes, i: int, words: DateWords) -> Found:
    low = lx.low[i]
    if low in _DEICTIC:
        return Printed(i, i + 1, unit="day", offset=_DEICTIC[low], anchor="now")
    if low == "tonight":
        return Printed(i, i + 1, unit="day", offset=0, anchor="now", daypart="night")
    return Printed(i, i + 1, unit="overnight", offset=0, anchor="now")


def _fraction(lx: Lexemes, i: int, words: DateWords) -> Found:
    """early Monday, late 2025, mid-May, the end of last month, early in the week."""
    fraction = _FRACTIONS[lx.low[i]]
    j = i + 1
    while lx.word(j) in _DASHES | {"of", "in", "on", "the"} and j < i + 4:
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


def _season(lx: Lexemes, i: int, words: DateWords) -> Found:
    """summer 2025, the spring of 1977, in winter."""
    year, j = _year_after(lx, i + 1)
    if year is not None and lx.word(i + 1) != ",":
        return Printed(i, j, season=lx.low[i], year=year)
    if lx.word(i - 1) in {"in"} and lx.word(i) not in {"fall", "spring"}:
        return Printed(i, i + 1, season=lx.low[i])
    return None


def _daypart(lx: Lexemes, i: int, words: DateWords) -> Found:
    return Printed(i, i + 1, daypart=lx.low[i], weak=lx.low[i] not in {"noon", "midnight"})


def _ordinal(lx: Lexemes, i: int, words: DateWords) -> Found:
    found = _quarter_of(lx, i, i + 1, words.ordinals[lx.low[i]])
    if found is None and lx.low[i] in words.direction:
        return _direction(lx, i, words)
    return found


def _quarter_of(lx: Lexemes, i: int, j: int, number: int) -> Found:
    """third quarter, first half of 2024: only with a year or "of the year" for halves."""
    word = lx.word(j)
    if word not in {"quarter", "half"}:
        return None
    year, k = _year_after(lx, j + 1)
    if (
        year is None
        and lx.word(j + 1) == "of"
        and lx.word(j + 2) in {"this", "last", "next", "the"}
    ):
        step = {"this": 0, "last": -1, "next": 1}.get(lx.word(j + 2), 0)
        if lx.word(j + 3) == "year":
            found = Printed(i, j + 4, direction=step)
            return _set_part(found, word, number)
    if year is None and word == "half":
        return None
    return _set_part(Printed(i, k, year=year), word, number)


def _set_part(found: Printed, word: str, number: int) -> Found:
    if word == "quarter" and number <= 4:
        found.quarter = number
    elif word == "half" and number <= 2:
        found.half = number
    else:
        return None
    return found


def _short_quarter(lx: Lexemes, i: int, words: DateWords) -> Found:
    """Q3, Q3 2024, H1 2025."""
    number = lx.number(i + 1, 1)
    if not lx.title(i) or not lx.glued(i + 1) or not 1 <= number <= (4 if lx.low[i] == "q" else 2):
        return None
    if lx.glued(i) and lx.word(i - 1)[-1:].isalnum():
        return None
    year, j = _year_after(lx, i + 2)
    if lx.low[i] == "h" and year is None:
        return None
    found = Printed(i, j, year=year)
    return _set_part(found, "quarter" if lx.low[i] == "q" else "half", number)


def _holiday(lx: Lexemes, i: int, words: DateWords) -> Found:
    for size in (5, 4, 2, 1):
        if i + size > len(lx):
            continue
        text = lx.text[lx.start[i] : lx.end[i + size - 1]].lower()
        if text in words.holidays and lx.title(i):
            month, day = words.holidays[text]
            year, j = _year_after(lx, i + size)
            return Printed(i, j, year=year, month=month, day=day)
    return None


def _short_decade(lx: Lexemes, i: int, words: DateWords) -> Found:
    """'90s."""
    digits = lx.word(i + 1)
    if len(digits) == 2 and lx.number(i + 1, 2) % 10 == 0 and lx.word(i + 2) == "s":
        if lx.glued(i + 1) and lx.glued(i + 2):
            value = lx.number(i + 1, 2)
            return Printed(i, i + 3, decade=value + (1900 if value >= 30 else 2000))
    return None


def _weekend(lx: Lexemes, i: int, words: DateWords) -> Found:
    """ "over the weekend", "at the weekend"."""
    if lx.word(i - 1) != "the" or lx.word(i - 2) not in {"over", "at", "on", "during", "of", "in"}:
        return None
    return Printed(i, i + 1, unit="weekend", offset=0, anchor="now")


_NUMERIC: tuple[Callable[..., Found], ...] = (
    _iso, _slashes, _clock, _number_unit, _day_month, _decade, _century, _year,
)  # fmt: skip
_READERS: dict[str, Callable[[Lexemes, int, DateWords], Found]] = {
    "month": _month,
    "weekday": _weekday,
    "direction": _direction,
    "deictic": _deictic,
    "fraction": _fraction,
    "season": _season,
    "daypart": _daypart,
    "ordinal": _ordinal,
    "number": _number_unit,
    "quarter": _short_quarter,
    "holiday": _holiday,
    "mark": _short_decade,
    "weekend": _weekend,
}
