"""A correction's own figure is read, what it takes back is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.loader import load
from claimcheck.loader.corrections import stated

RIGHT = [
    ("Correction: 14 people were killed, not 15 as stated earlier.", ["14 people were killed"]),
    (
        "This story has been corrected to show that 14 people were hurt, not 12.",
        ["14 people were hurt"],
    ),
    (
        "Correction: An earlier version said 15 died. Fourteen people were killed in the fire.",
        ["Fourteen people were killed in the fire."],
    ),
    (
        "Clarification: The museum opens at 9 a.m. rather than 10 a.m. on Mondays.",
        ["The museum opens at 9 a.m."],
    ),
    (
        "Correction: The bill costs $4 million, instead of $5 million.",
        ["The bill costs $4 million"],
    ),
]
NOTHING = [
    "Correction: An earlier version of this story said 15 people had been killed.",
    "Correction: The headline gave 15 deaths. We regret the error.",
    "This story has been corrected to show that the captain is Lou Brand, not Lee Brand.",
    "Correction: The story misstated that 15 houses burned.",
    "This story has been updated.",
    "An earlier version of this article said that 12 people died, not 14.",
    "Fourteen people were killed, not 15.",
]


@pytest.mark.parametrize(("line", "parts"), RIGHT)
def test_what_is_right_is_read(line: str, parts: list[str]) -> None:
    assert [line[start:end] for start, end in stated(line)] == parts


@pytest.mark.parametrize("line", NOTHING)
def test_what_was_wrong_is_not(line: str) -> None:
    assert list(stated(line)) == []


def test_the_rest_of_the_note_is_no_part_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ferry sinks off Hollins\n\nA ferry sank off Hollins on Tuesday, killing several people, "
        "the coast guard said.\n\nCorrection: 14 people were killed in the sinking, not 15 as an "
        "earlier version said.\n\nThe search goes on, the coast guard said on Wednesday.\n",
        "utf-8",
    )
    (article,) = load([tmp_path]).articles
    kept = [article.text[r.start : r.end] for r in article.regions]
    assert "14 people were killed in the sinking" in kept
    assert not any("15" in part or "Correction" in part for part in kept)
    assert any("The search goes on" in part for part in kept)
    assert sorted(r.start for r in article.regions) == [r.start for r in article.regions]
