"""Which pairs are weighed: all of few, of tables each one's likest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.likest import worth_weighing

ROWS = st.lists(st.frozensets(st.sampled_from("abcdef"), max_size=4), max_size=12)


def _same(row: frozenset[str]) -> frozenset[str]:
    return row


@given(ROWS, ROWS)
def test_few_are_weighed_pair_by_pair(
    left: list[frozenset[str]], right: list[frozenset[str]]
) -> None:
    made = [*worth_weighing(left, right, _same, 144)]
    assert made == [(a, b) for a in left for b in right]


@given(ROWS, ROWS)
def test_of_many_each_keeps_its_likest(
    left: list[frozenset[str]], right: list[frozenset[str]]
) -> None:
    made = [*worth_weighing(left, right, _same, 0)]
    assert len(made) <= 2 * (len(left) + len(right))
    for a in left if right else ():
        assert (a, max(right, key=lambda b: len(a & b))) in made
