"""The parser's view of an article maps every character back to the article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, Span
from claimcheck.nlp.view import view_of, view_of_text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("co\u00adoperation", "cooperation"),
        ("zero\u200bwidth", "zerowidth"),
        ("two\r\nlines", "two\nlines"),
        ("non\u00a0breaking", "non breaking"),
        ("''quoted''", '"quoted"'),
        ("bidi\u202eoverride", "bidioverride"),
        ("bell\x07", "bell "),
        ("\x1b[0m 12 hurt", " 12 hurt"),
        ("\x1b[1;31m5 cars\x1b[0m", "5 cars"),
        ("\x1b]0;9 dead\x07six", "six"),
        ("\x1b12 hurt", " 12 hurt"),
        ("", ""),
    ],
)
def test_what_the_parser_sees(text: str, seen: str) -> None:
    assert view_of_text(text).text == seen


def test_regions_are_joined_by_blank_lines_and_map_back() -> None:
    text = "Title\nmenu\nBody text"
    article = Article(id="a", text=text, regions=(Span(0, 5), Span(11, 20)))
    view = view_of(article)
    assert view.text == "Title\n\nBody text"
    at = view.text.index("Body")
    assert view.span(at, at + 4) == Span(11, 15)


_WRAPPED = """The harbour board of Orvelle will close the old swing bridge for two
weeks in May, its chairwoman said on Tuesday. The closure had been put
off three times because the parts did not come, and a ferry will carry
walkers and cyclists in the mean-
time.

A list of piers follows.
"""


def test_a_line_break_inside_a_wrapped_paragraph_is_a_space() -> None:
    view = view_of_text(_WRAPPED)
    assert view.text.count("\n") == _WRAPPED.count("\n") - 3
    assert "for two weeks in May" in view.text
    assert "in the mean-\ntime." in view.text  # a short line is not known to be wrapped
    at = view.text.index("weeks")
    assert _WRAPPED[view.span(at, at + 5).start :].startswith("weeks")


@pytest.mark.parametrize("text", ["A short note.\nOne line.\nAnother.\n", "\n".join("abcdef")])
def test_line_breaks_of_other_texts_stay(text: str) -> None:
    assert view_of_text(text).text == text


def test_a_run_of_marks_is_cut_and_maps_back() -> None:
    text = "Title\n" + '"' * 100_000 + "\nBody"
    view = view_of_text(text)
    assert len(view.text) < 100
    at = view.text.index("Body")
    assert text[view.span(at, at + 4).start :] == "Body"


@given(st.text(alphabet=st.sampled_from("ab '\r\n\u00ad\u200b\u00a0\"`x"), max_size=60))
def test_letters_map_to_themselves(text: str) -> None:
    view = view_of_text(text)
    for i, char in enumerate(view.text):
        if char in "abx":
            span = view.span(i, i + 1)
            assert text[span.start] == char


def test_stretches_without_spaces_are_broken_and_still_map_back() -> None:
    text = "a " + "x" * 1000 + " b"
    view = view_of_text(text)
    assert max(len(word) for word in view.text.split()) <= 300
    at = view.text.rindex("b")
    assert view.span(at, at + 1) == Span(1003, 1004)
    assert view.text.replace(" ", "") == text.replace(" ", "")


def test_a_stray_line_break_inside_a_sentence_is_a_space() -> None:
    text = "The council said on Monday that the old bath\nwould close. It is old.\nThe roof leaks."
    view = view_of_text(text)
    assert view.text == text.replace("bath\nwould", "bath would")
    start = view.text.index("would close")
    assert text[slice(*view.span(start, start + 5))] == "would"


def test_half_characters_do_not_reach_the_parser() -> None:
    view = view_of_text("Twelve \udce9\ud800 died.")
    assert view.text == "Twelve \ufffd\ufffd died."
    assert view.span(0, 6) == (0, 6)
