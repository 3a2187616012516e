"""Comparing with several processes: the same pairs, whatever happens to the processes."""

from __future__ import annotations

import dataclasses
import os
import signal
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import comparing, engine
from claimcheck.cache.packed import pack, unpack
from claimcheck.cache.pairs import Pairs
from claimcheck.config import DEFAULT_MODEL
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.linking import Corpus, link
from claimcheck.models import Extraction, Measure, Profile, Quantity
from factories import article, quantity_claim

TEXT = "The blast at the Karven mill killed {} people on Tuesday, said the mayor, Ana Ruiz."


def _corpus(count: int) -> Corpus:
    articles, extractions = [], []
    words = tuple((word, 1) for word in ("blast", "karven", "mill", "mayor", "kill"))
    for number in range(count):
        toll = 12 + number % 3
        source = article(TEXT.format(toll), f"a{number:02}")
        claim = dataclasses.replace(
            quantity_claim(source, f"{toll} people"),
            quantity=Quantity(float(toll), float(toll)),
            measure=Measure(phrase="people killed", noun="person", verb="kill"),
            words=frozenset("blast karven mill kill person mayor ana ruiz".split()),
        )
        articles.append(source)
        extractions.append(Extraction((claim,), Profile(source.id, ("ana ruiz",), words=words)))
    return Corpus(articles, extractions)


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = _corpus(12)
    expected = link(corpus)
    monkeypatch.setattr(comparing, "_CHUNK", 5)
    monkeypatch.setattr(comparing, "_WORTH_A_PROCESS", 10)
    monkeypatch.setattr(comparing, "_PORTION", 40)
    here: list[Relation] = []
    real = comparing._Here.compare
    monkeypatch.setattr(
        comparing._Here, "compare", lambda self, pair: here.append(pair) or real(self, pair)
    )
    for jobs in (2, 3):
        here.clear()
        assert link(corpus, pairing=Pairs(DEFAULT_MODEL, jobs=jobs).pair) == expected
        assert 0 < len(here) < len(expected.relations)


@pytest.mark.parametrize("jobs", [1, 2])
def test_how_far_it_is_is_told_in_any_order_of_work(
    monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    corpus = _corpus(12)
    monkeypatch.setattr(comparing, "_CHUNK", 5)
    monkeypatch.setattr(comparing, "_WORTH_A_PROCESS", 10)
    seen: list[tuple[int, int]] = []
    pairing = engine._watched(
        Pairs(DEFAULT_MODEL, jobs=jobs).pair, lambda *so_far: seen.append(so_far)
    )
    relations, comparisons = pairing(corpus)
    for _ in comparisons:
        # A process that is done with the last pairs first has told of them already.
        assert seen[-1][0] > 0 or jobs == 1
    assert {total for _, total in seen} == {len(relations)}
    numbers = [number for number, _ in seen]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1]) == (0, len(relations))
    assert len(set(numbers)) == len(relations) + 1


def _deadly(
    relations: Sequence[Relation], given: Sequence[comparing.Given]
) -> list[comparing._Packed]:
    """As the real one, but it ends its process at the second piece of work."""
    if not given:
        os.kill(os.getpid(), signal.SIGKILL)
    return comparing._compare(relations, given)


def test_pairs_whose_process_is_killed_are_compared_here(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = _corpus(12)
    monkeypatch.setattr(comparing, "_CHUNK", 5)
    monkeypatch.setattr(comparing, "_WORTH_A_PROCESS", 10)
    monkeypatch.setattr(comparing, "COMPARE", _deadly)
    assert link(corpus, pairing=Pairs(DEFAULT_MODEL, jobs=2).pair) == link(corpus)


def test_few_pairs_take_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(comparing, "ProcessPoolExecutor", never)
    assert len(link(_corpus(4), pairing=Pairs(DEFAULT_MODEL, jobs=2).pair).comparisons) == 6


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 9)), max_size=40))
def test_every_pair_has_one_place_among_its_neighbours(met: list[tuple[int, int, float]]) -> None:
    pairs = [
        Relation(f"a{a}", f"a{b}", Nearness.SAME_EVENT, score=score) for a, b, score in met if a < b
    ]
    assert sorted(comparing.by_neighbourhood(pairs)) == list(range(len(pairs)))


def test_two_events_are_told_one_after_the_other() -> None:
    pairs = [
        Relation(f"{event}{a}", f"{event}{b}", Nearness.SAME_EVENT, score=1.0)
        for a in range(4)
        for event in "xy"
        for b in range(a + 1, 4)
    ]
    events = [pairs[place].a[0] for place in comparing.by_neighbourhood(pairs)]
    assert events == ["x"] * 6 + ["y"] * 6


def test_pairs_come_back_as_they_were_packed() -> None:
    corpus = _corpus(3)
    claims = {e.profile.article: e.claims for e in corpus.extractions}
    for pair in link(corpus).comparisons:
        relation = Relation(pair.a.article, pair.b.article, 2)  # type: ignore[arg-type]
        data = pack([pair], relation, claims)
        assert data is not None
        assert unpack(data, relation, claims) == [pair]
        # A claim that linkage read from the article's text is written out, one of another is not.
        read = dataclasses.replace(pair, a=dataclasses.replace(pair.a, text="another"))
        data = pack([pair, read, dataclasses.replace(read, b=pair.a)], relation, claims)
        assert data is not None
        back = unpack(data, relation, claims)
        assert back == [pair, read, dataclasses.replace(read, b=pair.a)]
        assert back[1].a is back[2].a
        stranger = dataclasses.replace(pair.a, article="elsewhere")
        assert pack([dataclasses.replace(pair, a=stranger)], relation, claims) is None
