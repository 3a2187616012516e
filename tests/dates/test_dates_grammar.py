"""What dates print as, and the days they resolve to; no language model."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.resolve import clock_of, mismatch_of, resolve

# A Wednesday.
DAY = date(2021, 3, 17)


def read(text: str, *, tense: str = "past", reference: date | None = DAY) -> list[tuple[str, str]]:
    """Printed text and "first..last" of every date."""
    found = []
    for one in printed_dates(text):
        printed = text[one.start : one.end]
        period = resolve(one, printed, reference=reference, tense=tense)
        found.append((printed, f"{period.first or ''}..{period.last or ''}"))
    return found


DATES = [
    ("It began on March 5, 2019.", "March 5, 2019", "2019-03-05..2019-03-05"),
    ("It began on 5 March 2019.", "5 March 2019", "2019-03-05..2019-03-05"),
    ("on the 5th of March, 2019", "5th of March, 2019", "2019-03-05..2019-03-05"),
    ("Logged 2019-03-05.", "2019-03-05", "2019-03-05..2019-03-05"),
    ("Logged 2019-03-05T14:30Z.", "2019-03-05T14:30Z", "2019-03-05..2019-03-05"),
    ("Filed 25/03/2019.", "25/03/2019", "2019-03-25..2019-03-25"),
    ("Filed 03/25/2019.", "03/25/2019", "2019-03-25..2019-03-25"),
    ("Filed 25.3.2019.", "25.3.2019", "2019-03-25..2019-03-25"),
    ("Filed 03/05/2019.", "03/05/2019", "2019-03-05..2019-05-03"),
    ("held October 12–16", "October 12–16", "2020-10-12..2020-10-16"),
    ("held 12-16 October 2018", "12-16 October 2018", "2018-10-12..2018-10-16"),
    ("Oct. 12 to Nov. 3, 2018", "Oct. 12 to Nov. 3, 2018", "2018-10-12..2018-11-03"),
    ("December 30 - January 2, 2019", "December 30 - January 2, 2019", "2018-12-30..2019-01-02"),
    ("in October 2018", "October 2018", "2018-10-01..2018-10-31"),
    ("in May", "May", "2020-05-01..2020-05-31"),
    ("in February", "February", "2021-02-01..2021-02-28"),
    ("last May", "last May", "2020-05-01..2020-05-31"),
    ("next May", "next May", "2021-05-01..2021-05-31"),
    ("between May and July 2018", "May and July 2018", "2018-05-01..2018-07-31"),
    ("the 2018/19 season", "2018/19", "2018-01-01..2019-12-31"),
    ("Q3 2018 sales", "Q3 2018", "2018-07-01..2018-09-30"),
    ("the third quarter of 2018", "third quarter of 2018", "2018-07-01..2018-09-30"),
    ("the first half of 2018", "first half of 2018", "2018-01-01..2018-06-30"),
    ("in the 1980s", "1980s", "1980-01-01..1989-12-31"),
    ("the '80s", "'80s", "1980-01-01..1989-12-31"),
    ("the 19th century", "19th century", "1800-01-01..1899-12-31"),
    ("the summer of 1987", "summer of 1987", "1987-06-01..1987-08-31"),
    ("last summer", "last summer", "2020-06-01..2020-08-31"),
    ("in 2016", "2016", "2016-01-01..2016-12-31"),
    ("from 2016 to 2018", "2016 to 2018", "2016-01-01..2018-12-31"),
    ("since 2016", "2016", "2016-01-01.."),
    ("by 2035", "2035", "..2035-12-31"),
    ("until Friday", "Friday", "..2021-03-19"),
    ("after 5 March", "5 March", "2021-03-05.."),
    ("after 5 March's vote", "5 March", "2021-03-05..2021-03-05"),
    ("since 5 March’s vote", "5 March", "2021-03-05..2021-03-05"),
    ("before 5 March 2020's fire", "5 March 2020", "2020-03-05..2020-03-05"),
    ("today", "today", "2021-03-17..2021-03-17"),
    ("yesterday", "yesterday", "2021-03-16..2021-03-16"),
    ("tomorrow", "tomorrow", "2021-03-18..2021-03-18"),
    ("overnight", "overnight", "2021-03-16..2021-03-17"),
    ("on Monday", "Monday", "2021-03-15..2021-03-15"),
    ("on Wednesday", "Wednesday", "2021-03-17..2021-03-17"),
    ("last Wednesday", "last Wednesday", "2021-03-10..2021-03-10"),
    ("next Monday", "next Monday", "2021-03-22..2021-03-22"),
    ("Monday through Friday", "Monday through Friday", "2021-03-15..2021-03-19"),
    ("last week", "last week", "2021-03-08..2021-03-14"),
    ("next week", "next week", "2021-03-22..2021-03-28"),
    ("Tuesday last week", "Tuesday last week", "2021-03-09..2021-03-09"),
    ("this month", "this month", "2021-03-01..2021-03-31"),
    ("last year", "last year", "2020-01-01..2020-12-31"),
    ("in June last year", "June last year", "2020-06-01..2020-06-30"),
    ("last weekend", "last weekend", "2021-03-06..2021-03-07"),
    ("over the weekend", "weekend", "2021-03-13..2021-03-14"),
    ("three days ago", "three days ago", "2021-03-14..2021-03-14"),
    ("two years ago", "two years ago", "2018-09-15..2019-12-31"),
    ("a few days ago", "a few days ago", ".."),
    ("over the past year", "past year", "2020-03-17..2021-03-17"),
    ("last fiscal year", "last fiscal year", "2020-01-01..2020-12-31"),
    ("the past five years", "past five years", "2016-03-17..2021-03-17"),
    ("early 2018", "early 2018", "2018-01-01..2018-05-27"),
    ("late May 2018", "late May 2018", "2018-05-19..2018-05-31"),
    ("mid-May 2018", "mid-May 2018", "2018-05-08..2018-05-24"),
    ("the end of last month", "end of last month", "2021-02-21..2021-02-28"),
    ("New Year's Eve 2018", "New Year's Eve 2018", "2018-12-31..2018-12-31"),
    ("Sun., June 3, 2018", "Sun., June 3, 2018", "2018-06-03..2018-06-03"),
]


@pytest.mark.parametrize(("text", "printed", "days"), DATES)
def test_a_date_is_found_and_resolved(text: str, printed: str, days: str) -> None:
    assert read(text) == [(printed, days)]


@pytest.mark.parametrize(
    ("text", "tense", "days"),
    [
        ("on Monday", "future", "2021-03-22..2021-03-22"),
        ("on Monday", "", "2021-03-15..2021-03-15"),
        ("on Wednesday", "future", "2021-03-17..2021-03-17"),
        ("this Friday", "past", "2021-03-12..2021-03-12"),
        ("this Friday", "future", "2021-03-19..2021-03-19"),
        ("on May 3", "past", "2020-05-03..2020-05-03"),
        ("on May 3", "future", "2021-05-03..2021-05-03"),
        ("on January 3", "future", "2022-01-03..2022-01-03"),
        ("on March 18", "past", "2021-03-18..2021-03-18"),
    ],
)
def test_tense_settles_dates_without_a_year(text: str, tense: str, days: str) -> None:
    assert [found for _, found in read(text, tense=tense)] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "You may go and march on.",
        "She sat in the sun.",
        "The score was 3-2 after 25.5 minutes.",
        "Section 12.5 of the 1/2 rule",
        "He paid $2,018.50 for version 3.10.2.",
        "a three-day march in the morning",
        "Call 555-2018-77.",
        "It took two years and four months.",
        "in the fall of the house",
        "the second half",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [found for found, _ in read(text) if not found.isdigit()] == []


def test_a_block_has_no_year() -> None:
    assert read("in the 1900 block of Mill Street") == []
    assert read("in 1900") != []


def test_without_a_reference_day_only_what_is_printed_is_known() -> None:
    assert read("on Friday, June 4", reference=None) == [("Friday, June 4", "..")]
    assert read("last year", reference=None) == [("last year", "..")]
    assert read("in June 2018", reference=None) == [("June 2018", "2018-06-01..2018-06-30")]


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("at 6.50 on Thursday morning", (410, 410), ""),
        ("from 7.30 on Friday evening", (1170, 1170), ""),
        ("at 3 p.m. on Monday", (900, 900), ""),
        ("at 3:30pm", (930, 930), ""),
        ("at 15:30 GMT", (930, 930), "GMT"),
        ("at 0815 GMT", (495, 495), "GMT"),
        ("at 9.25 am", (565, 565), ""),
        ("about 3 p.m.", (885, 915), ""),
        ("just after 5 p.m.", (1020, 1030), ""),
        ("by 5 p.m. on Monday", (0, 1020), ""),
        ("from 9 a.m. to 5 p.m.", (540, 1020), ""),
        ("at 3:45 in the afternoon", (945, 945), ""),
        ("at 12:15 a.m. ET", (15, 15), "ET"),
        ("at noon", (720, 720), ""),
        ("late Sunday", (1080, 1560), ""),
        ("early Monday", (0, 540), ""),
        ("on Friday morning", (240, 720), ""),
        ("last night", (1080, 1740), ""),
        ("at 6:41 last night", (1121, 1121), ""),
    ],
)
def test_clock_times(text: str, clock: tuple[int, int], zone: str) -> None:
    (one,) = printed_dates(text)
    assert (clock_of(one), one.zone) == (clock, zone)


def test_weekday_and_date_that_do_not_fit_are_noticed() -> None:
    text = "on Tuesday, June 3, 2018"
    (one,) = printed_dates(text)
    period = resolve(one, text, reference=None)
    assert mismatch_of(one, period) == "2018-06-03 was a Sunday, not a Tuesday"


def test_weekday_and_date_that_fit_are_not_noticed() -> None:
    text = "on Sunday, June 3, 2018"
    (one,) = printed_dates(text)
    assert mismatch_of(one, resolve(one, text, reference=None)) == ""
