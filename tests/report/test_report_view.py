"""What a reader sees first, and which paths are shown."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from claimcheck.models import Confidence, Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.view import shown_paths
from factories import article, finding, quantity_claim, report, side
from report_sample import sample_report

ONE = article("Ten came. Ten left.", "one.txt")
TWO = article("Six came. Six left.", "two.txt")


def found(id: str, words: str = "came", **more):
    sides = (side(source, quantity_claim(source, words)) for source in (ONE, TWO))
    return finding(*sides, id=id, **more)


# In the order in which a report has to give them; each differs from the next in one thing.
IN_ORDER = (
    found("1", rule="b-rule", confidence=Confidence.HIGH, severity=Severity.ERROR),
    found("2", rule="a-rule", confidence=Confidence.LOW, severity=Severity.ERROR),
    found("3", rule="b-rule", confidence=Confidence.LOW, severity=Severity.ERROR),
    found("4", "left", rule="b-rule", confidence=Confidence.LOW, severity=Severity.ERROR),
    found("0", rule="a-rule", confidence=Confidence.HIGH, severity=Severity.INFO),
)


def test_worst_then_surest_then_rule_then_place() -> None:
    for shuffled in permutations(IN_ORDER):
        view = View(report((ONE, TWO), shuffled))
        assert [f.id for f in view.findings] == [f.id for f in IN_ORDER]


def test_only_sure_enough_findings_count() -> None:
    view = View(report((ONE, TWO), IN_ORDER), Look(min_confidence=Confidence.HIGH))
    assert [f.id for f in view.findings] == ["1", "0"]
    assert [f.id for f in view.shown] == ["1"]
    assert view.unsure == 3
    assert view.hidden == (Severity.INFO,)


PATHS = [
    (["news/a.txt"], "/home/desk", {"news/a.txt": "news/a.txt"}),
    (["/home/desk/news/a.txt"], "/home/desk", {"/home/desk/news/a.txt": "news/a.txt"}),
    (
        ["/data/x/a.txt", "/data/y/b.txt"],
        "/home/desk",
        {"/data/x/a.txt": "data/x/a.txt", "/data/y/b.txt": "data/y/b.txt"},
    ),
    (["/data/x/a.txt"], None, {"/data/x/a.txt": "x/a.txt"}),
]


@pytest.mark.parametrize(("paths", "base", "expected"), PATHS)
def test_no_shown_path_is_absolute(paths, base, expected) -> None:
    assert shown_paths(paths, Path(base) if base else None) == expected


def test_findings_beyond_the_limit_are_counted_and_the_worst_are_kept() -> None:
    about = sample_report()
    whole = View(about, Look(show=Severity.INFO))
    capped = View(about, Look(show=Severity.INFO, most=1))
    assert capped.printed == whole.shown[:1]
    assert capped.counts == whole.counts
    left = len(whole.shown) - 1
    for name in ("markdown", "html"):
        text = RENDERERS[name].render(capped)
        assert f"{left} more findings are left out here" in text.replace("\\", "")
        assert whole.shown[0].id in text
        assert f"f-{whole.shown[-1].id}" not in text
        assert "max_findings" in text.replace("\\", "")
        assert "left out here" not in RENDERERS[name].render(whole)
    for name in ("terminal", "json", "csv", "sarif"):  # the same with and without the limit
        assert RENDERERS[name].render(capped) == RENDERERS[name].render(whole)
