"""Reasons for not comparing, as sorts that an editor reads."""

from __future__ import annotations

import pytest

from claimcheck.linkage.clusters.left_out import by_use, sort_of


@pytest.mark.parametrize(
    ("level", "sort"),
    [
        ("2 more makes the whole", "part and whole"),
        ("23 more makes the whole", "part and whole"),
        ("part against whole", "part and whole"),
        ("the two shares make the whole", "part and whole"),
        ("one counts the attacker too", "part and whole"),
        ("one is about Germany only", "different places"),
        ("different places (mill / bakery)", "different places"),
        ("different outcome (deaths / injuries)", "different outcomes"),
        ("different group or period (eastern / western)", "different groups or things"),
        ("one speaks of another summit", "different groups or things"),
        ("one speaks of an earlier time", "different periods or days"),
        ("different as-of dates", "different periods or days"),
        ("a forecast against an outcome", "a forecast against an outcome"),
        ("two people", "one article names both"),
        ("spelling", "perhaps one name in two spellings"),
        ("different names around them", "different names around them"),
        ("a reason of a new rule (12 / 14)", "a reason of a new rule"),
        ("(12)", "(12)"),
    ],
)
def test_a_reason_stands_under_its_sort(level: str, sort: str) -> None:
    assert sort_of(level) == sort


def test_the_most_useful_come_first_and_what_tells_nothing_is_left_out() -> None:
    counts = {
        "different events": 90,
        "different names around them": 70,
        "no figure of the two sentences agrees": 50,
        "different outcomes": 40,
        "something new": 30,
        "part and whole": 20,
        "perhaps one name in two spellings": 1,
        "one article gives both answers": 0,
    }
    assert by_use(counts) == [
        ("perhaps one name in two spellings", 1),
        ("part and whole", 20),
        ("different outcomes", 40),
        ("something new", 30),
    ]
