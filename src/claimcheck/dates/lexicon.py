"""Words of dates and clock times, read once from ``data/dates.toml``."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """The lists by use; all keys in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    ambiguous: frozenset[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague: frozenset[str]
    units: dict[str, str]
    seasons: dict[str, int]
    dayparts: dict[str, tuple[int, int]]
    timezones: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    year_before: frozenset[str]
    direction: dict[str, int]
    bounds: dict[str, str]
    approximate: frozenset[str]


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """The lists of ``data/dates.toml``."""
    data = read_table("dates.toml")

    def pairs(group: str) -> dict[str, tuple[int, int]]:
        return {word: (int(pair[0]), int(pair[1])) for word, pair in data[group].items()}

    return DateWords(
        months=data["months"],
        weekdays=data["weekdays"],
        ambiguous=frozenset(data["ambiguous"]["words"].split()),
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        vague=frozenset(data["vague"]["words"].split()),
        units=data["units"],
        seasons=data["seasons"],
        dayparts=pairs("dayparts"),
        timezones=data["timezones"],
        holidays=pairs("holidays"),
        year_before=frozenset(data["year_before"]["words"].split()),
        direction=data["direction"],
        bounds=data["bounds"],
        approximate=frozenset(data["approximate"]["words"].split()),
    )
