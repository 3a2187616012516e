"""What brought a fire, a crash or an outage about, as a clause says it.

Causes are told apart by their kind only ("a faulty cable" and "a short circuit" are one), and what
is vague or may stand behind another cause ("human error", "neglect") has no kind. The lists are
data (``data/outcomes.toml``, ``causes``): kinds after the causes of ignition that fire services
report and the causes of accidents that transport boards do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

AXIS = "source"
OF_CAUSE = "of cause"  # the role of what the subject "the cause of" names
BEHIND = "is behind"  # the role of what stands behind "behind"
BLAMED_FOR = "blamed for"  # the role of what something is blamed for
_BEYOND = frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc"})


@dataclass(frozen=True, slots=True)
class _Lists:
    verbs: frozenset[str]
    joined: dict[str, frozenset[str]]  # verb -> the prepositions that its cause stands behind
    kinds: dict[str, str]  # word -> kind
    effects: dict[str, str]  # noun -> its row
    on_purpose: frozenset[str]  # adverbs by which somebody meant it
    meant: str  # the kind of cause that it then is


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = read_table("outcomes.toml")["causes"]
    return _Lists(
        verbs=frozenset(table["verbs"]),
        joined={verb: frozenset(preps) for verb, preps in table["joined"].items()},
        kinds={word: kind for kind, words in table["kinds"].items() for word in words},
        effects={noun: row for row, nouns in table["effects"].items() for noun in nouns},
        on_purpose=frozenset(table["on_purpose"]),
        meant=table["meant"],
    )


def causes_of(verb: Token) -> Iterator[tuple[str, str, Token]]:
    """The kind of cause, of what it is told (a role of outcomes), and the cause's noun."""
    lemma = verb.lemma_
    known = _lists()
    if lemma not in known.verbs and lemma not in known.joined and lemma not in {"be", "set"}:
        return
    if (meant := _meant(verb)) is not None:
        yield known.meant, "object", meant
        return
    for noun, role in _told(verb, lemma):
        kinds = {known.kinds[t.lemma_.lower()] for t in _phrase(noun) if _is_cause(t)}
        if len(kinds) == 1 and not any(c.dep_ == "conj" for c in noun.children):
            yield kinds.pop(), role, noun


def _meant(verb: Token) -> Token | None:
    """The adverb by which somebody meant it: "the fire was started deliberately"."""
    known = _lists()
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if verb.lemma_ not in {*known.verbs, "set"} or not passive:
        return None
    adverbs = (c for c in verb.children if c.dep_ == "advmod" and c.lower_ in known.on_purpose)
    return next(adverbs, None)


def _sets_off(verb: Token) -> bool:
    return verb.lemma_ == "set" and any(
        c.dep_ == "prt" and c.lower_ == "off" for c in verb.children
    )


def effect_of(heads: Iterable[str]) -> frozenset[str]:
    """The rows of what was brought about: a blaze is a fire."""
    return frozenset(_lists().effects.get(head, head) for head in heads if head)


def _is_cause(token: Token) -> bool:
    return token.lemma_.lower() in _lists().kinds and token.dep_ != "poss"


def _told(verb: Token, lemma: str) -> Iterator[tuple[Token, str]]:
    known = _lists()
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    preps = [c for c in verb.children if c.dep_ in {"prep", "agent"}]
    if lemma in known.verbs or _sets_off(verb):
        if passive or verb.tag_ == "VBN":
            yield from ((n, "object") for p in preps if p.lower_ == "by" for n in _nouns(p))
        else:
            yield from ((c, "object") for c in verb.children if c.dep_ == "nsubj")
    for prep in preps:
        if prep.lower_ in known.joined.get(lemma, ()):
            yield from ((noun, "object") for noun in _nouns(prep))
    if lemma == "blame":
        yield from ((c, BLAMED_FOR) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    if lemma == "be":
        yield from _equated(verb)


def _equated(verb: Token) -> Iterator[tuple[Token, str]]:
    """ "The cause of the fire was a candle", "the fire was due to a candle"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(subject.lemma_ == "cause" for subject in subjects):
        yield from ((c, OF_CAUSE) for c in verb.children if c.dep_ == "attr")
    for word in verb.children:
        if word.dep_ == "prep" and word.lower_ == "behind" and _brought_about(word):
            yield from ((subject, BEHIND) for subject in subjects)
        if word.dep_ in {"acomp", "prep"} and word.lower_ == "due":
            preps = [word, *(c for c in word.children if c.dep_ in {"prep", "pcomp"})]
            yield from ((noun, "subject") for prep in preps for noun in _nouns(prep))


def _brought_about(prep: Token) -> bool:
    """ "A cable was behind the fire": whether what stands behind is brought about."""
    return any(noun.lemma_.lower() in _lists().effects for noun in _nouns(prep))


def _nouns(prep: Token) -> Iterator[Token]:
    yield from (c for c in prep.children if c.dep_ == "pobj")


def _phrase(noun: Token) -> Iterator[Token]:
    """The words of a noun phrase: "a fault in the wiring", without clauses and further members."""
    yield noun
    for child in noun.children:
        if child.dep_ not in _BEYOND:
            yield from _phrase(child)
