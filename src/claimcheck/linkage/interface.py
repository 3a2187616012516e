"""What linkage passes around: how two articles relate, and a linker per claim kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from claimcheck.models import Article, Claim, Comparison


class Nearness(IntEnum):
    """How sure it is that two articles report on the same event."""

    UNRELATED = 0
    SAME_TOPIC = 1
    SAME_EVENT = 2


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles: how near they are, why, and the folded names that both hold."""

    a: str
    b: str
    nearness: Nearness
    reasons: tuple[str, ...] = ()
    shared_names: frozenset[str] = frozenset()
    score: float = 0.0
    days_apart: int | None = None
    established: bool = False  # one side is a fact that the desk has settled


Linker = Callable[
    [Sequence[Claim], Sequence[Claim], Relation, Mapping[str, Article]], Iterator[Comparison]
]
