"""Figures of two deeds or things, and of one told in two ways (``figure_things.yml``)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Checker
from two_reports import loud_either_way, read_cases

CASES = read_cases(Path(__file__).with_name("figure_things.yml"))
DAY = date(2031, 3, 4)
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_two_things(case: dict[str, Any], checker: Checker) -> None:
    for found in loud_either_way(checker, case, day=DAY):
        assert bool(found) == case["found"], [(f.rule, f.message) for f in found]
