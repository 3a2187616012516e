"""Score findings on pairs of texts of our own about what was said, done and named.

    python eval/said.py [--second] [--half read|kept] [--list] [--show CASE_ID ...]

The pairs of ``eval/said/*.yml`` were written before the program saw them. A conflict counts as
found when a finding of warning or error says anything; a pair without one is alarmed by the same.
Half of them, by a hash of their names, is kept from whoever works on the rules: `--list` and
`--show` print of the other half only. ``--second`` scores a second set, ``said/second``, told in
partly other words, of which a third is kept; its ``{{marks}}`` show which words disagree, and only
a finding that lies on marked words counts as having found a conflict.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marked import touched, unmark  # beside this script

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding, Severity

CASES = Path(__file__).resolve().parent / "said"
SECOND = CASES / "second"
_PUBLISHED = date(2019, 10, 8)


def main(argv: list[str] | None = None) -> int:
    """Check every pair and print shares by kind, for both halves apart."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=("read", "kept"))
    parser.add_argument("--list", action="store_true", help="name misses and alarms that are read")
    parser.add_argument("--show", nargs="*", default=[], help="print these cases' findings")
    parser.add_argument("--second", action="store_true", help="the second set alone")
    options = parser.parse_args(argv)
    checker = Checker()
    table: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for label, case in cases(SECOND if options.second else CASES):
        half = half_of(case["id"], 3 if options.second else 2)
        if options.half not in (None, half) or (options.show and case["id"] not in options.show):
            continue
        found, loud = findings(checker, case)
        good = bool(loud) == (label == "conflicts")
        for kind in (case["kind"], "all"):
            table[half, label, kind][0] += bool(loud)
            table[half, label, kind][1] += 1
        if half == "read" and (case["id"] in options.show or (options.list and not good)):
            print(f"{'ok   ' if good else 'WRONG'} {label} {case['kind']} {case['id']}")
            print(f"      a: {case['a']}\n      b: {case['b']}")
            for finding in found:
                print(f"      {finding.severity} {finding.rule}: {finding.message}")
    for (half, label, kind), (hits, number) in sorted(table.items()):
        print(f"{half} {label:<9} {kind:<9} {hits:>3} of {number:>3} with a finding")
    return 0


def half_of(name: str, parts: int = 2) -> str:
    """In which part a case lies: "kept" (one of so many) from those who write rules, or "read"."""
    byte = hashlib.md5(name.encode()).digest()[0]
    kept = byte % 2 == 1 if parts == 2 else byte % parts == 0
    return "kept" if kept else "read"


def cases(folder: Path = CASES) -> list[tuple[str, dict[str, Any]]]:
    """All pairs with the file that they stand in: conflicts, or texts that look so."""
    from ruamel.yaml import YAML

    return [
        (path.stem, entry)
        for path in sorted(folder.glob("*.yml"))
        for entry in YAML(typ="safe").load(path.read_text("utf-8"))
    ]


def findings(
    checker: Checker, case: dict[str, Any]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings on a pair, and those of warning or error on its marks, if it has any."""
    articles = []
    marks = {}
    for side in ("a", "b"):
        text, spans = unmark(case[side], tagged=False)
        later = timedelta(days=case.get("later", 0) if side == "b" else 0)
        article = Article.from_text(
            text, id=f"{case['id']}/{side}", outlet=f"Outlet {side}", published=_PUBLISHED + later
        )
        articles.append(article)
        if spans:
            marks[article.id] = spans
    found = checker.check(articles).findings
    loud = tuple(finding for finding in found if finding.severity is not Severity.INFO)
    return found, tuple(f for f in loud if not marks or touched(f, marks).get(""))


if __name__ == "__main__":
    sys.exit(main())
