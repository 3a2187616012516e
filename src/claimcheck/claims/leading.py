"""What somebody is about to do: "is to close", "is set to close", "has decided to close".

The clause says it of the inner verb, as planned, or as possible ("is in talks to buy", "has not
decided whether to buy"). The lists are data (``data/certainty.toml``, ``leading``): our own, after
the semi-auxiliaries and catenative verbs of English grammars.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.data import read_table

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(found) for name, found in read_table("certainty.toml")["leading"].items()
    }


def led_by(verb: Token) -> tuple[Token, Token, str] | None:
    """The inner verb of a clause that leads to it, the word that leads, and the certainty."""
    if (question := _left_open(verb)) is not None:
        return *question, "possible"
    known = _lists()
    if verb.lemma_ in known["verbs"]:
        if any(c.dep_ == "neg" for c in verb.children):
            return None  # "has not decided to close": it may yet
        inner = _infinitive(verb) or _gerund_against(verb)
        return (inner, verb, "planned") if inner is not None else None
    if verb.lemma_ != "be":
        return None
    told = [c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd", "dobj"}]
    for word in (c for c in told if c.lower_ in known["adjectives"]):
        inner = _infinitive(word) or _infinitive(verb)
        if inner is not None:
            return inner, word, "planned"
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "in":
            for noun in prep.children:
                inner = _infinitive(noun)
                if noun.lemma_.lower() in known["talks"] and inner is not None:
                    return inner, noun, "possible"
    inner = None if told else _infinitive(verb)
    return (inner, verb, "planned") if inner is not None else None


def is_question(word: Token) -> bool:
    """Whether a word is the "whether" of "whether to close": of a deed that is left open."""
    return (
        word.lower_ == "whether"
        and word.head != word
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.head.children)
    )


def _left_open(verb: Token) -> tuple[Token, Token] | None:
    """The inner verb of "is deciding whether to close", "has yet to decide whether to close", and
    the "whether": what governs it says nothing, be it negated, but that it is not decided."""
    governors = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    return next(
        (
            (inner, word)
            for governor in governors
            for inner in governor.children
            if inner.dep_ in {"ccomp", "xcomp", "advcl"} and inner.pos_ == "VERB"
            for word in inner.children
            if is_question(word)
        ),
        None,
    )


def _gerund_against(verb: Token) -> Token | None:
    """The verb of "decided against closing": "against" negates it (``modality.negators``)."""
    return next(
        (
            inner
            for word in verb.children
            if word.dep_ == "prep" and word.lower_ == "against"
            for inner in word.children
            if inner.dep_ == "pcomp"
        ),
        None,
    )


def _infinitive(governor: Token) -> Token | None:
    """The verb of "to close" that hangs on a word."""
    return next(
        (
            c
            for c in governor.children
            if c.dep_ in {"xcomp", "acl", "relcl", "advcl"}
            and c.pos_ == "VERB"
            and c.tag_ == "VB"
            and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
        ),
        None,
    )
