"""How many plain conflicts are found: one sentence in two reports, but for a value, name or word.

    python eval/plain_pairs.py [--list]

The sentences are in ``eval/plain_pairs.yml``, all our own. Each pair stands behind the news of one
fire in the reports of two outlets of one day, so that nothing but reading, linking and judging the
pair itself decides. Found: any finding of warning or error. It is a list of gaps, no measure of
real reports, which hardly ever tell a fact so nearly alike.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

PAIRS = Path(__file__).resolve().parent / "plain_pairs.yml"
_DAY = date(2031, 3, 4)
_LEADS = (
    "A fire broke out at the Holm & Sons paper mill in Ostrava Bay on Monday, "
    "Mayor Greta Lindqvist said. ",
    "The Holm & Sons paper mill in Ostrava Bay burned on Monday, said Mayor Greta Lindqvist. ",
)


def main(argv: list[str] | None = None) -> int:
    """Check every pair and print how many were found, with ``--list`` those that were not."""
    from ruamel.yaml import YAML

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--list", action="store_true", help="print the pairs that were missed")
    options = parser.parse_args(argv)
    checker = Checker()
    pairs = YAML(typ="safe").load(PAIRS.read_text("utf-8"))
    found = 0
    for pair in pairs:
        articles = [
            Article.from_text(lead + said, id=side, outlet=side, published=_DAY)
            for side, lead, said in zip("AB", _LEADS, pair, strict=True)
        ]
        findings = checker.check(articles).findings
        loud = any(finding.severity is not Severity.INFO for finding in findings)
        found += loud
        if options.list and not loud:
            print("missed:", *pair, sep="\n  ")
    print(f"{found} of {len(pairs)} found")
    return 0


if __name__ == "__main__":
    sys.exit(main())
