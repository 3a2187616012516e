"""Columns of names and words tell what the profiles that they stand for tell."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cache.terms import pack_terms, recall_terms, unpack_terms
from claimcheck.linkage.articles import blocking, rarity
from claimcheck.linkage.articles.blocking import Proposals, proposals
from claimcheck.linkage.articles.rarity import rarity_of
from claimcheck.linkage.articles.terms import Terms, terms_of_all
from claimcheck.models import Profile

NAMES = st.lists(st.sampled_from(["ana ruiz", "ruiz", "tolk", "new tolk", " ", "", "port"]))
WORDS = st.dictionaries(
    st.sampled_from(["tolk", "fire", "mill", "ruiz", "port", *"abcdefgh"]), st.integers(1, 3)
)


@st.composite
def profiles(draw: st.DrawFn, size: int = 9) -> list[Profile]:
    found = []
    for number in range(draw(st.integers(1, size))):
        names = [tuple(draw(NAMES)) for _ in range(4)]
        found.append(Profile(f"a{number}", *names, words=tuple(draw(WORDS).items())))
    return found


def as_told(found: Proposals) -> list[tuple[int, list[tuple[int, str]]]]:
    return [
        (first, [(other, found.names[key]) for other, key in zip(others, keys, strict=True)])
        for first, others, keys in found.by_first()
    ]


class Kept(dict[bytes, bytes]):
    """A cache of one entry."""

    def recall(self, key: bytes) -> bytes | None:
        return self.get(key)

    def remember_all(self, kind: str, items: Sequence[tuple[bytes, bytes]]) -> bool:
        self.update(items)
        return True


def name_of(profile: Profile) -> bytes:
    """What names the claims of an article, from which its profile follows."""
    return blake2b(repr(profile).encode(), digest_size=16).digest()


@pytest.fixture(autouse=True, params=["columns", "few"])
def large(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rarity, "LARGE_CORPUS", 0)
    if request.param == "columns":
        monkeypatch.setattr(blocking, "LARGE", 0)
        monkeypatch.setattr(blocking, "_SMALLEST_CAP", 2)


@given(profiles(), st.integers(0, 9), st.sets(st.integers(0, 8), max_size=2))
def test_columns_tell_what_profiles_tell(
    given_: list[Profile], before: int, facts: set[int]
) -> None:
    old = terms_of_all(given_[:before], None, [-1] * len(given_[:before]))
    places = [n if n < before and n % 3 else -1 for n in range(len(given_))]
    # Of what was there before the profile is not looked at.
    bare = [p if at < 0 else Profile(p.article) for p, at in zip(given_, places, strict=True)]
    for terms in (terms_of_all(given_, None, [-1] * len(given_)), terms_of_all(bare, old, places)):
        telling = rarity_of(given_)
        found = terms.rarity()
        assert (found.articles, found.counts) == (telling.articles, telling.counts)
        assert list(terms.steps()) == [telling.steps(profile) for profile in given_]
        ids = frozenset(f"a{number}" for number in facts)
        established = {number for number, p in enumerate(given_) if p.article in ids}
        assert as_told(terms.proposals(established)) == as_told(proposals(given_, ids))


@given(profiles())
def test_terms_survive(given_: list[Profile]) -> None:
    terms = terms_of_all(given_, None, [-1] * len(given_))
    names = [bytes([number]) * 16 for number in range(len(given_))]
    back = unpack_terms(pack_terms(names, terms))
    assert back is not None
    assert back == (names, Terms(list(terms.words), terms.sizes, terms.numbers, terms.flags))
    packed = pack_terms(names, terms)
    for wrong in (b"", b"7", packed[:-1], packed + b"0", packed[1:], bytes(len(packed))):
        assert unpack_terms(wrong) is None or wrong == bytes(len(packed))


def test_numbers_of_nothing_are_no_terms() -> None:
    names = [b"x" * 16]
    number: Any = 7
    for terms in (
        Terms(["a"], array("I", [1]), array("I", [1]), b"\1"),
        Terms(["a"], array("I", [2]), array("I", [0]), b"\1"),
        Terms(["a"], array("I", [1]), array("I", [0]), b"\4"),
        Terms(["a"], array("I", [1]), array("I", [0]), b""),
        Terms([number], array("I", [1]), array("I", [0]), b"\1"),
        Terms(["a"], array("I", [1, 0]), array("I", [0]), b"\1"),
    ):
        assert unpack_terms(pack_terms(names, terms)) is None


@given(st.lists(profiles(), min_size=2, max_size=4))
def test_runs_one_after_another_tell_the_same(runs: list[list[Profile]]) -> None:
    cache: Any = Kept()
    for given_ in runs:
        names = [name_of(profile) for profile in given_]
        terms = recall_terms(cache, b"key", names, given_)
        telling = rarity_of(given_)
        found = terms.rarity()
        assert (found.articles, found.counts) == (telling.articles, telling.counts)
        assert list(terms.steps()) == [telling.steps(profile) for profile in given_]
