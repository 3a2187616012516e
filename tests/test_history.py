"""Which articles git says are new, in real repositories."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from claimcheck.errors import ConfigError
from claimcheck.history import changed_since
from git_repo import Repository

TEXT = "Some 4,000 people came to the fair in Lund on Friday.\nThe mayor opened it.\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    repo = Repository(tmp_path / "desk").init()
    repo.commit({"news/a.txt": TEXT, "news/b.txt": TEXT.upper(), "news/c.txt": TEXT * 3})
    return repo


def new(repo: Repository, ref: str = "main") -> set[str]:
    return set(changed_since(ref, repo.files()).new)


def test_nothing_changed(repo: Repository) -> None:
    assert new(repo) == new(repo, "HEAD") == set()


@pytest.mark.parametrize(
    "name", ["news/d.txt", "news/with space.txt", "news/Zürich – 記事.txt", "news/new\nline\t.txt"]
)
@pytest.mark.parametrize("state", ["committed", "staged", "untracked", "ignored"])
def test_an_added_file_is_new(repo: Repository, name: str, state: str) -> None:
    if state == "ignored":
        repo.commit({".gitignore": "*.txt\n"})
    repo("switch", "-q", "-c", "branch")
    repo.write({name: TEXT})
    if state in ("committed", "staged"):
        repo("add", "-A")
    if state == "committed":
        repo("commit", "-q", "-m", "x")
    assert new(repo) == {name}


@pytest.mark.parametrize("state", ["committed", "staged", "in the work tree"])
def test_a_changed_file_is_new(repo: Repository, state: str) -> None:
    repo("switch", "-q", "-c", "branch")
    repo.write({"news/b.txt": TEXT + "More.\n"})
    if state != "in the work tree":
        repo("add", "-A")
    if state == "committed":
        repo("commit", "-q", "-m", "x")
    assert new(repo) == {"news/b.txt"}


def test_a_touched_file_is_not_new(repo: Repository) -> None:
    os.utime(repo.folder / "news/b.txt", (1e9, 1e9))
    assert new(repo) == set()


def test_a_moved_file_is_as_old_as_it_was(repo: Repository) -> None:
    repo("mv", "news/b.txt", "news/moved.txt")
    repo.commit()
    assert new(repo, "HEAD~1") == set()


def test_a_moved_and_changed_file_is_new(repo: Repository) -> None:
    repo("mv", "news/c.txt", "news/moved.txt")
    repo.commit({"news/moved.txt": TEXT * 3 + "More.\n"})
    assert new(repo, "HEAD~1") == {"news/moved.txt"}


def test_a_deleted_file_is_no_matter(repo: Repository) -> None:
    repo("rm", "-q", "news/b.txt")
    repo.commit()
    (repo.folder / "news/c.txt").unlink()
    assert new(repo, "HEAD~1") == set()


def test_a_copy_is_new(repo: Repository) -> None:
    repo("config", "diff.renames", "copies")
    repo.commit({"news/copy.txt": TEXT, "news/a.txt": TEXT + "Edited.\n"})
    assert new(repo, "HEAD~1") == {"news/copy.txt", "news/a.txt"}


def test_what_happened_on_the_other_branch_is_not_new(repo: Repository) -> None:
    repo("switch", "-q", "-c", "branch")
    repo.commit({"news/d.txt": TEXT})
    repo("switch", "-q", "main")
    repo.commit({"news/a.txt": TEXT + "Edited on main.\n"})
    repo("switch", "-q", "branch")
    assert new(repo) == {"news/d.txt"}


def test_a_second_story_of_a_new_file_is_new(repo: Repository) -> None:
    repo.write({"news/d.txt": TEXT})
    path = repo.folder / "news/d.txt"
    assert changed_since("HEAD", {"d.txt": path, "d.txt#2": path}).new == {"d.txt", "d.txt#2"}


def test_a_link_is_as_new_as_the_file(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(repo.folder / "news", target_is_directory=True)
    repo.write({"news/b.txt": TEXT})
    linked = {name: tmp_path / "link" / name for name in ("a.txt", "b.txt")}
    assert changed_since("HEAD", linked).new == {"b.txt"}


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    repo = Repository(tmp_path).init()
    repo.write({"a.txt": TEXT})
    changes = changed_since("HEAD", repo.files())
    assert changes.new == {"a.txt"}
    assert changes.notices == ("--since HEAD: no commit yet, so every article counts as new",)


def test_what_a_changed_file_held_before(repo: Repository) -> None:
    name = "news/ü b.txt"
    repo.commit({name: "one\n\ntwo", "news/same.txt": TEXT})
    repo.write({name: "three", "news/same.txt": "x", "news/a.txt": "y", "news/new.txt": "z"})
    earlier = changed_since("HEAD", repo.files()).earlier
    by_name = {path.relative_to(repo.folder).as_posix(): text for path, text in earlier.items()}
    assert by_name == {
        name: b"one\n\ntwo",
        "news/same.txt": TEXT.encode(),
        "news/a.txt": TEXT.encode(),
    }


def test_what_a_file_held_is_not_fetched(repo: Repository, tmp_path: Path) -> None:
    repo("config", "uploadpack.allowFilter", "true")
    repo.commit({"news/b.txt": TEXT + "More.\n"})
    clone = Repository(tmp_path / "partial")
    clone("clone", "-q", "--filter=blob:none", f"file://{repo.folder}", ".")
    changes = changed_since("HEAD~1", clone.files())
    assert (changes.new, changes.earlier) == ({"news/b.txt"}, {})


# --- where git cannot tell ----------------------------------------------------------------------


def shallow(repo: Repository, tmp_path: Path, *args: str) -> Repository:
    clone = Repository(tmp_path / "clone")
    clone("clone", "-q", "--depth", "1", *args, f"file://{repo.folder}", ".")
    return clone


def test_a_shallow_clone_without_the_commit_says_how_to_get_it(
    repo: Repository, tmp_path: Path
) -> None:
    first = repo("rev-parse", "HEAD")
    repo.commit({"news/d.txt": TEXT})
    with pytest.raises(ConfigError, match=r"shallow.*fetch-depth: 0.*git fetch --unshallow"):
        new(shallow(repo, tmp_path), first)


def test_a_shallow_clone_with_the_commit_but_no_ancestor(repo: Repository, tmp_path: Path) -> None:
    repo("switch", "-q", "-c", "branch")
    repo.commit({"news/d.txt": TEXT})
    clone = shallow(repo, tmp_path, "--branch", "branch")
    clone("fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    changes = changed_since("origin/main", clone.files())
    assert changes.new == {"news/d.txt"}
    assert len(changes.notices) == 1
    assert "common ancestor" in changes.notices[0]


def test_a_clone_without_file_contents(repo: Repository, tmp_path: Path) -> None:
    repo("config", "uploadpack.allowFilter", "true")
    repo.commit({"news/b.txt": TEXT + "More.\n"})
    clone = Repository(tmp_path / "partial")
    clone("clone", "-q", "--filter=blob:none", f"file://{repo.folder}", ".")
    clone("remote", "remove", "origin")
    assert new(clone, "HEAD~1") == {"news/b.txt"}


def test_an_unknown_commit_suggests_the_remote_branch(repo: Repository, tmp_path: Path) -> None:
    clone = Repository(tmp_path / "clone")
    clone("clone", "-q", str(repo.folder), ".")
    clone("checkout", "-q", "--detach")
    clone("branch", "-q", "-D", "main")
    with pytest.raises(ConfigError, match=r"no such commit.*did you mean origin/main\?"):
        new(clone)
    with pytest.raises(ConfigError, match="git fetch origin release"):
        new(clone, "release")


@pytest.mark.parametrize(
    "ref", ["", " ", "--output=x", "-p", "a\nb", "\x00", "main..HEAD", "HEAD:news/a.txt", "$(id)"]
)
def test_odd_refs_are_refused(repo: Repository, ref: str) -> None:
    with pytest.raises(ConfigError, match="--since"):
        new(repo, ref)
    assert sorted(p.name for p in repo.folder.iterdir()) == [".git", "news"]


def test_a_repository_of_somebody_else_says_how_to_trust_it(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(ConfigError, match=r"dubious ownership.*--add safe\.directory /"):
        new(repo)


def test_a_second_work_tree_is_its_own(repo: Repository, tmp_path: Path) -> None:
    repo("worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    other = Repository(tmp_path / "other")
    other.write({"news/d.txt": TEXT})
    assert new(other) == {"news/d.txt"}
    assert new(repo) == set()


def test_outside_any_repository(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(ConfigError, match=r"no git repository.*--new"):
        changed_since("main", {"a.txt": tmp_path / "a.txt"})


def test_an_archive_outside_the_repository_is_old(repo: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "archive.txt"
    outside.write_text(TEXT)
    repo.write({"news/d.txt": TEXT})
    changes = changed_since("main", {**repo.files(), "archive.txt": outside})
    assert changes.new == {"news/d.txt"}
    assert "1 article outside" in changes.notices[0]


def test_without_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    files = repo.files()
    monkeypatch.setenv("PATH", str(repo.folder))
    with pytest.raises(ConfigError, match=r"needs git, which is not installed.*--new"):
        changed_since("main", files)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_nothing_that_the_repository_configures_is_run(repo: Repository, tmp_path: Path) -> None:
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "diff.evil.textconv"):
        repo("config", key, str(script))
    repo.write({".gitattributes": "*.txt diff=evil\n", "news/b.txt": TEXT})
    assert new(repo, "HEAD") == {"news/b.txt"}
    assert not (tmp_path / "ran").exists()


def test_gits_own_variables_lead_nowhere_else(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other").init()
    other.commit({"x.txt": TEXT})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    assert set(changed_since("main", repo.files()).new) == set()


@pytest.mark.parametrize("key", ["clean", "process"])
def test_no_filter_of_the_repository_is_run(repo: Repository, tmp_path: Path, key: str) -> None:
    mark = tmp_path / "ran"
    repo.commit({".gitattributes": "*.txt filter=odd=na.me\n"})
    repo("config", f"filter.odd=na.me.{key}", f"touch '{mark}'; cat")
    repo("config", "filter.odd=na.me.required", "true")
    repo("switch", "-q", "-c", "branch")
    repo.write({"news/b.txt": TEXT + "More.\n"})
    assert new(repo) == {"news/b.txt"}
    assert not mark.exists()
