"""The ledger tells sorts of reasons: none holds a value, and like ones are counted as one."""

from __future__ import annotations

import pytest

from claimcheck.linkage.clusters.left_out import sort_of

SORTS = [
    ("39 is told with those added since", "a count at another stage"),
    ("one counts up to a moment", "a count at another stage"),
    ("one tells how it is now", "a count at another stage"),
    ("one counts wooden ones only", "different groups or things"),
    ("one tells sorts of them apart", "different groups or things"),
    ("one of several against all of them", "part and whole"),
    ("sure on one side only", "certain in one article only"),
    ("of two stretches of time (day / week)", "different periods or days"),
    ("a rate against a sum", "a rate against a sum"),
]


@pytest.mark.parametrize(("level", "sort"), SORTS)
def test_a_reason_is_of_a_sort(level: str, sort: str) -> None:
    assert sort_of(level) == sort
