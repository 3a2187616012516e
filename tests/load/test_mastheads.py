"""Names of papers above a headline, and lines that a stray line break parts."""

from __future__ import annotations

import pytest

from claimcheck.loader.limits import Limits
from claimcheck.loader.lines import read_lines, runs_on
from claimcheck.loader.mastheads import is_masthead
from claimcheck.loader.text import Document, Story, read_stories

BODY = (
    "The council of Marlow voted on Tuesday to close the old swimming bath for repairs.\n\n"
    "Councillor Ada Finch said the roof had leaked for nine years and could not be mended.\n"
)
HEADLINE = "Council closes old swimming bath for repairs"


def story(text: str) -> Story:
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    (found,) = document.stories
    return found


@pytest.mark.parametrize(
    "name",
    [
        "The Marlow Echo",
        "Morning Ledger",
        "Evening Lamp",
        "Vale of Ash Advertiser",
        "Daily Argus",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n12 June 2031\n\n", "\n\nBy Jane Doe\n\n"])
def test_a_name_above_the_headline_is_the_outlet(name: str, between: str) -> None:
    found = story(f"{name}{between}{HEADLINE}\n\n{BODY}")
    assert (found.outlet, found.title) == (name, HEADLINE)
    assert found.cuts[0].reason == "outlet label"


@pytest.mark.parametrize(
    "line",
    [
        "World News",
        "Latest Local News",
        "Sport",
        "Marlow",
        "Morning after the storm",
        "Jane Page",  # may well be a person, so no date or headline alone makes it a paper
        "News in Brief",
    ],
)
def test_other_lines_above_the_headline_are_no_outlet(line: str) -> None:
    if line == "Jane Page":
        assert is_masthead(line)  # the price of "Front Page": only straight above a headline
        return
    assert not is_masthead(line)
    assert story(f"{line}\n\n{HEADLINE}\n\n{BODY}").outlet is None


def test_a_name_and_a_day_in_one_line() -> None:
    found = story(f"{HEADLINE}\n\nMorning Lamp | 12 June 2031\n\n{BODY}")
    assert (found.outlet, found.byline) == ("Morning Lamp", None)
    assert str(found.published) == "2031-06-12"


LAYOUTS = [
    "{title}\n\n{name}\n{day}\n\n",
    "{title}\n{name}\n{day}\n\n",
    "{title}\n\n{day}\n{name}\n\n",
    "{name}\n{day}\n\n{title}\n\n",
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("day", ["12 June 2031", "Date: 2031-06-12"])
@pytest.mark.parametrize(
    "name", ["Marlow Gazette", "The Coast Islander", "Baywire", "The Northern Argus", "Vale Echo"]
)
def test_a_name_beside_the_date_is_the_outlet(name: str, day: str, layout: str) -> None:
    found = story(layout.format(title="Old bath closes", name=name, day=day) + BODY)
    assert (found.outlet, found.title) == (name, "Old bath closes")
    assert str(found.published) == "2031-06-12"


@pytest.mark.parametrize(
    ("name", "byline"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Marlow", None),  # a place that the story names
        ("Sport", None),
        ("World", None),
        ("Bath roof leaks", None),
    ],
)
def test_other_lines_beside_the_date_are_no_outlet(name: str, byline: str | None) -> None:
    found = story(f"{HEADLINE}\n\n{name}\n12 June 2031\n\n{BODY}")
    assert (found.outlet, found.title, found.byline) == (None, HEADLINE, byline)


def test_a_headline_of_a_name_stays_the_headline() -> None:
    found = story(f"The Northern Storm\n12 June 2031\n\n{BODY}")
    assert (found.outlet, found.title) == (None, "The Northern Storm")
    assert found.regions[0].start == 0


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Jane Doe, The Capital Register", "The Capital Register"),
        ("By Jane Doe, The Coast Islander", "The Coast Islander"),
        ("By Jane Doe, Marlow Gazette", "Marlow Gazette"),
        ("By Jane Doe and Luis Orr, The Argus", "The Argus"),
    ],
)
def test_a_byline_with_an_outlet_is_no_title(line: str, outlet: str) -> None:
    found = story(f"{HEADLINE}\n\n{line}\n\n{BODY}")
    assert (found.title, found.outlet) == (HEADLINE, outlet)
    assert found.byline == line.removeprefix("By ")


@pytest.mark.parametrize(
    "line", ["By The Sea, The Hotel Stands", "By the Numbers, The City Budget", "By Far, The Best"]
)
def test_other_lines_with_by_are_no_byline(line: str) -> None:
    assert story(f"{line}\n\n{BODY}").outlet is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The council said on Monday that the old bath", "would be closed for two years."),
        ("In Marlow, a town on the river,", "the old bath is to close."),
        ("Council closes old bath after roof", "is found to be leaking again"),
    ],
)
def test_a_stray_break_parts_nothing(before: str, after: str) -> None:
    assert runs_on(before, after)
    (line,) = read_lines(f"{before}\n{after}")
    assert line.text == f"{before} {after}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The council voted on Monday to close it.", "the bath is from 1908"),
        ("Council closes old bath for repairs", "The roof was found to be leaking."),
        ("Home", "news and sport from Marlow"),
        ("They have three aims for the year:", "close the old bath and build"),
        ("Council closes old bath for repairs", "by jane doe"),
        ("Council closes old bath for repairs", "share"),
        ("Council closes old bath for repairs", "12 of its members were against it"),
    ],
)
def test_a_new_line_is_a_new_line(before: str, after: str) -> None:
    assert not runs_on(before, after)


def test_a_broken_first_sentence_is_no_title() -> None:
    found = story(
        "The council of Marlow said on Monday that the old\nbath would close for repairs. It "
        f"has stood since 1908.\n\n{BODY}"
    )
    assert found.title is None


@pytest.mark.parametrize("day", ["12 June 2031", "June 12, 2031"])
@pytest.mark.parametrize("mark", [" | ", " - ", " • "])
@pytest.mark.parametrize(
    "name",
    ["Marlow Echo", "Ashby Citizen", "The Maine Register", "The Maine Argus", "Vale Gazette"],
)
def test_a_name_that_a_mark_parts_from_the_day_is_the_outlet(
    name: str, mark: str, day: str
) -> None:
    for header in (f"{HEADLINE}\n\n{name}{mark}{day}\n\n", f"{name}{mark}{day}\n\n{HEADLINE}\n\n"):
        found = story(header + BODY)
        assert (found.outlet, found.title, found.byline) == (name, HEADLINE, None)
        assert str(found.published) == "2031-06-12"


@pytest.mark.parametrize("name", ["Jane Page", "Ada Bee", "Tom Call", "Ada Vale"])
def test_a_surname_that_papers_have_too_is_a_reporters(name: str) -> None:
    found = story(f"{HEADLINE}\n\n{name} | 12 June 2031\n\n{BODY}")
    assert (found.outlet, found.byline) == (None, name)
    found = story(f"{HEADLINE}\n\nBy {name} | Marlow Sun | 12 June 2031\n\n{BODY}")
    assert (found.outlet, found.byline) == ("Marlow Sun", name)


@pytest.mark.parametrize("name", ["The Long Way Home", "The Silent Shore"])
def test_a_headline_with_the_day_is_no_outlet(name: str) -> None:
    assert story(f"{name} | 12 June 2031\n\n{BODY}").outlet is None


@pytest.mark.parametrize("label", ["Headline: ", "Title: ", "HEADLINE:", "Heading : "])
@pytest.mark.parametrize("headline", [HEADLINE, "The old bath in Marlow closes for good."])
@pytest.mark.parametrize("below", ["", "Date: 12 June 2031\n", "Outlet: Vale Echo\n"])
def test_a_labelled_headline_is_the_title_without_its_label(
    label: str, headline: str, below: str
) -> None:
    text = f"{label}{headline}\n{below}\n{BODY}"
    found = story(text)
    assert found.title == headline
    assert text[found.regions[0].start :].startswith(headline)
    assert text[: found.regions[0].start] == label
    assert found.cuts[0].span.end == len(label)


@pytest.mark.parametrize(
    "tail",
    [
        ", 6pm edition",
        ", 7am bulletin",
        " (late edition)",
        " - 6 p.m. update",
        ", first print edition",
        ", midday news bulletin",
        " | evening update",
        ", 18:00",
        ", 6pm",
        ", edition of 18.00",
        " 1800 hrs GMT broadcast",
    ],
)
@pytest.mark.parametrize("name", ["Evening Courier", "Ashcombe FM News", "MARLOW GAZETTE"])
@pytest.mark.parametrize("mark", [" - Thursday, ", ", ", "\n", " | "])
def test_an_edition_behind_the_day_is_read_over(name: str, mark: str, tail: str) -> None:
    found = story(f"{name}{mark}June 12, 2031{tail}\n\n{HEADLINE}\n\n{BODY}")
    assert (found.outlet, found.title, found.byline) == (name, HEADLINE, None)
    assert str(found.published) == "2031-06-12"


@pytest.mark.parametrize(
    "line",
    [
        "12 June 2031 council budget update",
        "Budget of 12 June 2031, in numbers",
        "12 June 2031, the last edition of the Marlow fair",
        "The Long Way, 12 June 2031, the third of five",
    ],
)
def test_other_words_behind_the_day_are_a_headline(line: str) -> None:
    found = story(f"{line}\n\n{BODY}")
    assert (found.outlet, found.title, found.published) == (None, line, None)


def test_an_edition_is_no_change_of_the_text() -> None:
    head = "Marlow Gazette\n{}\n{}\n\n"
    edition, changed = "13 June 2031, 7am update", "14 June 2031, updated 6pm"
    for lines in ((edition, changed), (changed, edition)):
        assert str(story(head.format(*lines) + f"{HEADLINE}\n\n{BODY}").published) == "2031-06-13"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("ASHCOMBE FM NEWS", "ASHCOMBE FM NEWS"),
        ("Evening Courier", "Evening Courier"),
        ("The Northern Storm", None),
    ],
)
def test_a_name_above_an_edition_is_the_outlet_of_a_story_without_headline(
    name: str, outlet: str | None
) -> None:
    found = story(f"{name}\nThursday 12 June 2031, 7am bulletin\n\n{BODY}")
    assert (found.outlet, found.title) == (outlet, None if outlet else name)
    assert str(found.published) == "2031-06-12"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("EVENING COURIER - 12 June 2031", "EVENING COURIER"),
        ("THE COAST ISLANDER\n12 June 2031", "THE COAST ISLANDER"),
        ("MARLOW - 12 June 2031", None),
        ("MARLOW\n12 June 2031", None),  # as the story has it, in other letters
    ],
)
def test_a_name_in_capitals_is_one_as_in_others(line: str, outlet: str | None) -> None:
    found = story(f"{line}\n\n{HEADLINE}\n\n{BODY}")
    assert (found.outlet, found.title) == (outlet, HEADLINE)
    assert str(found.published) == "2031-06-12"
