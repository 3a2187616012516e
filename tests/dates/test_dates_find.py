"""Dates of parsed sentences: tense, events, periods of figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.dates import find_dates, period_for

if TYPE_CHECKING:
    from spacy.language import Language

# A Wednesday.
DAY = date(2021, 3, 17)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The ferry sank on Monday.", "2021-03-15"),
        ("The ferry will sail on Monday.", "2021-03-22"),
        ("The court is expected to rule on Friday.", "2021-03-19"),
        ("The minister resigned on Wednesday.", "2021-03-17"),
        ("The fair closed on October 4.", "2020-10-04"),
        ("The fair will open on October 4.", "2021-10-04"),
        ("Talks are scheduled for Monday.", "2021-03-22"),
        ("The council would vote on Saturday, the mayor said.", "2021-03-20"),
        ("The deal would have been signed on Saturday.", "2021-03-13"),
        ("The hearing was set for August 4.", "2021-08-04"),
        ("The judge set the hearing for February 4.", "2022-02-04"),
        ("The bank said on Tuesday it will cut 300 jobs.", "2021-03-16"),
        ("They had been due to meet on Monday, March 8.", "2021-03-08"),
        ("They met the day before yesterday.", "2021-03-15"),
        ("They will meet the day after tomorrow.", "2021-03-19"),
        ("She was hurt on June 3, 2019, and died two days later.", "2019-06-05"),
        ("He fled on June 3, 2019. He was caught the next day.", "2019-06-04"),
        ("Schools in the valley reopen on Monday.", "2021-03-22"),
        ("Trains run again from Friday, the operator said.", "2021-03-19"),
        ("Thousands march through Lorne on Saturday.", "2021-03-13"),
        ("A boy is recovering in hospital after a fall from a roof on Friday.", "2021-03-12"),
        ("Police are appealing for witnesses to a crash on Monday.", "2021-03-15"),
        ("She is in hospital after Saturday's crash.", "2021-03-13"),
        ("Firefighters managed to free the driver on Sunday.", "2021-03-14"),
        ("Two boys had to be hauled out of the river on Friday.", "2021-03-12"),
        ("The council tried to hold a vote on Monday.", "2021-03-15"),
        ("The council plans to hold a vote on Monday.", "2021-03-22"),
        ("The shop will close on October 3.", "2021-10-03"),
        ("It is 5 percent above the closing price on Monday.", "2021-03-15"),
        ("They died in what appears to be an accidental shooting on Friday.", "2021-03-12"),
    ],
)
def test_tense_and_the_day_told_of_before(nlp: Language, text: str, first: str) -> None:
    found = find_dates(nlp(text), DAY)
    assert str(found[-1].period.first) == first


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The firm must file its accounts by Friday.", ("None", "2021-03-19")),
        ("She was remanded until April 2.", ("None", "2021-04-02")),
        ("The firm was founded in the 1970's.", ("1970-01-01", "1979-12-31")),
        ("In the year to January, profit fell.", ("2020-02-01", "2021-01-31")),
        ("Accounts show a loss in the year to May.", ("2019-06-01", "2020-05-31")),
        ("Prices rose from a year ago.", ("2019-09-16", "2020-09-16")),
        ("The storm hit overnight Monday into Tuesday.", ("2021-03-15", "2021-03-16")),
        ("It struck at 3:15 p.m. local time (0715 GMT) on Tuesday.", ("2021-03-16", "2021-03-16")),
    ],
)
def test_deadlines_nights_and_spans(nlp: Language, text: str, days: tuple[str, str]) -> None:
    found = find_dates(nlp(text), DAY)
    assert [(str(f.period.first), str(f.period.last)) for f in found] == [days]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On July 3, Hale is expected to be sentenced.", [("sentence", "Hale sentenced")]),
        ("The Nov. 28 killing shocked the town.", [("shock", "killing shocked")]),
        ("He was charged in the Nov. 28 killing of a guard.", [("", "killing of guard")]),
        ("The vote took place on Monday.", [("happen", "vote took place")]),
        ("The council adopted a budget for the coming year.", [("", "budget")]),
        ("She has been a member for the past five years.", [("be", "been member")]),
        ("Ida Brook (born 3 May 1930) is a poet.", [("bear", "Ida Brook born")]),
        (
            "Ida Brook (3 May 1930 - 4 June 2001) was a poet.",
            [("bear", "Ida Brook born"), ("die", "Ida Brook died")],
        ),
        ("Ann Lee is a poet who was born in 1950.", [("bear", "Ann Lee born")]),
        ("Police said Monday the mill will close.", [("say", "Police said")]),
        (
            "The man killed in a shooting in the lot of Marrow Market about 2:30am Monday has been "
            "identified.",
            [("kill", "man killed")],
        ),
        ("The man killed in the crash was named on Monday.", [("name", "man named")]),
    ],
)
def test_what_happened_then(nlp: Language, text: str, told: list[tuple[str, str]]) -> None:
    found = find_dates(nlp(text), DAY)
    assert [(f.event.verb, f.event.phrase) for f in found] == told


@pytest.mark.model
def test_a_date_of_another_sentence_is_too_far_to_count_from(nlp: Language) -> None:
    text = "He fled on June 3, 2019. Snow fell. The river froze. He was caught two days later."
    assert find_dates(nlp(text), DAY)[-1].period.first is None


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "About 2000 visitors came and 1950 tickets were sold.",
        "You may go now.",
        "The firm has 2015 employees.",
        "April Jones said so.",
        "He writes for Harbour Today.",
    ],
)
def test_numbers_and_names_that_look_like_dates(nlp: Language, text: str) -> None:
    assert find_dates(nlp(text), DAY) == []


@pytest.mark.model
def test_fields_of_a_match(nlp: Language) -> None:
    text = "The bridge collapsed at about 3 p.m. GMT on Sunday, June 3, 2018."
    (match,) = find_dates(nlp(text))
    assert text[match.start : match.end] == "3 p.m. GMT on Sunday, June 3, 2018"
    assert (match.weekday, match.year, match.month, match.day) == (6, 2018, 6, 3)
    assert (match.clock, match.timezone, match.approximate) == ((885, 915), "GMT", True)
    assert (match.event.subject, match.event.verb) == ("bridge", "collapse")
    assert match.mismatch == ""
    assert not match.relative


@pytest.mark.model
def test_a_wrong_weekday_is_noticed(nlp: Language) -> None:
    (match,) = find_dates(nlp("The bridge collapsed on Tuesday, June 3, 2018."))
    assert match.mismatch == "2018-06-03 was a Sunday, not a Tuesday"


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("The report is in the Harbour Sun, August 16, 2008, on page two.", True),
        ("The mayor said so to The Sun, August 16, 2008.", True),
        ("They met on Sun, August 16, 2008, in Holm.", False),
    ],
)
def test_a_paper_called_sun_is_no_sunday(nlp: Language, text: str, paper: bool) -> None:
    (match,) = find_dates(nlp(text))
    assert (match.weekday is None) == paper
    assert (match.mismatch == "") == paper


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("In 2019, the port handled 40 ships.", "40", "2019"),
        ("Exports reached $4 billion last year.", "$4 billion", "last year"),
        ("Sales rose to 5 million in 2019 from 3 million in 2018.", "5 million", "2019"),
        ("Sales rose to 5 million in 2019 from 3 million in 2018.", "3 million", "2018"),
        ("He said on Monday that 12 people died in May.", "12", "May"),
        ("The mill will employ 300 people, the guild said on Friday.", "300", None),
        ("On Monday 30 people sailed at 3 p.m.", "30", "Monday"),
        ("The ferry sank in 2012, killing 30 people.", "30", "2012"),
        ("In 2012 the guild sold the mill and bought 30 boats.", "30", "2012"),
        ("The guild sold the mill in 2012 and now owns 30 boats.", "30", None),
        ("The ship, which carried 30 people, sank in 2012.", "30", None),
        ("Landings fell to 400 tonnes last fiscal year.", "400 tonnes", "last fiscal year"),
        ("The mill burned down in 2012. It employs 300 people.", "300", None),
    ],
)
def test_period_of_a_figure(nlp: Language, text: str, figure: str, period: str | None) -> None:
    doc = nlp(text)
    start = text.index(figure)
    found = period_for(doc, start, start + len(figure), find_dates(doc, DAY))
    assert (found.text if found else None) == period


@pytest.mark.model
def test_component_counts_from_the_published_day(nlp: Language) -> None:
    from claimcheck.dates.component import dates_component, register_extensions

    register_extensions()
    doc = nlp("The ferry sank on Monday.")
    doc._.claimcheck_published = DAY
    (match,) = dates_component(doc)._.claimcheck_dates
    assert match.period.first == date(2021, 3, 15)
