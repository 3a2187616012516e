"""Which part of somebody was hurt, as a clause says it: "was taken off with a knee injury".

Only an injury in the singular, of a part that is named: "leg injuries" may be those of a knee, and
somebody hurt in a crash has several. The lists are data (``data/outcomes.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

AXIS = "wound"
_ONSET = "onset"


@dataclass(frozen=True, slots=True)
class _Lists:
    injuries: frozenset[str]
    onset: frozenset[str]
    joined: frozenset[str]
    parts: dict[str, str]  # noun -> its row


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = read_table("outcomes.toml")["wounds"]
    return _Lists(
        injuries=frozenset(table["injuries"]),
        onset=frozenset(table["onset"]),
        joined=frozenset(table["joined"]),
        parts={noun: part for part, nouns in table["parts"].items() for noun in nouns},
    )


def wounds_of(verb: Token) -> Iterator[tuple[str, str, Token]]:
    """The part hurt, of whom it is told ("subject" or "object" of the verb), and the injury's noun.

    An active verb with an object of its own ("Rovers replaced Lee with ...") tells it of nobody.
    """
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    for noun in objects:
        if not passive and verb.lemma_ in _lists().onset and (part := _part(noun)):
            yield part, "subject", noun
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in _lists().joined and not objects:
            for noun in prep.children:
                if noun.dep_ == "pobj" and (part := _part(noun)):
                    yield part, "object" if passive else "subject", noun


def told_by(verb: Token) -> frozenset[str]:
    """What kind of deed tells of an injury: that somebody suffered it, or the verb's own.

    "Suffered an ankle injury" is no answer to "went off with a knee injury", which may be older.
    """
    lemma = verb.lemma_.lower()
    return frozenset({_ONSET if lemma in _lists().onset else lemma})


def _part(noun: Token) -> str:
    if noun.tag_ != "NN" or noun.lemma_.lower() not in _lists().injuries:
        return ""
    if any(c.dep_ == "conj" for c in noun.children):
        return ""
    own = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]
    found = {_lists().parts.get(c.lower_, "") for c in own} - {""}
    # "A knee and ankle injury": the one hangs on the other.
    joint = any(g.dep_ == "conj" for c in own for g in c.children)
    return found.pop() if len(found) == 1 and not joint else ""
