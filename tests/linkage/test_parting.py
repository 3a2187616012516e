"""What keeps two clusters apart for one bridge keeps them apart for another, or is asked anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.articles.together import parting

ARTICLES = [f"a{number:02}" for number in range(14)]
SOME = st.sets(st.sampled_from(ARTICLES), min_size=1).map(sorted)
PAIR = st.tuples(st.sampled_from(ARTICLES), st.sampled_from(ARTICLES))


@given(SOME, SOME, PAIR, PAIR, st.sets(PAIR))
def test_a_parting_that_holds_is_what_asking_again_would_say(left, right, first, second, strange):
    def together(a: str, b: str) -> bool:
        return (a, b) not in strange and (b, a) not in strange

    found = parting(left, right, first, together)
    if found is not None and found.holds(second):
        assert parting(left, right, second, together) is not None


@given(SOME, SOME, PAIR, st.sets(PAIR))
def test_one_pair_in_ten_may_be_of_two_events(left, right, bridge, strange):
    def together(a: str, b: str) -> bool:
        return (a, b) not in strange

    met = [(x, y) for x in left for y in right if x != y and {x, y} != set(bridge)]
    if len(left) * len(right) <= 64:
        apart = sum(not together(x, y) for x, y in met)
        found = parting(left, right, bridge, together)
        assert (found is None) == (apart <= len(met) // 10)


def test_the_bridge_itself_parts_nothing():
    found = parting(["a", "b"], ["c"], ("a", "c"), lambda a, b: False)
    assert found is not None
    assert found.holds(("a", "c"))
    assert not found.holds(("b", "c"))
