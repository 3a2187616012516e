"""Make docs/claims.schema.json from the models that read claims.yaml.

Usage: python scripts/claims_schema.py [--check]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from claimcheck.config.schema import claims_schema_text

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "claims.schema.json"


def main() -> int:
    """Write the file, or with --check say whether it is up to date."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if it is out of date")
    options = parser.parse_args()
    text = claims_schema_text()
    if options.check:
        current = TARGET.read_text("utf-8") if TARGET.exists() else ""
        return 0 if current == text else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    sys.stderr.write(f"wrote {TARGET.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
