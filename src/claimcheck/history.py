"""Which files are new or changed since a commit, asked of git.

Only object names and paths are compared (``git diff --raw``), so that no file's content need be
fetched in a partial clone, and nothing that a repository configures (external diffs, file-system
monitors) is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass

_TIMEOUT = 120  # seconds; listing half a million files takes less than ten
# A file moved without a change (only exact renames are looked for) is as old as it was.
_DIFF = ("diff", "--raw", "-z", "--no-abbrev", "-M100%", "--no-ext-diff", "--no-color")
# Earlier contents are read to see which articles of a changed file changed; what is larger, or
# more than this in all, stays new unread.
_MAX_BYTES = 20_000_000
_MAX_TOTAL = 200_000_000
_OUTSIDE = "name the new articles with --new"


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of the articles of new or changed files, and notices about how they were found.

    ``earlier``: content before the change, by the path given for the file, of files that changed.
    """

    new: frozenset[str]
    notices: tuple[str, ...] = ()
    earlier: Mapping[Path, bytes] = field(default_factory=dict)


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
    repositories = {top: _Repository(top) for top in tops}
    fresh = {top: repositories[top].fresh_files(ref, notices) for top in tops}
    homeless = sum(not found for found in places.values())
    if homeless:
        count = f"{homeless} article" if homeless == 1 else f"{homeless} articles"
        notices.append(f"--since {ref}: {count} outside any git repository taken as old")
    new = {id_ for id_, found in places.items() if any(fresh[top].has(name) for top, name in found)}
    earlier: dict[Path, bytes] = {}
    for top in tops:
        changed = _changed_files(((files[i], places[i]) for i in sorted(new)), top, fresh[top])
        contents = repositories[top].contents(changed.values())
        earlier |= {path: contents[blob] for path, blob in changed.items() if blob in contents}
    return Changes(frozenset(new), tuple(notices), earlier)


def _changed_files(
    found: Iterable[tuple[Path, set[tuple[str, str]]]], top: str, fresh: _Fresh
) -> dict[Path, str]:
    """The blob before, by the path given, of files of one repository; links are left out."""
    one_place = ((path, places) for path, places in found if len(places) == 1)
    blobs = (
        (path, fresh.changed.get(name, ""))
        for path, places in one_place
        for where, name in places
        if where == top
    )
    return {path: blob for path, blob in blobs if blob}


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
        full = os.path.join(self.real[path.parent], path.name)  # noqa: PTH118  (paths are text here)
        ends = {full, os.path.realpath(path)} if path.is_symlink() else {full}
        return {place for end in ends if (place := self._place(end)) is not None}

    def _place(self, full: str) -> tuple[str, str] | None:
        folder = os.path.dirname(full)  # noqa: PTH120  (paths are text here)
        if folder not in self.tops:
            self.tops[folder] = repository_of(folder)
        top = self.tops[folder]
        return None if top is None else (top, os.path.relpath(full, top).replace(os.sep, "/"))


def repository_of(folder: str) -> str | None:
    """The nearest folder at or above ``folder`` that holds a ``.git``; None outside any."""
    here = folder
    while True:
        if os.path.lexists(os.path.join(here, ".git")):  # noqa: PTH118  (paths are text here)
            return here
        above = os.path.dirname(here)  # noqa: PTH120  (paths are text here)
        if above == here:
            return None
        here = above


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Paths that changed, with the blob they held before ("" for none), and all that git tracks;
    what it does not track is new."""

    changed: Mapping[str, str]
    tracked: frozenset[str]

    def has(self, name: str) -> bool:
        return name in self.changed or name not in self.tracked


class _Repository:
    def __init__(self, top: str) -> None:
        self.top = top
        self._filters: dict[str, str] | None = None

    def fresh_files(self, ref: str, notices: list[str]) -> _Fresh:
        commit = self._commit(ref)
        if commit is None:
            if ref == "HEAD" and self._run("symbolic-ref", "-q", "HEAD").returncode == 0:
                notices.append(f"--since {ref}: no commit yet, so every article counts as new")
                return _Fresh({}, frozenset())
            raise ConfigError(self._missing(ref))
        base = self._run("merge-base", commit, "HEAD").stdout.decode().strip()
        if not base:
            notices.append(
                f"--since {ref}: its common ancestor with HEAD is not in this clone; compared "
                f"with {ref} itself, so articles changed there may count as new "
                "(fetch-depth: 0 fetches the whole history)"
            )
        changed = dict(_changed(self._output(*_DIFF, base or commit, "--")))
        tracked = self._output("ls-files", "-z").split(b"\0")
        return _Fresh(changed, frozenset(map(os.fsdecode, tracked)))

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Content of each blob that is in the clone and not too large."""
        listed = "".join(f"{blob}\n" for blob in sorted(set(blobs))).encode()
        if not listed:
            return {}
        sizes = self._run("cat-file", "--batch-check", given=listed).stdout.split(b"\n")
        taken, total = [], 0
        for line in sizes:
            blob, _, size = line.partition(b" blob ")
            if size.isdigit() and int(size) <= _MAX_BYTES and total + int(size) <= _MAX_TOTAL:
                taken.append(blob)
                total += int(size)
        read = self._run("cat-file", "--batch", given=b"\n".join(taken) + b"\n").stdout
        return dict(_contents(read)) if taken else {}

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

    def _run(self, *args: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return self._git(*args, given=given, more=self._no_filters())

    def _no_filters(self) -> dict[str, str]:
        """Settings, as environment, that empty the repository's filters, which are commands.

        ``git diff`` would run a ``clean`` filter over each file that changed.
        """
        if self._filters is None:
            listed = self._git("config", "--name-only", "-z", "--get-regexp", r"^filter\.").stdout
            self._filters = _emptied(map(os.fsdecode, listed.split(b"\0")))
        return self._filters

    def _git(
        self, *args: str, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", self.top, *args]
        try:
            return subprocess.run(
                command,
                input=given,
                capture_output=True,
                check=False,
                timeout=_TIMEOUT,
                env={**_environment(), **(more or {})},
            )
        except FileNotFoundError as error:
            raise ConfigError(f"--since needs git, which is not installed; {_OUTSIDE}") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConfigError(f"--since: git could not be run ({error}); {_OUTSIDE}") from error


def _emptied(names: Iterable[str]) -> dict[str, str]:
    """``GIT_CONFIG_…`` variables that set each ``filter.NAME.clean``, ``smudge`` … to nothing."""
    filters = sorted({name.rpartition(".")[0] for name in names if name.count(".") > 1})
    settings = [
        (f"{one}.{key}", value)
        for one in filters
        for key, value in (("clean", ""), ("smudge", ""), ("process", ""), ("required", "false"))
    ]
    found = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        found[f"GIT_CONFIG_KEY_{number}"] = key
        found[f"GIT_CONFIG_VALUE_{number}"] = value
    return found


def _environment() -> dict[str, str]:
    """Git's own variables would point it elsewhere (hooks set them); it asks and writes nothing."""
    kept = {k: v for k, v in os.environ.items() if k not in _ELSEWHERE}
    # A clone without some contents would fetch them: no protocol is allowed to.
    more = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}
    return {**kept, **more, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}


_ELSEWHERE = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_NAMESPACE GIT_COMMON_DIR "
    "GIT_LITERAL_PATHSPECS GIT_EXTERNAL_DIFF GIT_DIFF_OPTS".split()
)


def _changed(listing: bytes) -> Iterator[tuple[str, str]]:
    """Path and blob before, of ``git diff --raw -z``; deletions and unchanged moves are left out.

    A record is ``:mode mode blob blob status``, then one path, or two of a move.
    """
    fields: Sequence[bytes] = listing.split(b"\0")
    at = 0
    while at + 1 < len(fields):
        _, _, before, _, status = fields[at].split(b" ")
        moved = status[:1] in (b"R", b"C")
        name = fields[at + 2 if moved else at + 1]
        at += 3 if moved else 2
        if status[:1] not in (b"D", b"R"):
            yield os.fsdecode(name), before.decode() if before.strip(b"0") else ""


def _contents(batch: bytes) -> Iterator[tuple[str, bytes]]:
    """Blob and content, of ``git cat-file --batch``: ``blob type size``, content, a line end."""
    at = 0
    while (end := batch.find(b"\n", at)) >= 0:
        blob, _, size = batch[at:end].partition(b" blob ")
        if not size.isdigit():
            at = end + 1
            continue
        start = end + 1
        at = start + int(size) + 1
        yield blob.decode(), batch[start : at - 1]


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else "no reason given"
