"""Pages as scraped, each line marked: the article stays to the letter, what is around it goes.

In ``pages/pages.txt`` a page is "== name | outlet | day" and its lines: T title, A article, F not
the article, K not the article and known to be kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, read_stories

PAGES = Path(__file__).parent / "pages" / "pages.txt"


@dataclass(frozen=True)
class Page:
    name: str
    outlet: str
    day: str
    lines: tuple[tuple[str, str], ...]


def pages() -> list[Page]:
    found = []
    for block in PAGES.read_text("utf-8").split("== ")[1:]:
        head, *lines = block.splitlines()
        name, outlet, day = (part.strip() for part in head.split("|"))
        found.append(Page(name, outlet, day, tuple((line[0], line[2:]) for line in lines if line)))
    return found


def read(lines: list[str]) -> tuple[Document, str]:
    text = "\n\n".join(lines) + "\n"
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    return document, "\n".join(
        text[region.start : region.end] for story in document.stories for region in story.regions
    )


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_a_page(page: Page) -> None:
    document, kept = read([line for _, line in page.lines])
    joined = " ".join(kept.split())
    for mark, line in page.lines:
        if mark in "AT":
            assert line in joined or _in_two(line, kept)
    left = set(kept.splitlines())
    assert not [line for mark, line in page.lines if mark == "F" and line in left]
    (story,) = document.stories
    assert str(story.published or "") == page.day or not page.day
    assert story.outlet == page.outlet or not page.outlet


def _in_two(line: str, kept: str) -> bool:
    """Whether a line stays in two regions: a dateline and what it heads."""
    lines = kept.splitlines()
    return any(
        line.startswith(first.rstrip()) and line.endswith(rest) for first, rest in pairwise(lines)
    )


ARTICLE = [line for page in pages() for mark, line in page.lines if mark == "A"]
# What a page prints between paragraphs, of every sort.
BETWEEN = [
    "Advertisement",
    "Sign up to our free Morning Brief: the five stories you need to know.",
    "(Source: WKLD News 9)",
    "A crane lies on the roof of the museum on Monday. (Photo: Kay Sorrell/The Register)",
    "Image caption, Police closed the harbour road for six hours on Sunday",
    "CONNECT TWEET LINKEDIN COMMENT EMAIL MORE",
    "READ MORE: Farmers sell 3,000 cattle as wells run dry",
    "This story has been corrected to show that the captain's name is Lou Brand, not Lee Brand.",
    "Ines Calder can be reached at ines.calder@planet.example.",
    "We use cookies to improve your experience. By continuing to use this site, you agree.",
]


@given(
    st.lists(st.sampled_from(ARTICLE), min_size=3, max_size=8, unique=True),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from(BETWEEN)), max_size=6),
)
@example(
    [
        "HOLM (Wire) - Firefighters from four towns spent the night at a barn fire.",
        "Nobody was hurt.",
        "Treasurer is said to have taken £84,000 from a charity",
    ],
    [(1, "CONNECT TWEET LINKEDIN COMMENT EMAIL MORE")],
)
def test_the_sentences_of_an_article_stay_wherever_notices_stand(
    paragraphs: list[str], notices: list[tuple[int, str]]
) -> None:
    lines = list(paragraphs)
    for place, notice in notices:
        lines.insert(min(place, len(lines)), notice)
    _, kept = read(["Council votes to close the old pool", *lines])
    for paragraph in paragraphs:
        assert paragraph in kept or _in_two(paragraph, kept)
    for _, notice in notices:
        assert notice not in kept.splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "Residents can contact the council on 555-0100 or at help@kelby.example, it said.",
        "A previous version of this bill failed in the senate in 2029 by four votes.",
        "“Thank you for reading the letter aloud,” she told the judge, who nodded.",
        "If you like this kind of music, the festival has 40 bands on three stages.",
        "Unlimited access to the park will cost 40 pounds a year, the city said.",
        "Sales of new cars rose 4 percent in May (source: Statistics Office).",
        "The union wants one thing more: a rise of 6 percent for all 900 workers.",
        "Dale Whit is a reporter of 44 who was held for 11 days in a cell in Torrin.",
        "The museum's picture of the week (photo: right) was painted in 1640.",
        "Police shared a photo of the van, which was last seen near Kelby on Monday.",
        "She joined the Post as a reporter in 2011 and left it in 2019 for the Herald.",
        "Connect the two pipes and the water is gone in an hour, the engineer said.",
    ],
)
def test_a_sentence_that_looks_like_a_notice_stays(line: str) -> None:
    paragraphs = ARTICLE[:3]
    for place in range(1, 4):
        lines = [*paragraphs[:place], line, *paragraphs[place:]]
        _, kept = read(["Council votes to close the old pool", "By Ann Kettle", *lines])
        assert line in kept.splitlines()
