"""Dates of one event against each other; no language model."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date

import pytest

from claimcheck.dates import compare_dates
from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.resolve import clock_of, resolve
from claimcheck.models import Period

# A Wednesday.
DAY = date(2021, 3, 17)


@dataclass(frozen=True)
class Told:
    period: Period
    weekday: int | None
    clock: tuple[int, int] | None


def told(text: str, reference: date | None = DAY) -> Told:
    (one,) = printed_dates(text)
    period = resolve(one, text[one.start : one.end], reference=reference, tense="past")
    return Told(period, one.weekday, clock_of(one))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Monday", "March 15, 2021", "same"),
        ("yesterday", "Tuesday", "same"),
        ("last year", "in 2020", "same"),
        ("Monday", "this week", "contained"),
        ("March 15, 2021", "in March 2021", "contained"),
        ("June 6, 2019", "June 5-7, 2019", "contained"),
        ("since 2016", "in 2018", "contained"),
        ("late Sunday", "early Monday", "compatible"),
        ("Sunday night", "early Monday", "compatible"),
        ("Sunday at 11:58 p.m.", "Monday at 12:01 a.m.", "compatible"),
        ("March 10-14, 2021", "March 13-16, 2021", "compatible"),
        ("Sunday", "Monday", "different"),
        ("Sunday morning", "Monday morning", "different"),
        ("March 15, 2020", "March 15, 2021", "different"),
        ("in 2019", "in 2020", "different"),
        ("Monday at 3 p.m.", "Monday at 5 p.m.", "different"),
        ("Monday at 8:30 p.m.", "Monday at about 8:45 p.m.", "contained"),
        ("Monday at about 8 p.m.", "Monday at about 9 p.m.", "different"),
        ("Monday at 8:30 p.m.", "Monday at 8:33 p.m.", "compatible"),
        ("Monday afternoon", "Monday at 3 p.m.", "contained"),
        ("Monday", "Monday at 3 p.m.", "same"),
        ("6:41 p.m. PST on Monday", "0241 GMT on Tuesday", "same"),
        ("6:41 p.m. PST on Monday", "0541 GMT on Tuesday", "different"),
        ("6:41 p.m. ET on Monday", "0241 GMT on Tuesday", "unknown"),
        ("6:41 p.m. on Monday", "0241 GMT on Tuesday", "unknown"),
        ("6:41 p.m. ET on Monday", "6:41 p.m. EST on Monday", "same"),
        ("6:41 p.m. ET on Monday", "6:41 p.m. on Monday", "same"),
    ],
)
def test_with_a_reference_day(a: str, b: str, level: str) -> None:
    assert compare_dates(told(a), told(b)).level == level
    assert compare_dates(told(b), told(a)).level == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Monday", "Monday", "same"),
        ("Monday", "Tuesday", "different"),
        ("late Sunday", "early Monday", "compatible"),
        ("June 4", "June 4", "same"),
        ("June 4", "June 5", "different"),
        ("June 4", "July 4", "different"),
        ("June 4", "June 3–6", "contained"),
        ("June 3–6", "June 3–8", "different"),
        ("October 30 to November 4", "October 30 to November 5", "different"),
        ("3 p.m.", "5 p.m. on Monday", "different"),
        ("3 p.m.", "just after 3 p.m. on Monday", "contained"),
        ("Friday, June 4", "Thursday, June 4", "different"),
        ("June 4", "in June", "contained"),
        ("June 4", "June 4, 2018", "contained"),
        ("June 4", "Monday", "unknown"),
        ("last year", "two days ago", "unknown"),
        ("Friday, June 4", "Friday", "contained"),
    ],
)
def test_without_a_reference_day(a: str, b: str, level: str) -> None:
    assert compare_dates(told(a, None), told(b, None)).level == level
    assert compare_dates(told(b, None), told(a, None)).level == level


def test_one_side_with_a_reference_day() -> None:
    assert compare_dates(told("Monday"), told("Monday", None)).level == "contained"
    assert compare_dates(told("Monday"), told("Tuesday", None)).level == "different"
    assert compare_dates(told("March 15, 2021"), told("March 15", None)).level == "contained"
    assert compare_dates(told("March 15, 2021"), told("March 16", None)).level == "different"


def test_reasons_say_both_sides() -> None:
    assert compare_dates(told("Sunday"), told("Monday")).reason == "14 March 2021 / 15 March 2021"
    assert compare_dates(told("Monday", None), told("Tuesday", None)).reason == "Monday / Tuesday"


def test_comparing_needs_no_language_model() -> None:
    code = "import sys, claimcheck.dates, claimcheck.measures; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
