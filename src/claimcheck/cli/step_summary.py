"""The Markdown report on the summary page of a GitHub job."""

from __future__ import annotations

import os
from pathlib import Path

from claimcheck.cli import streams
from claimcheck.report import RENDERERS, View

VARIABLE = "GITHUB_STEP_SUMMARY"
# A step's summary that is larger is refused as a whole.
LIMIT = 1024 * 1024
_CUT = (
    "\n\n_The rest is left out: a summary holds 1 MiB. `-o report.md` writes the whole report._\n"
)


def append_summary(view: View) -> None:
    """Append the report to the file that the variable names, if it is set.

    A file that cannot be written costs nobody the annotations: that is said on standard error.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return
    path = Path(name)
    try:
        taken = path.stat().st_size if path.exists() else 0
        text = fitting(RENDERERS["markdown"].render(view), LIMIT - taken)
        with path.open("ab") as stream:
            stream.write(text)
    except OSError as error:
        streams.message(f"{VARIABLE}: {path}: cannot be written ({error.strerror or error})")


def fitting(markdown: str, room: int) -> bytes:
    """As many whole blocks of the Markdown as ``room`` bytes hold, and a note where some do not."""
    data = markdown.encode("utf-8", "replace")
    if len(data) <= room:
        return data
    note = _CUT.encode()
    end = data.rfind(b"\n\n", 0, max(room - len(note), 0))
    return data[:end] + note if end > 0 else b""
