"""The stable Python interface, as a stranger uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import Article, Checker, compare_names, load

CORPUS = Path(__file__).parent / "corpora" / "mill-fire"


@pytest.mark.model
def test_load_check_and_extract() -> None:
    loaded = load([CORPUS])
    checker = Checker()
    report = checker.check(loaded.articles, skipped=loaded.skipped)
    assert {finding.rule for finding in report.findings} >= {"figure-conflict", "quote-altered"}
    article = Article.from_text("More than 100 towns sent help.", id="x", outlet="X")
    claims = checker.extract(article)
    assert [c.text for c in claims if c.kind == "quantity"] == ["More than 100"]
    assert list(checker.extract_all([article])) == [claims]


def test_compare_names_explains_itself() -> None:
    result = compare_names("Dana Okoro", "Dana Okorro", kind="person")
    assert result.level == "variant"
    assert result.reasons


def test_importing_the_package_is_light() -> None:
    code = (
        "import sys, claimcheck; assert 'spacy' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
