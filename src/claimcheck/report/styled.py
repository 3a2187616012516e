"""Lines of styled text: the terminal report before it becomes plain text, colours or an SVG."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.report.escape import fold

if TYPE_CHECKING:
    from rich.text import Text


class Run(NamedTuple):
    """Printable text in one style (a rich style name, empty for plain)."""

    text: str
    style: str = ""


Line = tuple[Run, ...]


def cells(text: str) -> int:
    """Terminal columns that a printable text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """Break at spaces into lines of at most ``width`` cells; longer words are broken too."""
    width = max(width, 8)
    lines: list[str] = []
    current, used = "", 0
    for word in text.split(" "):
        for part in _slices(word, width):
            need = cells(part)
            if current and used + 1 + need > width:
                lines.append(current)
                current, used = part, need
            else:
                current = f"{current} {part}" if current else part
                used = used + 1 + need if used else need
    return [*lines, current]


def _slices(word: str, width: int) -> Iterable[str]:
    while cells(word) > width:
        size = width
        while cells(word[:size]) > width:
            size -= 1
        yield word[:size]
        word = word[size:]
    yield word


def to_plain(lines: Sequence[Line], encoding: str) -> str:
    """The lines without any style, no trailing spaces, in what ``encoding`` can carry."""
    text = "\n".join("".join(run.text for run in line).rstrip() for line in lines)
    return fold(text, encoding) + "\n"


def to_rich(lines: Sequence[Line], encoding: str = "utf-8") -> Text:
    """The lines as one rich text; never parsed as markup."""
    from rich.text import Text

    text = Text(no_wrap=True, end="")
    for line in lines:
        for run in merged(line):
            text.append(fold(run.text, encoding), style=run.style or None)
        text.append("\n")
    return text


def merged(line: Line) -> list[Run]:
    """The line with neighbours of one style joined and no spaces at its end."""
    runs: list[Run] = []
    for run in line:
        if runs and runs[-1].style == run.style:
            runs[-1] = Run(runs[-1].text + run.text, run.style)
        elif run.text:
            runs.append(run)
    while runs and not runs[-1].text.rstrip():
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].style)
    return runs


def to_ansi(lines: Sequence[Line], encoding: str) -> str:
    """The lines with the eight standard colours, which follow the reader's theme."""
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        width=10_000,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        _environ={},
    )
    console.print(to_rich(lines, encoding), end="", soft_wrap=True)
    return stream.getvalue()
