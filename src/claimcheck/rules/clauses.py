"""How rules show a clause: its verb as printed, and the word that takes from its plain yes."""

from __future__ import annotations

from claimcheck.models import Side, Span, StatementClaim
from claimcheck.rules.interface import RuleContext


def verb(claim: StatementClaim, context: RuleContext) -> str:
    """The verb as printed, or the adjective or noun after "be"."""
    span = claim.verb_span
    printed = context.articles[claim.article].text[span.start : span.end] if span else ""
    return printed if printed[:1].lower() == claim.predicate[:1] else claim.predicate


# Why a finding on two clauses is shown as a hint.
HINT = "a hint only: the two clauses share few words, and may tell of different things"
_NEAR = 40  # characters of a hedge and its verb together that are shown as printed
_LONG = 90


def said(claim: StatementClaim, context: RuleContext) -> str:
    """The verb with what hedges it, as printed: "have almost agreed", "accused … of taking"."""
    printed = verb(claim, context)
    if claim.hedge_span is None or claim.verb_span is None:
        return f"{claim.hedge} {printed}".strip()
    start = min(claim.hedge_span.start, claim.verb_span.start)
    end = max(claim.hedge_span.end, claim.verb_span.end)
    if end - start > _NEAR:
        return f"{claim.hedge} … {printed}"
    return " ".join(context.articles[claim.article].text[start:end].split())


def clause(claim: StatementClaim, context: RuleContext) -> str:
    """A clause as printed, cut where it is long."""
    text = " ".join(context.articles[claim.article].text[claim.start : claim.end].split()).rstrip(
        " .,;"
    )
    return text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …"


def side(claim: StatementClaim, says: str, word: Span | None) -> Side:
    """A side that marks the verb and one other word: the whole clause would hide them."""
    marks = sorted({span for span in (word, claim.verb_span) if span is not None})
    if not marks:
        return Side(claim, claim.span, says)
    return Side(claim, Span(marks[0].start, marks[-1].end), says, tuple(marks))
