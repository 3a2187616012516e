"""Each layouts/*.txt says line by line what is story, what is furniture and where stories begin."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.loader import header, kinds
from claimcheck.loader import stories as stories_module
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, Story, read_stories
from claimcheck.loader.vocabulary import vocabulary

LAYOUTS = sorted(Path(__file__).parent.joinpath("layouts").glob("*.txt"))


def _parse(layout: Path) -> tuple[str, list[tuple[str, int, str]], list[tuple[int, str, str]]]:
    text = ""
    marks: list[tuple[str, int, str]] = []
    headers: list[tuple[int, str, str]] = []
    story = 0
    for line in layout.read_text("utf-8").splitlines():
        mark, rest = line[:2], line[2:]
        if mark == "! ":
            field, _, value = rest.partition(": ")
            headers.append((story - 1, field, value))
            continue
        assert mark in {"", "+ ", "- ", "= ", "? "}, line
        story += mark == "= "
        if mark:
            marks.append((mark[0], len(text), rest))
        text += rest + "\n"
    return text, marks, headers


def _read(text: str) -> tuple[Story, ...]:
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    return document.stories


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_the_stories_of_a_page_are_found(layout: Path) -> None:
    text, marks, headers = _parse(layout)
    stories = _read(text)
    expected: list[tuple[str, int, str]] = []
    actual: list[tuple[str, int, str]] = []
    number = 0
    for mark, start, line in marks:
        if mark == "?":
            continue
        number += mark == "="
        kept = [
            i
            for i, story in enumerate(stories, 1)
            if any(region.start <= start < region.end for region in story.regions)
        ]
        expected.append(("cut" if mark == "-" else "kept", 0 if mark == "-" else number, line))
        actual.append(("kept" if kept else "cut", kept[0] if kept else 0, line))
    assert actual == expected
    for index, field, value in headers:
        assert str(getattr(stories[index], field)) == value


def test_crlf_and_bare_cr_give_the_same_lines() -> None:
    text, _, _ = _parse(LAYOUTS[0])

    def kept(newline: str) -> list[list[str]]:
        changed = text.replace("\n", newline)
        return [
            [changed[r.start : r.end].replace(newline, "\n") for r in story.regions]
            for story in _read(changed)
        ]

    assert kept("\r\n") == kept("\n") == kept("\r")


def test_form_alone_tells_stories_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any list of a page's own words, headers, menus and buttons are still found."""
    bare = replace(vocabulary(), headings={}, labels={}, inline={}, openings=())
    for module in (kinds, stories_module, header):
        monkeypatch.setattr(module, "vocabulary", lambda: bare)
    for name in ("unknown_words", "related_full_stories", "reactions_in_tail"):
        text, marks, _ = _parse(LAYOUTS[0].with_name(f"{name}.txt"))
        stories = _read(text)
        assert len(stories) == sum(mark == "=" for mark, _, _ in marks)
        for mark, start, line in marks:
            kept = any(r.start <= start < r.end for story in stories for r in story.regions)
            if mark in "+=":
                assert kept, line
            elif name != "related_full_stories":
                assert not kept, line
