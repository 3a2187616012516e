"""How rules show a clause: its verb as printed, and the word that takes from its plain yes."""

from __future__ import annotations

import re

from claimcheck.models import HAS, Side, Span, StatementClaim
from claimcheck.rules.interface import RuleContext
from claimcheck.text import FUNCTION_WORDS, fold


def verb(claim: StatementClaim, context: RuleContext) -> str:
    """The verb as printed with its particle ("went off"), or what stands after "be"."""
    span = claim.verb_span
    if span is None:
        return claim.predicate
    text = context.articles[claim.article].text
    printed = text[span.start : span.end]
    if claim.predicate.startswith(HAS):
        # "fitted with sprinklers": the thing says more than the verb.
        thing = text.lower().find(claim.predicate.removeprefix(HAS), span.end, span.end + _NEAR)
        end = _WORD.match(text, thing) if thing >= 0 else None
        return text[span.start : end.end()] if end else printed
    found = _PARTICLE.match(text, span.end, claim.sentence.end)
    shown = printed if printed[:1].lower() == claim.predicate[:1] else claim.predicate
    return f"{shown} {found[1]}" if found else shown


def deed(claim: StatementClaim, context: RuleContext) -> str:
    """The verb and the words behind it, as printed: "gave evidence at the trial for …"."""
    printed, span = verb(claim, context), claim.verb_span
    if span is None:
        return printed
    text = context.articles[claim.article].text
    if not text[span.start : span.end].lower().startswith(printed[:1].lower()):
        return printed
    head = text[span.start : min(span.start + len(printed), claim.sentence.end)]
    if " ".join(head.split()) != printed:
        return printed
    # A clause ends where the next one begins; a line break ends a headline.
    rest = _CLAUSE_END.split(text[span.start + len(printed) : claim.sentence.end], maxsplit=1)[0]
    words = rest.split()
    shown = words[:_BEHIND]
    while len(words) > _BEHIND and shown and fold(shown[-1]) in FUNCTION_WORDS:
        shown.pop()
    return " ".join([printed, *shown, *(["…"] if len(words) > _BEHIND else [])])


_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[,;:.!?()\n\"“”—–]|\s(?:and|but|which|who|that|because|after|before)\b")
_BEHIND = 5  # words behind a verb that say what is done
# Words that make another verb of a short one: "the alarm went off", "the talks broke down".
_PARTICLE = re.compile(r"\s+(off|out|up|down|away|back)\b")


# Why a finding on two clauses is shown as a hint.
HINT = "only a hint: the two statements share few words and may be about different things"
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
