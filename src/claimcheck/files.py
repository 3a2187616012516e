"""Write files so that a reader sees the old one or the new one, and never two writers at once."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimcheck.errors import ConfigError

# Seconds that a writer waits for another; a write takes milliseconds.
LOCK_WAIT = 10.0
_PAUSE = 0.05


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` to a file beside ``path``, flush it to the disk and rename it into place.

    Keeps the permissions of the file that was there, and follows a symbolic link to it. Raises
    OSError; the old file is then untouched.
    """
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(target.parent)


def try_writing(path: Path) -> None:
    """Raise OSError where `replace_file` could not write to ``path``; leaves nothing behind.

    Only making a file tells: permissions do not show a disk that is mounted to be read.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    if target.exists() and not target.is_file():
        return  # a pipe or a device
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    os.close(handle)
    Path(temporary).unlink()


@contextmanager
def locked(path: Path, *, wait: float = LOCK_WAIT) -> Iterator[None]:
    """Hold the lock of a file while it is read, changed and replaced.

    The lock is a file beside it that the operating system frees if the program dies, so that a
    crash leaves nobody locked out. Raises ConfigError if another writer holds it for ``wait``
    seconds, and OSError where the folder cannot be written to.
    """
    target = Path(os.path.realpath(path))
    lock = target.with_name(f".{target.name}.lock")
    end = time.monotonic() + wait
    while (handle := _try_lock(lock)) is None:
        if time.monotonic() > end:
            raise ConfigError(f"{path}: another claimcheck is writing it; try again")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _unlock(lock, handle)


def _try_lock(lock: Path) -> int | None:
    """An open handle that holds the lock, or None while somebody else does."""
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        # On Windows a file that is just being deleted; elsewhere there is nothing to wait for.
        if sys.platform == "win32":
            return None
        raise
    try:
        if not _take(handle):
            os.close(handle)
            return None
        # The holder before us may have deleted the file that we opened.
        if os.path.samestat(os.fstat(handle), lock.stat()):
            return handle
    except FileNotFoundError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(lock: Path, handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)
        with suppress(OSError):  # somebody else has opened it already
            lock.unlink()

    def _sync_folder(folder: Path) -> None:
        """Windows writes the folder by itself."""

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(lock: Path, handle: int) -> None:
        with suppress(OSError):
            lock.unlink()  # still locked, so that a waiter sees that it is gone
        os.close(handle)

    def _sync_folder(folder: Path) -> None:
        """Make the rename itself last; some file systems cannot, and lose at most that."""
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
