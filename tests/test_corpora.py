"""Whole runs over small corpora: what has to be found, what must never be, how many are loud."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.loader import load
from claimcheck.models import Finding, Report, Severity

ROOT = Path(__file__).parent / "corpora"
STORIES = sorted(path.parent.name for path in ROOT.glob("*/expected.yml"))
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    checker = Checker()
    out = {}
    for story in STORIES:
        loaded = load([ROOT / story], root=ROOT / story)
        articles = [a for a in loaded.articles if a.path and a.path.endswith(".txt")]
        out[story] = checker.check(articles)
    return out


def expected(story: str) -> dict[str, Any]:
    return dict(YAML(typ="safe").load((ROOT / story / "expected.yml").read_text("utf-8")))


def wording(finding: Finding) -> str:
    return " ".join([finding.message, *(f"{s.says} {s.claim.text}" for s in finding.sides)])


def loud(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.severity is not Severity.INFO]


@pytest.mark.parametrize("story", STORIES)
def test_what_has_to_be_found_is_found(story: str, reports: dict[str, Report]) -> None:
    missing = []
    for want in expected(story)["must"]:
        least = Severity(want.get("at_least", "info"))
        if not any(
            finding.rule == want["rule"]
            and finding.severity.rank <= least.rank
            and all(word in wording(finding) for word in want["words"])
            for finding in reports[story].findings
        ):
            missing.append(want)
    assert not missing


@pytest.mark.parametrize("story", STORIES)
def test_look_alikes_stay_quiet(story: str, reports: dict[str, Report]) -> None:
    for group in expected(story)["never"]:
        for finding in loud(reports[story]):
            assert not all(word in wording(finding) for word in group), finding.message


@pytest.mark.parametrize("story", STORIES)
def test_number_of_loud_findings(story: str, reports: dict[str, Report]) -> None:
    found = [f"{f.rule}: {f.message}" for f in loud(reports[story])]
    assert len(found) == expected(story)["loud"], found
