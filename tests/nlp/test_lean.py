"""spaCy is imported without its command line, and whole where that does not work."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIGHT = """
import sys
import claimcheck.nlp.pipeline
for name in (
    "spacy.cli", "weasel", "requests", "langcodes", "srsly.ruamel_yaml", "packaging.requirements"
):
    assert name not in sys.modules, name
import spacy, spacy.util
assert spacy.util.find_matching_language("en-gb") == "en"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert spacy.util.split_requirement("spacy>=3.0") == ("spacy", ">=3.0")
import spacy.cli, langcodes, srsly
assert callable(spacy.cli.download) and langcodes.tag_is_valid("en")
assert srsly.yaml_loads("a: 1") == {"a": 1}
"""
# What spaCy takes from its command line is not where it was.
OTHER = """
import sys
from claimcheck.nlp import lean
lean._FUNCTIONS = {"spacy.cli.elsewhere": ("info",)}
import claimcheck.nlp.pipeline as pipeline
assert "spacy.cli.download" in sys.modules
assert "spacy.cli.elsewhere" not in sys.modules
nlp = pipeline.load_pipeline()
assert [token.text for token in pipeline.parse(nlp, "It didn't.")] == ["It", "did", "n't", "."]
"""
BEFORE = """
import spacy
info = spacy.info
import claimcheck.nlp.pipeline
assert spacy.info is info
"""


@pytest.mark.model
@pytest.mark.parametrize("code", [LIGHT, OTHER, BEFORE], ids=["light", "other", "before"])
def test_import(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
