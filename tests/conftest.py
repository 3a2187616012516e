"""Shared fixtures: the language model, loaded once per session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default model with claimcheck's components."""
    from claimcheck.nlp.pipeline import load_pipeline

    return load_pipeline()
