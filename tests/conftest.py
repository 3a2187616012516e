"""Shared fixtures: the language model, loaded once per session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck import Checker


# No deadlines: what takes time is measured in benchmarks. The same examples on every CI run, so
# that a red run is about the change; elsewhere examples are random and find new ones.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs the tests."""
    os.environ["CLAIMCHECK_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default model with claimcheck's components."""
    from claimcheck.nlp.pipeline import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the default settings and no cache."""
    from claimcheck import Checker

    return Checker()
