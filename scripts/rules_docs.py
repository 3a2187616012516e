"""Make docs/rules.md from the rules' docstrings.

Usage: python scripts/rules_docs.py [--check]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from claimcheck.report.rulebook import markdown_book

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "rules.md"


def main() -> int:
    """Write the page, or with --check say whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if it is out of date")
    options = parser.parse_args()
    book = markdown_book()
    if options.check:
        current = TARGET.read_text("utf-8") if TARGET.exists() else ""
        return 0 if current == book else 1
    TARGET.write_text(book, encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {TARGET.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
