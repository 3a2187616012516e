"""Make docs/screenshot.svg: the terminal report on a corpus, as rich draws it.

Usage: python scripts/screenshot.py [--check] [PATHS...]    (default: corpus/)
"""

from __future__ import annotations

import io
import os
import re
import sys

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from written import ROOT, parser, write_or_check

from claimcheck.cli.inputs import read_inputs
from claimcheck.cli.options import set_up
from claimcheck.engine import Checker
from claimcheck.report import Look, View
from claimcheck.report.styled import to_rich
from claimcheck.report.terminal import layout

TARGET = ROOT / "docs" / "screenshot.svg"
WIDTH = 100
_FONT_FACE = re.compile(r"@font-face \{[^{}]*\}\s*")
_FONTS = "ui-monospace, Menlo, Consolas, DejaVu Sans Mono"

# Dark, with enough contrast for reversed text.
THEME = TerminalTheme(
    (24, 26, 31),
    (220, 223, 228),
    [
        (24, 26, 31),
        (240, 113, 120),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (220, 223, 228),
    ],
)


def screenshot(paths: list[str]) -> str:
    """The report on ``paths`` (relative to the repository) as SVG; the same for the same report."""
    setup = set_up(paths, claims=None, no_claims=False, given={})
    inputs = read_inputs(paths, setup)
    settings = setup.settings
    # No `today`: a picture does not go out of date when a decision does.
    report = Checker(settings).check(
        inputs.articles, skipped=inputs.skipped, notices=inputs.notices
    )
    look = Look(width=WIDTH, color=True, show=settings.lowest_shown, base=ROOT)
    text = to_rich(layout(View(report, look)))
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        emoji=False,
    )
    console.print(f"$ claimcheck {' '.join(paths)}\n", markup=False)
    console.print(text, end="", soft_wrap=True)
    svg = console.export_svg(title="claimcheck", theme=THEME, unique_id="claimcheck")
    # A page that shows the picture asks no other server for fonts.
    svg = _FONT_FACE.sub("", svg).replace("Fira Code", _FONTS)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> int:
    """Write the file, or with --check say whether it is up to date."""
    arguments = parser(__doc__)
    arguments.add_argument("paths", nargs="*", default=["corpus/"])
    options = arguments.parse_args()
    os.chdir(ROOT)  # where claims.yaml is found and what paths are relative to
    return write_or_check(TARGET, screenshot(options.paths), check=options.check)


if __name__ == "__main__":
    sys.exit(main())
