"""Score findings on our own folders: several days of one story, several events of one kind.

    python eval/own_folders.py [--half read|unread|all] [--show]

The folders are in ``eval/own_folders/*.yml``: articles of our own with ``{{tag:...}}`` around the
two sides of each planted conflict. A finding of warning or error is right when it lies on words of
one tag in two articles, else wrong; a planted conflict is found when a right finding lies on it.
What is reported as revised, with both dates, is counted apart: it alleges no mistake.
The unread half (by a hash of the folder's name) is for measuring: ``--show`` prints nothing of it.
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
from claimcheck.models import Article, Finding, Report, Severity, Side, Verdict

FOLDERS = Path(__file__).resolve().parent / "own_folders"
HALVES = ("read", "unread")


@dataclass(frozen=True)
class Folder:
    """Articles of one folder, and by article the marked spans with their tags."""

    id: str
    articles: tuple[Article, ...]
    marks: Marks

    @property
    def half(self) -> str:
        """Which half it belongs to: that tuned on, or that only measured."""
        return HALVES[is_odd(self.id)]

    @property
    def tags(self) -> set[str]:
        """The planted conflicts."""
        return {tag for marks in self.marks.values() for tag, _ in marks}


@dataclass
class Score:
    """Counts of findings at warning and above, and of planted conflicts."""

    right: int = 0
    wrong: int = 0
    wrong_errors: int = 0
    revised: int = 0
    found: int = 0
    planted: int = 0

    def __str__(self) -> str:
        return (
            f"findings: {self.right} right, {self.wrong} wrong ({self.wrong_errors} errors), "
            f"{self.revised} revised; planted conflicts found: {self.found} of {self.planted}"
        )


def main(argv: list[str] | None = None) -> int:
    """Check every folder and print the counts by half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all")
    parser.add_argument("--show", action="store_true", help="print findings of the read half")
    options = parser.parse_args(argv)
    scores: dict[str, Score] = defaultdict(Score)
    for folder, report in checked():
        if options.half in ("all", folder.half):
            count(folder, report, scores[folder.half])
            if options.show and folder.half == HALVES[0]:
                _show(folder, report)
    for half, score in sorted(scores.items()):
        print(f"{half:<7} {score}")
    return 0


def measure(folder: Path = FOLDERS) -> dict[str, float]:
    """Recall of planted conflicts, and the share of findings that are false alarms."""
    score = Score()
    for each, report in checked(folder):
        count(each, report, score)
    loud = score.right + score.wrong
    return {
        "own folders recall": score.found / max(1, score.planted),
        "own folders alarms": score.wrong / max(1, loud),
    }


def count(folder: Folder, report: Report, score: Score) -> None:
    """Add a folder's findings at warning and above to a score."""
    found: set[str] = set()
    for finding in loud(report):
        tags = planted(finding, folder)
        found |= tags
        if not tags and finding.verdict is Verdict.REVISED:
            score.revised += 1
            continue
        score.right += bool(tags)
        score.wrong += not tags
        score.wrong_errors += not tags and finding.severity is Severity.ERROR
    score.found += len(found)
    score.planted += len(folder.tags)


def planted(finding: Finding, folder: Folder) -> set[str]:
    """The planted conflicts that a finding lies on, in two articles."""
    on = touched(finding, folder.marks)
    return {tag for tag, articles in on.items() if len(articles) > 1}


def checked(folder: Path = FOLDERS) -> Iterator[tuple[Folder, Report]]:
    """Every folder with the report on its articles."""
    checker = Checker()
    for each in read_folders(folder):
        yield each, checker.check(each.articles)


def read_folders(folder: Path = FOLDERS) -> Iterator[Folder]:
    """The folders of all files, in order."""
    for _, entry in entries(folder):
        yield Folder(entry["id"], *read_articles(entry, tagged=True))


def _show(folder: Folder, report: Report) -> None:
    print(f"== {folder.id}")
    for finding in loud(report):
        tags = planted(finding, folder)
        word = "right" if tags else "WRONG" if finding.verdict is not Verdict.REVISED else "REVISED"
        print(f"  {word} {finding.severity} {finding.rule}: {finding.message}")
        if not tags:
            for side in finding.sides:
                print(f"      {side.claim.article}: [{side.says}] {_sentence(side, folder)}")
            print(f"      because {'; '.join(finding.reasons)}")
    missing = folder.tags - {tag for f in loud(report) for tag in planted(f, folder)}
    if missing:
        print(f"  missed: {', '.join(sorted(missing))}")


def _sentence(side: Side, folder: Folder) -> str:
    text = next(a.text for a in folder.articles if a.id == side.claim.article)
    return " ".join(text[side.claim.sentence.start : side.claim.sentence.end].split())


if __name__ == "__main__":
    sys.exit(main())
