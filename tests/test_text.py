"""Words of texts: what is kept of them is bounded by how long they are."""

from __future__ import annotations

import weakref

import pytest

from claimcheck.text import all_forms, content_forms


@pytest.mark.parametrize("forms", [all_forms, content_forms])
def test_of_many_long_texts_the_words_of_few_are_kept(forms) -> None:
    texts = [" ".join(f"word{n}x{k}" for k in range(2_500)) for n in range(40)]
    made = [weakref.ref(forms(text)) for text in texts]
    assert len([found for found in made if found() is not None]) <= 20
    assert forms(texts[-1]) is made[-1]()


def test_words_of_a_short_text_are_read_once() -> None:
    text = "Nineteen boats sank off Garrow."
    assert all_forms(text) is all_forms(text)
    assert content_forms(text) == {"19", "boats", "sank", "garrow"}
