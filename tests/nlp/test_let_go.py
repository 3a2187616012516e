"""Parsed texts are gone once they are read, without a search for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from spacy.language import Language

from claimcheck.models import Article, SkippedInput
from claimcheck.nlp.extraction import extract_all
from claimcheck.nlp.pipeline import DEFAULT_MODEL, load_pipeline
from claimcheck.nlp.plain import Doc, Token

pytestmark = pytest.mark.model


@pytest.fixture
def no_collecting() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def _alive() -> int:
    return sum(isinstance(thing, Token) for thing in gc.get_objects())


def test_tokens_of_read_articles_are_gone(nlp: Language, no_collecting: None) -> None:
    text = "Mayor Ann Oduya said on Monday that 12 people were hurt.\n\n“We waited,” she added."
    articles = [Article.from_text(f"{text} Number {n}.", id=f"a{n}") for n in range(3)]
    before = _alive()
    found = list(extract_all(nlp, articles))
    assert all(extraction.claims for extraction in found)
    assert _alive() == before


def test_so_are_those_of_an_article_that_cannot_be_read(
    nlp: Language, no_collecting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise ValueError("no claims")

    monkeypatch.setattr("claimcheck.nlp.extraction.extract", broken)
    before = _alive()
    found = list(extract_all(nlp, [Article.from_text("Two men ran.", id="a")]))
    assert isinstance(found[0], SkippedInput)
    assert _alive() == before


def test_loading_the_model_starts_no_search_for_garbage(no_collecting: None) -> None:
    load_pipeline.__wrapped__(DEFAULT_MODEL)
    assert not gc.isenabled()
    assert gc.get_threshold()[0] > 0


def test_a_text_that_was_let_go_is_empty(nlp: Language) -> None:
    doc = Doc(nlp("Two men ran. One fell."))
    token = doc[0]
    doc.release()
    assert len(doc) == 0
    assert token.text == "Two"
    assert token.rights == []
