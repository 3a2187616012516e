"""Patterns that are compiled late are asked as others are."""

from __future__ import annotations

import re

import pytest

from claimcheck.late import late


def test_as_compiled_at_once() -> None:
    pattern, other = late(r"\b(a)\w+", re.IGNORECASE), re.compile(r"\b(a)\w+", re.IGNORECASE)
    text = "An apple, a pear, and Ale."
    assert [m.group() for m in pattern.finditer(text)] == [m.group() for m in other.finditer(text)]
    assert pattern.findall(text) == other.findall(text)
    assert pattern.split(text, maxsplit=1) == other.split(text, maxsplit=1)
    assert pattern.sub("x", text) == other.sub("x", text)
    assert (pattern.pattern, pattern.flags) == (other.pattern, other.flags)
    for ask in ("search", "match", "fullmatch"):
        found, expected = getattr(pattern, ask)(text, 0, 2), getattr(other, ask)(text, 0, 2)
        assert found is not None and found.span() == expected.span()


def test_compiled_when_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_it = re.compile

    def counted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compile_it(pattern, flags)

    monkeypatch.setattr(re, "compile", counted)
    pattern = late("b+")
    assert made == []
    assert pattern.search("abb") is not None and pattern.search("a") is None
    assert made == ["b+"]


def test_a_mistake_is_told_when_first_asked() -> None:
    with pytest.raises(re.error):
        late("(").search("a")
