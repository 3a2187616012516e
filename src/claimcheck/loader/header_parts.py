"""Header lines in parts: day, hour, outlet, section, byline, in any order and between any marks.

"Farming Week | News | 24 March 2025 | Ada Vale", "Hexley Times, 27 March 2025. By Ian Croft".
A line counts only if every part of it is understood, so that a sentence with a day in it is none.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.loader.datelines import DAY, MONTH
from claimcheck.loader.editions import TIME, ZONE, behind_day
from claimcheck.loader.header_dates import find_date
from claimcheck.loader.mastheads import (
    BODIES,
    has_surname,
    is_masthead,
    is_name,
    is_small_section,
)
from claimcheck.loader.vocabulary import fold, is_outlet, vocabulary

# What may stand beside the date in a date line, after folding.
BESIDE = frozenset(
    """# published updated posted created modified edited revised issued date dated on at last first
    time by am pm a m p gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist msk wat
    eat     sast jst kst aest aedt et pt ct local hrs hours hour and z t of st nd rd th minutes ago
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun filed min mins read reading news""".split()
)
LONGEST = 160  # characters of a header line
_DAY_MARK, _CLOCK_MARK = "\x01", "\x02"
_MOST_PARTS, _MOST_DAYS = 8, 2
_CLOCK = re.compile(rf"(?<![\w.:])(?:at |as of )?(?i:\d{{1,2}}h\d\d|{TIME})(?:{ZONE})?(?!\w)")
_NO_YEAR = re.compile(
    rf"(?<!\w)(?i:(?:{MONTH} {DAY}|{DAY} {MONTH}))(?!\w)".replace("?P<month>", "?:").replace(
        "?P<day>", "?:"
    )
)
# A full stop parts, but for that of an initial or of a title before a name.
_MARKS = re.compile(
    r"\s{0,8}[|•·;,]\s{0,8}|\s{1,8}[–—-]\s{1,8}"
    r"|\s{1,8}(?=(?:Last |First )?(?:Updated|Published|Posted)\b)"
    r"|(?<![\s.][A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)\.\s{1,8}"
)
_ONLY_COMMAS = re.compile(r"[^|•·;–—]*")
_ROLE = r"(?:correspondent|reporter|editor|writer|columnist|contributor)"
# What stands before "by" in a byline.
DONE_BY = "written|reported|reporting|story|words|text|report|edited|posted|published|article"
_SIGNED = re.compile(
    rf"(?i:(?:(?:{DONE_BY})\s)?by:?|(?:author|reporter|words|text|writer|story|correspondent):)"
    r"\s+(?P<rest>\S.*)"
)
_IN_SECTION = re.compile(r" (?:in|under) (?P<where>[A-Z][\w'’ &-]{1,40})")
_TITLED = re.compile(rf"(?:[A-Z]?[\w-]+ ){{0,3}}(?i:{_ROLE}) (?P<name>[A-Z]\S* [A-Z].*)")
_TITLE = re.compile(
    rf"(?:[A-Z]?[\w-]+ ){{0,3}}(?i:{_ROLE})s?|(?i:staff report|(?:by|from) (?:our|a|the|staff)"
    rf" (?:\w+ ){{0,2}}{_ROLE}s?)"
)
_TEAM = re.compile(
    r"(?:(?:The|the) )?(?P<name>[A-Z].{0,40}?)"
    r" (?P<what>(?i:newsroom|news ?desk|news team|(?:editorial )?(?:team|staff)|desk))"
)
_DIGIT = re.compile(r"\d")
_ACRONYM = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Meta:
    """What one header line says; ``edition``: which printing or broadcast of the day it was."""

    published: date | None = None
    updated: bool = False
    byline: str | None = None
    outlet: str | None = None
    ago: bool = False
    clock: bool = False
    edition: bool = False


class _Parts:
    """What the parts of a line have said so far; ``sure``: one of them is of no sentence."""

    def __init__(self) -> None:
        self.names: list[str] = []  # neither a paper's nor signed
        self.bylines: list[str] = []
        self.outlets: list[str] = []
        self.sure = self.clock = self.edition = False

    def take(self, part: str) -> bool:
        """Whether a part of a line, neither day nor hour, is understood."""
        signed = _SIGNED.fullmatch(part)
        if signed is not None and _TITLE.fullmatch(part) is None:
            return self._sign(signed["rest"])
        if _TITLE.fullmatch(part):
            if self.names and len(self.names[-1].split()) > 1:
                self.bylines.append(self.names.pop())
            self.sure = True
        elif _is_section(part):
            self.names.append(part)
        elif BESIDE.issuperset(fold(part).split()):
            self.sure = self.sure or not _is_weekday(part)
        elif (team := _TEAM.fullmatch(part)) is not None:
            return self._team(team)
        elif (titled := _TITLED.fullmatch(part)) is not None and is_name(titled["name"]):
            self.bylines.append(titled["name"])
        elif _is_outlet(part):
            self.outlets.append(part)
        elif behind_day(f" {part}", 0) == ("", True):
            self.edition = True
        elif is_name(part.removeprefix("The ")):
            self.names.append(part)
        else:
            return False
        return True

    def _sign(self, rest: str) -> bool:
        """A byline's names: "Ada Vale and Tom Ree", "the Harbour Post newsdesk"."""
        team = _TEAM.fullmatch(rest)
        if team is not None:
            return self._team(team)
        where = _IN_SECTION.search(rest)
        if where is not None:
            rest = rest[: where.start()]
        if _is_outlet(rest):
            self.outlets.append(rest)
            return True
        names = re.split(r" and | & ", rest)
        self.bylines.append(rest)
        return all(is_name(name) and 2 <= len(name.split()) <= 5 for name in names)

    def _team(self, team: re.Match[str]) -> bool:
        """ "County FM newsroom" is the station's, "the News team" nobody's."""
        name = team["name"]
        rooms = team["what"].casefold().startswith("news")
        named = is_name(name.rstrip(" 0123456789"))  # "Channel 9"
        if named and (_is_outlet(name) or (rooms and len(name.split()) > 1)):
            self.outlets.append(name)
        else:
            self.bylines.append(team[0])
        return named

    def settle(self, *, commas: bool) -> bool:
        """Give the names left over to author and outlet; whether nothing unclear is left.

        ``commas``: nothing but commas and full stops part the line, as in a sentence.
        """
        names = [name for name in self.names if not _is_section(name)]
        sections = len(names) < len(self.names)
        # A single word beside a date is a place.
        left = [name for name in names if " " in name or _ACRONYM.fullmatch(name)]
        if not self.bylines and not (commas and not self.outlets):
            self._find_author(left)
        alone = len(left) == 1 and (
            not commas or has_surname(left[0]) or left[0].startswith("The ")
        )
        # "Updated … | The Dover Courant"
        titled = self.sure and alone and left[0].startswith("The ")
        if not self.outlets and alone and (self.bylines or titled):
            self.outlets.append(left.pop())
        spare = [name for name in names if name not in (*self.bylines, *self.outlets)]
        return (
            (self.sure or bool(self.outlets or self.bylines) or (sections and not commas))
            and not any(" " in name for name in left)
            and len(spare) <= (0 if commas and not self.bylines else 2)
            and max(len(self.outlets), len(self.bylines)) <= 1
        )

    def _find_author(self, left: list[str]) -> None:
        """The author among names left over, by a given name or because the rest is an outlet's."""
        full = [name for name in left if " " in name and not name.startswith("The ")]
        people = [name for name in full if _is_given(name.split()[0])]
        if len(people) != 1 and self.outlets:
            people = full
        elif not people and len(full) == 2:
            # "Farming Week | News": a section's name stands behind the outlet's.
            people = [name for name in full if not self._has_section(name)]
        if len(people) == 1:
            self.bylines.append(people[0])
            left.remove(people[0])

    def _has_section(self, name: str) -> bool:
        behind = self.names.index(name) + 1
        return behind < len(self.names) and _is_section(self.names[behind])


def read_parts(line: str) -> Meta | None:
    """What a line says whose parts are a day and hour, outlet, section, byline, and nothing else.

    A day without its year dates nothing: with its hour and an outlet it makes a header line only.
    """
    if len(line) > LONGEST or _DAY_MARK in line or _CLOCK_MARK in line:
        return None
    # "By a court reporter, Eastern Courts News"
    signed = _SIGNED.match(line) is not None
    if not signed and _DIGIT.search(line) is None:
        return None
    rest, days = _without_days(line.strip().removeprefix("(").removesuffix(")"))
    if not days:
        rest, known = _NO_YEAR.subn(f"|{_DAY_MARK}|", rest, count=1)
        if not known and not signed:
            return None
    rest, clocks = _CLOCK.subn(f"|{_CLOCK_MARK}|", rest)
    parts = [part.strip(" .:()–—-") for part in _MARKS.split(rest)]
    parts = [part for part in parts if part]
    told = [part for part in parts if part not in (_DAY_MARK, _CLOCK_MARK)]
    found = _Parts()
    if len(told) > _MOST_PARTS or not all(map(found.take, told)):
        return None
    if not found.settle(commas=_ONLY_COMMAS.fullmatch(_unmarked(rest)) is not None):
        return None
    outlet = next(iter(found.outlets), None)
    if not days and not (outlet and (clocks or signed)):
        return None
    updated = _updated(parts)
    if len(days) > 1 and True not in updated:
        return None
    first = updated.index(False) if False in updated else 0
    return Meta(
        published=days[first] if days else None,
        updated=bool(days) and all(updated),
        byline=next(iter(found.bylines), None),
        outlet=outlet,
        clock=bool(clocks) and not days,
        edition=found.edition,
    )


def _without_days(line: str) -> tuple[str, list[date]]:
    """A line with a mark for each of its days, and these."""
    days: list[date] = []
    while len(days) <= _MOST_DAYS and (found := find_date(line)) is not None:
        days.append(found[0])
        line = f"{line[: found[1]]}|{_DAY_MARK}|{line[found[2] :]}"
    return line, days


def _unmarked(rest: str) -> str:
    """A line without the bars that its day and hours were given."""
    return rest.replace(f"|{_DAY_MARK}|", "").replace(f"|{_CLOCK_MARK}|", "")


def _updated(parts: list[str]) -> list[bool]:
    """For each day of a line whether it is that of an update."""
    found: list[bool] = []
    update = False
    for part in parts:
        if part == _DAY_MARK:
            found.append(update)
            update = False
        elif "updat" in part.casefold():
            update = True
    return found


def _is_weekday(part: str) -> bool:
    return part.casefold().rstrip(".").endswith(("day", "mon", "tue", "wed", "thu", "fri", "sat"))


def _is_outlet(part: str) -> bool:
    bare = part.removeprefix("The ")
    return (
        is_name(bare)
        and not (bare == part and has_surname(part))
        and BODIES.isdisjoint(fold(bare).split())
        and not vocabulary().sections.issuperset(fold(bare).split())
        and (is_outlet(bare) or is_masthead(bare))
    )


def _is_section(part: str) -> bool:
    """ "News", "World News", "University news"."""
    words = fold(part).split()
    sections = vocabulary().sections
    return bool(words) and (sections.issuperset(words) or is_small_section(part))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    table = read_table("entities_given_names.toml")
    return frozenset(f"{table['male']} {table['female']}".split())


def _is_given(word: str) -> bool:
    return word.casefold() in _given_names()
