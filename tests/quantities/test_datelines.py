"""A sentence behind a dateline that ends in a number is no range with it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimcheck.quantities import find_quantities


@pytest.mark.model
@pytest.mark.parametrize(
    "dateline", ["", "DUNNOCK - ", "DUNNOCK, Sept. 3 - ", "DUNNOCK, Sept. 3, 2024 — "]
)
def test_a_figure_behind_a_dateline_is_read(nlp: Language, dateline: str) -> None:
    doc = nlp(f"{dateline}Fourteen people were injured when a bus overturned.")
    assert [doc.text[q.start : q.end] for q in find_quantities(doc)] == ["Fourteen"]


@pytest.mark.model
def test_spelled_ranges_stay_ranges(nlp: Language) -> None:
    doc = nlp("Three - Fourteen people were injured, four to six of them badly.")
    assert "four to six" in [doc.text[q.start : q.end] for q in find_quantities(doc)]
