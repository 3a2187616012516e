"""Groups of judged pairs kept between runs: clustered once, and told the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cache import Cache, Store
from claimcheck.cache import groups as kept
from claimcheck.cache import pairs as pairing
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.linkage import linking
from claimcheck.linkage.articles import rarity as rarities
from claimcheck.linkage.articles import relating
from claimcheck.linkage.clusters import groups
from claimcheck.models import Article, Comparison, Report
from claimcheck.rules import RULES
from factories import reports_of_one_blast

COUNT = 6


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path / "c.sqlite", 10_000_000))


@pytest.fixture
def clustered(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The articles of groups that were really clustered, in a corpus that counts as large."""
    for module in (pairing, rarities, relating):
        monkeypatch.setattr(module, "LARGE_CORPUS", 0)
    done: list[list[str]] = []
    real = groups.cluster

    def counting(pairs: Sequence[Comparison], *more: Any) -> Any:
        done.append(sorted({claim.article for p in pairs for claim in (p.a, p.b)}))
        return real(pairs, *more)

    monkeypatch.setattr(groups, "cluster", counting)
    return done


def checked(articles: list[Article], cache: Cache | None, **settings: Any) -> Report:
    return Checker(Settings(jobs=1, **settings), cache=cache).check(articles)


def test_what_was_clustered_is_told_again(cache: Cache, clustered: list) -> None:
    articles = reports_of_one_blast(COUNT)
    expected = checked(articles, None)
    assert expected.findings
    assert checked(articles, cache) == expected
    assert clustered
    clustered.clear()
    assert checked(articles, cache) == expected
    assert not clustered


def test_copies_that_stand_aside_are_checked_too(cache: Cache, clustered: list) -> None:
    reports = reports_of_one_blast(COUNT)
    copies = [
        Article.from_text(
            reports[0].text, id=f"copy{n}", outlet=f"Paper {n}", published=reports[0].published
        )
        for n in range(14)
    ]
    expected = checked([*reports, *copies], None)
    assert checked([*reports, *copies], cache) == expected
    assert checked([*reports, *copies], cache) == expected


def test_what_groups_came_to_stands_under_the_answers_that_it_followed_from(
    cache: Cache, clustered: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = reports_of_one_blast(COUNT)
    before = checked(articles, cache)
    real = linking._together

    def none(*given: Any) -> Any:
        real(*given)
        return lambda a, b: False

    monkeypatch.setattr(linking, "_together", none)
    expected = checked(articles, None)
    assert expected.findings != before.findings
    # The second run has the answers of the first.
    for _ in range(2):
        assert checked(articles, cache).findings == expected.findings


def test_rules_are_not_asked_again(
    cache: Cache, clustered: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = checked(reports_of_one_blast(COUNT), cache)
    silent = [dataclasses.replace(rule, check=lambda *_: iter(())) for rule in RULES]
    monkeypatch.setattr("claimcheck.engine.RULES", silent)
    assert checked(reports_of_one_blast(COUNT), cache).findings == expected.findings
    assert not checked(reports_of_one_blast(COUNT), None).findings


def test_a_new_article_touches_the_groups_that_it_is_in(cache: Cache, clustered: list) -> None:
    far = [
        Article.from_text(
            f"The ferry to Tolk sank on Monday with {number} sailors, said Mira Lenk of the port.",
            id=f"z{number}",
            outlet=f"Paper {number}",
        )
        for number in (30, 41)
    ]
    blast = reports_of_one_blast(COUNT)
    checked([*blast[:-1], *far], cache)
    clustered.clear()
    assert checked([*blast, *far], cache) == checked([*blast, *far], None)
    assert clustered
    assert not any(id.startswith("z") for ids in clustered for id in ids)


def test_findings_are_kept_though_a_group_is_clustered_anew(
    cache: Cache, clustered: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST_PAIRS", 0)
    articles = reports_of_one_blast(COUNT)
    expected = checked(articles, cache)
    assert set(cache.usage().entries) >= {"finding"} and "group" not in cache.usage().entries
    clustered.clear()
    silent = [dataclasses.replace(rule, check=lambda *_: iter(())) for rule in RULES]
    monkeypatch.setattr("claimcheck.engine.RULES", silent)
    assert checked(articles, cache).findings == expected.findings
    assert not clustered, "what it came to is kept of a group of any size"
    monkeypatch.setattr(kept, "unpack_told", lambda *_: None)
    assert checked(articles, cache).findings == expected.findings
    assert clustered


@pytest.mark.parametrize(
    "change", [{"outlet": "Another"}, {"title": "Another"}, {"byline": "Someone"}]
)
def test_what_is_printed_of_an_article_counts(
    cache: Cache, clustered: list, change: dict[str, str]
) -> None:
    articles = reports_of_one_blast(COUNT)
    checked(articles, cache)
    clustered.clear()
    articles[1] = dataclasses.replace(articles[1], **change)
    assert checked(articles, cache) == checked(articles, None)
    assert clustered


def test_other_rules_are_asked_anew(cache: Cache, clustered: list) -> None:
    articles = reports_of_one_blast(COUNT)
    checked(articles, cache, select=("name-spelling",))
    assert checked(articles, cache).findings == checked(articles, None).findings != ()


def test_nothing_is_kept_of_a_run_in_which_a_rule_broke_off(
    cache: Cache, clustered: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError

    articles = reports_of_one_blast(COUNT)
    broken = [dataclasses.replace(rule, check=breaks) for rule in RULES]
    with monkeypatch.context() as patch:
        patch.setattr("claimcheck.engine.RULES", broken)
        assert checked(articles, cache).skipped
    assert checked(articles, cache) == checked(articles, None)
    assert cache.usage().entries["group"]


@pytest.mark.parametrize(
    "row",
    [None, 7, [1], [[]], [[], [], [], [[]]], [[[1]], [], [], [[]]], [[], [[0, 1, 2]], [], []]],
)
def test_an_entry_that_is_none_is_made_anew(
    cache: Cache, clustered: list, monkeypatch: pytest.MonkeyPatch, row: object
) -> None:
    articles = reports_of_one_blast(COUNT)
    expected = checked(articles, cache)
    clustered.clear()
    real = kept._rows
    monkeypatch.setattr(kept, "_rows", lambda data: dict.fromkeys(real(data), row))
    assert checked(articles, cache) == expected
    assert clustered


@pytest.mark.parametrize("data", [b"", b"7", b"[[1, 2]]", b'[["zz", []]]', b'{"a": 1}'])
def test_an_entry_that_holds_none_is_one_that_is_not_there(data: bytes) -> None:
    assert kept._rows(data) == {}
