"""Header lines of several parts, in any order and with any marks between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.loader.header_parts import read_parts
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, Story, read_stories

TABLE = yaml.safe_load(Path(__file__).with_name("header_lines.yaml").read_text(encoding="utf-8"))
TITLE = "Student finds pot of coins at a school"
BODY = (
    "A student on her first dig has found a pot of old coins under a yard, diggers said.\n\n"
    "The pot was heavy and it took four people to lift it, she told a crowd of parents.\n"
)


def story(text: str) -> tuple[Story, str]:
    document = read_stories(text, Limits())
    assert isinstance(document, Document)
    (found,) = document.stories
    return found, "".join(text[region.start : region.end] for region in found.regions)


@pytest.mark.parametrize("row", TABLE["lines"], ids=lambda row: row["line"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_is_read_in_parts(row: dict[str, Any], gap: str) -> None:
    found, kept = story(f"{TITLE}{gap}{row['line']}\n\n{BODY}")
    day = None if found.published is None else str(found.published)
    assert (day, found.outlet, found.byline) == (
        row.get("day"),
        row.get("outlet"),
        row.get("byline"),
    )
    assert found.title == TITLE
    assert row["line"] not in kept


@pytest.mark.parametrize("line", TABLE["none"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_words_with_a_day_are_no_header_line(line: str, gap: str) -> None:
    found, kept = story(f"{TITLE}{gap}{line}\n\n{BODY}")
    assert (found.published, found.outlet, found.byline) == (None, None, None)
    assert line in kept
    assert read_parts(line) is None


@pytest.mark.parametrize(
    ("dateline", "day", "kept"),
    [
        ("ORSK, Neb., Sept. 6, 2030 (Vale Wire) 12:55 p.m. CDT —", "2030-09-06", "(Vale Wire)"),
        # An hour before the agency is left out with it.
        ("ORSK, 6 September 2030, 17.30 (Vale Wire) -", "2030-09-06", "2030"),
        ("ORSK, Sept. 6 (Vale Wire) 9:10 p.m. —", None, "(Vale Wire)"),
    ],
)
def test_the_hour_of_a_dateline_is_no_part_of_the_story(
    dateline: str, day: str | None, kept: str
) -> None:
    found, text = story(f"{TITLE}\n\n{dateline} {BODY}")
    assert (day, found.outlet) == (found.published and str(found.published), "Vale Wire")
    assert text.splitlines()[2].startswith("ORSK")
    assert text.endswith(kept + BODY.strip())
    assert [cut.reason for cut in found.cuts] == ["hour of the report"]
