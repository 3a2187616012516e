"""Names that stand alone of their sort in two reports of one event (``sole.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.engine import Checker
from two_reports import loud, of_one_day, read_cases

CASES = read_cases(Path(__file__).parent / "sole.yml")
RULE = "name-conflict"
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["a"][:30] for case in CASES])
def test_one_name_of_a_sort_each(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, of_one_day(case), RULE)) == case["conflict"]


def test_the_finding_shows_both_names_whole_and_says_why(checker: Checker) -> None:
    found = loud(checker, of_one_day(CASES[0]), RULE)[0]
    assert [side.says for side in found.sides] == ["Kingsmead Hospital", "Royal Aldham Infirmary"]
    assert "each report names one hospital, and never the other's" in found.reasons


def test_a_later_report_may_tell_of_a_later_place(checker: Checker) -> None:
    assert not loud(checker, of_one_day(CASES[0], later=5), RULE)
