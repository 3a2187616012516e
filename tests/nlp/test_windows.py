"""Windows computed once give what spaCy's own networks give."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import spacy
from spacy.language import Language

from claimcheck.nlp import windows
from claimcheck.nlp.installed import model_folder
from claimcheck.nlp.pipeline import DEFAULT_MODEL
from parsed_texts import ATTRIBUTES, TEXTS


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(model_folder(DEFAULT_MODEL), exclude=["attribute_ruler", "lemmatizer"])


@pytest.fixture
def shared(plain: Language) -> Iterator[Language]:
    functions = [(node, node._func) for _, c in plain.pipeline for node in c.model.walk()]
    assert windows.share_windows(plain) == 2
    yield plain
    for node, function in functions:
        node._func = function


def _read(nlp: Language, texts: list[str], size: int) -> list[tuple[np.ndarray, np.ndarray]]:
    docs = list(nlp.pipe(texts, batch_size=size))
    return [(doc.to_array(ATTRIBUTES), doc.tensor) for doc in docs]


@pytest.fixture(scope="module")
def expected(plain: Language) -> list[tuple[np.ndarray, np.ndarray]]:
    return _read(plain, TEXTS, 1)


@pytest.mark.parametrize("size", [1, 3, 32])
def test_same_as_spacy(
    expected: list[tuple[np.ndarray, np.ndarray]], shared: Language, size: int
) -> None:
    for (labels, vectors), (ours, ours_vectors) in zip(
        expected, _read(shared, TEXTS, size), strict=True
    ):
        assert (labels == ours).all()
        assert np.allclose(vectors, ours_vectors, atol=1e-4)


def test_words_are_forgotten_and_embedded_again(
    expected: list[tuple[np.ndarray, np.ndarray]],
    shared: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(windows, "_MOST_WORDS", 40)
    for (_, vectors), (_, ours) in zip(expected, _read(shared, TEXTS, 1), strict=True):
        assert np.allclose(vectors, ours, atol=1e-4)


def test_a_network_of_another_build_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    tagger = nlp.add_pipe(
        "tagger",
        config={
            "model": {
                "@architectures": "spacy.Tagger.v2",
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "width": 8,
                    "depth": 2,
                    "embed_size": 50,
                    "window_size": 2,
                    "maxout_pieces": 2,
                    "subword_features": True,
                    "pretrained_vectors": None,
                },
            }
        },
    )
    tagger.add_label("NN")
    nlp.initialize()
    assert windows.share_windows(nlp) == 0
