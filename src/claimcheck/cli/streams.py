"""Standard output carries the report only; messages and progress go to standard error."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import suppress
from typing import IO

# Reports that go to a file or a pipe do not depend on anybody's window, unless COLUMNS asks for it.
DEFAULT_WIDTH = 100


def prepare() -> None:
    """Let no character stop a message or a report, whatever the encoding; newlines as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def in_github_log() -> bool:
    """Whether a GitHub runner reads what is printed, and takes some of it for commands."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def write_report(text: str, *, log: bool = False, data: bool = False) -> None:
    """Print a report.

    ``log``: it is for reading only, so no line of it may command a runner. ``data``: programs read
    it, in UTF-8 whatever the locale says.
    """
    if data and isinstance(sys.stdout, io.TextIOWrapper) and not is_terminal(sys.stdout):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    if log and in_github_log():
        from claimcheck.report.escape import log_text

        text = log_text(text)
    if sys.stdout is not None:  # closed before the program started
        sys.stdout.write(text)


def message(text: str) -> None:
    """One line to standard error: what is wrong and what to do."""
    # Here, since help and version say nothing and need no more than they print.
    from claimcheck.report.escape import log_text

    with suppress(OSError, ValueError):
        line = f"claimcheck: {one_line(text)}\n"
        sys.stderr.write(log_text(line) if in_github_log() else line)


def one_line(text: object) -> str:
    """Text (or an error) on one harmless line."""
    from claimcheck.report.escape import visible

    if isinstance(text, BaseException):
        return f"{type(text).__name__}: {visible(str(text))[:300]}"
    return visible(str(text)).strip()


def flush() -> None:
    """Write out what is buffered, so that a closed pipe shows here and not at exit."""
    if sys.stdout is not None:
        sys.stdout.flush()


def discard_stdout() -> None:
    """Send the rest to nowhere: Python would otherwise complain about the closed pipe at exit."""
    with suppress(OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())


def encoding(stream: IO[str] | None = None) -> str:
    """The encoding of standard output."""
    return getattr(stream or sys.stdout, "encoding", None) or "utf-8"


def is_terminal(stream: IO[str]) -> bool:
    """Whether somebody watches the stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def width() -> int:
    """Cells of the terminal, or a fixed width where the output goes elsewhere."""
    if not is_terminal(sys.stdout):
        asked = os.environ.get("COLUMNS", "")
        return int(asked) if asked.isdecimal() and 0 < len(asked) < 6 else DEFAULT_WIDTH
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns


def wants_color(choice: str) -> bool:
    """``--color`` always or never; auto is colour on a terminal that does not ask for none.

    NO_COLOR (https://no-color.org) and TERM=dumb turn automatic colour off.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(sys.stdout) and not _legacy_windows()


def _legacy_windows() -> bool:
    if sys.platform != "win32":
        return False
    from rich.console import detect_legacy_windows

    return detect_legacy_windows()
