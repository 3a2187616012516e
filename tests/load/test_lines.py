"""Lines, wrapped paragraphs, kinds of lines, and likeness of topics."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.loader.kinds import Kind, judge
from claimcheck.loader.lines import read_lines, wrap_width
from claimcheck.loader.topics import Topic

LAYOUTS = Path(__file__).parent / "layouts"


def _plain(name: str) -> str:
    lines = LAYOUTS.joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return "\n".join(line[2:] for line in lines if not line.startswith("!"))


def test_wrapped_lines_are_paragraphs() -> None:
    text = _plain("wrapped_lines")
    lines = list(read_lines(text))
    assert [line.kind for line in lines] == [Kind.TITLE, Kind.PROSE, Kind.PROSE, Kind.PROSE]
    assert text[lines[1].start : lines[1].end].endswith("bag of oats.")
    assert wrap_width(text) is not None


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("The council of Saltmere will sell the old mill to the\nowner of the ferry.", 53),
        (
            "Mill sold\n\nThe council of Saltmere will sell the old mill to the\n"
            "owner of the ferry, it said. Repairs will cost about two\nmillion crowns.",
            56,
        ),
        # The next word had room on the line, so its writer broke it.
        (
            "The council of Saltmere sold the old mill\n"
            "to a man who owns the old ferry and pays well for it.",
            None,
        ),
        ("The council of Saltmere will sell the old mill now.\nowner of the ferry pays", None),
        ("Ferry to Orvelle\nand back", None),
    ],
)
def test_a_few_lines_are_wrapped_where_each_is_full(text: str, width: int | None) -> None:
    assert wrap_width(text) == width


@pytest.mark.parametrize("name", ["bridge_menu_and_share", "victims_list", "live_blog"])
def test_other_pages_are_not_wrapped(name: str) -> None:
    assert wrap_width(_plain(name)) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Rain fell on the fair in Saltmere on Monday.", Kind.PROSE),
        ("“No”", Kind.LEAD),
        ("Harriet Lowe added:", Kind.LEAD),
        ("Rain falls on the fair", Kind.TITLE),
        ("Will it rain on the fair again?", Kind.TITLE),
        ("A different wall", Kind.SHORT),
        ("Related stories:", Kind.HEADING),
        ("RELATED STORIES", Kind.HEADING),
        ("1.2K views", Kind.LABEL),
        ("EN / FR / DE", Kind.LABEL),
        ("We use cookies to improve our site.", Kind.INLINE),
        ("Story continues below advertisement", Kind.INLINE),
        ("Photo: Ana Blom", Kind.INLINE),
        ("READ MORE: Lighthouse gets new lens", Kind.INLINE),
        ("© 2024 Kelder Courier", Kind.INLINE),
        ("* * *", Kind.RULE),
        ("9 minutes ago", Kind.META),
        # Sentences that only begin like a notice.
        ("We use cookies, butter and jam in the recipe, said the baker of Orvelle.", Kind.PROSE),
        ("Subscribe to that theory and you must explain the missing lifeboat.", Kind.PROSE),
        ("Download speeds in the valley rose to 40 megabits a second.", Kind.PROSE),
        ("Sources: two officials and a diplomat with knowledge of the talks", Kind.TITLE),
        ("Source: two officials", Kind.SHORT),
        ("Contributed funds to this report were 40 crowns.", Kind.PROSE),
        ("Facebook.", Kind.TITLE),
        ("@harbour_master", Kind.SHORT),
    ],
)
def test_kinds(line: str, kind: Kind) -> None:
    assert judge(line, len(line.split()))[0] is kind


@given(st.text(min_size=1, max_size=600).map(str.strip).filter(bool))
def test_any_line_is_judged(line: str) -> None:
    judge(line, len(line.split()))


@given(st.text())
def test_lines_are_inside_the_text_and_in_order(text: str) -> None:
    position = 0
    for line in read_lines(text):
        assert position <= line.start < line.end <= len(text)
        assert not text[line.start].isspace()
        assert not text[line.end - 1].isspace()
        position = line.end


def test_likeness() -> None:
    dam = Topic("Engineers lowered the lake above Orvelle after hikers found a leak in the dam.")
    again = Topic("The dam above Orvelle is safe again, the engineers who lowered the lake said.")
    choir = Topic("Ninety singers of the harbour choir performed in Saltmere under umbrellas.")
    assert dam.likeness(again) > 0.5
    assert dam.likeness(choir) < 0.1
    assert dam.likeness(again) == again.likeness(dam)
    assert Topic().likeness(dam) == 0.0
    merged = Topic("Nothing yet.")
    merged.merge(dam)
    assert merged.likeness(again) > 0.5
