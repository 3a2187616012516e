"""Report files named with ``-o``: checked before the run, written whole or not at all."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.files import replace_file, try_writing
from claimcheck.frozen import dataclass
from claimcheck.report import RENDERERS, Renderer, renderer_for_file


@dataclass(frozen=True, slots=True)
class Output:
    """One report file and its format."""

    path: Path
    renderer: Renderer


def plan_outputs(names: Sequence[str]) -> list[Output]:
    """The files to write, each with the format of its suffix.

    Raises ConfigError for an unknown suffix, a file named twice or a folder that cannot be
    written to, before any article is read.
    """
    outputs: list[Output] = []
    seen: set[str] = set()
    for name in names:
        path = Path(name)
        renderer = renderer_for_file(name)
        if path.is_dir() or name.endswith("/"):
            raise ConfigError(
                f"-o {name}: is a folder; name a file in it, as in {path / 'report.md'}"
            )
        if name == "-":
            raise ConfigError("-o -: is no file; --format writes a report to the standard output")
        if renderer is None:
            known = ", ".join(suffix for r in RENDERERS.values() for suffix in r.suffixes)
            raise ConfigError(f"-o {name}: no format for this suffix; use one of {known}")
        real = os.path.realpath(path)
        if real in seen:
            raise ConfigError(f"-o {name}: named twice")
        seen.add(real)
        if not path.parent.is_dir():
            raise ConfigError(f"-o {name}: the folder {path.parent} does not exist; make it first")
        try:
            try_writing(path)
        except OSError as error:
            raise _unwritable(path, error) from error
        outputs.append(Output(path, renderer))
    return outputs


def refuse_inputs(outputs: Iterable[Output], inputs: Iterable[Path]) -> None:
    """Raise ConfigError where a report would overwrite an article: those are evidence."""
    for output in outputs_among(outputs, inputs):
        raise ConfigError(f"-o {output.path}: is one of the articles; write elsewhere")


def outputs_among(outputs: Iterable[Output], files: Iterable[Path]) -> list[Output]:
    """The outputs that would be written over one of the files."""
    wanted = {os.path.realpath(output.path): output for output in outputs}
    if not wanted:
        return []
    real = {os.path.realpath(path) for path in files}
    return [output for path, output in wanted.items() if path in real]


def write_output(path: Path, text: str, *, mark: bool = False) -> None:
    """Write UTF-8 with plain newlines; a reader sees the old file or the new one, never half.

    ``mark``: with a byte order mark. Raises ConfigError with the reason where that is impossible.
    """
    data = (codecs.BOM_UTF8 if mark else b"") + text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
            path.write_bytes(data)
            return
        replace_file(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"-o {path}: cannot be written ({error.strerror or error})")
