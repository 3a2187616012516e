"""How rules show a clause: its verb as printed, and the word that takes from its plain yes."""

from __future__ import annotations

from claimcheck.models import Side, Span, StatementClaim
from claimcheck.rules.interface import RuleContext


def verb(claim: StatementClaim, context: RuleContext) -> str:
    """The verb as printed, or the adjective or noun after "be"."""
    span = claim.verb_span
    printed = context.articles[claim.article].text[span.start : span.end] if span else ""
    return printed if printed[:1].lower() == claim.predicate[:1] else claim.predicate


def side(claim: StatementClaim, says: str, word: Span | None) -> Side:
    """A side that marks the verb and one other word: the whole clause would hide them."""
    marks = sorted({span for span in (word, claim.verb_span) if span is not None})
    if not marks:
        return Side(claim, claim.span, says)
    return Side(claim, Span(marks[0].start, marks[-1].end), says, tuple(marks))
