"""What one report tells as done or decided, and another one of that day as still open.

A hedge is mostly the tone of a report: who "may be ill" there "is ill" here. Some are more than
that. Words of deliberation ("considers closing", "in talks to buy", "has not decided whether to
run") say that nothing is decided, which "will close" and "has closed" deny; so does "may close",
said of a body, where the body itself said that it will. And what may yet be done to somebody with a
name ("Ann Holt could be suspended") has not been done. Of others it may be a forecast that came
true within the day ("flights may be delayed").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.dates.moments import moment_words
from claimcheck.late import late
from claimcheck.models import Article, StatementClaim
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, content, fold, forms_in

_MODAL = frozenset({"may", "might", "could"})
_DELIBERATION = re.compile(r"consider(?:s|ed|ing)?|talks?|negotiations?|discussions?|whether")
# What is settled by a plan: not what somebody wants, hopes or proposes.
_DECIDED = late(r"will|shall|['’]ll|(?:decid|agre|vot|resolv)ed|opted|chose|chosen", re.IGNORECASE)
# What one could do in that one did it: verbs of the senses and of the mind, as grammars list them.
_SENSES = frozenset("see hear feel smell taste find tell know understand remember sense".split())
_AUXILIARY = late(
    r"\b(?:has|have|had|was|were|been|['’](?:s|ve|d))(?:\s+\w+ly)?\s+(?:been\s+)?$", re.IGNORECASE
)
# Words by which what may be is one more: "could be suspended again".
_MORE = late(r"\b(?:again|also|another|further|more|other|second|next|too)\b", re.IGNORECASE)
_BACK = 30  # characters before a verb in which its auxiliary stands


def _leaves_open(hedged: StatementClaim, other: StatementClaim) -> bool:
    """Whether one clause may leave open what the other one of the same verb says for sure."""
    if hedged.certainty != "possible" or other.certainty not in {"plain", "planned"}:
        return False
    if hedged.predicate != other.predicate or hedged.negated or other.negated:
        return False
    hedge = hedged.hedge.lower()
    return hedge in _MODAL or _DELIBERATION.fullmatch(hedge) is not None


def denies_as_open(a: StatementClaim, b: StatementClaim, articles: Mapping[str, Article]) -> bool:
    """Whether one clause tells as done or decided what the other says is still open."""
    for hedged, other in ((a, b), (b, a)):
        if not _leaves_open(hedged, other) or _of_two_times(hedged, other):
            continue
        own, its = (articles[claim.article].text for claim in (hedged, other))
        done = other.certainty == "plain" and _is_done(other, its)
        decided = _DECIDED.fullmatch(other.hedge) is not None
        if hedged.hedge.lower() not in _MODAL:
            return done or decided
        if decided and hedged.hedge.lower() != "could" and not hedged.passive:
            return _commits_itself(other)
        return done and hedged.passive and _is_to_come(hedged, own) and _has_name(hedged, own)
    return False


# What ends the noun that a subject begins with: "Ann Holt, a teacher at", "the mayor of".
_BEHIND_NOUN = late(r",| (?:of|at|in|from|for|on|who|which|that|with|to|named) ")


def say_of_one_subject(
    a: StatementClaim, b: StatementClaim, articles: Mapping[str, Article]
) -> bool:
    """Whether a clause that hedges says of one subject, and object, what the other one says.

    "Three councillors" are not "a councillor", and a teacher of the
    school of Tom Garde is not Tom Garde. What "could be seen" was seen.
    """
    if any(c.hedge.lower() == "could" and c.predicate in _SENSES for c in (a, b)):
        return False
    if a.passive is not b.passive:
        return True
    subjects = [frozenset(claim.subject.split()) for claim in (a, b)]
    if all(subjects) and not subjects[0] & subjects[1]:
        return False
    if not a.passive and bool(a.object) is not bool(b.object):
        return False
    heads = [_head(claim, articles[claim.article].text) for claim in (a, b)]
    words = [frozenset(content(head)) for head in heads]
    named = all(_NAMED.search(head) for head in heads)
    return not (named and not words[0] & words[1]) and _number(heads[0]) == _number(heads[1])


_NAMED = late(r"\b(?!The\b|A\b|An\b)[A-Z]")


def _head(claim: StatementClaim, text: str) -> str:
    """The noun phrase that a clause begins with, as printed."""
    spans = [span for span in (claim.verb_span, claim.hedge_span) if span is not None]
    end = min((span.start for span in spans), default=claim.end)
    return _BEHIND_NOUN.split(text[claim.start : max(claim.start, end)])[0]


def _number(head: str) -> str:
    """The number that a noun phrase begins with; empty for none."""
    first = next(iter(forms_in(head)), "")
    return first if first.isdigit() else ""


def _of_two_times(hedged: StatementClaim, other: StatementClaim) -> bool:
    """ "Was fined last year", "could be fined again": what is open is another deed."""
    asides = {*hedged.aside.split(), *other.aside.split()} - {"yet"}
    asides -= {"had"} if hedged.speaker or other.speaker else set()
    days = [claim.words & DAYS_AND_MONTHS - {"may"} for claim in (hedged, other)]
    more = _MORE.search(hedged.text) and not _MORE.search(other.text)
    return bool(asides or more or (all(days) and not days[0] & days[1]))


def _is_done(claim: StatementClaim, text: str) -> bool:
    """Whether a clause tells a deed as done: "has closed", "was suspended", "closed"."""
    span = claim.verb_span
    if span is None:
        return False
    if _AUXILIARY.search(text, max(claim.sentence.start, span.start - _BACK), span.start):
        return not text[span.start : span.end].endswith("ing")
    form = text[span.start : span.end].lower()
    known = moment_words().irregular.get(form) == claim.predicate
    return form != claim.predicate and (form.endswith("ed") or known)


def _commits_itself(claim: StatementClaim) -> bool:
    """Whether somebody says what he himself will do, and no more than one foresees of another."""
    names = frozenset(fold(claim.speaker).split()) - FUNCTION_WORDS
    return bool(names & frozenset(claim.subject.split()))


def _is_to_come(claim: StatementClaim, text: str) -> bool:
    """Whether a modal of a passive clause speaks of what is to come: "could be fined"; of what was,
    "may have been fined" only says how sure one is."""
    if claim.hedge_span is None or claim.verb_span is None:
        return False
    between = text[claim.hedge_span.end : claim.verb_span.start].split()
    return "be" in between and "have" not in between


def _has_name(claim: StatementClaim, text: str) -> bool:
    """Whether the subject of a clause has a name: a capital behind its first word."""
    end = claim.verb_span.start if claim.verb_span is not None else claim.end
    return re.search(r"\s[A-Z]", text[claim.start : max(claim.start, end)]) is not None
