"""Days and hours of one event that differ in two reports, over all kinds of news."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.models import Severity
from two_reports import dated_articles, marked, read_cases

CASES = [
    case
    for table in ("slipped_days.yml", "other_words.yml")
    for case in read_cases(Path(__file__).parent / table)
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(), cache=Cache())


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_slipped_days(checker: Checker, case: dict[str, object]) -> None:
    report = checker.check(dated_articles(case))
    found = [
        f.message
        for f in report.findings
        if f.rule == "date-conflict" and f.severity is not Severity.INFO
    ]
    assert bool(found) == case["conflict"], found
    assert not report.skipped
