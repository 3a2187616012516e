"""Any Doc: no crash, spans inside the text, answers consistent."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from claimcheck.entities import Entities, find_entities

_BLANK = spacy.blank("en")
_WORDS = st.sampled_from(
    [
        *"Mr Mrs. Anna Lindqvist said he she the CEO of Bank Orvex Labs , . “ ” \" ' ( ) -".split(),
        *"45 year old who is founder and Kenyan Kenya from ’s 's President É 😀 AI van J.".split(),
        *("\n", "\u200b", "the company"),
    ]
)


def _check(entities: Entities, text: str) -> None:
    for entity in entities.entities:
        assert entity.mentions
        assert entity.kind in {"person", "organisation", "place", "other"}
        spans = [
            *entity.mentions,
            *entity.anaphors,
            entity.name_span,
            *(r.span for r in entity.roles),
        ]
        for start, end in spans:
            assert 0 <= start < end <= len(text)
        for start, end in entity.mentions:
            assert entities.entity_at(start, end) is not None
    starts = [entity.mentions[0].start for entity in entities.entities]
    assert starts == sorted(starts)
    for start in range(0, len(text), 7):
        entities.resolve(start, start + 9)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_blank_docs_of_any_text(text: str) -> None:
    _check(find_entities(_BLANK(text)), text)


@given(st.lists(_WORDS, max_size=40))
@settings(max_examples=100, deadline=None)
def test_blank_docs_of_name_like_text(words: list[str]) -> None:
    text = " ".join(words)
    _check(find_entities(_BLANK(text)), text)


@pytest.mark.model
@given(words=st.lists(_WORDS, max_size=30))
@settings(max_examples=60, deadline=None)
def test_parsed_docs_of_name_like_text(nlp: spacy.language.Language, words: list[str]) -> None:
    text = " ".join(words)
    _check(find_entities(nlp(text)), text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "anna lindqvist said the bank of orvex closes on friday. she is the ceo of orvex labs.",
        "ANNA LINDQVIST SAID THE BANK OF ORVEX CLOSES ON FRIDAY. SHE IS THE CEO OF ORVEX LABS.",
        "Anna Lindqvist " * 300,
        "He said she said " * 200,
        "(((((((" * 50,
        "Mr Mr Mr Mr President President of of the the",
    ],
)
def test_odd_texts(nlp: spacy.language.Language, text: str) -> None:
    _check(find_entities(nlp(text)), text)


@pytest.mark.model
def test_component_keeps_the_entities_on_the_doc(nlp: spacy.language.Language) -> None:
    from claimcheck.entities import component

    doc = component.entities_component(nlp("Anna Lindqvist, chairwoman of Orvex Labs, said no."))
    assert [e.name for e in doc._.claimcheck_entities.of_kind("person")] == ["Anna Lindqvist"]


def test_resolve_of_an_empty_text() -> None:
    entities = find_entities(_BLANK(""))
    assert entities.resolve(0, 0) is None
    assert entities.entity_at(0, 1) is None


@pytest.mark.model
def test_a_known_name_cut_off_by_the_end_of_the_text(nlp: Language) -> None:
    text = (
        "Orton Group said so on Monday. Orton Group Limited Europe Bank was sold. "
        "The Orton firm is big.\n\nA HOUSE SOLD BY ORTON GROUP"
    )
    doc = nlp(text)
    for entity in find_entities(doc).entities:
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions)
