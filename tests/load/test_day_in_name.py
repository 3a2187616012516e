"""The day of publication in a file's name, where its text gives none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path, PurePath

import pytest

from claimcheck import load
from claimcheck.loader.day_in_name import day_in_name

STORY = "The ferry to Holm sank on Monday, the port said. Nobody was hurt, and divers went down.\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-03-04-ferry.txt", date(2025, 3, 4)),
        ("post_2025_03_04.html", date(2025, 3, 4)),
        ("post 20250304.txt", date(2025, 3, 4)),
        ("post/2025/03/04/ferry.html", date(2025, 3, 4)),
        ("2025-03-01/post-2025-03-04.txt", date(2025, 3, 4)),
        ("/archive/2025-03-04/ferry.txt", date(2025, 3, 4)),
        ("2024-01-01-backup/desk/ferry.txt", None),
        ("2024-01-01/desk/ferry.txt", None),
        ("2025-02-30.txt", None),
        ("a20250304b.txt", None),
        ("120250304.txt", None),
        ("2025-03.txt", None),
        ("2025-0304.txt", None),
        ("1666-09-02.txt", None),
        ("04-03-2025.txt", None),
        ("٢٠٢٥-٠٣-٠٤.txt", None),
    ],
)
def test_day_in_name(name: str, day: date | None) -> None:
    assert day_in_name(PurePath(name)) == day


def test_the_text_is_asked_first(tmp_path: Path) -> None:
    (tmp_path / "2025-03-04-a.txt").write_text(STORY, "utf-8")
    told = f"Ferry sinks\nHarbour Post, 5 March 2025\n\n{STORY}"
    (tmp_path / "2025-03-04-b.txt").write_text(told, "utf-8")
    (tmp_path / "2025-03-04-c.jsonl").write_text(json.dumps({"text": STORY}), "utf-8")
    found = {article.id[-7:]: article.published for article in load([tmp_path]).articles}
    assert found["4-a.txt"] == date(2025, 3, 4)
    assert found["4-b.txt"] == date(2025, 3, 5)
    assert {day for name, day in found.items() if "jsonl" in name} == {None}
