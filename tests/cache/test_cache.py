"""The claims cache in runs: what it is keyed by, and that it changes no report."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimcheck.cache import Cache, Store, keys
from claimcheck.cache.folder import cache_file
from claimcheck.config import DEFAULT_MODEL, Settings
from claimcheck.config.desk import Desk, FactEntry
from claimcheck.engine import Checker
from claimcheck.models import Article, Extraction, Profile, Span

A = "The blast at the Karven mill killed 12 people on Tuesday, said the mayor, Ana Ruiz."
B = "The blast at the Karven mill killed 17 people on Tuesday, said the mayor, Ana Ruiz."


def cache_at(folder: Path) -> Cache:
    return Cache(Store(folder / "c.sqlite", 10_000_000))


def saved(cache: Cache, article: Article) -> None:
    assert cache.save([(article, Extraction((), Profile(article.id)))], DEFAULT_MODEL)


ONE = Article.from_text(A, id="one", outlet="Post")


@pytest.mark.parametrize(
    "change",
    [
        {"id": "two"},
        {"outlet": "Herald"},
        {"path": "elsewhere"},
        {"title": "T", "byline": "B", "url": "U"},
    ],
    ids=str,
)
def test_what_claims_do_not_depend_on_changes_no_key(tmp_path: Path, change: dict) -> None:
    cache = cache_at(tmp_path)
    saved(cache, ONE)
    other = dataclasses.replace(ONE, **change)
    assert cache.find([other], DEFAULT_MODEL) == [Extraction((), Profile(other.id))]


@pytest.mark.parametrize(
    "change",
    [
        {"text": B},
        {"published": date(2025, 3, 3)},
        {"text": A + " Menu"},
        {"regions": (Span(0, len(A) - 1),)},
        {"regions": (Span(0, 5), Span(5, len(A)))},
    ],
    ids=str,
)
def test_what_claims_depend_on_changes_the_key(tmp_path: Path, change: dict) -> None:
    cache = cache_at(tmp_path)
    saved(cache, ONE)
    assert cache.find([dataclasses.replace(ONE, **change)], DEFAULT_MODEL) == [None]


def test_another_version_of_anything_changes_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_at(tmp_path)
    saved(cache, ONE)
    for name in ("libraries_digest", "_model_identity", "code_digest"):
        with monkeypatch.context() as patch:
            patch.setattr(keys, name, lambda *_: b"another")
            keys.extraction_version.cache_clear()
            assert cache.find([ONE], DEFAULT_MODEL) == [None], name
    keys.extraction_version.cache_clear()
    assert cache.find([ONE], DEFAULT_MODEL) != [None]


@pytest.mark.parametrize("package", ["spacy", "rapidfuzz", "nicknames"])
def test_another_release_of_a_library_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    here = keys.libraries_digest.__wrapped__()
    own = find_spec(package).submodule_search_locations[0]
    shutil.copytree(own, tmp_path / package, ignore=lambda top, names: {*names} - statements())
    there = SimpleNamespace(submodule_search_locations=[str(tmp_path / package)])
    monkeypatch.setattr(
        keys, "find_spec", lambda name: there if name == package else find_spec(name)
    )
    assert keys.libraries_digest.__wrapped__() == here
    changed = tmp_path / package / keys._LIBRARIES[package]
    changed.write_text(changed.read_text("utf-8") + "\n# 9.9", "utf-8")
    assert keys.libraries_digest.__wrapped__() != here


def statements() -> set[str]:
    return set(keys._LIBRARIES.values())


def test_every_package_that_finders_import_is_in_the_version() -> None:
    """What extraction imports of claimcheck, in a fresh process, has its part in the digest."""
    script = (
        "import sys, claimcheck.nlp.extraction as e, claimcheck.nlp.lemma, claimcheck.attribution,"
        "claimcheck.dates, claimcheck.entities, claimcheck.quantities, claimcheck.nlp.paragraphs\n"
        "print(*[n for n in sys.modules if n.startswith('claimcheck.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    parts = {part.removesuffix(".py") for part in keys._EXTRACTION}
    outside = {name.split(".")[1] for name in done.stdout.split()} - parts
    assert outside == {"errors"}


def test_the_digest_of_the_code_follows_the_code(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "b.toml").write_text("x = 1\n")
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "c.py").write_text("x = 1\n")
    (tmp_path / "part" / "notes.md").write_text("x\n")
    assert keys._sources(str(tmp_path)) == ["a.py", "b.toml", "part/c.py"]
    before = keys._digest_of(str(tmp_path / "a.py"))
    (tmp_path / "a.py").write_text("x = 2\n")
    assert keys._digest_of(str(tmp_path / "a.py")) != before
    assert len(keys.code_digest()) == 16
    assert keys.code_digest() != keys.code_digest(("cache",))


def test_the_place_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE", "/somewhere")
    assert cache_file().parent == Path("/somewhere")
    monkeypatch.delenv("CLAIMCHECK_CACHE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    assert cache_file().parent == Path("/xdg/claimcheck")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/ed")
    assert cache_file().parent == Path("/home/ed/.cache/claimcheck")


@pytest.mark.model
def test_reports_are_the_same_without_with_and_from_the_cache(tmp_path: Path) -> None:
    articles = [Article.from_text(A, id="a", outlet="A"), Article.from_text(B, id="b", outlet="B")]
    desk = Desk(facts=(FactEntry(id="toll", statement="The blast killed 14 people in Karven."),))
    settings = Settings(desk=desk)
    plain = Checker(settings).check(articles)
    cold = Checker(settings, cache=cache_at(tmp_path)).check(articles)
    read: list[tuple[int, int]] = []
    warm = Checker(settings, cache=cache_at(tmp_path), on_read=lambda *n: read.append(n))
    assert plain == cold == warm.check(articles)
    assert sum(articles for articles, _ in read) == 3  # the fact too
    assert warm._extractor._nlp is None


WARM = """
import sys
from claimcheck.cli import main
code = main(sys.argv[1:])
slow = {"spacy", "numpy", "thinc"} & {name.split(".")[0] for name in sys.modules}
print("imported", sorted(slow))
sys.exit(code)
"""


@pytest.mark.model
def test_a_run_with_nothing_new_never_imports_the_model(tmp_path: Path) -> None:
    for name, text in (("a", A), ("b", B)):
        (tmp_path / f"{name}.txt").write_text(text * 2)
    environment = os.environ | {"CLAIMCHECK_CACHE": str(tmp_path / "cache")}

    def run() -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-c", WARM, "a.txt", "b.txt"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, *done.stdout.rsplit("imported ", 1)

    cold, warm = run(), run()
    assert cold[:2] == warm[:2]
    assert cold[0] == 1
    assert (cold[2], warm[2]) == ("['numpy', 'spacy', 'thinc']\n", "[]\n")
    (tmp_path / "b.txt").write_text(B * 3)
    assert run()[2] == "['numpy', 'spacy', 'thinc']\n"
