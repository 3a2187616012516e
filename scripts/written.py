"""What the scripts share: write one file that is made from the code, or check it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def parser(description: str | None) -> argparse.ArgumentParser:
    """Arguments of such a script: ``--check``."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("--check", action="store_true", help="exit with 1 if it is out of date")
    return made


def write_or_check(target: Path, text: str, *, check: bool) -> int:
    """Write the file, or say with the exit code whether it is up to date."""
    if check:
        return 0 if target.exists() and target.read_text("utf-8") == text else 1
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {target.relative_to(ROOT)}\n")
    return 0
