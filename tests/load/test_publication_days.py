"""Day of publication, agency and outlet from datelines and header lines of plain text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.loader.datelines import full_dateline, lone_dateline
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, Story, read_stories
from claimcheck.models import Article
from claimcheck.nlp.view import view_of

SENTENCE = "The cannery in Orsk Bay closed on Monday and 40 people lost their jobs, the owner said."
SECOND = "The council of the town had offered to buy the building, but no price was agreed on."


def story(text: str) -> Story:
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    (found,) = document.stories
    return found


def kept(text: str) -> list[str]:
    return [text[region.start : region.end] for region in story(text).regions]


@pytest.mark.parametrize(
    ("dateline", "day", "agency"),
    [
        ("ORSK BAY, March 11, 2025 -", "2025-03-11", None),
        ("ORSK BAY, March 11, 2025 –", "2025-03-11", None),
        ("ORSK BAY, March 11, 2025—", "2025-03-11", None),
        ("ORSK BAY, March 11, 2025 --", "2025-03-11", None),
        ("ORSK BAY, March 11, 2025 (Coastwire) -", "2025-03-11", "Coastwire"),
        ("ORSK BAY, March 11, 2025 /PN Newswire/ --", "2025-03-11", "PN Newswire"),
        ("ORSK BAY, Norland, Sept. 9, 2025 (AP) —", "2025-09-09", "AP"),
        ("ORSK BAY, 11 March 2025 -", "2025-03-11", None),
        ("ORSK BAY, 2nd Oct 2025 -", "2025-10-02", None),
        ("ORSK BAY, Tuesday, March 11, 2025 -", "2025-03-11", None),
        ("ORSK BAY, Tues. 11 March 2025 -", "2025-03-11", None),
        ("Orsk Bay, 11 March 2025 –", "2025-03-11", None),
        ("March 11, 2025 - ORSK BAY -", "2025-03-11", None),
        ("Tuesday, March 11, 2025 — Orsk Bay (Coastwire) —", "2025-03-11", "Coastwire"),
        ("11 March 2025, ORSK BAY -", "2025-03-11", None),
    ],
)
@pytest.mark.parametrize("title", ["Cannery closes\n\n", ""])
def test_a_full_dateline_gives_the_day(
    dateline: str, day: str, agency: str | None, title: str
) -> None:
    blank = "" if dateline.endswith("2025—") else " "
    text = f"{title}{dateline}{blank}{SENTENCE}\n\n{SECOND}\n"
    found = story(text)
    assert str(found.published) == day
    assert found.outlet == agency
    assert found.title == (title.strip() or None)
    parsed = view_of(Article("a.txt", text, regions=found.regions)).text.split("\n")
    # A line of its own, so that no sentence begins with it.
    assert dateline in [line.strip() for line in parsed]
    assert SENTENCE in parsed
    assert [text[r.start : r.end] for r in found.regions][-1].startswith(SENTENCE)


@pytest.mark.parametrize(
    "line",
    [
        "ORSK BAY, March 11, 2025 -",
        "ORSK BAY, March 11, 2025",
        "Orsk Bay, 11 March 2025 —",
        "Orsk, 11 March 2025",
        "March 11, 2025 - ORSK BAY",
        "ORSK BAY, Tuesday, March 11, 2025 (Coastwire) -",
    ],
)
def test_a_dateline_alone_is_neither_title_nor_body(line: str) -> None:
    text = f"Cannery closes\n\n{line}\n\n{SENTENCE}\n\n{SECOND}\n"
    found = story(text)
    assert str(found.published) == "2025-03-11"
    assert found.title == "Cannery closes"
    assert line not in "".join(kept(text))


@pytest.mark.parametrize(
    "start",
    [
        "Ada Vale, 3 May 1951 - 9 June 2010, was",
        "On March 11, 2025 - the day of the vote -",
        "By 11 March 2025 - a week later -",
        "The cannery closed on 11 March 2025 - a week later",
        "ORSK BAY, 31 February 2025 - The",
        "ORSK BAY, March 11 (Coastwire) - The",
        "Until March 11, 2025 - The",
    ],
)
def test_other_dates_at_the_start_are_no_full_dateline(start: str) -> None:
    assert full_dateline(f"{start} cannery closed for good.") is None


def test_a_timeline_has_no_day_of_its_own() -> None:
    text = "".join(f"ORSK BAY, March {day}, 2025 - {SENTENCE}\n\n" for day in (11, 12, 14))
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    if len(document.stories) == 1:
        assert document.stories[0].published is None
        assert "March 12, 2025" in "".join(kept(text))


def test_a_date_line_is_better_than_a_dateline() -> None:
    found = story(f"Cannery closes\n\nDate: 12 March 2025\n\nORSK, March 11, 2025 - {SENTENCE}\n")
    assert str(found.published) == "2025-03-12"


def test_a_dateline_broken_by_the_width() -> None:
    paragraph = (
        f"ORSK BAY, Norland, Tuesday, March 11, 2025 (Coastwire) - {SENTENCE} {SECOND} {SECOND}"
    )
    text = "\n".join(["Cannery closes", "", *textwrap.wrap(paragraph, 48), ""])
    found = story(text)
    assert (str(found.published), found.outlet) == ("2025-03-11", "Coastwire")
    assert kept(text)[-1].startswith("The cannery")


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("Coast FM News, 4 August 2025", "Coast FM News", "2025-08-04"),
        ("Radio Orsk, September 9, 2025", "Radio Orsk", "2025-09-09"),
        ("Norland Today, Tuesday, 5 August 2025", "Norland Today", "2025-08-05"),
        ("The Orsk Mercury, Aug. 4, 2025", "The Orsk Mercury", "2025-08-04"),
        ("Outlet: Orsk Courier", "Orsk Courier", None),
        ("Outlet: The Bay Islander", "The Bay Islander", None),
        ("Publisher: Baywire", "Baywire", None),
        ("Publication: Weekend of Orsk", "Weekend of Orsk", None),
        ("Source: Orsk Gazette", "Orsk Gazette", None),
        ("Source: The Orsk Argus", "The Orsk Argus", None),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_header_line_names_the_outlet(
    line: str, outlet: str, day: str | None, above: bool
) -> None:
    head = [line, "Cannery closes its gates"] if above else ["Cannery closes its gates", line]
    text = "\n\n".join([*head, SENTENCE, SECOND, ""])
    found = story(text)
    assert found.outlet == outlet
    assert found.title == "Cannery closes its gates"
    assert found.published is None if day is None else str(found.published) == day
    assert line not in "".join(kept(text))


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("The Provincial Enquiry, 7 May 2026", "The Provincial Enquiry", "2026-05-07"),
        ("Business Today, 4 April 2026", "Business Today", "2026-04-04"),
        ("Channel 12 News, 22 May 2026", "Channel 12 News", "2026-05-22"),
        ("Radio 3 Weekly, Friday, May 22, 2026", "Radio 3 Weekly", "2026-05-22"),
        ("Orsk Harbour, 7 May 2026", None, "2026-05-07"),  # a place, as far as one can tell
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_name_and_a_day_below_the_headline_are_no_part_of_the_story(
    line: str, outlet: str | None, day: str, gap: str
) -> None:
    text = gap.join(["Cannery Closes Gates", line, "By Jan Orr"]) + f"\n\n{SENTENCE}\n\n{SECOND}\n"
    found = story(text)
    assert (found.outlet, found.title, found.byline) == (outlet, "Cannery Closes Gates", "Jan Orr")
    assert str(found.published) == day
    assert line not in "".join(kept(text))


def test_words_that_end_in_a_date_below_the_headline_stay() -> None:
    line = "The mayor resigned on 7 May 2026"
    text = f"Cannery closes its gates\n\n{line}\n\n{SENTENCE}\n\n{SECOND}\n"
    assert line in "".join(kept(text))


@pytest.mark.parametrize(
    "line",
    [
        "City Council Meeting, 3 March 2021",
        "Budget Speech, 3 March 2021",
        "Inaugural Address, January 20, 2021",
        "Latest World News, 3 March 2021",
        "Publisher: we will not print the book again",
    ],
)
def test_a_headline_stays_a_headline(line: str) -> None:
    text = f"{line}\n\n{SENTENCE}\n\n{SECOND}\n"
    assert story(text).outlet is None
    assert line in "".join(kept(text))


@given(st.text(alphabet="AB ab,.-–—()/'’19202 Mayrch5", max_size=200))
def test_any_paragraph(text: str) -> None:
    lone_dateline(text)
    found = full_dateline(text)
    assert found is None or 0 < found.end <= len(text)
