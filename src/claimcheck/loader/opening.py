"""The bytes of a file, opened so that nothing waits and nothing happens: no pipe, no device."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimcheck.loader.decoding import NotText
from claimcheck.loader.limits import Limits
from claimcheck.loader.paths import FoundFile, special_kind

# Files whose bytes are in memory at once, to be looked up together, and about how many bytes.
_FILES_AT_ONCE = 500
_BYTES_AT_ONCE = 8_000_000


def read_bytes(path: Path, limits: Limits) -> bytes | NotText:
    """What a file holds, or why it is not read; never more than ``limits.max_file_bytes``."""
    try:
        # Opening a pipe waits for ever and opening a device may do something: look first.
        refused = _refused(path.stat(), limits)
        if refused is not None:
            return refused
        descriptor = os.open(path, os.O_RDONLY | _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            refused = _refused(os.fstat(descriptor), limits)
            if refused is not None:
                return refused
            data = stream.read(limits.max_file_bytes + 1)
    except OSError as error:
        why = (error.strerror or str(error) or "unknown error").lower()
        return NotText(f"cannot be read ({why}); check that it exists and its permissions")
    if len(data) > limits.max_file_bytes:
        return too_big(len(data), limits)
    return data


# What was a file a moment ago may be a pipe now.
_OPEN_FLAGS = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)


def _refused(status: os.stat_result, limits: Limits) -> NotText | None:
    if not stat.S_ISREG(status.st_mode):
        kind = special_kind(status.st_mode) or "not a file"
        return NotText(f"{kind}, not a text file; leave it out")
    if status.st_size > limits.max_file_bytes:
        return too_big(status.st_size, limits)
    return None


def too_big(size: int, limits: Limits) -> NotText:
    """Why so many bytes of one file are not read."""
    return NotText(
        f"{size_of(size)}, more than {size_of(limits.max_file_bytes)}; "
        "split it into one file per article (limit max_file_bytes)"
    )


def size_of(number: int) -> str:
    """Bytes as a reader writes them: ``1.5 MB``, ``12,000 bytes``."""
    return f"{number / 1e6:,.1f} MB" if number >= 100_000 else f"{number:,} bytes"


def in_parts(
    files: Sequence[FoundFile], limits: Limits, held: Mapping[Path, bytes]
) -> Iterator[list[tuple[FoundFile, bytes | NotText]]]:
    """Some files at a time, with their bytes; those of files that are ``held`` were read before."""
    part: list[tuple[FoundFile, bytes | NotText]] = []
    size = 0
    for file in files:
        known = held.get(file.path)
        if known is None or len(known) > limits.max_file_bytes:
            data = read_bytes(file.path, limits)
        else:
            data = known
        part.append((file, data))
        size += len(data) if isinstance(data, bytes) else 0
        if len(part) >= _FILES_AT_ONCE or size >= _BYTES_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part
