# ruff: noqa: PTH100, PTH109, PTH112, PTH114, PTH116, PTH118, PTH120, PTH208
# Paths stay strings as typed: pathlib drops what tells a link from its target, and is slow.
"""Which files the given paths name, and what each is called: sorted, and each once."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import translate
from pathlib import Path

from claimcheck.frozen import dataclass
from claimcheck.loader.formats import suffix_of_name
from claimcheck.loader.ignore import NAME as IGNORE_FILE
from claimcheck.loader.ignore import Ignores
from claimcheck.loader.vocabulary import is_outlet
from claimcheck.models import SkippedInput

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
_NOT_FETCHED = "an address, and nothing is fetched; save the page and name the file"
_MAGIC = re.compile(r"[*?[]")
_STORY_MARK = re.compile(r"#(?=\d+\Z)")
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to read: what reports call it (``id``), and where it is.

    ``outlet`` is the folder's name where folders are named after outlets (`_outlets`). ``named``:
    the user named the file itself, not just a folder above it; ``given`` is how.
    """

    id: str
    path: Path
    outlet: str | None = None
    named: bool = True
    given: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The files that paths name, in the order of their ids.

    ``skipped`` are inputs that were asked for and cannot be read; ``ignored`` are files of a
    folder that nobody asked for (hidden, other suffixes, links to folders).
    """

    files: tuple[FoundFile, ...]
    skipped: tuple[SkippedInput, ...]
    ignored: tuple[SkippedInput, ...]


def printable(path: str | os.PathLike[str]) -> str:
    """A path as it may be shown: ``/`` between parts, control and other unprintable characters
    escaped as in a Python string, so that no name can break a line or a terminal.
    """
    name = os.fspath(path)
    if os.sep != "/":
        name = name.replace(os.sep, "/")
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(_escape(character) for character in name)


def find_files(
    paths: Iterable[str | os.PathLike[str]],
    *,
    root: Path | None = None,
    suffixes: frozenset[str],
) -> Found:
    """Files named by ``paths``: files, folders (searched to any depth) and glob patterns.

    Folders give the files with one of ``suffixes``; hidden ones and links to folders are left
    out. Ids are relative to ``root`` (default: the working folder) where all files lie in it,
    else to the folder that all given paths share, so that no id is absolute. A file that is
    named twice, also through a link, is read once.
    """
    root = Path(os.path.abspath(root if root is not None else Path.cwd()))
    search = _Search(suffixes)
    for given in sorted({os.fspath(path) for path in paths}):
        search.add(given)
    named = _unique(search.files)
    base = _base(root, named, search.starts)
    files = {_id(path, base): Path(path) for path in reversed(named)}
    outlets = _outlets(files)
    return Found(
        tuple(
            FoundFile(
                id,
                files[id],
                outlets.get(_folder(id)),
                named=str(files[id]) in search.named,
                given=search.named.get(str(files[id]), ""),
            )
            for id in sorted(files)
        ),
        tuple(sorted(set(search.skipped), key=lambda skip: (skip.path, skip.reason))),
        tuple(sorted(set(search.ignored), key=lambda skip: (skip.path, skip.reason))),
    )


def special_kind(mode: int) -> str | None:
    """What a file that is neither regular nor a folder is, in words."""
    return next((name for test, name in _KINDS if test(mode)), None)


def _folder(id: str) -> str:
    return id.rpartition("/")[0]


def _outlets(ids: Iterable[str]) -> dict[str, str]:
    """Folders that are named after outlets: two or more side by side, most of them looking so.

    Folders of events, dates or kinds of text stay without.
    """
    siblings: dict[str, set[str]] = {}
    for id in ids:
        parent, _, name = _folder(id).rpartition("/")
        siblings.setdefault(parent, set()).add(name)
    found: dict[str, str] = {}
    for parent, names in siblings.items():
        if len(names) > 1 and 2 * sum(map(is_outlet, names)) > len(names):
            found.update((f"{parent}/{name}" if parent else name, name) for name in names if name)
    return found


# What claimcheck keeps beside articles; a JSON file among them would be read as one.
_OWN_FILES = frozenset(("claims.yaml", "claims.audit.jsonl", "claims.schema.json"))


class _Search:
    def __init__(self, suffixes: frozenset[str]) -> None:
        self.suffixes = suffixes
        self.ignores = Ignores()
        self.written_now = _redirected()
        self.top = ""
        self.entered: set[str] = set()
        self.files: set[str] = set()
        self.named: dict[str, str] = {}
        self.starts: set[str] = set()
        self.skipped: list[SkippedInput] = []
        self.ignored: list[SkippedInput] = []

    def add(self, given: str) -> None:
        if "\x00" in given or not given:
            self._skip(given, "not a path; check the argument")
            return
        kind = _kind(given)
        if isinstance(kind, OSError):
            missing = isinstance(kind, FileNotFoundError)
            if missing and _MAGIC.search(given) and not _ADDRESS.match(given):
                self._glob(given)
            elif _ADDRESS.match(given):
                self._skip(given, _NOT_FETCHED)
            else:
                self._skip(given, f"cannot be read ({_why(kind)}); check the path")
        elif kind == "folder":
            self._folder(given)
        elif kind != "file":
            more = "; to read from one: COMMAND | claimcheck - PATHS" if "pipe" in kind else ""
            self._skip(given, f"{kind}, not a text file{more or '; leave it out'}")
        else:
            self._file(given, shown=printable(_shown(given)))

    def _file(self, given: str, shown: str = "") -> None:
        path = os.path.abspath(given)
        self.files.add(path)
        self.named[path] = shown or self.named.get(path, "")
        self.starts.add(os.path.dirname(path))

    def _folder(self, given: str) -> None:
        top = os.path.abspath(given)
        self.starts.add(os.path.dirname(top) or top)
        self.top = self._enter_above(top)
        found = 0
        for path in self._walk(top):
            self.files.add(path)
            found += 1
        if not found:
            known = ", ".join(sorted(self.suffixes))
            self._skip(given, f"folder holds no articles; looked for files in {known}")

    def _enter_above(self, top: str) -> str:
        """Read the ignore files of the folders above, up to the working folder if that is one.

        Returns the outermost folder whose file counts.
        """
        here = os.path.realpath(os.getcwd())
        if not os.path.realpath(top).startswith(here + os.sep):
            return top
        folder = top
        while os.path.realpath(folder) != here and os.path.dirname(folder) != folder:
            folder = os.path.dirname(folder)
            if folder not in self.entered:
                self.entered.add(folder)
                wrong = self.ignores.enter(folder)
                if wrong is not None:
                    self._skip(os.path.join(folder, IGNORE_FILE), wrong)
        return folder

    def _walk(self, top: str) -> Iterator[str]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._skip(folder, f"folder cannot be read ({_why(error)}); check its permissions")
                continue
            wrong = self.ignores.enter(folder)
            if wrong is not None:
                self._skip(os.path.join(folder, IGNORE_FILE), wrong)
            for entry in listed:
                why = self._unwanted(entry)
                if why is not None:
                    self.ignored.append(SkippedInput(printable(_shown(entry.path)), why))
                elif _is_folder(entry):
                    waiting.append(entry.path)
                else:
                    yield entry.path

    def _unwanted(self, entry: os.DirEntry[str]) -> str | None:
        if entry.name.startswith("."):
            return "hidden"
        if entry.name in _OWN_FILES:
            return "a file of claimcheck's own"
        if self.written_now and entry.inode() == self.written_now.st_ino:
            with suppress(OSError):
                if os.path.samestat(entry.stat(), self.written_now):
                    return "what this run prints goes there"
        if _is_folder(entry):
            if entry.is_symlink():
                return "link to a folder"
        elif suffix_of_name(entry.name) not in self.suffixes:
            return "not a kind of file that is read from folders; name it to read it"
        if self.ignores.leaves_out(entry.path, folder=_is_folder(entry), top=self.top):
            return f"named in {IGNORE_FILE}"
        return None

    def _glob(self, pattern: str) -> None:
        matches = _expand(pattern)
        for match in matches:
            kind = _kind(match)
            if kind == "folder":
                self._folder(match)
            elif isinstance(kind, OSError) or kind == "file":
                self._file(match)
            else:
                self.add(match)
        if not matches:
            self._skip(pattern, "no file matches this pattern; check it, and quote it")

    def _skip(self, path: str, reason: str) -> None:
        self.skipped.append(SkippedInput(printable(_shown(path)), reason))


def _redirected() -> os.stat_result | None:
    """The file that standard output goes to, which a shell has made before the run; else None."""
    try:
        status = os.fstat(1)
    except OSError:  # closed
        return None
    return status if stat.S_ISREG(status.st_mode) else None


def _expand(pattern: str) -> list[str]:
    """Paths that match; ``**`` is any number of folders. Never goes through links in ``**``."""
    parts = Path(pattern).parts
    first = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    frontier = {os.path.join(*parts[:first]) if first else ""}
    for part in parts[first:]:
        if part == "**":
            frontier |= {inner for folder in frontier for inner in _folders(folder)}
        elif _MAGIC.search(part):
            matches = re.compile(translate(part)).match
            frontier = {
                os.path.join(folder, name)
                for folder in frontier
                for name in _names(folder)
                if matches(name) and (part.startswith(".") or not name.startswith("."))
            }
        else:
            frontier = {os.path.join(folder, part) for folder in frontier}
    return sorted(path for path in frontier if path and os.path.lexists(path))


def _folders(top: str) -> Iterator[str]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        for name in _names(folder):
            path = os.path.join(folder, name)
            if not name.startswith(".") and os.path.isdir(path) and not os.path.islink(path):
                waiting.append(path)
                yield path


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or os.curdir)
    except OSError:
        return []


def _kind(path: str) -> str | OSError:
    """ "folder", "file", or in words what else it is."""
    try:
        mode = os.stat(path).st_mode
        return "folder" if stat.S_ISDIR(mode) else special_kind(mode) or "file"
    except OSError as error:
        return error
    except ValueError:
        return OSError("not a path")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unique(paths: set[str]) -> list[str]:
    """One name for each file: its own rather than a link's, else the first in order."""
    chosen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        real = _real(path, folders)
        if real not in chosen or path == real:
            chosen[real] = path
    return sorted(chosen.values())


def _real(path: str, folders: dict[str, str]) -> str:
    """As `os.path.realpath` of an absolute path; ``folders`` keeps those of the folders seen."""
    # Elsewhere a name may be written in several ways.
    if os.name != "posix" or os.path.islink(path):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _base(root: Path, files: list[str], starts: set[str]) -> str:
    if all(_inside(path, str(root)) for path in files):
        return str(root)
    try:
        return os.path.commonpath(starts)
    except ValueError:  # two Windows drives
        return ""


def _inside(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _id(path: str, base: str) -> str:
    relative = path[len(base.rstrip(os.sep)) + 1 :] if _inside(path, base) else path
    return _STORY_MARK.sub(lambda _: "\\x23", printable(relative.lstrip(os.sep)))


def _shown(path: str) -> str:
    """As given, or relative to the working folder if it lies in it."""
    folder = os.getcwd()
    return path[len(folder.rstrip(os.sep)) + 1 :] if _inside(path, folder) else path


def _why(error: OSError) -> str:
    return (error.strerror or str(error) or "unknown error").lower()


def _escape(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
