"""Figures of one owner or role in two reports of a day (``figure_owned.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Checker
from two_reports import loud_either_way, read_cases

CASES = read_cases(Path(__file__).with_name("figure_owned.yml"))
DAY = date(2031, 3, 4)
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_figures_of_one_owner(case: dict[str, Any], checker: Checker) -> None:
    for found in loud_either_way(checker, case, "figure-conflict", DAY):
        assert bool(found) == case["found"], [f.message for f in found]
