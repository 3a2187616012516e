"""Entity claims: a person, organisation or place of an article, with role, age and origin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.entities.roles import normalise_role, role_nouns
from claimcheck.models import Claim, EntityClaim, Role

if TYPE_CHECKING:
    from claimcheck.entities import Entity

_WORD = re.compile(r"\S+")


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every named person, organisation and place of the article."""
    for entity in parsed.entities.entities:
        name_start, name_end = _without_title(parsed, entity)
        span = parsed.span(name_start, name_end)
        sentence, _ = parsed.sentence(name_start, name_end)
        words: set[str] = set()
        for start, end in entity.mentions[:20]:  # a name's first mentions introduce it
            words |= parsed.sentence(start, end)[1]
        yield EntityClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=sentence,
            entity_kind=entity.kind,
            name=untitled_name(parsed, entity),
            roles=tuple(
                Role(role.title, role.organisation, parsed.span(*role.span))
                for role in entity.roles
                if role.span[0] < role.span[1]
            ),
            age=entity.age,
            age_span=parsed.span(*entity.age_span) if entity.age_span else None,
            origin=entity.origin,
            gender=entity.gender,
            mentions=tuple(parsed.span(start, end) for start, end in entity.mentions),
            words=frozenset(words),
        )


def untitled_name(parsed: Parsed, entity: Entity) -> str:
    """What an entity is called, as printed but for a title before it."""
    start, end = _without_title(parsed, entity)
    return " ".join(parsed.view.text[start:end].split()) or entity.name


def _without_title(parsed: Parsed, entity: Entity) -> tuple[int, int]:
    """The name without a title printed before it ("Harbour Police Chief Jane Doe")."""
    start, end = entity.name_span
    if entity.kind != "person":
        return start, end
    words = list(_WORD.finditer(parsed.view.text, start, end))
    for number in range(len(words) - 3, -1, -1):
        if normalise_role(words[number].group()) in role_nouns():
            return words[number + 1].start(), end
    return start, end


KIND = ClaimKind("entity", "people, organisations and places, with roles", extract)
