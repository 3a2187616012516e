"""What the syntax of a sentence says about a pronoun and a mention: bound apart, or governed."""

from __future__ import annotations

from claimcheck.entities.frame import Frame
from claimcheck.frozen import dataclass

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})
CLIMB = 6  # heads that are climbed at most
_REFLEXIVE = frozenset({"himself", "herself"})


@dataclass(frozen=True, slots=True)
class Event:
    """One mention as a possible antecedent: its head token, entity and standing."""

    token: int
    a: int
    b: int
    entity: int
    subject: bool
    main: bool
    speaks: bool
    inner: bool
    possessive: bool
    pronoun: bool
    # The first mention of all: somebody being introduced.
    first: bool


def according(frame: Frame, i: int) -> bool:
    """ "according to him"."""
    return i > 1 and frame.low[i - 1] == "to" and frame.low[i - 2] == "according"


def bound(frame: Frame, i: int, event: Event) -> bool:
    """Whether grammar forbids the pair: subject and object of one verb, or the same noun phrase."""
    verb = frame.head[i]
    if frame.low[i] in _REFLEXIVE:
        return False
    if frame.tag[i] != "PRP$" and frame.dep[i] in OBJECTS:
        if frame.dep[i] == "pobj":
            verb = frame.head[verb]
        if frame.head[event.token] == verb and event.subject:
            return True
    # "his lawyer John Smith": the owner is not the owned.
    return frame.tag[i] == "PRP$" and event.a <= verb < event.b


def governs(frame: Frame, i: int, token: int) -> bool:
    """Whether the token is the subject of a verb above the pronoun ("X said that he")."""
    at = frame.head[i]
    for _ in range(CLIMB):
        if frame.head[token] == at and frame.dep[token] in SUBJECTS:
            return True
        if frame.head[at] == at:
            return False
        at = frame.head[at]
    return False
