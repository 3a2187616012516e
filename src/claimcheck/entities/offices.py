"""The office that a clause says somebody leaves or keeps: "will step down as head of X"."""

from __future__ import annotations

import re

from claimcheck.entities.frame import Frame
from claimcheck.entities.kinds import head_of
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.phrases import Reading, read_roles
from claimcheck.entities.runs import Name

_REACH = 12
# Whoever does this "as" something is that until then. Whoever is appointed or served as something
# is also called by the office that they had before or have now, so that those verbs say less.
# Source: our own list, after what news says of people who leave their posts. Lemmas.
_LEAVING = frozenset("resign step stand quit retire".split())
_LEFT = frozenset("sack oust dismiss remove".split())
_WITH = frozenset({"down", "aside"})  # without these one stands as a candidate, steps as a dancer
_NEEDS = frozenset({"step", "stand"})
_PLANS = frozenset("plan decide intend want refuse agree set".split())
# By these a sentence says that the office was left long ago, and another may be held by now.
_LONG_AGO = re.compile(
    r"\b(?:(?:19|20)\d\d|last (?:year|month)|ago|(?:years?|months?) (?:before|earlier))\b"
)
_TIMES = frozenset({"DATE", "TIME"})
_WHICH = frozenset("last next this".split())


def office_of(frame: Frame, lex: Lexicon, name: Name) -> Reading | None:
    """The roles behind "as" in the clause whose subject a name is; None where there are none.

    None either where a past clause tells of long ago: "resigned as mayor in 2019".
    """
    root = head_of(frame, name)
    verb = frame.head[root]
    if frame.dep[root] not in {"nsubj", "nsubjpass"}:
        return None
    children = frame.children[verb][:_REACH]
    if frame.lemma[verb] in _PLANS:  # "has decided to step down as"
        verb = next((c for c in children if frame.dep[c] == "xcomp"), verb)
        children = frame.children[verb][:_REACH]
    leaves = frame.dep[root] == "nsubj" and frame.lemma[verb] in _LEAVING
    if not leaves and not (frame.dep[root] == "nsubjpass" and frame.lemma[verb] in _LEFT):
        return None
    if frame.lemma[verb] in _NEEDS and not any(frame.low[c] in _WITH for c in children):
        return None
    start, stop = frame.sents[frame.sent[verb]]
    past = frame.tag[verb] in {"VBD", "VBN"}
    if past and _LONG_AGO.search(" ".join(frame.low[start:stop])):
        return None
    for c in children:
        if frame.low[c] == "as" and frame.dep[c] == "prep" and c > verb:
            reading = read_roles(frame, lex, c + 1, _before_time(frame, c + 1, stop))
            return reading if reading.roles else None
    return None


def _before_time(frame: Frame, i: int, stop: int) -> int:
    """Where a time begins that follows a phrase ("deputy mayor next year"), else ``stop``."""
    times = (k for k in range(i, stop) if frame.ent[k] in _TIMES or frame.low[k] in _WHICH)
    return next(times, stop)
