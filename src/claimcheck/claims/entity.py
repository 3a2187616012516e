"""Entity claims: a person, organisation or place of an article, with role, age and origin."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import Claim, EntityClaim, Role


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every named person, organisation and place of the article."""
    for entity in parsed.entities.entities:
        span = parsed.span(*entity.name_span)
        sentence, _ = parsed.sentence(*entity.name_span)
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
            name=" ".join(entity.name.split()),
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


KIND = ClaimKind("entity", "people, organisations and places, with roles", extract)
