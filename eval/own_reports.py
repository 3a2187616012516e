"""Score findings on our own pairs of reports, which were written before the checker saw them.

    python eval/own_reports.py [--set 5 | --held | --figures | --news | --pairs] [--half even|odd]
        [--list] [--show CASE_ID ...]

The cases are in ``eval/own_reports/*.yml``: texts of our own with ``{{...}}`` around the words that
differ. A conflict counts as found when a finding of warning or error lies on marked words in both
articles (for names and quotations in one); a case without a conflict is alarmed when it has any
finding of warning or error. Halves are by a hash of the id. The odd half of set 4 is kept unread,
so that one figure stays honest: ``--list`` does not name its cases. ``--held`` scores a sixth set
(``own_reports/held``), of 100 pairs that two desks tell as differently as they can; none of its odd
half was tuned on, and it is in no other figure. ``--figures`` scores pairs that differ in one
figure, each side in words of its own: set 7 was tuned on, set 8 was set aside and only counted.
``--news`` scores the sets 9, 10 and 14, of reports by desks that did not know the checker, of which
the odd halves of 10 and 14 are counted only; ``--pairs`` the sets 11 to 13, of sentences with a
short claim or summary each, of which the odd halves are counted only.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marked import Marks, entries, is_odd, loud, read_articles, touched  # beside this script

from claimcheck.engine import Checker
from claimcheck.models import Article, Report

CASES = Path(__file__).resolve().parent / "own_reports"
HELD = CASES / "held"
FIGURES = CASES / "figures"
NEWS = CASES / "news"
PAIRS = CASES / "pairs"
_ONE_SIDE = frozenset({"name", "quote"})
# The sets and the half that nobody reads.
_KEPT = frozenset(
    {("4", "odd"), ("6", "odd"), ("8", "even"), ("8", "odd"), ("10", "odd"), ("11", "odd")}
    | {("12", "odd"), ("13", "odd"), ("14", "odd")}
)


@dataclass(frozen=True)
class Case:
    """One pair of reports: what it is, its articles, and the marked spans of each."""

    id: str
    label: str
    kind: str
    articles: tuple[Article, ...]
    marks: Marks
    number: str = ""  # of its set

    @property
    def half(self) -> str:
        """ "even" or "odd", by a hash of the id."""
        return "odd" if is_odd(self.id) else "even"

    @property
    def kept(self) -> bool:
        """Whether it is of the half that nobody reads."""
        return (self.number, self.half) in _KEPT


def main(argv: list[str] | None = None) -> int:
    """Check every case and print shares by label and kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--list", action="store_true", help="name the misses and the alarms")
    parser.add_argument("--set", default="*", help="only this set of cases")
    parser.add_argument("--held", action="store_true", help="the set that is in no other figure")
    parser.add_argument("--figures", action="store_true", help="the sets on figures alone")
    parser.add_argument("--news", action="store_true", help="the sets 9, 10 and 14, of news")
    parser.add_argument("--pairs", action="store_true", help="the sets 11 to 13, of short texts")
    parser.add_argument("--half", choices=("even", "odd"), help="only this half")
    parser.add_argument("--show", nargs="*", default=[], help="print these cases' findings")
    options = parser.parse_args(argv)
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    chosen = ((options.held, HELD), (options.figures, FIGURES), (options.news, NEWS))
    folders = [folder for wanted, folder in (*chosen, (options.pairs, PAIRS)) if wanted]
    folder = folders[0] if folders else CASES
    for case, report in checked(folder, options.set, options.half):
        good = right(case, report)
        for key in ((case.label, case.kind), (case.label, "all")):
            table[key][0] += int(good)
            table[key][1] += 1
        listed = options.list and not good and not case.kept
        if listed or case.id in options.show:
            print(f"{'ok  ' if good else 'WRONG'} {case.label} {case.kind} {case.id}")
            for finding in report.findings:
                print(f"      {finding.severity} {finding.rule}: {finding.message}")
    for (label, kind), (hits, number) in sorted(table.items()):
        word = "found" if label == "conflict" else "quiet"
        print(f"{label:<11} {kind:<9} {hits:>3} of {number:>3} {word}")
    return 0


def measure(folder: Path = CASES) -> dict[str, float]:
    """Recall of conflicts and share of alarmed cases, by warning and above."""
    found: list[bool] = []
    alarmed: list[bool] = []
    for case, report in checked(folder):
        (found if case.label == "conflict" else alarmed).append(right(case, report))
    return {
        "own recall": sum(found) / max(1, len(found)),
        "own alarms": alarmed.count(False) / max(1, len(alarmed)),
    }


def checked(
    folder: Path = CASES, number: str = "*", half: str | None = None
) -> Iterator[tuple[Case, Report]]:
    """Every case, or those of a set and a half, with the report on its articles."""
    checker = Checker()
    for case in read_cases(folder, number):
        if half is None or case.half == half:
            yield case, checker.check(case.articles)


def read_cases(folder: Path, number: str = "*") -> Iterator[Case]:
    """The cases of all files of a folder, or of one set, in order."""
    for path, entry in entries(folder, f"cases-{number}.yml"):
        articles, marks = read_articles(entry, tagged=False)
        yield Case(
            entry["id"],
            entry["label"],
            entry["kind"],
            articles,
            marks,
            path.stem.removeprefix("cases-"),
        )


def right(case: Case, report: Report) -> bool:
    """Whether the conflict was found, or the case without one left in peace."""
    shown = loud(report)
    if case.label != "conflict":
        return not shown
    needed = 1 if case.kind in _ONE_SIDE else 2
    return any(len(touched(finding, case.marks).get("", ())) >= needed for finding in shown)


if __name__ == "__main__":
    sys.exit(main())
