"""Signs in sentences are looked up once, whatever pattern asks."""

from __future__ import annotations

import re

from claimcheck.linkage.sentences import said_by, says

NOW = re.compile(r"\bnow\b")
IN = re.compile(r"\bin (\w+)")


def test_patterns_are_told_apart() -> None:
    text = "Now in Bonn, then in Kiel"
    assert not says(NOW, text)
    assert says(IN, text)
    assert said_by(IN, text) == ("Bonn", "Kiel")
    assert said_by(re.compile(r"\b(\w+) in"), text) == ("Now", "then")


def test_each_of_many_patterns_has_its_own_answers() -> None:
    # Patterns that are gone again: another one may stand in the same place in memory.
    for number in range(300):
        pattern = re.compile(rf"\b({number})\b")
        assert says(pattern, f"{number} people")
        assert not says(pattern, f"{number + 1} people")
        assert said_by(pattern, f"{number} people") == (str(number),)
