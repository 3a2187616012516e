"""Decisions taken for a batch at once are spaCy's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import spacy
from spacy.language import Language

from claimcheck.nlp import steps
from claimcheck.nlp.pipeline import _deciders, parse_all
from parsed_texts import ATTRIBUTES, TEXTS

pytestmark = pytest.mark.model


@pytest.fixture
def counted(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many states were scored here, so that no test passes on spaCy's own loop."""
    seen: list[int] = []
    scores = steps._Scorer.scores

    def counting(self: steps._Scorer, states: list[object], table: np.ndarray) -> np.ndarray:
        seen.append(len(states))
        return scores(self, states, table)

    monkeypatch.setattr(steps._Scorer, "scores", counting)
    yield seen
    _deciders.pop(nlp, None)


@pytest.mark.parametrize("most", [1, 60, 30_000])
def test_same_as_spacy(
    nlp: Language, counted: list[int], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_MOST_TOKENS", most)
    own = [nlp(text) for text in TEXTS]
    ours = parse_all(nlp, TEXTS)
    assert [doc.text for doc in ours] == TEXTS
    for doc, expected in zip(ours, own, strict=True):
        assert (doc.to_array(ATTRIBUTES) == expected.to_array(ATTRIBUTES)).all()
        assert [token.lemma_ for token in doc] == [token.lemma_ for token in expected]
    assert max(counted) == (1 if most == 1 else len([text for text in TEXTS if text])) or most == 60


def test_both_systems(nlp: Language) -> None:
    assert set(steps.deciders(nlp)) == {"parser", "ner"}
    assert parse_all(nlp, []) == []


def test_another_build(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that is not as expected keeps spaCy's own loop, with the same labels."""
    monkeypatch.setattr(steps, "_scorer", lambda *_: None)
    _deciders.pop(nlp, None)
    assert steps.deciders(nlp) == {}
    monkeypatch.setattr(steps, "_scorer", _broken)
    assert steps.deciders(nlp) == {}
    texts = [text for text in TEXTS if text]
    for doc, text in zip(parse_all(nlp, texts), texts, strict=True):
        assert (doc.to_array(ATTRIBUTES) == nlp(text).to_array(ATTRIBUTES)).all()
    _deciders.pop(nlp, None)


def _broken(*_: object) -> None:
    raise AttributeError("no such part")


def test_blank_pipeline() -> None:
    assert [doc.text for doc in parse_all(spacy.blank("en"), ["One.", ""])] == ["One.", ""]
