"""Which files are new or changed since a commit, asked of git.

Only object names and paths are compared (``git diff --name-status``), so that no file's content
need be fetched in a partial clone, and nothing that a repository configures (external diffs,
file-system monitors) is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import ConfigError

_TIMEOUT = 120  # seconds; listing half a million files takes less than ten
# A file moved without a change (only exact renames are looked for) is as old as it was.
_DIFF = ("diff", "--name-status", "-z", "-M100%", "--no-ext-diff", "--no-color")
_OUTSIDE = "name the new articles with --new"


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of new or changed articles, and what the user should know about how they were found."""

    new: frozenset[str]
    notices: tuple[str, ...] = ()


def changed_since(ref: str, files: Mapping[str, Path]) -> Changes:
    """The articles whose file was added or changed after ``ref`` and the work tree parted ways.

    ``files``: article id to its file. A file that git does not track counts as new. Each file is
    looked up in the repository that it lies in. Raises ConfigError where git, a repository or the
    commit is missing, each with the remedy.
    """
    _refuse_odd(ref)
    folders = _Folders()
    places = {id_: folders.places(path) for id_, path in files.items()}
    tops = sorted({top for found in places.values() for top, _ in found})
    if files and not tops:
        raise ConfigError(f"--since {ref}: the articles lie in no git repository; {_OUTSIDE}")
    notices: list[str] = []
    fresh = {top: _Repository(top).fresh_files(ref, notices) for top in tops}
    homeless = sum(not found for found in places.values())
    if homeless:
        count = f"{homeless} article" if homeless == 1 else f"{homeless} articles"
        notices.append(f"--since {ref}: {count} outside any git repository taken as old")
    return Changes(
        frozenset(
            id_ for id_, found in places.items() if any(fresh[top].has(name) for top, name in found)
        ),
        tuple(notices),
    )


def _refuse_odd(ref: str) -> None:
    """What git could take for an option or nothing at all never reaches it."""
    if not ref.strip():
        raise ConfigError("--since is empty; give a branch, tag or commit, such as origin/main")
    if ref.startswith("-") or not ref.isprintable():
        raise ConfigError(f"--since {ref}: not the name of a commit; give a branch, tag or commit")


class _Folders:
    """Where files lie; each folder is looked up once."""

    def __init__(self) -> None:
        self.real: dict[Path, str] = {}
        self.tops: dict[str, str | None] = {}

    def places(self, path: Path) -> set[tuple[str, str]]:
        """Repository and path in it, for the file itself and for what it links to."""
        if path.parent not in self.real:
            self.real[path.parent] = os.path.realpath(path.parent)
        full = os.path.join(self.real[path.parent], path.name)  # noqa: PTH118
        ends = {full, os.path.realpath(path)} if path.is_symlink() else {full}
        return {place for end in ends if (place := self._place(end)) is not None}

    def _place(self, full: str) -> tuple[str, str] | None:
        folder = os.path.dirname(full)  # noqa: PTH120
        if folder not in self.tops:
            self.tops[folder] = repository_of(folder)
        top = self.tops[folder]
        return None if top is None else (top, os.path.relpath(full, top).replace(os.sep, "/"))


def repository_of(folder: str) -> str | None:
    """The nearest folder at or above ``folder`` that holds a ``.git``; None outside any."""
    here = folder
    while True:
        if os.path.lexists(os.path.join(here, ".git")):  # noqa: PTH118
            return here
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Paths that changed, and all that git tracks; what it does not track is new."""

    changed: frozenset[str]
    tracked: frozenset[str]

    def has(self, name: str) -> bool:
        return name in self.changed or name not in self.tracked


class _Repository:
    def __init__(self, top: str) -> None:
        self.top = top

    def fresh_files(self, ref: str, notices: list[str]) -> _Fresh:
        commit = self._commit(ref)
        if commit is None:
            if ref == "HEAD" and self._run("symbolic-ref", "-q", "HEAD").returncode == 0:
                return _Fresh(frozenset(), frozenset())  # no commit yet: everything is new
            raise ConfigError(self._missing(ref))
        base = self._run("merge-base", commit, "HEAD").stdout.decode().strip()
        if not base:
            notices.append(
                f"--since {ref}: its common ancestor with HEAD is not in this clone; compared "
                f"with {ref} itself, so articles changed there may count as new "
                "(fetch-depth: 0 fetches the whole history)"
            )
        changed = _names(self._output(*_DIFF, base or commit, "--"))
        tracked = self._output("ls-files", "-z").split(b"\0")
        return _Fresh(frozenset(changed), frozenset(map(os.fsdecode, tracked)))

    def _commit(self, ref: str) -> str | None:
        found = self._run("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if found.returncode == 0:
            return found.stdout.decode().strip()
        if found.stderr.strip():  # e.g. a repository of somebody else's, which git will not read
            raise ConfigError(f"--since {ref}: {self._refused(found.stderr)}")
        return None

    def _refused(self, stderr: bytes) -> str:
        said = _said(stderr)
        if b"dubious ownership" in stderr:  # the rule in containers, where another user checked out
            return f"{said}; if it is yours: git config --global --add safe.directory {self.top}"
        return said

    def _missing(self, ref: str) -> str:
        message = f"--since {ref}: no such commit in this clone"
        if self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return (
                f"{message}, which is shallow; fetch the history first (fetch-depth: 0 in "
                "actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow)"
            )
        if self._commit(f"origin/{ref}") is not None:
            return f"{message}; did you mean origin/{ref}?"
        return f"{message}; check the name, or get it with git fetch origin {ref}"

    def _output(self, *args: str) -> bytes:
        done = self._run(*args)
        if done.returncode != 0:
            raise ConfigError(f"git {args[0]} failed in {self.top}: {_said(done.stderr)}")
        return done.stdout

    def _run(self, *args: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", self.top, *args]
        try:
            return subprocess.run(
                command, capture_output=True, check=False, timeout=_TIMEOUT, env=_environment()
            )
        except FileNotFoundError as error:
            raise ConfigError(f"--since needs git, which is not installed; {_OUTSIDE}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConfigError(f"--since: git could not be run ({error}); {_OUTSIDE}") from error


def _environment() -> dict[str, str]:
    """Git's own variables would point it elsewhere (hooks set them); it asks and writes nothing."""
    kept = {k: v for k, v in os.environ.items() if k not in _ELSEWHERE}
    more = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {**kept, **more, "LC_ALL": "C.UTF-8"}


_ELSEWHERE = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_NAMESPACE GIT_COMMON_DIR "
    "GIT_LITERAL_PATHSPECS GIT_EXTERNAL_DIFF GIT_DIFF_OPTS".split()
)


def _names(listing: bytes) -> Iterable[str]:
    """Paths as they are now, of ``git diff --name-status -z``; unchanged moves are left out."""
    fields: Sequence[bytes] = listing.split(b"\0")
    at = 0
    while at + 1 < len(fields):
        status = fields[at][:1]
        pair = status in (b"R", b"C")
        name = fields[at + 2 if pair else at + 1]
        at += 3 if pair else 2
        if status not in (b"D", b"R"):
            yield os.fsdecode(name)


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else "no reason given"
