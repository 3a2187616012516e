"""Points of evidence: what is raised to a threshold reaches it, whatever the sums come to."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.figures.evidence import Evidence
from claimcheck.linkage.thresholds import LIKELY

_CLAIM = cast(Any, None)


@given(st.lists(st.floats(-5, 5).map(lambda x: x / 17), max_size=8))
def test_raised_points_reach_the_threshold(amounts: list[float]) -> None:
    """Nothing that was taken for likely falls a last digit short of it."""
    found = Evidence(_CLAIM, _CLAIM)
    for amount in amounts:
        found.add(amount)
    found.raise_to(LIKELY)
    assert found.points >= LIKELY


def test_a_sum_that_falls_short_of_its_parts() -> None:
    """The sum that a jail term came to: a hint in one folder, a warning in the next."""
    found = Evidence(_CLAIM, _CLAIM)
    found.add(3 / 11)
    assert found.points + (LIKELY - found.points) < LIKELY
    found.raise_to(LIKELY)
    assert found.points >= LIKELY
