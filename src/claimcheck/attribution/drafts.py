"""A statement while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token


@dataclass(slots=True)
class Draft:
    """Parts are character ranges; ``cue`` and ``speaker`` are head tokens.

    ``anchor`` is the token whose place decides nesting; ``rank`` orders rivals for one place
    (lower wins).
    """

    cue: Token | None
    cue_span: tuple[int, int]
    parts: list[tuple[int, int]]
    speaker: Token | None
    how: str
    quotes: list[int] = field(default_factory=list)
    floating: bool = False
    noun: bool = False
    speaker_span: tuple[int, int] | None = None
