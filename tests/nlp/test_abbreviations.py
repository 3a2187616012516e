"""Which full stops end no sentence, through the parser's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The fire on Baker Ave. Tuesday killed two people.",
        "Two men were shot on Baker Blvd. Friday night.",
        "The house on Oak Rd. South burned down.",
        "The meeting on Tues. Sept. 3 drew 400 people.",
        "Acme Inc. Chief Executive Ann Lee resigned.",
        "Harris Co. Sheriff Lee said so.",
        "Supt. Lee of the Velm police said so.",
    ],
)
def test_one_sentence(nlp: Language, text: str) -> None:
    assert [sent.text for sent in nlp(text).sents] == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The fire was on Baker Ave.", "Tuesday's storm had cut the power."),
        ("He works for Acme Inc.", "The mayor said so."),
        ("She sat in the sun.", "March was hot."),
        ("The army is that of the U.S.", "The mayor said so."),
    ],
)
def test_two_sentences(nlp: Language, first: str, second: str) -> None:
    assert [sent.text for sent in nlp(f"{first} {second}").sents] == [first, second]
