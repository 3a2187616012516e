"""``claimcheck cache``, and the cache's messages in a run."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_nothing_there(run, folder: Path) -> None:
    result = run("cache")
    assert result.code == 0
    assert result.out == f"file     {folder}/claims-1.sqlite\nsize     0.0 MB (at most 1,000)\n"
    assert not folder.exists()


def test_show_and_clear(run, folder: Path) -> None:
    from claimcheck.cache import Cache, Store

    cache = Cache()
    store = Store(Path(cache.place), 1_000_000)
    store.put("article", [(b"k", b"v")])
    store.close()
    assert "articles 1\n" in run("cache", "show").out
    cleared = run("cache", "clear")
    assert (cleared.code, cleared.err) == (0, "")
    assert cleared.out.startswith(f"cleared {folder}/claims-1.sqlite (")
    assert run("cache", "clear").out == f"nothing to clear: {folder}/claims-1.sqlite is empty\n"
    assert "articles" not in run("cache").out


@pytest.mark.parametrize("action", ["show", "clear"])
def test_an_unusable_folder_is_said(run, tmp_path: Path, monkeypatch, action: str) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "file" / "kept"))
    result = run("cache", action)
    assert result.code == 2
    assert "size" not in result.out
    assert "cannot be used (Not a directory)" in result.err
    assert result.err.count("\n") == 1


def test_a_bad_action_is_one_line(run) -> None:
    result = run("cache", "eat")
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_a_damaged_file_is_one_line(run, folder: Path) -> None:
    folder.mkdir()
    (folder / "claims-1.sqlite").write_text("not a database, however you look at it " * 30)
    result = run("cache")
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert "a new one is in its place" in result.err
