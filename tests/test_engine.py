"""The engine: one text that breaks a finder never stops the rest."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.models import Article
from claimcheck.nlp import extraction

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
