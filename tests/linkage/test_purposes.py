"""Sums of money of two sorts are no conflict, of one sort in two words they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.engine import Checker
from claimcheck.linkage.figures.purposes import _TOLD, _table
from two_reports import loud, of_one_day, read_cases

CASES = read_cases(Path(__file__).parent / "purposes.yml")


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[case["b"][:40] for case in CASES])
def test_two_sums(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, of_one_day(case), "figure-conflict")) == case["conflict"]


def test_every_sort_is_told_and_every_pair_is_of_two_sorts() -> None:
    table = _table()
    sorts = frozenset[str]().union(*table.words.values())
    assert sorts == set(_TOLD)
    assert all(len(pair) == 2 and pair <= sorts for pair in table.near)
