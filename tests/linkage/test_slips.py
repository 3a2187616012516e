"""Figures that differ as slips make them differ (``slips.yml``), and reports that hold such."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.linkage.figures.odds import odds
from claimcheck.linkage.figures.slips import SLIPS, slip_between
from claimcheck.models import Article, Quantity, Severity

HERE = Path(__file__).parent
PAIRS = YAML(typ="safe").load((HERE / "slips.yml").read_text("utf-8"))
REPORTS = YAML(typ="safe").load((HERE / "slipped_figures.yml").read_text("utf-8"))


def exactly(value: float, unit: str | None = None) -> Quantity:
    return Quantity(low=value, high=value, unit=unit)


@pytest.mark.parametrize(("a", "b", "slip"), PAIRS)
def test_the_slip_between_two_figures(a: float, b: float, slip: str) -> None:
    assert slip_between(exactly(a), exactly(b)) == slip
    assert slip_between(exactly(b), exactly(a)) == slip


def test_only_of_one_unit() -> None:
    assert slip_between(exactly(12, "kilometre"), exactly(21, "mile")) == ""


def test_results_slip_at_one_end() -> None:
    assert slip_between(Quantity(low=212, high=198), Quantity(low=221, high=198)) == "swapped"
    assert slip_between(Quantity(low=212, high=198), Quantity(low=221, high=189)) == ""


@given(st.floats(min_value=1e-6, max_value=1e15), st.floats(min_value=1e-6, max_value=1e15))
def test_the_order_of_the_two_does_not_matter(a: float, b: float) -> None:
    found = slip_between(exactly(a), exactly(b))
    assert found == slip_between(exactly(b), exactly(a))
    assert found in {"", *SLIPS}


def test_every_slip_is_weighed_and_a_swap_most() -> None:
    table = odds().slips
    assert set(table) == set(SLIPS)
    assert max(table, key=lambda slip: table[slip]) == "swapped"
    assert min(table.values()) > 0


@pytest.mark.model
@pytest.mark.parametrize("case", REPORTS, ids=[case["a"][:30] for case in REPORTS])
def test_two_reports_with_a_slip(checker: Checker, case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(case[side], id=side, outlet=side.upper(), published=date(2024, 5, 3))
        for side in "ab"
    ]
    loud = [
        f
        for f in checker.check(articles).findings
        if f.rule == "figure-conflict" and f.severity is not Severity.INFO
    ]
    assert bool(loud) == case["conflict"]
    if loud and not case.get("role"):
        assert any(reason in SLIPS.values() for f in loud for reason in f.reasons)
