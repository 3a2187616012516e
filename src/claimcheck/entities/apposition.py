"""Names in apposition to a role, wherever the parse hangs them: "the head of X, Ann Lee"; and
bodies behind them."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.entities.cluster import Draft
from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.phrases import text_of

_CHILDREN = 12
_DEEP = 3


def role_above(frame: Frame, lex: Lexicon, noun: int) -> int:
    """The role noun to which a name hung on ``noun`` belongs, or -1.

    In "the CEO of Delta Foods, Ann Lee" the parser hangs the name on "Foods", which is no person.
    """
    for _ in range(_DEEP):
        if frame.low[noun] in lex.person_nouns:
            return noun
        if frame.dep[noun] != "pobj" or frame.ent[noun] == "PERSON":
            return -1
        noun = frame.head[frame.head[noun]]
    return noun if frame.low[noun] in lex.person_nouns else -1


def apposed(frame: Frame, noun: int) -> list[int]:
    """Tokens in apposition to ``noun`` or, after a comma, to the object of its "of" or "for"."""
    found: list[int] = []
    for _ in range(_DEEP):
        children = frame.children[noun][:_CHILDREN]
        found += [c for c in children if frame.dep[c] == "appos"]
        inner = [
            c
            for prep in children
            if frame.dep[prep] == "prep" and prep > noun
            for c in frame.children[prep][:_CHILDREN]
            if frame.dep[c] == "pobj" and frame.ent[c] != "PERSON"
        ]
        if len(inner) != 1:
            break
        noun = inner[0]
    return found


def give_body(frame: Frame, draft: Draft, k: int, stop: int) -> bool:
    """ "Geologist X, of the University of Y,": the body of a role that stands before the name."""
    if not draft.roles or draft.roles[-1].organisation:
        return False
    first = k + 1 + (k + 1 < stop and frame.low[k + 1] == "the")
    end = first
    while end < stop and frame.ent[end] == "ORG":
        end += 1
    if end == first:
        return False
    role = draft.roles[-1]
    draft.roles[-1] = replace(role, organisation=text_of(frame, first, end))
    return True
