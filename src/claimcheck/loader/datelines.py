"""Datelines that give a full date: "TOLK, March 11, 2025 (Wire) -", "March 11, 2025 - TOLK -"."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.late import late
from claimcheck.loader.editions import TIME, ZONE
from claimcheck.text import MONTHS

MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}|{name[:4]}" for name in MONTHS) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"
# Capitalised words before a date that are no place: "On March 3, 2021 - the day of the vote".
_NO_PLACE = (
    rf"(?!(?i:{_WEEKDAY}|{MONTH.replace('(?P<month>', '(?:')}\b"
    r"|(?:on|by|in|since|until|from|before|after|the|a|an|this|published|updated|posted|dated|date"
    r"|last|first|born|died)\b))"
)
_WORD = r"[A-Z][\w'’.-]{0,30}"
_TITLED = rf"{_WORD}(?: (?:(?:de|del|la|upon|on|of) )?{_WORD}){{0,2}}"
_MORE = rf"(?:, ?{_NO_PLACE}{_TITLED}){{0,2}}"
_PLACE = rf"(?P<place>{_NO_PLACE}(?:[A-Z][A-Z'’.\- ]{{1,40}}(?<! )|{_TITLED}){_MORE})"
_AGENCY = r"(?:[(/\[](?P<agency>[A-Z][\w.&/ -]{1,40})[)/\]])?"
# "12:55 p.m. CDT", before or behind the agency.
HOUR = rf"(?P<hour>,? ?(?:at )?(?i:{TIME})(?:{ZONE})?)?"
_DASH = r"(?:(?:—|--)\s?|[–-](?:\s|$))"
_DATES = tuple(
    rf"(?P<date>(?:{_WEEKDAY}\.?,? )?(?i:{day}))"
    for day in (rf"{MONTH} {DAY},? {YEAR}", rf"{DAY} {MONTH},? {YEAR}")
)
_FORMS = tuple(
    form.format(
        place=_PLACE, day=day, agency=_AGENCY, hour=HOUR, early=HOUR.replace("hour", "early")
    )
    for day in _DATES
    for form in (
        "{place}(?:,| –| —| -)? ?(?:on )?{day}{early},? ?{agency}{hour}",
        r"{day}(?:,| ?[–—]| --?) ?{place},? ?{agency}{hour}",
    )
)
_LEADING = tuple(late(rf"{form}\s?{_DASH}") for form in _FORMS)
_ALONE = tuple(late(form + r"(?P<dash>\s?(?:[–—:]|--?))?") for form in _FORMS)
# What follows the dash of "Ada Vale, 3 May 1951 - 9 June 2010", which is a life and no dateline.
_SPAN = late(rf"(?i:(?:\d{{1,2}} )?{MONTH}|(?:19|20)\d\d\b)")
_ANY_YEAR = late(YEAR)
_LONGEST = 160  # characters of a paragraph that a dateline is looked for in


# "PORT ELSON, Ohio (Wire) —": a place in capitals at the head of a line, before a dash.
_CAPITALS = late(
    r"^(?P<place>[^\W\d_][^\W\d_'’. ]{0,20}(?:[ '’.-]{1,2}[^\W\d_'’. ]{1,20}){0,4}\.?)"
    r"(?:,[^—–\n]{1,40}?)?(?: ?[(/][^()\n]{1,40}[)/])? ?(?:—|--|[–-] )",
    re.MULTILINE,
)
_OPENING = 1_500  # characters of an article in which its dateline stands, behind a headline
_SHORTEST = 3  # letters of a place


def place_in_capitals(text: str) -> str:
    """The place of a dateline such as "PORT ELSON, Ohio (Wire) —", as printed; "" without one.

    A label of the page ("BREAKING —", "WATCH LIVE —") is none.
    """
    for found in _CAPITALS.finditer(text[:_OPENING]):
        place = found["place"]
        if place.isupper() and len(place) >= _SHORTEST:
            return "" if _labels().issuperset(place.lower().split()) else place
    return ""


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    return frozenset(read_table("furniture.toml")["labels_in_capitals"]["words"])


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline with a full date; the story's own words begin at ``end`` of the paragraph.

    ``hour``: where the hour begins at which it was sent, ``end`` without one.
    """

    day: date
    agency: str
    end: int
    hour: int


def full_dateline(paragraph: str) -> Dateline | None:
    """The dateline with day, month and year that a paragraph begins with, before its dash."""
    head = paragraph[:_LONGEST]
    if _ANY_YEAR.search(head) is None:
        return None
    for pattern in _LEADING:
        match = pattern.match(head)
        if match is None or not paragraph[match.end() :].strip():
            continue
        rest = paragraph[match.end() :].lstrip()
        if _SPAN.match(rest) or (rest[0].islower() and not match["place"].isupper()):
            continue
        return _dateline(match)
    return None


def lone_dateline(line: str) -> Dateline | None:
    """The dateline that a line is and nothing else.

    Without a dash or an agency a place must be one word or in capitals: more words in title case
    before a date may be a headline ("Budget Speech, 3 March 2021").
    """
    if len(line) > _LONGEST or _ANY_YEAR.search(line) is None:
        return None
    for pattern in _ALONE:
        match = pattern.fullmatch(line)
        if match is None:
            continue
        first = match["place"].partition(",")[0]
        if match["dash"] or match["agency"] or first.isupper() or " " not in first:
            return _dateline(match)
    return None


def _dateline(match: re.Match[str]) -> Dateline | None:
    name = match["month"].casefold()
    month = next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name[:3]))
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    return Dateline(day, (match["agency"] or "").strip(), match.end(), hour_of(match))


def hour_of(match: re.Match[str]) -> int:
    """Where the hour in a dateline begins, its end without one."""
    groups = match.groupdict()
    starts = [match.start(name) for name in ("early", "hour") if groups.get(name)]
    return min(starts, default=match.end())
