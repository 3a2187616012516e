"""What the lines above a story say about it: date, byline, outlet, agency dateline.

Header dates only, with day, month and year; dates inside the text are `claimcheck.dates`' job.
"""

from __future__ import annotations

import re
from datetime import date

from claimcheck.loader.datelines import DAY, HOUR, MONTH, full_dateline, hour_of, lone_dateline
from claimcheck.loader.editions import behind_day
from claimcheck.loader.header_dates import find_date
from claimcheck.loader.header_parts import BESIDE, DONE_BY, LONGEST, Meta, read_parts
from claimcheck.loader.mastheads import (
    BODIES,
    INSIDE,
    PAPER_WORDS,
    is_beside,
    is_masthead,
    is_name,
    is_paper,
    is_small_section,
)
from claimcheck.loader.vocabulary import fold, is_outlet, vocabulary

_CLOCK_ONLY = re.compile(
    r"(?:at |posted at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)? ?(?:[A-Z]{2,4})?",
    re.IGNORECASE,
)
# "Jan. 9": a day without its year dates nothing, and is no headline either.
_DAY_ONLY = re.compile(
    rf"(?:{MONTH} {DAY}|{DAY} {MONTH})".replace("?P<month>", "?:").replace("?P<day>", "?:"), re.I
)
_BY_WHOM = re.compile(r" (?:by|in|under) [\w.'’-]{1,30}(?: [\w.'’-]{1,30})?$", re.IGNORECASE)
_DESKS = re.compile(
    r"(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+),? (?:[A-Z]?[a-z]+ ){0,2}"
    r"(?:correspondent|reporter|editor|writer|columnist)"
)
_AGO = re.compile(
    r"(?:(?:updated|published|posted|last updated):? )?"
    r"(?:\d{1,3} ?(?:s|m|h|d|w|sec|second|min|minute|hr|hour|day|week|month|year)s? ago"
    r"|(?:an?|one) (?:minute|hour|day) ago"
    r"|just now|moments ago|\d{1,3}[mhdw])\.?",
    re.IGNORECASE,
)
# White space has a bound: a line of nothing else would be gone through once for each of its blanks.
_PARTS = re.compile(r"\s{0,8}[|•·]\s{0,8}|\s{1,8}[–—-]\s{1,8}")
_BYLINE = re.compile(
    rf"(?:(?:{DONE_BY})?\s*by:?"
    r"|author:|reporter:|from our correspondent)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_SHORT_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? (?:19|20)\d\d)?"
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z'’.\-/ ]{2,40}(?:, ?[A-Z][\w.'’ ]{1,30}){0,2}"
    r"|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})"
    rf"(?P<day>,? (?:on )?{_SHORT_DAY})?,? ?"
    r"(?:[(/\[](?P<agency>[A-Z][\w.&/ -]{1,40})[)/\]])?"
    rf"(?:, ?(?P<after>{_SHORT_DAY}))?{HOUR}\s?(?:[–—]|--?)\s"
)
_STAFF = frozenset(
    """staff writer writers reporter reporters correspondent correspondents editor contributor press
    agency
    special associated news service senior political business chief columnist""".split()
)
_OPENING = " \"'“‘"


def read_meta(line: str) -> Meta | None:
    """What a line of nothing but date, time, byline or outlet says; None for any other line."""
    if len(line) > LONGEST:
        return None
    read = _read_meta(line)
    if read is not None and (read.outlet or not read.published):
        return read
    parts = read_parts(line)
    # One day and more of whom: the parts of a line are told apart better there.
    if read is None or (parts is not None and parts.outlet and parts.published == read.published):
        return parts
    return read


def _read_meta(line: str) -> Meta | None:
    if _AGO.fullmatch(line):
        return Meta(ago=True)
    if _CLOCK_ONLY.fullmatch(line) or _DAY_ONLY.fullmatch(line):
        return Meta(clock=True)
    whole = _one(line) or _lone(line)
    if whole is not None:
        return whole
    parts = [part for part in _PARTS.split(line) if part]
    if not 2 <= len(parts) <= 6:
        return None
    read = [_one(part) or _edition(part) for part in parts]
    known = [meta for meta in read if meta is not None]
    if not known or not any(meta.published or meta.byline for meta in known):
        return None
    names = [part for part, meta in zip(parts, read, strict=True) if meta is None]
    signed = any(meta.byline for meta in known)
    outlets = [name for name in names if is_beside(name, signed=signed)]
    if len(names) > 2 or any(not is_name(name) for name in names if name not in outlets):
        return None
    # A single word beside a date is a place or a section.
    people = [name for name in names if name not in outlets and " " in name]
    if len(outlets) > 1 or len(people) > 1:
        return None
    return Meta(
        published=next((meta.published for meta in known if meta.published), None),
        updated=all(meta.updated for meta in known if meta.published),
        byline=next((meta.byline for meta in known if meta.byline), None)
        or next(iter(people), None),
        outlet=next(iter(outlets), None)
        or next((meta.outlet for meta in known if meta.outlet), None),
        edition=any(meta.edition for meta in known),
    )


def dateline_agency(paragraph: str) -> str | None:
    """The agency of "LIMA, Peru (Reuters) -" at the start of a paragraph; "" without an agency."""
    full = full_dateline(paragraph)
    if full is not None:
        return full.agency
    match = _short_dateline(paragraph)
    if match is None:
        return None
    agency = (match["agency"] or "").strip()
    return agency if not agency or len(agency.split()) <= 4 else ""


def dateline_end(paragraph: str) -> tuple[int, int]:
    """Where the hour in a dateline without a year and where the story's own words begin, else 0."""
    match = _short_dateline(paragraph)
    rest = "" if match is None else paragraph[match.end() :].lstrip(_OPENING)
    return (hour_of(match), match.end()) if match is not None and rest[:1].isupper() else (0, 0)


def _short_dateline(paragraph: str) -> re.Match[str] | None:
    match = _DATELINE.match(paragraph[:LONGEST])
    if match is None:
        return None
    return match if match["agency"] or match["place"].split(",")[0].isupper() else None


def dated_name(line: str) -> tuple[str, date] | None:
    """Name and day of "Channel 4 News, 22 May 2030": words with capitals, a comma, a full date."""
    found = find_date(line) if len(line) <= LONGEST else None
    if found is None:
        return None
    day, start, end = found
    name, mark, weekday = line[:start].strip().partition(",")
    words = name.split()
    # "University news": a page's section, whose last word may be small.
    last = len(words) - 1 if is_small_section(name) else len(words)
    named = 1 <= len(words) <= PAPER_WORDS + 1 and all(
        word[0].isupper() or word.isdigit() or word in INSIDE for word in words[:last]
    )
    bare = BESIDE.issuperset(fold(weekday).split()) and not behind_day(line, end)[0].strip(" .)")
    return (name, day) if mark and named and bare and words[0][0].isupper() else None


def _one(part: str) -> Meta | None:
    match = _BYLINE.fullmatch(part)
    rest = match["rest"] if match else part
    found = find_date(rest)
    if found is not None:
        day, start, end = found
        behind, edition = behind_day(rest, end)
        outside = f"{rest[:start]} {_BY_WHOM.sub('', behind)}".strip(" ,|-–—:()")
        if set(fold(outside).split()) <= BESIDE:
            # "Updated" says which day it is, "7am update" which bulletin.
            told = f"{part.removesuffix(rest)} {outside}".casefold()
            return Meta(published=day, updated="updat" in told, edition=edition)
        name = rest[:start].strip(" ,|-–—:()")
        if match and is_name(name) and set(fold(behind).split()) <= BESIDE:
            return Meta(published=day, byline=name)
        return None
    if _AGO.fullmatch(rest):
        return Meta(ago=True)
    if match is None:
        return Meta(clock=True) if _CLOCK_ONLY.fullmatch(part) else _staff(part)
    return _byline(rest.rstrip(" ."))


def _edition(part: str) -> Meta | None:
    """ "Late edition" beside a day that a mark parts from it."""
    rest, named = behind_day(f" {part}", 0)
    return None if rest else Meta(clock=True, edition=named)


def _lone(line: str) -> Meta | None:
    """ "Coast FM News, 4 August 2025": outlet and day; "TOLK, March 11, 2025 (Wire) -"."""
    found = find_date(line)
    if found is None:
        return None
    day, start, end = found
    name, mark, weekday = line[:start].rstrip(" ,:(").partition(",")
    words = fold(name).split()
    if (
        (mark or line[:start].rstrip().endswith((",", ":")))
        and BESIDE.issuperset(fold(weekday).split())
        and not behind_day(line, end)[0].strip(" .)")
        and is_name(name.removeprefix("The "))
        and (is_outlet(name) or is_masthead(name))
        and BODIES.isdisjoint(words)
        and not vocabulary().sections.issuperset(words)
    ):
        return Meta(published=day, outlet=name)
    place = line[:start].rstrip(" -–—")
    dateline = None if is_beside(place, signed=False) else lone_dateline(line)
    if dateline is None:
        return None
    return Meta(published=dateline.day, outlet=dateline.agency or None)


def _byline(rest: str) -> Meta | None:
    names: list[str] = []
    outlet = None
    for piece in re.split(r",|\band\b|&|/|;|\(|\)|\b[Ff]or\b|\bof\b|\bin\b|\bat\b", rest):
        name = piece.strip()
        if not name:
            continue
        paper = any(" " in given for given in names) and name.startswith("The ") and is_paper(name)
        if not paper and not is_name(name):
            return None
        if paper or is_outlet(name):
            outlet = outlet or name
        else:
            names.append(name)
    if not names and outlet is None:
        return None
    return Meta(byline=rest, outlet=_no_staff(outlet))


def _staff(part: str) -> Meta | None:
    """ "Jane Doe, Staff Writer", "Jane Doe, Associated Press"."""
    name, comma, rest = part.partition(",")
    words = rest.casefold().split()
    if found := _DESKS.fullmatch(part):
        return Meta(byline=found["name"])
    if not comma or not 2 <= len(name.split()) <= 4 or not is_name(name.strip()):
        return None
    outlet = rest.strip()
    if outlet.startswith("The ") and len(name.split()) <= 3 and is_outlet(outlet):
        return Meta(byline=name.strip(), outlet=outlet)
    if not words or len(words) > 5 or not _STAFF.issuperset(words):
        return None
    return Meta(byline=name.strip(), outlet=_no_staff(outlet if is_outlet(outlet) else None))


def _no_staff(outlet: str | None) -> str | None:
    if outlet is None:
        return None
    if vocabulary().agencies.isdisjoint({fold(outlet)}) and _STAFF.issuperset(
        outlet.casefold().split()
    ):
        return None
    return outlet
