"""The question that a cluster's claims answer, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.models import (
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    QuantityClaim,
    QuantityKind,
    StatementClaim,
)

_QUOTE_LENGTH = 60


def question_of(claims: Sequence[Claim]) -> str:
    """The question, from the claim that says most about it; the same for any order of claims."""
    first = min(claims, key=lambda claim: (-_fullness(claim), claim.id))
    match first:
        case QuantityClaim():
            return _figure(first)
        case EntityClaim():
            names = Counter(c.name for c in claims if isinstance(c, EntityClaim))
            name = min(names, key=lambda n: (-names[n], n))
            noun = {"person": "Who is", "organisation": "What body is"}
            return f"{noun.get(first.entity_kind, 'Which place is')} {name}?"
        case AttributionClaim():
            speaker = first.speaker or "the speaker"
            return f"What did {speaker} say: “{_short(first.text)}”?"
        case DateClaim():
            about = first.event.phrase or first.event.verb
            return f"When: {about}?" if about else "When did it happen?"
        case StatementClaim():
            about = first.subject or ", ".join(sorted(first.words - {first.predicate}))
            return f"Is it so that “{first.predicate}” is true of {_short(about)}?"
        case _:
            return first.text


def _figure(claim: QuantityClaim) -> str:
    measure = claim.measure.phrase or claim.measure.noun or "it"
    period = f", {claim.period.text}" if claim.period and claim.period.text else ""
    if claim.quantity.kind is QuantityKind.MONEY:
        return f"How much: {measure}{period}?"
    if claim.quantity.unit is None:
        return f"How many: {measure}{period}?"
    return f"What figure: {measure}{period}?"


def _fullness(claim: Claim) -> int:
    match claim:
        case QuantityClaim():
            return len(claim.measure.phrase)
        case DateClaim():
            return len(claim.event.phrase)
        case _:
            return len(claim.text)


def _short(text: str) -> str:
    text = " ".join(text.split()).strip("'\"“”‘’ ")
    return text if len(text) <= _QUOTE_LENGTH else text[: _QUOTE_LENGTH - 1].rstrip() + "…"
