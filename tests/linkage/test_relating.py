"""How two articles relate does not depend on which of them comes first."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.articles.events import relate
from claimcheck.linkage.articles.rarity import Names, rarity_of
from claimcheck.linkage.interface import Nearness
from claimcheck.models import Profile

NAMES = ["ana ruiz", "ruiz", "milan petras", "petras", "karsk", "karsk harbour", "harbour", "osei"]
names = st.lists(st.sampled_from(NAMES), max_size=4, unique=True).map(tuple)
words = st.lists(
    st.tuples(st.sampled_from("mill fire toll vote ferry quay".split()), st.integers(1, 5)),
    max_size=6,
    unique_by=lambda item: item[0],
).map(tuple)


def profiles(name: str) -> st.SearchStrategy[Profile]:
    return st.builds(Profile, st.just(name), names, names, names, names, words)


@given(profiles("a"), profiles("b"), st.lists(profiles("other"), max_size=14))
def test_relating_is_symmetric(a: Profile, b: Profile, others: list[Profile]) -> None:
    rarity = rarity_of([a, b, *others])
    there, back = relate(a, b, rarity), relate(b, a, rarity)
    assert there.score == back.score
    assert there.nearness == back.nearness
    assert there.reasons == back.reasons
    assert there.shared_names == back.shared_names
    assert (there.a_names, there.b_names) == (back.b_names, back.a_names)


@given(profiles("a"), profiles("b"), st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_change_the_score(
    a: Profile, b: Profile, chance: random.Random
) -> None:
    def mixed(group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(chance.sample(group, len(group)))

    again = Profile(
        "a", mixed(a.people), mixed(a.organisations), mixed(a.places), mixed(a.countries), a.words
    )
    rarity = rarity_of([a, b])
    assert relate(a, b, rarity).score == relate(again, b, rarity).score


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (("ana ruiz", "ruiz"), ("ana ruiz",), ["ana ruiz"]),
        (("ana ruiz", "ruiz"), ("ana ruiz", "ruiz"), ["ana ruiz"]),
        (("ana ruiz",), ("osei", "ruiz"), ["ruiz"]),
        (("osei", "ana ruiz"), ("ana ruiz", "osei", "petras"), ["ana ruiz", "osei"]),
        (("ana ruiz",), ("milan ruiz",), []),
        (("", "osei"), ("",), []),
    ],
)
def test_a_surname_counts_where_its_full_name_is_not_shared(
    left: tuple[str, ...], right: tuple[str, ...], shared: list[str]
) -> None:
    a, b = Names.of(left), Names.of(right)
    assert a.shared(b) == b.shared(a) == shared


def test_weeks_apart_a_name_that_all_hold_makes_no_event() -> None:
    people = ("ana ruiz", "milan petras", "iris osei")
    alike = [Profile(str(n), people, words=((f"word{n}", 1),)) for n in range(600)]
    rare = [Profile(f"rare {n}", (*people, "tom holm"), words=(("mill", 1),)) for n in range(2)]
    rarity = rarity_of([*alike, *rare])
    a, b = alike[:2]
    assert relate(a, b, rarity, days=3).nearness is Nearness.SAME_EVENT
    assert relate(a, b, rarity).nearness is Nearness.SAME_EVENT
    assert relate(a, b, rarity, days=90).nearness is not Nearness.SAME_EVENT
    assert relate(*rare, rarity, days=90).nearness is Nearness.SAME_EVENT


WORDS = (("bus", 1), ("tree", 1), ("road", 1), ("hurt", 1))
OTHERS = (("bus", 1), ("coach", 1), ("road", 1), ("taken", 1))


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ({"places": ("arlesworth",)}, {"people": ("arlesworth",)}, Nearness.SAME_EVENT),
        ({"organisations": ("karsk",)}, {"places": ("karsk",)}, Nearness.SAME_EVENT),
        # A word of a name is not the name, and a country is nobody's village.
        ({"places": ("arlesworth",)}, {"people": ("ian arlesworth",)}, Nearness.SAME_TOPIC),
        ({"countries": ("chad",)}, {"people": ("chad",)}, Nearness.SAME_TOPIC),
        ({}, {}, Nearness.SAME_TOPIC),
    ],
)
def test_a_name_read_as_two_kinds_of_thing_is_one(
    left: dict[str, tuple[str, ...]], right: dict[str, tuple[str, ...]], near: Nearness
) -> None:
    a, b = Profile("a", words=WORDS, **left), Profile("b", words=OTHERS, **right)
    for one, other in ((a, b), (b, a)):
        assert relate(one, other, rarity_of([a, b]), days=0).nearness is near
