"""Make docs/rules.md from the rules' docstrings.

Usage: python scripts/rules_docs.py [--check]
"""

from __future__ import annotations

import sys

from written import ROOT, parser, write_or_check

from claimcheck.report.rulebook import markdown_book

if __name__ == "__main__":
    options = parser(__doc__).parse_args()
    sys.exit(write_or_check(ROOT / "docs" / "rules.md", markdown_book(), check=options.check))
