"""A date as printed: which fields the words give, before anything is looked up or resolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Printed:
    """Fields named by the words in the half-open range ``start:end`` (None or "": not named).

    ``*_end`` close a range. ``unit`` with ``offset`` is a relative expression ("two days ago" is
    day, -2) counted from ``anchor``: "now" (the article's day) or "then" (the date told of before).
    ``direction`` is last (-1), this (0) or next (1) before a weekday, month or season. ``choices``
    are the (year, month, day) readings of an ambiguous "06/09/2025". ``weak`` marks a bare year or
    clock time that only its surroundings can confirm. ``counted``: "a year ago", not "last year".
    ``halfless``: "8:30" that may be either half of the day. ``months``: how many end in the month
    printed ("the year to March" is 12). ``life``: "bear" or "die" in brackets behind a name.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    year_end: int | None = None
    month_end: int | None = None
    day_end: int | None = None
    weekday: int | None = None
    weekday_end: int | None = None
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    fraction: str = ""
    unit: str = ""
    offset: int | None = None
    anchor: str = ""
    span: bool = False
    direction: int | None = None
    daypart: str = ""
    clock: tuple[int, int] | None = None
    zone: str = ""
    bound: str = ""
    approximate: bool = False
    choices: tuple[tuple[int, int, int], ...] = ()
    weak: bool = False
    counted: bool = False
    halfless: bool = False
    months: int = 0
    life: str = ""

    @property
    def has_date(self) -> bool:
        """A day or month of the calendar."""
        return self.month is not None or self.day is not None or bool(self.choices)

    @property
    def has_year(self) -> bool:
        """A year, decade or century."""
        return self.year is not None or self.decade is not None or self.century is not None

    @property
    def has_part_of_year(self) -> bool:
        """A season, quarter or half."""
        return bool(self.season) or self.quarter is not None or self.half is not None

    @property
    def has_clock(self) -> bool:
        """A clock time or part of the day."""
        return self.clock is not None or bool(self.daypart)

    @property
    def has_relative(self) -> bool:
        """A relative expression: "yesterday", "last year", "two days earlier"."""
        return bool(self.unit)

    @property
    def names_day(self) -> bool:
        """Whether the words point at a day at all, and not merely a time of day."""
        return (
            self.has_date
            or self.has_year
            or self.has_part_of_year
            or self.has_relative
            or self.weekday is not None
        )
