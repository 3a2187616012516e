"""A bounded table of bytes by key in one SQLite file that no failure turns into an error.

Whatever goes wrong with the file (full disk, read-only folder, another program's file, damage,
another run that holds the lock), the run goes on, at worst without a cache, and says so in one
line. Entries carry a checksum, so that damage inside a page reads as a miss.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Any, TypeVar

from claimcheck.frozen import dataclass

_APPLICATION = 0x636C6D63  # "clmc", at a fixed place of the file
_LAYOUT = 1
_SCHEMA = """
CREATE TABLE entries (
    key BLOB PRIMARY KEY, kind TEXT NOT NULL, day INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE INDEX oldest ON entries (day);
"""
_WAIT = 5.0  # seconds for another run's commit; each takes milliseconds
_PARAMETERS = 500  # SQLite before 3.32 takes at most 999
_CHECK = 8  # bytes of checksum in front of each value
_KEPT = 0.8  # share of the bound that is left after making room
# Of a folder there is one entry of these kinds, which each run reads and replaces: making it
# smaller would cost more than writing it. No compressed value begins with the mark.
_WHOLE = frozenset({"index", "meeting", "terms"})
_MARK = b"\0"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Usage:
    """How many entries of each kind there are, the size of the file in bytes, and whether the
    next run can use it."""

    entries: dict[str, int]
    size: int
    usable: bool = True


class Store:
    """Values by key. No method raises for anything about the file; see ``notices``."""

    def __init__(self, path: Path, max_bytes: int) -> None:
        self.path = path
        self.max_bytes = max_bytes
        self.notices: list[str] = []
        self._connection: sqlite3.Connection | None = None
        self._readable = True
        self._writable = True
        self._grown = False

    def get(
        self, keys: Sequence[bytes], beside: Mapping[bytes, bytes] | None = None
    ) -> dict[bytes, bytes]:
        """The values that are there and whole.

        ``beside``: by key, one that is in use as long as that is, though nobody asks for it.
        """
        now = today()
        found: dict[bytes, bytes] = {}
        stale: list[bytes] = []

        def read(connection: sqlite3.Connection) -> None:
            for start in range(0, len(keys), _PARAMETERS):
                part = keys[start : start + _PARAMETERS]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, day, value FROM entries WHERE key IN ({marks})"
                for key, day, value in connection.execute(query, part):
                    data = _unpacked(key, value)
                    if data is not None:
                        found[key] = data
                        if day != now:
                            stale.append(key)

        if keys and self._readable:
            self._attempt(read, None)
        if stale:
            others = [beside[key] for key in stale if key in beside] if beside else []
            self._touch([*stale, *others], now)
        return found

    def put(self, kind: str, items: Iterable[tuple[bytes, bytes]]) -> bool:
        """Add or replace values; whether they are saved, whatever happens to this process."""
        now = today()
        rows = [(key, kind, now, _packed(kind, key, data)) for key, data in items]

        def write(connection: sqlite3.Connection) -> bool:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?,?,?,?)", rows)
            self._grown = True
            return True

        return bool(rows) and self._writable and self._attempt(write, False)

    def touch(self, keys: Sequence[bytes]) -> None:
        """Count entries as used today, though nobody asks for them."""
        self._touch(keys, today())

    def usage(self) -> Usage:
        """What the file holds; nothing where there is none."""

        def count(connection: sqlite3.Connection) -> dict[str, int]:
            rows = connection.execute("SELECT kind, count(*) FROM entries GROUP BY kind")
            return {str(kind): int(number) for kind, number in rows}

        nothing: dict[str, int] = {}
        try:
            if not self.path.exists():
                _try_folder(self.path.parent)
                return Usage(nothing, 0)
        except OSError as error:
            self._tell("cannot be used", error)
            return Usage(nothing, 0, usable=False)
        entries = self._attempt(count, nothing)
        return Usage(entries, _size(self.path), self._readable)

    def clear(self) -> bool:
        """Delete every entry and give the space back; whether nothing is left."""
        self.close()
        try:
            for path in _files(self.path):
                path.unlink(missing_ok=True)
        except OSError as error:
            self._tell("cannot be cleared", error)
            return False
        return True

    def close(self) -> None:
        """Keep to the bound and let go of the file; a later call opens it again."""
        if self._connection is not None and self._grown:
            self._attempt(self._make_room, None)
        if self._connection is not None:
            _close(self._connection)
            self._connection = None
            self._grown = False

    def _touch(self, keys: Sequence[bytes], today: int) -> None:
        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany(
                    "UPDATE entries SET day = ? WHERE key = ?", ((today, key) for key in keys)
                )

        if self._writable:
            self._attempt(write, None)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        used = _used(connection)
        if used <= self.max_bytes:
            return
        total = connection.execute("SELECT total(length(value)) FROM entries").fetchone()[0]
        excess = total * (1 - _KEPT * self.max_bytes / used)
        oldest = connection.execute("SELECT key, length(value) FROM entries ORDER BY day, key")
        leaving: list[tuple[bytes]] = []
        for key, length in oldest:
            if excess <= 0:
                break
            leaving.append((key,))
            excess -= length
        oldest.close()
        with connection:
            connection.executemany("DELETE FROM entries WHERE key = ?", leaving)
        # It frees a page a step, and only a script is stepped through to its end.
        connection.executescript("PRAGMA incremental_vacuum")

    def _attempt(self, work: Callable[[sqlite3.Connection], Result], failed: Result) -> Result:
        """Do something with the database; a damaged file is replaced once and the work redone."""
        for last in (False, True):
            try:
                return work(self._open())
            except sqlite3.OperationalError as error:
                if "no such" in str(error) and not last and self._replace(error):
                    continue  # ours by its header, but without our table
                # Full, locked, read-only or away: what can be read may still be read.
                self._writable = False
                self._readable = self._readable and self._connection is not None
                self._tell("cannot be used as it should", error)
                return failed
            # SQLite's own messages may hold the damage that they report: not even text.
            except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
                if last or isinstance(error, OSError) or not self._replace(error):
                    self._readable = self._writable = False
                    self._tell("cannot be used", error)
                    return failed
        return failed

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if self._writable:
                # Other people's articles are nobody else's business.
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT)
            try:
                _prepare(connection)
            except BaseException:
                _close(connection)
                raise
            self._connection = connection
        return self._connection

    def _replace(self, error: Exception) -> bool:
        """Put a file that is no cache aside, so that the next opening makes a new one."""
        if self._connection is not None:
            _close(self._connection)
            self._connection = None
        try:
            for path in _files(self.path):
                if path.exists() or path.is_symlink():
                    path.replace(path.with_name(path.name + ".damaged"))
        except OSError:
            return False
        self._tell("was damaged or not a cache; a new one is in its place", error)
        return True

    def _tell(self, what: str, error: Exception) -> None:
        if not self.notices:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self.notices.append(
                f"the cache {self.path} {what} ({reason}); nothing is lost but time "
                "(--no-cache leaves it out, CLAIMCHECK_CACHE names another folder)"
            )


def _prepare(connection: sqlite3.Connection) -> None:
    """Check that the database is ours, or make an empty one ours."""
    connection.execute(f"PRAGMA busy_timeout = {int(_WAIT * 1000)}")
    if _identity(connection) == (_APPLICATION, _LAYOUT):
        # What is committed survives the end of this process; only a power cut may lose the last.
        connection.execute("PRAGMA synchronous = NORMAL")
        return
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = NORMAL")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        # Another run may have been first.
        if _identity(connection) != (_APPLICATION, _LAYOUT):
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise sqlite3.DatabaseError("it is another program's database")
            for statement in _SCHEMA.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_LAYOUT}")


def _identity(connection: sqlite3.Connection) -> tuple[Any, Any]:
    return (
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
    )


def _used(connection: sqlite3.Connection) -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _packed(kind: str, key: bytes, data: bytes) -> bytes:
    packed = _MARK + data if kind in _WHOLE else zlib.compress(data, 1)
    return blake2b(packed, digest_size=_CHECK, key=key[:64]).digest() + packed


def _unpacked(key: Any, value: Any) -> bytes | None:
    if not (isinstance(key, bytes) and isinstance(value, bytes)):
        return None
    packed = value[_CHECK:]
    if blake2b(packed, digest_size=_CHECK, key=key[:64]).digest() != value[:_CHECK]:
        return None
    if packed[:1] == _MARK:
        return packed[1:]
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def _close(connection: sqlite3.Connection) -> None:
    try:
        connection.close()
    except sqlite3.Error:
        return


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal", "")]


def _try_folder(folder: Path) -> None:
    """Raise the OSError that making the folder would, and leave nothing behind."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    Path(tempfile.mkdtemp(dir=there)).rmdir()


def _size(path: Path) -> int:
    total = 0
    for file in _files(path):
        try:
            total += file.stat().st_size
        except OSError:
            continue
    return total


def today() -> int:
    """Days since 1970: fine enough to tell old from new, coarse enough to write seldom."""
    return int(time() // 86400)
