"""Figures that stand alone in two reports of one day (``alone.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.engine import Checker
from claimcheck.linkage.figures.alone import ONE_EACH
from two_reports import loud, of_one_day, read_cases

CASES = read_cases(Path(__file__).parent / "alone.yml")
RULE = "figure-conflict"
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["a"][:30] for case in CASES])
def test_two_reports_of_one_day(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, of_one_day(case), RULE)) == case["conflict"]


def test_the_reason_says_that_they_stand_alone(checker: Checker) -> None:
    assert ONE_EACH in loud(checker, of_one_day(CASES[0]), RULE)[0].reasons


def test_reports_of_other_days_need_more(checker: Checker) -> None:
    assert not loud(checker, of_one_day(CASES[0], later=4), RULE)
