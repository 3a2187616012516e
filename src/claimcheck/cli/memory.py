"""What the last run over the same files printed, so that an unchanged run reads nothing anew.

The key holds everything that a report depends on: every file's name and bytes, the desk's file,
all settings, how the report looks, the day, and the code with its model. Same key, same bytes.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.cache.blocks import KeptBlocks
    from claimcheck.cli.options import Setup
    from claimcheck.loader import Found
    from claimcheck.models import Report
    from claimcheck.report import Look

CLAIMS_FILE = "claims.yaml"  # as config.claims_file.FILE_NAME, which brings the models of settings
_MANY = 200  # findings that cost more to lay out than to look up
_MOST_HELD = 100_000_000  # of all files whose bytes are kept for reading them, instead of again
# A file that was changed so long before it was read cannot be changed later without another time
# of its last change: clocks of file systems count in steps, the coarsest of two seconds.
_SETTLED = 4_000_000_000  # nanoseconds

# By path, what tells a file as it was read (device, number, size, times) and a digest of its bytes.
Stamp = tuple[int, int, int, int, int]
Seen = dict[Path, tuple[Stamp, bytes]]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished run: its exit code, messages, and the text of each format and target."""

    code: int
    messages: tuple[str, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run was asked for: paths as given, settings as JSON, the model's name, the shape of
    its reports in any words that tell it from others, and the path of the desk's file."""

    paths: tuple[str, ...]
    settings: str
    model: str
    shape: str
    desk: str | None


@dataclass(frozen=True, slots=True)
class Memory:
    """The printed run under one key, if there is one, and a place for it if there is none.

    ``seen``: files that need not be read again to tell that they are as they were; ``desk``: a
    digest of the desk's file, empty without one; ``found``: the files, with the bytes of those that
    were read and ``held``.
    """

    asked: Asked
    desk: bytes

    cache: Cache
    key: bytes
    found: Found
    seen: Seen
    held: Mapping[Path, bytes] = field(default_factory=dict, repr=False)

    @property
    def files(self) -> list[Path]:
        """Where the files lie."""
        return [file.path for file in self.found.files]

    def recall(self) -> Printed | None:
        """What the same run printed before."""
        data = self.cache.recall(self.key)
        if data is None:
            return None
        try:
            code, messages, texts = json.loads(data)
            return Printed(int(code), tuple(map(str, messages)), dict(texts))
        except (ValueError, TypeError):
            return None

    def keep(self, printed: Printed) -> None:
        """Remember what this run printed."""
        row: list[Any] = [printed.code, printed.messages, dict(printed.texts)]
        self.cache.remember(self.key, json.dumps(row).encode("ascii"))


@contextmanager
def kept_blocks(
    paths: Sequence[str], report: Report, look: Look, *, cache: bool
) -> Iterator[KeptBlocks | None]:
    """Where the findings of a large report are kept as ``look`` prints them; None for a small
    one."""
    if not cache or len(report.findings) < _MANY:
        yield None
        return
    from claimcheck.cache import Cache
    from claimcheck.cache.blocks import KeptBlocks

    memory = Cache()
    blocks = KeptBlocks(memory, paths, look)
    try:
        yield blocks
        blocks.save()
    finally:
        memory.close()


def memory_of(
    paths: Sequence[str],
    setup: Setup,
    look: Look,
    formats: Sequence[str],
    before: Memory | None = None,
    known: Memory | None = None,
) -> Memory | None:
    """As `memory_for`, of settings and what was asked to be written; ``known``: what was found
    when this run began, if that was asked for."""
    asked = Asked(
        tuple(paths),
        setup.settings.model_dump_json(exclude={"jobs"}),
        setup.settings.model,
        repr((look, sorted(formats))),
        str(setup.claims_file.path) if setup.claims_file else None,
    )
    if before is None and known is not None and known.asked == asked:
        return known
    return memory_for(asked, before)


def memory_for(asked: Asked, before: Memory | None = None) -> Memory | None:
    """The memory of a run; None where it cannot tell whether something has changed.

    ``before``: as it was when the run began. Raises PipelineError where the model is not installed.
    """
    from claimcheck.cache import Cache
    from claimcheck.cache.keys import code_digest, extraction_version
    from claimcheck.loader import STDIN, find_files

    if STDIN in asked.paths:
        return None
    desk = Path(asked.desk) if asked.desk is not None else None
    root = desk.absolute().parent if desk else None
    found = find_files(asked.paths, root=root)
    if found.skipped or not found.files:
        return None
    digest = blake2b(digest_size=16)
    for part in (
        code_digest(),
        extraction_version(asked.model),
        asked.settings.encode("utf-8", "surrogatepass"),
        repr((asked.shape, root, os.fspath(Path.cwd()), date.today())).encode(
            "utf-8", "surrogatepass"
        ),
    ):
        digest.update(blake2b(part, digest_size=16).digest())
    wanted = [(str(desk), desk)] if desk else []
    seen: Seen = {} if before is None else before.seen
    contents: list[bytes] = []
    held: dict[Path, bytes] = {}
    room = _MOST_HELD if before is None else 0
    # What is read of a file also hangs on whether it was named itself.
    files = ((f"{file.id} {file.outlet} {file.named}", file.path) for file in found.files)
    for id, path in [*wanted, *files]:
        content, data = _digest_of(path, seen)
        if content is None:
            return None
        if data is not None and len(data) <= room:
            held[path] = data
            room -= len(data)
        digest.update(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest())
        digest.update(content)
        contents.append(content)
    return Memory(asked, contents[0] if desk else b"", Cache(), digest.digest(), found, seen, held)


def _digest_of(path: Path, seen: Seen) -> tuple[bytes | None, bytes | None]:
    """Digest of a regular file of bearable size; None for anything else; and its bytes, where they
    were read: not where it was ``seen`` and nothing has touched it since."""
    from claimcheck.loader import Limits
    from claimcheck.loader.opening import read_bytes

    try:
        status = path.stat()
        times = status.st_mtime_ns, status.st_ctime_ns
        stamp = status.st_dev, status.st_ino, status.st_size, *times
        known = seen.get(path)
        if known is not None and known[0] == stamp:
            return known[1], None
    except OSError:
        return None, None
    began = time.time_ns()
    data = read_bytes(path, Limits())
    if not isinstance(data, bytes):
        return None, None
    digest = blake2b(data, digest_size=16).digest()
    # Elsewhere that time is of the file's making, and the other one can be set by anybody.
    if os.name == "posix" and began - max(times) > _SETTLED:
        seen[path] = stamp, digest
    return digest, data
