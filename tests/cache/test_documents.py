"""Files that were read before give the same articles as files that are read anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.cache import Cache, Store
from claimcheck.cache import documents as module
from claimcheck.cache.documents import KeptDocuments
from claimcheck.loader import Limits, Loaded, load

LIMITS = Limits()
FILES = {
    "plain.txt": b"Bridge closed\n\nPORTO, 3 May 2024\n\nThe bridge was closed on Friday.\n",
    "marked.txt": "\ufeffBridge closed\n\nNine were hurt.\n".encode(),
    "wide.txt": "Bridge closed\n\nNine were hurt.\n".encode("utf-16"),
    "western.txt": "Caf\u00e9 closed\n\nThe caf\u00e9 has \u201cno water\u201d.\n".encode("cp1252"),
    "front.md": b"---\ntitle: Bridge closed\ndate: 2024-05-03\n---\nNine were hurt.\n",
    "bare.md": b"# Read me\n\nNine were hurt.\n",
    "two.txt": b"HERALD: Bridge closed\n\nNine were hurt.\n\n-----\n\nPOST: Bridge\n\nTen were.\n",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)),
    "page.html": b"<html><body><h1>Bridge</h1><p>Nine people were hurt there.</p></body></html>",
    "lines.jsonl": b'{"text": "Nine were hurt.", "title": "Bridge"}\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, data in FILES.items():
        (place / name).write_bytes(data)
    return place


def kept(tmp_path: Path, folder: Path, limits: Limits = LIMITS) -> Loaded:
    reading = KeptDocuments(Cache(Store(tmp_path / "kept.sqlite", 10_000_000)), limits, {})
    try:
        return load([folder], limits=limits, reading=reading)
    finally:
        reading.close()


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which files are taken apart from now on."""
    read: list[str] = []
    original = module.read_documents

    def reading(suffix, data, limits, columns):
        read.append(suffix)
        return original(suffix, data, limits, columns)

    monkeypatch.setattr(module, "read_documents", reading)
    return read


def test_the_first_and_the_next_run_load_what_is_loaded_without(tmp_path, folder, monkeypatch):
    fresh = load([folder])
    assert kept(tmp_path, folder) == fresh
    read = forbid_reading(monkeypatch)
    assert kept(tmp_path, folder) == fresh
    # What holds no article, and formats of other libraries, are not kept.
    assert sorted(read) == [".html", ".jsonl", ".txt", ".txt"]


def test_a_changed_file_is_read_anew_and_a_renamed_one_is_not(tmp_path, folder, monkeypatch):
    kept(tmp_path, folder)
    (folder / "plain.txt").rename(folder / "other.txt")
    (folder / "marked.txt").write_bytes(b"Bridge closed\n\nTen were hurt.\n")
    fresh = load([folder])
    read = forbid_reading(monkeypatch)
    assert kept(tmp_path, folder) == fresh
    assert read.count(".txt") == 3  # the changed one and the two without an article


def test_other_limits_are_asked_anew(tmp_path, folder):
    kept(tmp_path, folder)
    narrow = replace(Limits(), max_story_characters=10)
    assert kept(tmp_path, folder, narrow) == load([folder], limits=narrow)


def test_a_damaged_entry_is_no_document(tmp_path, folder, monkeypatch):
    fresh = load([folder])
    kept(tmp_path, folder)
    recall = Cache.recall_all
    for damage in (b"", b"{}", b"[1]", b"[null,[[1]],0,null,null]", b'["x",null,0,null,null]'):
        monkeypatch.setattr(
            Cache, "recall_all", lambda s, keys, d=damage: dict.fromkeys(recall(s, keys), d)
        )
        assert kept(tmp_path, folder) == fresh


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path, folder):
    (tmp_path / "file").write_bytes(b"")
    reading = KeptDocuments(Cache(Store(tmp_path / "file" / "x.sqlite", 1000)), Limits(), {})
    assert load([folder], reading=reading) == load([folder])
    reading.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_whatever_a_file_holds(tmp_path, data):
    place = tmp_path / "any"
    place.mkdir(exist_ok=True)
    (place / "a.txt").write_bytes(data)
    (place / "b.md").write_bytes(b"---\ntitle: x\n---\n" + data)
    fresh = load([place])
    assert kept(tmp_path, place) == fresh
    assert kept(tmp_path, place) == fresh
