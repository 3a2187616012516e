"""Pairs kept between runs: compared once, and told the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from claimcheck import comparing
from claimcheck.cache import Cache, Store, pairs
from claimcheck.cache.pairs import Pairs
from claimcheck.config import DEFAULT_MODEL
from claimcheck.linkage.linking import Corpus, link, pair_here
from claimcheck.models import Article, Extraction, Measure, Profile, Quantity
from factories import article, quantity_claim

TEXT = "The blast at the Karven mill killed {} people on Tuesday, said the mayor, Ana Ruiz."


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path / "c.sqlite", 10_000_000))


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of articles that were really compared."""
    done: list[tuple[str, str]] = []
    real = comparing.compare

    def counting(relation, claims, context):  # type: ignore[no-untyped-def]
        done.append((relation.a, relation.b))
        return real(relation, claims, context)

    monkeypatch.setattr(comparing, "compare", counting)
    return done


def _read(toll: int, id: str) -> tuple[Article, Extraction]:
    source = article(TEXT.format(toll), id)
    claim = dataclasses.replace(
        quantity_claim(source, f"{toll} people"),
        quantity=Quantity(float(toll), float(toll)),
        measure=Measure(phrase="people killed", noun="person", verb="kill"),
        words=frozenset("blast karven mill kill person mayor ana ruiz".split()),
    )
    words = tuple((word, 1) for word in ("blast", "karven", "mill", "mayor", "kill"))
    return source, Extraction((claim,), Profile(id, people=("ana ruiz",), words=words))


def _corpus(*tolls: int, **more: object) -> Corpus:
    read = [_read(toll, f"a{number}") for number, toll in enumerate(tolls)]
    return Corpus([a for a, _ in read], [e for _, e in read], **more)  # type: ignore[arg-type]


def test_what_was_compared_is_told_again(cache: Cache, compared: list) -> None:
    corpus = _corpus(12, 17, 12)
    expected = link(corpus)
    assert len(expected.comparisons) == 3
    for run in range(2):
        again = link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
        assert again == expected
        assert len(compared) == 3, run


def test_a_new_article_meets_the_others_and_nobody_else_does(cache: Cache, compared: list) -> None:
    link(_corpus(12, 17, 12), pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
    compared.clear()
    corpus = _corpus(12, 17, 12, 30)
    assert link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair) == link(corpus)
    assert sorted(compared) == [("a0", "a3"), ("a1", "a3"), ("a2", "a3")]


CHANGES: dict[str, Callable[[Corpus], Corpus]] = {
    "text": lambda corpus: _corpus(12, 18),
    "day": lambda corpus: dataclasses.replace(
        corpus,
        articles=[dataclasses.replace(a, published=date(2025, 3, 3)) for a in corpus.articles],
    ),
    "names settled by the desk": lambda corpus: dataclasses.replace(
        corpus, canonical={"ana ruiz": "Ana Ruiz"}
    ),
    "an established fact": lambda corpus: dataclasses.replace(corpus, facts=frozenset({"a0"})),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_comparisons_depend_on_is_compared_anew(
    cache: Cache, compared: list, change: str
) -> None:
    corpus = _corpus(12, 17)
    link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
    other = CHANGES[change](corpus)
    assert link(other, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair) == link(other)
    assert len(compared) == 2


def test_other_code_compares_anew(
    cache: Cache, compared: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = _corpus(12, 17)
    link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
    monkeypatch.setattr(pairs, "code_digest", lambda: b"another")
    link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
    assert len(compared) == 2


def test_an_entry_that_is_none_is_compared_anew(
    cache: Cache, compared: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = _corpus(12, 17)
    for data in (b"not json", b"[[0, 9, 1, 0, 2, 3]]", b'[[0,9,1,0,"agree","",[],"low",""]]', b"7"):
        monkeypatch.setattr(cache, "recall_all", lambda keys, data=data: dict.fromkeys(keys, data))
        again = link(corpus, pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
        assert again.comparisons == tuple(pair_here(corpus)[1])
    assert len(compared) == 4


def test_what_broke_off_is_not_kept(
    cache: Cache, compared: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimcheck.linkage import linking

    def breaks(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setitem(linking.LINKERS, "quantity", breaks)
        assert link(_corpus(12, 17), pairing=Pairs(DEFAULT_MODEL, cache=cache).pair).broken
    again = link(_corpus(12, 17), pairing=Pairs(DEFAULT_MODEL, cache=cache).pair)
    assert not again.broken
    assert len(again.comparisons) == 1
