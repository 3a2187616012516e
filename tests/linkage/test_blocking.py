"""Blocking: every sharing pair in small corpora, bounded work in large ones, facts never lost."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.articles.blocking import keys_of, partners_for, propose
from claimcheck.linkage.articles.following import nearest
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Profile

names = st.lists(st.sampled_from(["ana ruiz", "ruiz", "karven", "j. li", "osei", ""]), max_size=3)
profiles = st.lists(
    st.builds(
        lambda people, places, words: (tuple(people), tuple(places), tuple(words)),
        names,
        names,
        st.lists(st.tuples(st.sampled_from("mill fire toll vote".split()), st.integers(1, 4))),
    ),
    max_size=8,
).map(lambda rows: [Profile(f"a{i}", p, (), q, (), w) for i, (p, q, w) in enumerate(rows)])


@given(profiles)
def test_small_corpora_relate_every_pair_that_shares_a_key(given: list[Profile]) -> None:
    expected = {
        (i, j)
        for i, j in combinations(range(len(given)), 2)
        if keys_of(given[i]) & keys_of(given[j])
    }
    found = list(propose(given))
    assert {(i, j) for i, j, _ in found} == expected
    for i, j, key in found:
        shared = keys_of(given[i]) & keys_of(given[j])
        counts = {k: sum(k in keys_of(p) for p in given) for k in shared}
        assert key == min(shared, key=lambda k: (counts[k], k))


@given(profiles)
def test_facts_meet_every_article_of_a_key_and_no_fact(given: list[Profile]) -> None:
    facts = frozenset(profile.article for profile in given[::2])
    found = {(i, j): key for i, j, key in propose(given)}
    met = {(i, j): key for i, j, key in propose(given, facts)}
    assert met == {(i, j): key for (i, j), key in found.items() if i % 2 or j % 2}


def corpus(count: int) -> list[Profile]:
    """Articles in fives about one event each, with words that many events share."""
    chance = random.Random(count)
    common = [f"common{n}" for n in range(60)]
    out = []
    for number in range(count):
        event = number // 5
        words = [(f"event{event}-{k}", 2) for k in range(4)]
        words += [(word, 1) for word in chance.sample(common, 15)]
        out.append(Profile(f"{number:06}", (f"person{event} of{event}",), (), (), (), tuple(words)))
    return out


def test_work_grows_with_the_number_of_articles() -> None:
    for count in (500, 2000):
        found = list(propose(corpus(count)))
        assert len(found) <= count * (partners_for(count) + 200)
        same_event = {(i, j) for i, j in combinations(range(count), 2) if i // 5 == j // 5}
        assert same_event <= {(i, j) for i, j, _ in found}


def test_a_fact_meets_every_article_that_shares_a_key() -> None:
    many = [Profile(f"{n:06}", (), (), ("karven",)) for n in range(400)]
    fact = Profile("fact", (), (), ("karven",))
    found = list(propose([*many, fact], frozenset({"fact"})))
    assert {i for i, j, _ in found if j == 400} == set(range(400))


def _relation(a: int, b: int, nearness: Nearness, score: float) -> Relation:
    return Relation(f"{a:03}", f"{b:03}", nearness, score=score)


def test_small_corpora_follow_up_every_relation() -> None:
    every = [_relation(a, b, Nearness.SAME_TOPIC, a + b) for a, b in combinations(range(40), 2)]
    assert list(nearest(every, 40)) == every


def test_large_corpora_follow_up_the_nearest_and_every_fact() -> None:
    topic = [_relation(0, n, Nearness.SAME_TOPIC, n) for n in range(1, 200)]
    event = [_relation(0, n, Nearness.SAME_EVENT, n) for n in range(200, 230)]
    fact = Relation("000", "fact", Nearness.SAME_EVENT, score=0.1, established=True)
    # Seen from the others, article 0 is the nearest: each keeps its own best.
    assert len(list(nearest([*topic, *event, fact], 5000))) == 230
    ring = [
        _relation(a, b, Nearness.SAME_TOPIC, 1 / (1 + abs(a - b)))
        for a, b in combinations(range(200), 2)
    ]
    kept = list(nearest(ring, 5000))
    assert len(kept) <= 200 * 10
    assert all(abs(int(r.a) - int(r.b)) <= 10 for r in kept)
