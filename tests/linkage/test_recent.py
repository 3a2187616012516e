"""Things made of late are kept, within a bound."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.recent import Recent


@given(st.integers(1, 5), st.lists(st.integers(0, 20)))
def test_what_is_kept_is_what_was_put_and_never_more_than_twice_the_bound(
    most: int, asked: list[int]
) -> None:
    recent: Recent[int, str] = Recent(most)
    for number, key in enumerate(asked):
        found = recent.get(key)
        assert found in (None, f"made {key}")
        if key in asked[max(0, number - most) : number]:
            assert found is not None  # among the last ones that were asked for
        if found is None:
            recent.put(key, f"made {key}")
        assert len(recent.now.keys() | recent.before.keys()) <= 2 * most


def test_what_is_nothing_is_made_once() -> None:
    made: list[int] = []
    context = LinkContext({})

    def make(number: int) -> None:
        made.append(number)

    for number in (1, 2, 1, 2):
        context.once(("nothing", number), partial(make, number))
    assert made == [1, 2]
    for number in range(3, 100_000):
        context.once(("nothing", number), partial(make, number))
        if number % 1000 == 0:
            context.once(("nothing", 1), partial(make, 1))  # asked for again and again
    assert made.count(1) == 1
    assert len(context._made.now) + len(context._made.before) <= 100_000
