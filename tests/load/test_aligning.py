"""Places of words that were taken out of web pages and PDF documents."""

from __future__ import annotations

from datetime import timedelta
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.loader import Limits
from claimcheck.loader.aligning import places_of
from claimcheck.loader.pdf import _page_marks, _paragraphs
from claimcheck.models import Article, Span
from input_samples import PAGE, pdf, wrapped

PAGE_LINES = """<!doctype html><html><head><title>Ferry sinks</title>
<style>p { color: red } /* 112 people */</style>
<script>var people = "112 people on board";</script></head>
<body><nav>Home <b>News</b></nav><!-- 112 people on board -->
<h1>Ferry sinks off Garrow</h1>
<p>A ferry with <a href="#">112 people</a> on board sank off Garrow,
the coastguard&nbsp;said&mdash;&#8220;a calm sea&#8221;.</p><p>
Zo\xeb B\xf6hm said 7&nbsp;people died.</p>
</body></html>
"""
TEXT = (
    "Ferry sinks off Garrow\n"
    "A ferry with 112 people on board sank off Garrow, the coastguard said"
    "\u2014\u201ca calm sea\u201d.\n"
    "Zo\xeb B\xf6hm said 7 people died.\n"
)


def article(text: str, page: str) -> Article:
    places = places_of(text, page)
    assert places is not None
    return Article("a.html", text, path="a.html", regions=(Span(0, len(text)),), places=places)


@pytest.mark.parametrize(
    ("words", "written", "line"),
    [
        ("Ferry sinks off Garrow", "Ferry sinks off Garrow</h1>", 5),
        ("112 people", "112 people</a>", 6),
        ("on board", "on board sank", 6),
        ("coastguard", "coastguard&nbsp;", 7),
        ("\u201ca calm", "&#8220;a calm", 7),
        ("calm sea", "calm sea&#8221;", 7),
        ("Zo\xeb", "Zo\xeb B", 8),
        ("7 people died", "7&nbsp;people died", 8),
        ("people died", "people died.", 8),
    ],
)
def test_words_stand_where_the_file_has_them(words: str, written: str, line: int) -> None:
    found = article(TEXT, PAGE_LINES)
    offset = TEXT.index(words)
    text = PAGE_LINES.split("\n")[line - 1]
    assert found.place(offset) == (line, text.index(written) + 1)
    assert found.byte_column(offset) == len(text[: text.index(written)].encode()) + 1


def test_a_span_over_markup_ends_behind_its_last_character() -> None:
    found = article(TEXT, PAGE_LINES)
    start = TEXT.index("112 people on")
    (line, column), (end_line, end_column) = found.region(Span(start, start + len("112 people on")))
    text = PAGE_LINES.split("\n")[line - 1]
    assert (line, end_line) == (6, 6)
    assert text[column - 1 : end_column - 1] == "112 people</a> on"


def test_a_text_that_is_not_in_the_page_has_no_places() -> None:
    assert places_of("Quite another story of a flood in the hills.\n", PAGE_LINES) is None
    assert places_of("", PAGE_LINES) is None


def test_a_changed_paragraph_is_found_by_its_runs_of_words() -> None:
    text = "A ferry with 112 people on board sank yesterday off Garrow, the coastguard said.\n"
    found = article(text, PAGE_LINES)
    assert found.place(text.index("112")) == (6, PAGE_LINES.split("\n")[5].index("112") + 1)


def test_hostile_pages_take_no_time_to_speak_of() -> None:
    for page in (
        "<script>" * 20_000,
        "<!--" * 100_000,
        "<" * 100_000,
        "&" * 100_000,
        "&#x" * 50_000,
    ):
        assert places_of(TEXT * 50, page) is None


WORD = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)


@settings(deadline=timedelta(seconds=2))
@given(st.lists(st.lists(WORD, min_size=1, max_size=12), min_size=1, max_size=8), st.data())
def test_every_word_is_found_at_its_own_characters(paragraphs: list[list[str]], data) -> None:
    glue = st.sampled_from([" ", "\n", " <b>", "</b> ", " <!-- x --> ", "\r\n", "<i> </i>"])
    page = "<html>"
    for words in paragraphs:
        page += "<p>" + "".join(escape(word) + data.draw(glue) for word in words) + "</p>\n"
    text = "\n".join(" ".join(words) for words in paragraphs)
    found = article(text, page)
    lines = page.split("\n")
    position = 0
    for words in paragraphs:
        for word in words:
            line, column = found.place(position)
            written = lines[line - 1][column - 1 :]
            # A word may stand in the page more than once; the place has to hold it.
            assert written.startswith(escape(word)), (word, written)
            position += len(word) + 1


def test_a_saved_page_has_places_of_its_file(tmp_path) -> None:
    from claimcheck import load

    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (read,) = load([tmp_path / "a.html"], root=tmp_path).articles
    offset = read.text.index("112")
    line, column = read.place(offset)
    assert PAGE.split("\n")[line - 1][column - 1 :].startswith("112")


def test_pages_of_a_document() -> None:
    pages = [
        ["A ferry sank off Garrow on Mon-"],
        ["day morning.", "The owner spoke."],
        ["It is old."],
    ]
    found = list(_paragraphs(pages))
    text = "\n".join(paragraph for paragraph, _ in found)
    marks = _page_marks(found)
    assert [marks.at(text.index(word)) for word in ("ferry", "Mon", "day m", "owner", "old")] == [
        *(1, 1, 2, 2, 3),
    ]


def test_a_pdf_says_the_page(tmp_path) -> None:
    from claimcheck.loader import read_data
    from claimcheck.loader.paths import FoundFile

    lines = wrapped()
    data = pdf([lines[:3], lines[3:]])
    (read,) = read_data(FoundFile("a.pdf", tmp_path / "a.pdf"), data, limits=Limits())
    last = lines[-2].split()[-1]
    assert (read.page(0), read.page(read.text.rindex(last))) == (1, 2)
