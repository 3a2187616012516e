"""Figures that answer one of the questions that news always asks (``roles.yml``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.engine import Checker
from claimcheck.linkage.figures.roles import ROLES
from two_reports import loud, of_one_day, read_cases

CASES = read_cases(Path(__file__).parent / "roles.yml")
RULE = "figure-conflict"


@pytest.mark.model
@pytest.mark.parametrize("case", CASES, ids=[case["b"][:40] for case in CASES])
def test_two_reports_of_one_day(checker: Checker, case: dict[str, Any]) -> None:
    assert bool(loud(checker, of_one_day(case), RULE)) == case["conflict"]


def test_roles_of_one_name_ask_one_question() -> None:
    asked = {(role.name, role.asked) for role in ROLES}
    assert len({name for name, _ in asked}) == len(asked)
