"""Where a run keeps its shards: Parquet files in a folder or under any URL that fsspec reads.

Texts and keys are stored as UTF-8 bytes, lone surrogates included, because undecodable bytes of a
broken file must come back as they were.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Column = tuple[str, Sequence[Any]]  # DuckDB type, and the values
_MEMORY = "1GB"  # of one join; what does not fit is spilled to disk
_ROWS = 2048  # rows that are fetched at a time


def blob(text: str) -> bytes:
    """A text as stored."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """A stored text."""
    return bytes(data).decode("utf-8", "surrogatepass")


class Shards:
    """One run's shards below ``url``. Pickled to workers as that string alone."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    @property
    def _remote(self) -> str:
        """The protocol of the URL; empty for a folder."""
        return self.url.partition("://")[0] if "://" in self.url else ""

    def path(self, name: str) -> str:
        """Full path of one shard, or of a pattern of shards."""
        return f"{self.url}/{name}.parquet"

    def write(self, name: str, columns: Mapping[str, Column]) -> None:
        """Write a shard whole: a reader never meets a part of one.

        A task that runs twice, after the loss of a worker, writes the same shard again.
        """
        names = ", ".join(f"{column} {kind}" for column, (kind, _) in columns.items())
        rows = len(next(iter(columns.values()))[1])
        with self.connection() as db:
            db.execute(f"CREATE TABLE shard ({names})")
            self._fill(db, columns, rows)
            self.copy(db, "SELECT * FROM shard", name)

    def write_rows(
        self, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """As `write`, of rows and the DuckDB types of their columns."""
        values = list(zip(*rows, strict=True)) or [()] * len(columns)
        kinds = columns.items()
        self.write(name, {c: (kind, v) for (c, kind), v in zip(kinds, values, strict=True)})

    def _fill(
        self, db: duckdb.DuckDBPyConnection, columns: Mapping[str, Column], rows: int
    ) -> None:
        import numpy as np

        if not rows:
            return
        data = {}
        for column, (kind, values) in columns.items():
            array = np.empty(rows, dtype=_NUMPY.get(kind, object))
            array[:] = list(values)
            data[column] = array
        db.register("given", data)
        picked = ", ".join(f"{name}::{kind}" for name, (kind, _) in columns.items())
        db.execute(f"INSERT INTO shard SELECT {picked} FROM given")

    def copy(self, db: duckdb.DuckDBPyConnection, query: str, name: str) -> None:
        """Write a query's rows as one shard."""
        target = self.path(name)
        aside = target if self._remote else f"{target}.{os.getpid()}.part"
        db.execute(f"COPY ({query}) TO {_quoted(aside)} (FORMAT parquet, COMPRESSION zstd)")
        if not self._remote:
            Path(aside).replace(target)

    def table(self, *names: str) -> str:
        """The shards as what a query selects from; a name may be a pattern."""
        return f"read_parquet([{', '.join(_quoted(self.path(name)) for name in names)}])"

    @contextmanager
    def connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A DuckDB of one thread in memory that reads these shards and nothing from the network
        but them."""
        import duckdb

        with duckdb.connect(":memory:") as db:
            db.execute(f"SET threads = 1; SET memory_limit = '{_MEMORY}'")
            # A worker has no main file, which DuckDB takes for a person at a prompt; what it draws
            # for one would land in the middle of the report on standard output.
            db.execute("SET enable_progress_bar = false")
            # No extension is ever fetched.
            db.execute("SET autoinstall_known_extensions = false")
            if self._remote:
                import fsspec

                db.register_filesystem(fsspec.filesystem(self._remote))
            yield db

    def clear(self) -> None:
        """Delete every shard of this run."""
        if self._remote:
            import fsspec

            files, root = fsspec.core.url_to_fs(self.url)
            files.rm(root, recursive=True)
            return
        import shutil

        shutil.rmtree(self.url, ignore_errors=True)


_NUMPY = {"BIGINT": "int64", "DOUBLE": "float64", "BOOLEAN": "bool"}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def rows_of(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of an executed query, a few at a time."""
    while rows := cursor.fetchmany(_ROWS):
        yield from rows
