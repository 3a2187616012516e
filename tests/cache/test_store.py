"""The cache's file: whatever happens to it, runs go on, and what was saved stays saved."""

from __future__ import annotations

import multiprocessing
import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.cache import store as store_module
from claimcheck.cache.store import Store

MANY = 10_000_000


def keys(count: int) -> list[bytes]:
    return [number.to_bytes(16, "big") for number in range(count)]


def filled(path: Path, count: int = 40) -> dict[bytes, bytes]:
    values = {key: key * 50 for key in keys(count)}
    store = Store(path, MANY)
    assert store.put("article", values.items())
    store.close()
    assert not store.notices
    return values


def usable(path: Path) -> list[str]:
    """Read and write as a run does; the notices of that run."""
    store = Store(path, MANY)
    found = store.get(keys(40))
    assert all(value == key * 50 for key, value in found.items())
    store.put("article", [(b"new", b"value")])
    store.close()
    return store.notices


def test_values_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "c.sqlite"
    values = filled(path, 1200)
    store = Store(path, MANY)
    assert store.get(keys(1300)) == values
    assert store.usage().entries == {"article": 1200}
    assert store.usage().size > 0
    assert not store.notices


@pytest.mark.parametrize("kind", ["article", "index", "meeting"])
def test_values_of_any_kind_come_back_and_damage_is_a_miss(tmp_path: Path, kind: str) -> None:
    values = {b"k" * 16: b"x" * 900, b"l" * 16: b"", b"m" * 16: bytes(range(256))}
    store = Store(tmp_path / "c.sqlite", MANY)
    assert store.put(kind, values.items())
    assert store.get([*values]) == values
    store.close()
    with closing(sqlite3.connect(tmp_path / "c.sqlite")) as file, file:
        file.execute("UPDATE entries SET value = value || x'00' WHERE key <> ?", [b"k" * 16])
    assert Store(tmp_path / "c.sqlite", MANY).get([*values]) == {b"k" * 16: b"x" * 900}


def test_clear_leaves_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "c.sqlite")
    store = Store(tmp_path / "c.sqlite", MANY)
    assert store.clear()
    assert list(tmp_path.iterdir()) == []
    assert store.get(keys(3)) == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 5000, b"\0" * 9000],
    ids=["empty", "text", "header only", "header and noise", "zeros"],
)
def test_a_foreign_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.sqlite"
    path.write_bytes(content)
    notices = usable(path)
    assert len(notices) == (1 if content else 0)
    assert usable(path) == []
    assert Store(path, MANY).get([b"new"]) == {b"new": b"value"}


def test_another_programs_database_is_put_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entries (mine)")
        other.execute("INSERT INTO entries VALUES ('precious')")
    other.close()
    assert len(usable(path)) == 1
    kept = sqlite3.connect(tmp_path / "c.sqlite.damaged")
    assert kept.execute("SELECT * FROM entries").fetchall() == [("precious",)]
    kept.close()


def test_ours_without_a_table_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    filled(path)
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE entries")
    database.close()
    assert len(usable(path)) == 1
    assert usable(path) == []


@pytest.mark.parametrize("seed", range(30))
def test_any_damage_is_survived(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "c.sqlite"
    filled(path)
    chance = random.Random(seed)
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    for _ in range(chance.choice([1, 20, 400])):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    usable(path)
    usable(path)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    path.mkdir()
    assert len(usable(path)) == 1


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert len(usable(tmp_path / "file" / "c.sqlite")) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that root cannot write")
def test_a_folder_that_cannot_be_written() -> None:
    assert len(usable(Path("/proc/self/claimcheck/c.sqlite"))) == 1


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_still_read(tmp_path: Path) -> None:
    values = filled(tmp_path / "c.sqlite")
    (tmp_path / "c.sqlite").chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        store = Store(tmp_path / "c.sqlite", MANY)
        assert store.get(keys(40)) == values
        assert not store.put("article", [(b"new", b"value")])
        assert len(store.notices) == 1
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    values = filled(tmp_path / "c.sqlite")
    store = Store(tmp_path / "c.sqlite", MANY)
    assert store.get(keys(40)) == values
    assert store._connection is not None
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    assert not store.put("article", [(b"big", os.urandom(200_000))])
    assert store.get(keys(40)) == values
    assert not store.put("article", [(b"more", b"x")])  # not tried again
    store.close()
    assert len(store.notices) == 1
    assert "full" in store.notices[0]


def test_a_lock_that_stays_costs_only_the_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_WAIT", 0.01)
    values = filled(tmp_path / "c.sqlite")
    other = sqlite3.connect(tmp_path / "c.sqlite")
    other.execute("BEGIN IMMEDIATE")
    store = Store(tmp_path / "c.sqlite", MANY)
    assert store.get(keys(40)) == values
    assert not store.put("article", [(b"new", b"value")])
    assert len(store.notices) == 1
    other.rollback()
    other.close()


def _write(path: Path, first: int) -> None:
    for number in range(first, first + 50):
        store = Store(path, MANY)
        key = number.to_bytes(16, "big")
        assert store.put("article", [(key, key)])
        store.close()


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = tmp_path / "c.sqlite"
    runs = [context.Process(target=_write, args=(path, 50 * number)) for number in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    assert Store(path, MANY).get(keys(150)) == {key: key for key in keys(150)}


def test_the_oldest_entries_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.sqlite"
    day = 100
    monkeypatch.setattr(store_module, "today", lambda: day)
    old = [(key, os.urandom(2000)) for key in keys(200)]
    store = Store(path, MANY)
    store.put("article", old)
    day = 101
    assert len(store.get(keys(20))) == 20  # used again, so no longer old
    store.close()
    store = Store(path, 300_000)
    store.put("article", [(b"new", b"x")])
    store.close()
    left = Store(path, 300_000)
    found = left.get([*keys(200), b"new"])
    assert 40 < len(found) < 150
    assert set(keys(20)) | {b"new"} <= set(found)
    left.close()
    assert left.usage().size < 450_000
