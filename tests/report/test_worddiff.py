"""Word diffs between two sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.worddiff import compare


def shown(text, other, **how):
    """Changed words in brackets, changed letters in braces."""
    form = {(False, False): "{}", (True, False): "[{}]", (True, True): "{{{}}}"}
    return "".join(form[p.changed, p.letters].format(p.text) for p in compare(text, other, **how))


@pytest.mark.parametrize(
    ("text", "other", "wanted"),
    [
        ("reach the east stairs", "reach the west stairs", "reach the [east] stairs"),
        ("killed 1,250 people", "killed 1,520 people", "killed [1,250] people"),
        ("more than 4,000 visitors", "some 2,500 people", "[more than 4,000 visitors]"),
        ("Nobody came", "nobody  came", "Nobody came"),
        ("“We won”", '"We won"', "“We won”"),
        ("nearly agreed", "agreed", "[nearly] agreed"),
        ("", "agreed", ""),
    ],
)
def test_words(text, other, wanted):
    assert shown(text, other) == wanted


@pytest.mark.parametrize(
    ("text", "other", "wanted"),
    [
        ("Anna Kovalchik", "Anna Kovalchuk", "Anna [Kovalch]{i}[k]"),
        ("Anna Smith", "Anna Jones", "Anna [Smith]"),
        ("Anna Smith", "Anna Smith", "Anna Smith"),
    ],
)
def test_letters_that_differ_within_a_word(text, other, wanted):
    assert shown(text, other, letters=True) == wanted


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_nothing_is_lost(text, other, letters):
    assert "".join(part.text for part in compare(text, other, letters=letters)) == text


def test_long_texts_are_not_compared():
    assert compare("a " * 5000, "b") == ((("a " * 5000), True, False),)
