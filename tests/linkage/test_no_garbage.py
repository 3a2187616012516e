"""Comparing leaves nothing that only a search for garbage would find."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from spacy.language import Language

from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.loader import load

pytestmark = pytest.mark.model
CORPUS = Path(__file__).parents[2] / "corpus"


def test_a_report_makes_no_circles(nlp: Language) -> None:
    checker = Checker(Settings(jobs=1))
    articles = sorted(load([CORPUS]).articles, key=lambda article: article.id)
    read = list(checker.extractions(articles))
    checker.report(articles, read)  # tables and caches are made
    gc.collect()
    gc.disable()
    try:
        report = checker.report(articles, read)
        assert report.findings
        assert gc.collect() == 0
    finally:
        gc.enable()
