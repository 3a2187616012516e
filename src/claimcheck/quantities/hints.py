"""What a language model may tell the grammar about a word; the grammar also runs without."""

from __future__ import annotations

from typing import Protocol


class Hints(Protocol):
    """What the language model knows of a place in the text; nothing without a model."""

    def tag(self, start: int) -> str:
        """Penn tag of the token at character ``start``, "" if unknown."""

    def entity(self, start: int) -> str:
        """Named-entity label at character ``start``, "" if none or unknown."""


class NoHints:
    """For texts without tags."""

    def tag(self, start: int) -> str:
        """Always unknown."""
        return ""

    def entity(self, start: int) -> str:
        """Always unknown."""
        return ""
