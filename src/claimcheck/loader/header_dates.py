"""Dates of header lines: with day, month and year, in the orders and marks of news pages."""

from __future__ import annotations

import re
from datetime import date

from claimcheck.loader.datelines import DAY, MONTH, YEAR
from claimcheck.text import MONTHS

_DATES = tuple(
    re.compile(rf"(?<![\w.]){pattern}(?!\w)", re.IGNORECASE)
    for pattern in (
        rf"{DAY}[ -]{MONTH},?[ -]{YEAR}",
        rf"{MONTH} {DAY},? {YEAR}",
        r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
        r"(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
        r"(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>(?:19|20)\d\d)",
    )
)
_DIGIT = re.compile(r"\d")  # in each of them


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date of a header line, with where it stands; None if there is none.

    All-digit dates with slashes count only if they can be read in one way (13/5, not 5/3).
    """
    best: tuple[date, int, int] | None = None
    for pattern in _DATES if _DIGIT.search(text) else ():
        match = pattern.search(text)
        if match is None or (best is not None and best[1] <= match.start()):
            continue
        day = _date(match)
        if day is not None:
            best = (day, match.start(), match.end())
    return best


def _date(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if "one" in groups:
        one, two = int(groups["one"]), int(groups["two"])
        if one != two and (one <= 12) == (two <= 12):
            return None
        day, month = (one, two) if two <= 12 else (two, one)
    else:
        day = int(groups["day"])
        name = groups["month"].casefold()
        month = (
            int(name)
            if name.isdigit()
            else next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
        )
    try:
        return date(year, month, day)
    except ValueError:
        return None
