"""Cutting sentences: marks stay visible, carets stay under them, nothing grows without bound."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, QuantityClaim, Side, Span
from claimcheck.report import Look, View, terminal
from claimcheck.report.escape import visible
from claimcheck.report.excerpt import WINDOW, sentence_around, shorten
from claimcheck.report.styled import cells, wrap
from factories import article, finding, quantity_claim, report, side, span_of

LONG = (
    "After a long night in which nobody slept and the lights of the port went out twice, the "
    "mayor said that 41 cranes had been lost, that 12 of them could be repaired by the end of "
    "the summer, and that the remaining ones would have to be bought anew from abroad."
)


def text_of(excerpt) -> str:
    parts = []
    for word in excerpt.words:
        parts += ["…"] if word.gap else []
        parts.append(word.text)
    return " ".join([*parts, "…"] if excerpt.cut else parts)


CUTS = [
    (["41 cranes"], 60, "… twice, the mayor said that 41 cranes had been lost, that …"),
    (["After"], 40, "After a long night in which nobody …"),
    (["abroad"], 40, "… have to be bought anew from abroad."),
    (
        ["41 cranes", "12 of them"],
        60,
        "… said that 41 cranes had been lost, that 12 of them could …",
    ),
    (["mayor", "abroad"], 60, "… went out twice, the mayor said that 41 … anew from abroad."),
    ([], 40, "After a long night in which nobody …"),
    (["41 cranes"], 400, LONG),
]


@pytest.mark.parametrize(("marks", "budget", "expected"), CUTS)
def test_sentences_are_cut_around_their_marks(marks, budget, expected) -> None:
    spans = [span_of(LONG, mark) for mark in marks]
    sentence = sentence_around(LONG, Span(0, len(LONG)), spans)
    assert text_of(shorten(sentence, budget, clean=visible)) == expected


def test_a_mark_outside_the_sentence_brings_its_own() -> None:
    text = "First things first. Ms Ode, the mayor, came. Then it rained."
    sentence = sentence_around(text, span_of(text, "Then it rained."), [span_of(text, "mayor")])
    assert text[slice(*sentence.span)] == "Ms Ode, the mayor, came."


def test_a_megabyte_without_a_full_stop_is_cut_first() -> None:
    text = "word " * 200_000
    sentence = sentence_around(text, Span(0, len(text)), [Span(500_000, 500_004)])
    assert sum(len(piece.text) for piece in sentence.pieces) <= 2 * WINDOW + 4
    assert sentence.cut_before
    assert sentence.cut_after


def test_a_megabyte_without_a_space_is_cut_too() -> None:
    text = "x" * 1_000_000
    sentence = sentence_around(text, Span(0, len(text)), [Span(500_000, 500_004)])
    excerpt = shorten(sentence, 50, clean=visible)
    assert len(text_of(excerpt)) <= 60
    assert excerpt.words[0].marked


def test_marks_at_both_ends_of_a_megabyte_do_not_keep_what_lies_between() -> None:
    text = "word " * 200_000
    marks = [Span(0, 4), Span(999_990, 999_994)]
    sentence = sentence_around(text, Span(0, len(text)), marks)
    assert sum(len(piece.text) for piece in sentence.pieces) <= 6 * WINDOW
    assert sentence.cut_after


def test_hundreds_of_marks_are_bounded() -> None:
    text = "ab " * 5_000
    marks = [Span(i, i + 2) for i in range(0, len(text) - 3, 3)]
    excerpt = shorten(sentence_around(text, Span(0, len(text)), marks), 80, clean=visible)
    assert len(text_of(excerpt)) <= 90


@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130))),
    st.integers(8, 60),
)
def test_any_marks_in_any_text(text: str, marks, budget: int) -> None:
    spans = [Span(a, b) for a, b in marks]
    excerpt = shorten(sentence_around(text, Span(0, len(text)), spans), budget, clean=visible)
    for word in excerpt.words:
        assert " " not in word.text


def sides_in(text: str, marks: list[Span]) -> tuple[Article, Side]:
    source = article(text)
    claim = QuantityClaim("a.txt", 0, len(text), text, Span(0, len(text)))
    return source, Side(claim, marks[0], "says", tuple(marks))


@given(st.text(max_size=150), st.data())
def test_carets_stand_under_the_marked_words(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text)))
    mark = Span(start, data.draw(st.integers(start, len(text))))
    source, one = sides_in(text, [mark])
    found = finding(one, reasons=(), message="m")
    lines = terminal.render(View(report((source,), (found,)), Look(width=72, brief=True)))
    printed = lines.split("\n")
    assert all(cells(line) <= 72 for line in printed)
    under = []
    for above, below in pairwise(printed):
        if below.strip() and not below.strip(" ^"):
            under.append(_above_carets(above, below))
    wanted = "".join(visible(text[mark.start : mark.end]).split())
    shown = "".join("".join(under).split())
    if "…" not in lines:
        # A character without width of its own (a combining sign) cannot have a caret.
        assert [c for c in shown if cells(c)] == [c for c in wanted if cells(c)]


def _above_carets(above: str, below: str) -> str:
    column, found = 0, []
    for char in above:
        width = cells(char)
        if (width and below[column : column + width] == "^" * width) or (not width and found):
            found.append(char)
        column += width
    return "".join(found)


@given(st.text(max_size=300).map(visible), st.integers(8, 40))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize("width", [1, 10, 48, 80, 100, 160, 5000])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    one = article(LONG * 3 + "\n", "one.txt", outlet="An Outlet With A Rather Long Name")
    two = article(LONG, "a/very/long/path/" + "folder/" * 8 + "two.txt")
    found = finding(
        side(one, quantity_claim(one, "41 cranes")),
        side(two, quantity_claim(two, "41 cranes")),
        message="m " * 120,
        reasons=("r" * 200, "s " * 100),
    )
    text = terminal.render(View(report((one, two), (found,)), Look(width=width)))
    allowed = min(max(width, terminal.MIN_WIDTH), terminal.MAX_WIDTH)
    for line in text.split("\n"):
        # A path is never cut: it has to stay something one can click.
        assert cells(line) <= allowed or "two.txt:1" in line
