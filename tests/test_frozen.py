"""Values of `claimcheck.frozen`: what is left of a frozen dataclass at run time."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    town: str
    street: str = ""


@dataclass(frozen=True)
class Told:
    what: str

    def __hash__(self) -> int:
        return 7


@dataclass
class Count:
    of: int


def test_values_compare_and_hash_by_their_fields() -> None:
    here, again = Place("Lyon", "Rue Bleue"), Place("Lyon", "Rue Bleue")
    assert here == again and hash(here) == hash(again) and len({here, again}) == 1
    assert here != replace(here, town="Metz") and [f.name for f in fields(Place)] == [
        "town",
        "street",
    ]
    assert repr(Place("Lyon")) == "Place(town='Lyon', street='')"


def test_a_hash_of_its_own_stays() -> None:
    assert hash(Told("a")) == 7 and Told("a") == Told("a") != Told("b")


def test_what_may_change_has_no_hash() -> None:
    count = Count(1)
    count.of = 2
    with pytest.raises(TypeError):
        hash(count)


def test_slots_stay() -> None:
    place: Any = Place("Lyon")
    with pytest.raises(AttributeError):
        place.county = "Rhône"
