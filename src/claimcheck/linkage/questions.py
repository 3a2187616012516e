"""The question that a cluster's claims answer, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.linkage.date_questions import date_question
from claimcheck.linkage.figure_questions import figure_question
from claimcheck.models import (
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    QuantityClaim,
    StatementClaim,
)

_QUOTE_LENGTH = 60


def question_of(claims: Sequence[Claim]) -> str:
    """The question, from the claim that says most about it; the same for any order of claims."""
    first = min(claims, key=lambda claim: (-_fullness(claim), claim.id))
    match first:
        case QuantityClaim():
            return figure_question(first)
        case EntityClaim():
            names = Counter(c.name for c in claims if isinstance(c, EntityClaim))
            name = min(names, key=lambda n: (-names[n], n))
            noun = {"person": "Who is", "organisation": "What body is"}
            return f"{noun.get(first.entity_kind, 'Which place is')} {name}?"
        case AttributionClaim():
            speaker = first.speaker or "the speaker"
            return f"What did {speaker} say: “{_short(first.text)}”?"
        case DateClaim():
            return date_question([c for c in claims if isinstance(c, DateClaim)])
        case StatementClaim():
            said = [c for c in claims if isinstance(c, StatementClaim)]
            # The plainest of them: a hedge or a "not" is an answer.
            plain = min(said, key=lambda c: (c.certainty != "plain", c.negated, -len(c.text), c.id))
            return f"Is it so: “{_short(plain.text.rstrip(' .,;'))}”?"
        case _:
            return first.text


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
