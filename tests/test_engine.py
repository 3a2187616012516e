"""The engine: one text that breaks a finder never stops the rest."""

from __future__ import annotations

import dataclasses
import socket
from collections.abc import Iterator

import pytest

from claimcheck import engine
from claimcheck.config import Settings
from claimcheck.config.desk import AcceptedEntry, Desk
from claimcheck.engine import Checker
from claimcheck.linkage import linking
from claimcheck.models import Article, Comparison, Finding
from claimcheck.nlp import extraction
from claimcheck.rules import RULES
from claimcheck.rules.interface import Rule

pytestmark = pytest.mark.model


def articles() -> list[Article]:
    return [
        Article.from_text("The blast at the Karven mill killed 12 people.", id="a", outlet="A"),
        Article.from_text("BREAK", id="b", outlet="B"),
        Article.from_text("The blast at the Karven mill killed 17 people.", id="c", outlet="C"),
    ]


def test_a_text_that_breaks_a_finder_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extraction.parsed_of

    def breaking(article: Article, *rest: object) -> object:
        if article.text == "BREAK":
            raise IndexError("off the end")
        return whole(article, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(extraction, "parsed_of", breaking)
    report = Checker().check(articles())
    assert [(item.path, "IndexError" in item.reason) for item in report.skipped] == [("b", True)]
    assert [finding.rule for finding in report.findings] == ["figure-conflict"]


def test_order_of_articles_does_not_matter() -> None:
    checker = Checker()
    first = checker.check(articles())
    second = checker.check(articles()[::-1])
    assert first == second


def test_spans_are_the_articles_own_characters() -> None:
    text = "\ufeffThe co\u00adoperation\r\ndrew \u201cmore than 1,500\u201d guests, said Ana Ruiz."
    article = Article.from_text(text, id="x")
    claims = Checker().extract(article)
    assert claims
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text


def test_a_broken_rule_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(cluster: object, context: object) -> list[Finding]:
        raise ZeroDivisionError

    broken = Rule(
        **{f.name: getattr(RULES[0], f.name) for f in dataclasses.fields(Rule)}
        | {"id": "breaks", "kinds": frozenset({"quantity"}), "check": breaks, "scan": None}
    )
    monkeypatch.setattr(engine, "RULES", (broken, *RULES))
    checker = Checker()
    for _ in range(2):  # and is told once a run
        report = checker.check(articles()[::2])
        assert [item.path for item in report.skipped] == ["rule breaks"]
        assert "ZeroDivisionError" in report.skipped[0].reason
        assert [finding.rule for finding in report.findings] == ["figure-conflict"]


def test_nothing_is_looked_up_on_any_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a run opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    assert Checker().check(articles()[::2]).findings


def test_a_broken_linker_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Checker().check(articles())

    def breaks(*_: object) -> Iterator[Comparison]:
        raise KeyError("no such name")
        yield

    monkeypatch.setitem(linking.LINKERS, "entity", breaks)
    entry = AcceptedEntry(finding="0" * 8, reason="r", rule="name-spelling")
    report = Checker(Settings(desk=Desk(accepted=(entry,)))).check(articles())
    assert [(item.path, item.reason.split(";")[0]) for item in report.skipped] == [
        ("comparing claims of kind entity", "broke off (KeyError)")
    ]
    assert report.findings == whole.findings
    assert not report.notices  # the decision may well be about what was not compared
