"""The cue lists: every group and frame says where it comes from, and no word is there twice."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

from claimcheck.attribution.cues import load_cues

DATA = tomllib.loads(resources.files("claimcheck.data").joinpath("cues.toml").read_text("utf-8"))


def test_sources_and_doubles() -> None:
    for kind in ("groups", "frames"):
        for name, table in DATA[kind].items():
            assert table["source"], name
            for key in ("verbs", "nouns"):
                words = table.get(key, [])
                twice = [word for word, n in Counter(words).items() if n > 1]
                assert not twice, (name, twice)
                assert all(word == word.lower() for word in words)


def test_every_table_of_words_names_its_source() -> None:
    for kind in ("prepositions", "noun_prepositions", "shared", "speaking"):
        assert DATA[kind]["source"], kind


def test_a_cue_belongs_to_its_group() -> None:
    cues = load_cues()
    assert cues.group("deny") == "denying"
    assert cues.group("claim", noun=True) == "assertive"
    assert cues.group("unknownverb") == "neutral"
