"""Score findings on our own pairs of reports, which were written before the checker saw them.

    python eval/own_reports.py [--set 5] [--half even|odd] [--list] [--show CASE_ID ...]

The cases are in ``eval/own_reports/*.yml``: texts of our own with ``{{...}}`` around the words that
differ. A conflict counts as found when a finding of warning or error lies on marked words in both
articles (for names and quotations in one); a case without a conflict is alarmed when it has any
finding of warning or error. Halves are by a hash of the id. The odd half of set 4 is kept unread,
so that one figure stays honest: ``--list`` does not name its cases.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding, Report, Severity, Span

CASES = Path(__file__).resolve().parent / "own_reports"
_MARK = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ONE_SIDE = frozenset({"name", "quote"})
_KEPT = ("4", "odd")  # the set and the half that nobody reads


@dataclass(frozen=True)
class Case:
    """One pair of reports: what it is, its articles, and the marked spans of each."""

    id: str
    label: str
    kind: str
    articles: tuple[Article, ...]
    marks: dict[str, tuple[Span, ...]]
    number: str = ""  # of its set

    @property
    def half(self) -> str:
        """ "even" or "odd", by a hash of the id."""
        return "odd" if hashlib.md5(self.id.encode()).digest()[0] % 2 else "even"


def main(argv: list[str] | None = None) -> int:
    """Check every case and print shares by label and kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--list", action="store_true", help="name the misses and the alarms")
    parser.add_argument("--set", default="*", help="only this set of cases")
    parser.add_argument("--half", choices=("even", "odd"), help="only this half")
    parser.add_argument("--show", nargs="*", default=[], help="print these cases' findings")
    options = parser.parse_args(argv)
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for case, report in checked(CASES, options.set, options.half):
        good = right(case, report)
        for key in ((case.label, case.kind), (case.label, "all")):
            table[key][0] += int(good)
            table[key][1] += 1
        listed = options.list and not good and (case.number, case.half) != _KEPT
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
    from ruamel.yaml import YAML

    for path in sorted(folder.glob(f"cases-{number}.yml")):
        for entry in YAML(typ="safe").load(path.read_text("utf-8")):
            yield _case(entry, path.stem.removeprefix("cases-"))


def _case(entry: dict[str, Any], number: str) -> Case:
    articles = []
    marks = {}
    for given in entry["articles"]:
        text, spans = unmark(given["text"])
        published = given.get("date")
        article = Article.from_text(
            text,
            id=f"{entry['id']}/{given['outlet']}",
            outlet=given["outlet"],
            published=published if isinstance(published, date) else None,
        )
        articles.append(article)
        marks[article.id] = spans
    return Case(entry["id"], entry["label"], entry["kind"], tuple(articles), marks, number)


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and where the marked words stand in it."""
    parts: list[str] = []
    spans = []
    length = position = 0
    for match in _MARK.finditer(text):
        before = text[position : match.start()]
        start = length + len(before)
        parts += [before, match[1]]
        length = start + len(match[1])
        spans.append(Span(start, length))
        position = match.end()
    return "".join([*parts, text[position:]]), tuple(spans)


def right(case: Case, report: Report) -> bool:
    """Whether the conflict was found, or the case without one left in peace."""
    loud = [f for f in report.findings if f.severity is not Severity.INFO]
    if case.label != "conflict":
        return not loud
    needed = 1 if case.kind in _ONE_SIDE else 2
    return any(len(_touched(finding, case)) >= needed for finding in loud)


def _touched(finding: Finding, case: Case) -> set[str]:
    return {
        side.claim.article
        for side in finding.sides
        for span in (side.marks or (side.span,))
        if any(span.overlaps(mark) for mark in case.marks.get(side.claim.article, ()))
    }


if __name__ == "__main__":
    sys.exit(main())
