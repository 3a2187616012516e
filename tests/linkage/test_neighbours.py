"""Articles of one event told by their neighbours, and a bounded number of pairs for each."""

from __future__ import annotations

from itertools import combinations

import pytest

from claimcheck.linkage.articles.events import relate
from claimcheck.linkage.articles.following import nearest
from claimcheck.linkage.articles.neighbours import Scores, partners_in_event, share_neighbours
from claimcheck.linkage.articles.rarity import rarity_of
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Profile


def scores(pairs: dict[tuple[str, str], float]) -> Scores[str]:
    found: Scores[str] = {}
    for (a, b), score in pairs.items():
        found.setdefault(a, {})[b] = score
        found.setdefault(b, {})[a] = score
    return found


def relation(a: str, b: str, nearness: Nearness) -> Relation:
    return Relation(a, b, nearness, score=float(nearness))


def test_a_topic_is_raised_to_an_event_where_neighbours_are_shared() -> None:
    event = [*combinations("abcd", 2)]
    related = [relation(x, y, Nearness.SAME_EVENT) for x, y in event if (x, y) != ("a", "d")]
    related.append(relation("a", "d", Nearness.SAME_TOPIC))
    found = {(r.a, r.b): r.nearness for r in nearest(related, 4)}
    # a and d are of one event with b and c only: two in common are no company.
    assert found["a", "d"] is Nearness.SAME_TOPIC
    related += [relation(x, "e", Nearness.SAME_EVENT) for x in "abcd"]
    found = {(r.a, r.b): r.nearness for r in nearest(related, 5)}
    assert found["a", "d"] is Nearness.SAME_EVENT


def test_a_round_up_joins_no_two_events() -> None:
    pairs = {(x, y): 3.0 for group in ("abcdR", "wxyzR") for x, y in combinations(group, 2)}
    found = scores(pairs)
    assert not any(share_neighbours(found, x, y) for x in "abcd" for y in "wxyz")
    assert not share_neighbours(found, "a", "nobody")


@pytest.mark.parametrize("count", [60, 300])
def test_partners_of_a_large_event_are_bounded(count: int) -> None:
    names = [f"{number:03}" for number in range(count)]
    every = {(x, y): 5 + (int(x) * int(y)) % 7 / 10 for x, y in combinations(names, 2)}
    kept = partners_in_event(scores(every))
    assert len(kept) <= 20 * count
    assert kept <= every.keys()
    met = {name: {p for pair in kept if name in pair for p in pair} for name in names}
    common = set.intersection(*met.values())
    assert len(common) >= 4  # every two articles are compared with some same ones


def test_near_copies_do_not_stay_among_themselves() -> None:
    """Two wire stories, forty prints of each: each print meets one of the other story."""
    names = [f"{story}{number:02}" for story in "xy" for number in range(40)]
    every = {(x, y): 9.0 if x[0] == y[0] else 3.0 for x, y in combinations(names, 2)}
    kept = partners_in_event(scores(every))
    across = {name for pair in kept if pair[0][0] != pair[1][0] for name in pair}
    assert across == set(names)


def test_small_events_keep_every_pair() -> None:
    every = dict.fromkeys(combinations("abcdefghijkl", 2), 3.0)
    assert partners_in_event(scores(every)) == every.keys()


@pytest.mark.parametrize("count", [2, 11, 12, 40])
def test_reports_of_one_event_relate_as_such_in_a_corpus_of_nothing_else(count: int) -> None:
    """What all of them share is rare nowhere, and still the same event."""
    words = (("ferry", 3), ("sink", 2), ("harbour", 2), ("passenger", 1), ("search", 1))
    profiles = [
        Profile(
            f"{number:02}",
            people=("ana ruiz",),
            organisations=("orvel lines",),
            places=("karsk",),
            words=(*words, (f"own{number}", 2), (f"more{number}", 1)),
        )
        for number in range(count)
    ]
    related = relate(profiles[0], profiles[1], rarity_of(profiles))
    assert related.nearness is Nearness.SAME_EVENT
