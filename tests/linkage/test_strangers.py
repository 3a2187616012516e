"""Pairs told by arrays in a large corpus are those told one by one in a small one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.articles import blocking, relating
from claimcheck.linkage.articles import rarity as rarities
from claimcheck.linkage.articles.blocking import propose
from claimcheck.linkage.articles.relating import related_pairs
from claimcheck.models import Article, Profile

_LONG = "Nothing that anybody would compare. " * 40
_PEOPLE = ["ana ruiz", "ruiz", "karven", "j. li", "osei", "mara holt", ""]
_PLACES = ["velm", "front street", "club solace on front street", "club solace", "karsk", "ossel"]


def profile(number: int, chance: random.Random) -> Profile:
    """Names and words of an article; some are those of many others."""
    words = {f"w{int(chance.paretovariate(0.6)) % 300}": chance.randint(1, 4) for _ in range(30)}
    return Profile(
        f"{number:05}",
        (*chance.sample(_PEOPLE, chance.randint(0, 2)), f"p{number // 4} q"),
        tuple(chance.sample(_PLACES[1:4], chance.randint(0, 1))),
        tuple(chance.sample(_PLACES, chance.randint(0, 2))),
        tuple(chance.sample(["peru", "chad"], chance.randint(0, 1))),
        tuple(words.items()) if number % 17 else (),
    )


def corpus(seed: int, count: int) -> tuple[list[Profile], dict[str, Article]]:
    chance = random.Random(seed)
    profiles = [profile(number, chance) for number in range(count)]
    texts = ["A short note." if chance.random() < 0.05 else _LONG for _ in profiles]
    articles = {
        p.article: Article.from_text(text, id=p.article)
        for p, text in zip(profiles, texts, strict=True)
    }
    return profiles, articles


def large(monkeypatch: pytest.MonkeyPatch, least: int) -> None:
    monkeypatch.setattr(blocking, "LARGE", least)
    monkeypatch.setattr(relating, "LARGE_CORPUS", least)


@pytest.mark.parametrize("facts", [frozenset[str](), frozenset({"00003", "00050"})])
@pytest.mark.parametrize(("seed", "count"), [(1, 30), (2, 400)])
def test_strangers_at_a_glance_are_strangers(
    seed: int, count: int, facts: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles, articles = corpus(seed, count)
    large(monkeypatch, 10**9)
    one_by_one = list(related_pairs(profiles, articles, facts))
    large(monkeypatch, 0)
    assert list(related_pairs(profiles, articles, facts)) == one_by_one
    assert len(one_by_one) > count / 2
    # In parts, with few articles of which words and names are kept.
    monkeypatch.setattr(blocking, "_AT_ONCE", 100)
    monkeypatch.setattr(blocking, "_SEEN_AT_ONCE", 50)
    monkeypatch.setattr(blocking, "_RANGE", 7)
    monkeypatch.setattr(rarities, "_MOST_SKETCHED", 5)
    monkeypatch.setattr(rarities, "_MOST_WEIGHTED", 5)
    assert list(related_pairs(profiles, articles, facts)) == one_by_one


small = st.lists(
    st.builds(
        lambda people, places, words: (tuple(people), tuple(places), tuple(words)),
        st.lists(st.sampled_from(_PEOPLE), max_size=3),
        st.lists(st.sampled_from(_PLACES), max_size=3),
        st.lists(st.tuples(st.sampled_from("mill fire toll vote".split()), st.integers(1, 4))),
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [Profile(f"a{i}", p, q, q, (), w) for i, (p, q, w) in enumerate(rows)])


@given(small)
def test_arrays_drop_nothing(given: Sequence[Profile]) -> None:
    articles = {p.article: Article.from_text(_LONG, id=p.article) for p in given}
    with pytest.MonkeyPatch.context() as patch:
        large(patch, 10**9)
        proposed = list(propose(given))
        found = list(related_pairs(given, articles, frozenset()))
        large(patch, 0)
        assert list(propose(given)) == proposed
        assert list(related_pairs(given, articles, frozenset())) == found
