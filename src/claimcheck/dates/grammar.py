"""All printed dates of a text: pieces joined into whole dates, ranges and bounds."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.dates.lexer import Lexemes, lexemes
from claimcheck.dates.lexicon import DateWords, date_words
from claimcheck.dates.pieces import may_open, piece_at
from claimcheck.dates.printed import Printed

_GLUE = frozenset({",", "on", "of", "at", "in", "the", "local", "time"})
_NEAR = frozenset({"around", "about", "shortly", "just", "before", "after", "approximately", "by"})
_RANGE = frozenset(
    {"-", "–", "—", "‑", "−", "to", "through", "thru", "until", "till", "and", "into"}
)
# A span of more years than this in brackets behind a name is somebody's life.
_LIFE = 15
_OPENERS = frozenset({"from", "between"})
_MAX_GAP = 3


def printed_dates(text: str) -> list[Printed]:
    """Every date, period and clock time printed in ``text``, in order, with character offsets."""
    words = date_words()
    lx = lexemes(text)
    pieces = _pieces(lx, words)
    whole = _join(lx, pieces)
    for found in whole:
        _before(lx, found, words)
        found.start, found.end = lx.start[found.start], lx.end[found.end - 1]
    return whole


@lru_cache(maxsize=4096)
def printed_date(text: str) -> Printed | None:
    """The first date of a short text, such as `Period.text`; None if it holds none."""
    found = printed_dates(text[:120])
    return found[0] if found else None


def _pieces(lx: Lexemes, words: DateWords) -> list[Printed]:
    found: list[Printed] = []
    free = 0  # the first lexeme behind the pieces so far
    for i in may_open(lx.low):
        piece = piece_at(lx, i, words) if i >= free else None
        if piece is not None:
            found.append(piece)
            free = max(piece.end, i + 1)
    return found


def _join(lx: Lexemes, pieces: list[Printed]) -> list[Printed]:
    whole: list[Printed] = []
    for piece in pieces:
        if whole and _same_moment(lx, whole[-1], piece):
            continue
        if whole and _near(lx, whole[-1], piece) and _merge(lx, whole[-1], piece):
            continue
        whole.append(piece)
    return [found for found in whole if _stands(found)]


def _same_moment(lx: Lexemes, a: Printed, b: Printed) -> bool:
    """Swallow the world's clock behind the place's own: "3:15 p.m. local time (0715 GMT)"."""
    if a.clock is None or b.clock is None or not b.zone or b.names_day:
        return False
    gap = [lx.low[i] for i in range(a.end, min(b.start, a.end + _MAX_GAP + 1))]
    if b.start - a.end > _MAX_GAP or gap[-1:] != ["("] or not set(gap) <= {"local", "time", "("}:
        return False
    if lx.word(b.end) != ")":
        return False
    a.end = b.end + 1
    return True


def _stands(found: Printed) -> bool:
    """Drop a lone "morning" and lone clock-like digits; keep weak years for the caller."""
    if found.names_day:
        return True
    return found.clock is not None or found.daypart in {"noon", "midnight"}


def _near(lx: Lexemes, a: Printed, b: Printed) -> bool:
    gap = b.start - a.end
    if gap > _MAX_GAP:
        return False
    between = lx.text[lx.end[a.end - 1] : lx.start[b.start]]
    return "\n" not in between and len(between) <= 24


def _merge(lx: Lexemes, a: Printed, b: Printed) -> bool:
    """Fold ``b`` into ``a`` where the two are one date or the two ends of one range."""
    gap = [lx.low[i] for i in range(a.end, b.start)]
    comma = gap[:1] == [","] and a.year is not None and a.day is not None  # "June 3, 2028, to"
    if len(gap) == 1 + comma and gap[-1] in _RANGE and _range(lx, a, b, gap[-1]):
        return True
    if not all(word in _GLUE or (word in _NEAR and b.clock is not None) for word in gap):
        return False
    if not _complementary(a, b):
        return False
    if b.weak and b.year is not None and gap and gap[-1] not in {",", "in", "of"}:
        return False
    if "in" in gap and b.has_date and (b.day is not None or b.choices):
        # "surrendered Tuesday in the Nov. 28 killing"
        return False
    for name in ("year", "month", "day", "year_end", "month_end", "day_end", "weekday", "clock",
                 "decade", "quarter", "half", "offset", "direction"):  # fmt: skip
        if getattr(a, name) is None:
            setattr(a, name, getattr(b, name))
    for name in ("season", "fraction", "unit", "anchor", "zone", "daypart", "choices"):
        if not getattr(a, name):
            setattr(a, name, getattr(b, name))
    if {"just", "shortly"} & set(gap):
        a.bound = "just before" if "before" in gap else "just after" if "after" in gap else ""
    if _NEAR & set(gap):
        a.approximate = True
    a.approximate = a.approximate or b.approximate
    a.weak = a.weak and b.weak
    a.end = b.end
    return True


def _complementary(a: Printed, b: Printed) -> bool:
    """Whether two neighbours name different fields of one date."""
    if a.has_clock and b.has_clock:
        # "3:45 in the afternoon", "Friday night at 11:30": a loose and an exact time.
        if (a.clock is not None) == (b.clock is not None) or (a.daypart and b.daypart):
            return False
        return not (a.names_day and b.names_day) or _days_fit(a, b)
    if (a.has_clock and not a.names_day) or (b.has_clock and not b.names_day):
        # A year or a season has no clock time: "in 2024 at 10:30" is rare, "2024 10:30" a stamp.
        other = b if a.has_clock and not a.names_day else a
        return (
            other.day is not None
            or other.weekday is not None
            or other.unit in _DAY_UNITS
            or bool(other.choices)
        )
    return _days_fit(a, b)


_DAY_UNITS = frozenset({"day", "overnight", "night", "morning", "afternoon", "evening"})


def _days_fit(a: Printed, b: Printed) -> bool:
    if not a.names_day or not b.names_day:
        return True
    if a.has_relative and b.has_relative:
        return False
    if a.weekday is not None and b.weekday is not None:
        return False
    if a.has_relative or b.has_relative:
        relative, other = (a, b) if a.has_relative else (b, a)
        if other.weekday is not None and not other.has_date:
            return relative.unit in {"week", "overnight"}
        if other.has_date or other.season:
            return relative.unit == "year" and other.year is None
        return False
    if a.weekday is not None or b.weekday is not None:
        weekday, other = (a, b) if a.weekday is not None else (b, a)
        if weekday.has_date:
            return not other.has_date and weekday.year is None and other.year is not None
        return other.day is not None or bool(other.choices)
    if a.has_date != b.has_date:
        dated, other = (a, b) if a.has_date else (b, a)
        return dated.year is None and other.year is not None and dated is a
    if (a.season and b.year is not None) or (a.quarter is not None and b.year is not None):
        return a.year is None
    return False


def _range(lx: Lexemes, a: Printed, b: Printed, mark: str) -> bool:
    """ "June 30 - July 2", "Monday to Friday", "2019-2021", "9 a.m. to 5 p.m."."""
    opener = lx.word(a.start - 1)
    if mark == "into":
        return _into(a, b)
    if (mark == "and" and opener != "between") or _is_life(lx, a, b):
        return False
    if (
        mark in {"to", "until", "till"}
        and opener not in _OPENERS
        and not (
            a.day is not None or a.weekday is not None or a.clock is not None or a.year is not None
        )
    ):
        return False
    if a.month is not None and b.month is not None and not (a.has_clock or b.has_clock):
        if (a.day is None) != (b.day is None) or a.day_end is not None:
            return False
        a.month_end, a.day_end = b.month, b.day
        if a.year is None:
            a.year = b.year
        elif b.year is not None and b.year != a.year:
            a.year_end = b.year
    elif _only_weekday(a) and _only_weekday(b):
        a.weekday_end = b.weekday
    elif _only_year(a) and _only_year(b) and a.year is not None and b.year is not None:
        if b.year <= a.year or a.year_end is not None:
            return False
        a.year_end = b.year
        a.weak = a.weak and b.weak and opener not in _OPENERS
    elif a.clock is not None and b.clock is not None and a.daypart == "" and not b.names_day:
        a.clock = (a.clock[0], b.clock[1])
        a.zone = a.zone or b.zone
        a.weak = a.weak and b.weak
    else:
        return False
    a.end = b.end
    return True


def _into(a: Printed, b: Printed) -> bool:
    """ "overnight Tuesday into Wednesday", "Friday night into Saturday morning"."""
    if a.weekday is None or b.weekday != (a.weekday + 1) % 7 or a.has_date or b.has_date:
        return False
    a.weekday_end, a.end = b.weekday, b.end
    if a.clock is not None or b.clock is not None:
        return False
    a.daypart = a.daypart or "night"
    return True


def _is_life(lx: Lexemes, a: Printed, b: Printed) -> bool:
    """ "(3 May 1920 - 4 June 2001)", "(born 1920; died 2001)": two dates, marked as such."""
    if None in (a.year, b.year) or a.has_clock or b.has_clock or lx.word(b.end) != ")":
        return False
    if lx.word(a.start - 1) != "(" or (b.year or 0) - (a.year or 0) < _LIFE:
        return False
    a.life, b.life = "bear", "die"
    return True


def _only_weekday(found: Printed) -> bool:
    return found.weekday is not None and not found.has_date and not found.has_clock


def _only_year(found: Printed) -> bool:
    return found.year is not None and not found.has_date and not found.season


def _before(lx: Lexemes, found: Printed, words: DateWords) -> None:
    """Words in front that bound or loosen the date: "since May", "about 3 p.m."."""
    i = found.start - 1
    if not found.life:
        found.life = _life_words(lx, i)
    if found.month is not None and found.day is None and lx.word(i) in _ENDS:
        found.months = _months_to(lx, i - 1, words)
        if found.months:
            return
    if lx.word(i) == "the":
        i -= 1
    for _ in range(3):
        word = lx.word(i)
        if word in words.approximate and (found.clock is not None or not found.has_clock):
            found.approximate = True
        elif word in words.bounds and not found.bound:
            found.bound = words.bounds[word]
            if word == "from" and (not found.has_year or lx.word(i - 1) in _DATING):
                found.bound = ""
        elif word not in {"shortly", "just", "at", "on", "early", "late"}:
            break
        if word in {"shortly", "just"}:
            found.bound = f"just {found.bound}" if found.bound else ""
            found.approximate = True
            break
        i -= 1
    owner = lx.word(found.end) in _APOSTROPHES and lx.word(found.end + 1) == "s"
    if owner or (_is_range(found) and found.bound == "since"):
        found.bound = ""  # "after Friday's vote": the vote was on Friday


_APOSTROPHES = frozenset({"'", "\u2019"})
_DATING = frozenset({"date", "dates", "dated", "dating"})
_ENDS = frozenset({"to", "ended", "ending", "through"})


def _months_to(lx: Lexemes, i: int, words: DateWords) -> int:
    """Length in months of "year to", "six months to", "quarter ended"; else 0."""
    unit = words.units.get(lx.word(i), "")
    if unit == "month":
        count = lx.number(i - 1, 2)
        return max(0, words.numbers.get(lx.word(i - 1), 0) if count < 0 else count)
    return {"year": 12, "quarter": 3}.get(unit, 0)


def _life_words(lx: Lexemes, i: int) -> str:
    """ "bear" or "die" for a date in a bracket that opens with "born" or "died"."""
    for k in range(i, max(i - _BRACKET, -1), -1):
        word = lx.word(k)
        if word in {"born", "died"}:
            return ("bear" if word == "born" else "die") if lx.word(k - 1) in {"(", ";"} else ""
        if word in {"(", ")"}:
            return ""
    return ""


_BRACKET = 12  # words that a bracket may hold before its date


def _is_range(found: Printed) -> bool:
    return (
        found.year_end is not None
        or found.month_end is not None
        or found.day_end is not None
        or found.weekday_end is not None
    )
