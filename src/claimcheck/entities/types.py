"""What the entity pass returns: entities with their mentions, and who a span refers to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import field

from claimcheck.frozen import dataclass
from claimcheck.models import Role, Span


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or other named thing of one text.

    ``kind``: "person", "organisation", "place" or "other" (an event, a product). ``name`` is the
    fullest form as printed, without honorific, title or possessive; ``name_span`` where it stands.
    ``mentions`` name it (full, by surname, by acronym); ``anaphors`` refer to it without a name
    (pronouns, "the governor"). ``gender`` is "male", "female" or "" and set only where the text
    says it. All spans are character offsets into the parsed text.
    """

    kind: str
    name: str
    name_span: Span
    mentions: tuple[Span, ...] = ()
    anaphors: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    age: int | None = None
    age_span: Span | None = None
    origin: str = ""
    origin_span: Span | None = None
    gender: str = ""
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one text, in text order, and the two look-ups by span."""

    entities: tuple[Entity, ...] = ()
    _starts: tuple[int, ...] = ()
    _spans: tuple[tuple[int, int, int], ...] = ()
    _resolver: Callable[[int, int], int | None] | None = field(
        default=None, compare=False, repr=False
    )

    def entity_at(self, start: int, end: int) -> Entity | None:
        """The entity one of whose mentions or anaphors overlaps the span; the first one."""
        i = max(bisect_right(self._starts, start) - 1, 0)
        while i < len(self._spans):
            low, high, entity = self._spans[i]
            if low >= end:
                return None
            if high > start:
                return self.entities[entity]
            i += 1
        return None

    def resolve(self, start: int, end: int) -> Entity | None:
        """The entity that a phrase refers to: a name or a part of one, a pronoun, a description.

        The phrase's syntactic head decides ("Smith's lawyer" is not Smith). None where the text
        does not make it clear, or where it is nobody with a name.
        """
        if self._resolver is None:
            return None
        found = self._resolver(start, end)
        return None if found is None else self.entities[found]

    def of_kind(self, kind: str) -> tuple[Entity, ...]:
        """The entities of one kind, in text order."""
        return tuple(entity for entity in self.entities if entity.kind == kind)
