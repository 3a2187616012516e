"""Lists of counted groups in two reports of a day (``group_lists.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Checker
from two_reports import loud_either_way, read_cases

CASES = read_cases(Path(__file__).with_name("group_lists.yml"))
DAY = date(2031, 3, 4)
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_lists_of_groups(case: dict[str, Any], checker: Checker) -> None:
    for found in loud_either_way(checker, case, "figure-conflict", DAY):
        # What other words share may still tie two figures that no list does.
        listed = [finding for finding in found if finding.reasons[0].startswith("each article li")]
        assert bool(found if case["found"] else listed) == case["found"], [f.message for f in found]
