"""Patterns of ``.claimcheckignore``: those of git, and none that takes long over a name."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from claimcheck.loader.ignore import _Rules

PIECES = ["a", "b", ".", "*", "*", "?", "[ab]", "[a-b]", "**/", "/**", "/**/", "/", "!", "\\*", "c"]
patterns = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map("".join)
names = st.lists(st.text("abc*", min_size=1, max_size=6), min_size=1, max_size=4)


@given(st.lists(patterns, max_size=4), names, st.booleans())
def test_the_decision_is_pathspec_s(lines: list[str], parts: list[str], folder: bool) -> None:
    try:
        expected = GitIgnoreSpec.from_lines(lines)
        rules = _Rules.of(lines)
    except ValueError:
        assume(False)
    name = "/".join(parts) + ("/" if folder else "")
    assert rules.say(name) == expected.check_file(name).include


@pytest.mark.parametrize(
    ("pattern", "name", "left_out"),
    [
        ("*draft*v*final*.txt", "the-draft-v2-final-b.txt", True),
        ("*draft*v*final*.txt", "the-draft-final-v2.txt", None),
        ("a*b*ab", "aabab", True),
        ("*a*aa", "xaaa", True),
        ("*[!x]*[0-9].txt", "note7.txt", True),
        ("*[!x]*x", "a/x", None),
        ("**/old/**/*.txt", "x/old/y/z/a.txt", True),
    ],
)
def test_stars(pattern: str, name: str, left_out: bool | None) -> None:
    assert _Rules.of([pattern]).say(name) is left_out


@pytest.mark.parametrize(
    "pattern",
    ["*a" * 60 + "b", "**/" * 60 + "*a" * 60 + "c", "[a-z]*" * 60 + "!", "[!b]*" * 60 + "!",
     "*" * 200 + "b", "?*" * 60 + "b"],
)  # fmt: skip
def test_no_pattern_takes_long_over_a_name(pattern: str) -> None:
    """Each of these took longer than anybody waits; the run of this test is the proof."""
    rules = _Rules.of([pattern])
    for name in ("a" * 250, "a" * 250 + ".txt", "/".join(["a"] * 200)):
        assert rules.say(name) is None


def test_a_pattern_that_may_begin_anywhere_too_often_is_refused() -> None:
    with pytest.raises(ValueError, match=r"more than 2 \*\* between folders"):
        _Rules.of(["a/**/b/**/c/**/d"])
