"""Parsed texts are gone once they are read, without a search for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from spacy.language import Language

from claimcheck.models import Article
from claimcheck.nlp.extraction import extract_all
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


def test_a_text_that_was_let_go_is_empty(nlp: Language) -> None:
    doc = Doc(nlp("Two men ran. One fell."))
    token = doc[0]
    doc.release()
    assert len(doc) == 0
    assert token.text == "Two"
    assert token.rights == []
