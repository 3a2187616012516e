"""What linkage passes around: how two articles relate, and a linker per claim kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What linkers may know besides claims: the articles, and names that the desk has settled.

    ``canonical`` maps a folded name or alias of claims.yaml to its entity's name; two names with
    one canonical form are the same and never reported against each other.
    """

    articles: Mapping[str, Article]
    canonical: Mapping[str, str] = field(default_factory=dict)


Linker = Callable[[Sequence[Claim], Sequence[Claim], Relation, LinkContext], Iterator[Comparison]]
