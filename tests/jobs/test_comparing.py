"""Comparing with several processes: the same pairs, whatever happens to the processes."""

from __future__ import annotations

import dataclasses
import os
import signal
from collections.abc import Sequence

import pytest

from claimcheck import comparing
from claimcheck.cache.pairs import Pairs
from claimcheck.config import DEFAULT_MODEL
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.linking import Corpus, link
from claimcheck.linkage.packed import pack, unpack
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
    here: list[Relation] = []
    real = comparing._Here.compare
    monkeypatch.setattr(
        comparing._Here, "compare", lambda self, pair: here.append(pair) or real(self, pair)
    )
    assert link(corpus, pairing=Pairs(DEFAULT_MODEL, jobs=2).pair) == expected
    assert here == []


def _deadly(relations: Sequence[Relation]) -> list[comparing._Packed]:
    """As the real one, but one pair of articles ends its process."""
    if any((relation.a, relation.b) == ("a03", "a04") for relation in relations):
        os.kill(os.getpid(), signal.SIGKILL)
    return comparing._compare(relations)


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


def test_pairs_come_back_as_they_were_packed() -> None:
    corpus = _corpus(3)
    claims = {e.profile.article: e.claims for e in corpus.extractions}
    for pair in link(corpus).comparisons:
        relation = Relation(pair.a.article, pair.b.article, 2)  # type: ignore[arg-type]
        data = pack([pair], relation, claims)
        assert data is not None
        assert unpack(data, relation, claims) == [pair]
        stranger = dataclasses.replace(pair.a, text="another")
        assert pack([dataclasses.replace(pair, a=stranger)], relation, claims) is None
