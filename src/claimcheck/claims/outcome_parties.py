"""Of whom or what an outcome is said, by the role that its phrase has in ``data/outcomes.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claims import causes
from claimcheck.claims.interface import Parsed
from claimcheck.claims.parties import SUBJECTS, parties_of, subjects_of
from claimcheck.models import Party

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_TO_PARTY = frozenset({"to", "against", "for", "with", "on"})
_HARMS = frozenset({"injury", "death", "fatality", "damage", "redundancy", "layoff"})
# Prepositions by which a noun says of whom or what it is: "no charges against", "no damage to".
_OF_NOUN = frozenset({"against", "to", "among"})
# Adjectives by which a noun says no less of all: "no compulsory redundancies".
_OF_ALL = frozenset({"compulsory", "forced"})


def whose(noun: Token) -> list[Token]:
    """Whose body it is: "the body of a climber", "the climber's body"."""
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
    behind = [n for prep in of for n in prep.children if n.dep_ == "pobj"]
    return behind or [c for c in noun.children if c.dep_ == "poss"]


def said_of(
    parsed: Parsed, verb: Token, role: str, word: Token | None, own: list[Token]
) -> tuple[Party, ...] | None:
    """Of whom or what a phrase is said; None where its verb stands in the other voice."""
    if role in {"remains", "noun"}:
        if word is None or (role == "noun" and _is_harm(word) and _with_adjective(word)):
            return None
        return parties_of(parsed, whose(word) if role == "remains" else _said_of(word) or [word])
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or is_participle(verb)
    subjects = subjects_of(verb)
    match role:
        case causes.OF_CAUSE:
            return parties_of(parsed, [n for s in subjects for n in whose(s)])
        case causes.BLAMED_FOR | causes.BEHIND:
            # "Blamed a fault for the fire": the phrase may hang on the fault.
            heads = [verb, word] if word is not None and role == causes.BLAMED_FOR else [verb]
            joint = "for" if role == causes.BLAMED_FOR else "behind"
            preps = [c for h in heads for c in h.children if c.dep_ == "prep" and c.lower_ == joint]
            return parties_of(parsed, [n for p in preps for n in p.children if n.dep_ == "pobj"])
        case "behind":
            # "He was granted bail": who is given something may be the subject.
            nouns = _behind(verb) or [s for s in subjects if passive and s != word]
            return parties_of(parsed, nouns) if nouns else None
        case "object":
            if passive:
                nouns = [s for s in subjects if s != word]
                return parties_of(parsed, nouns) if nouns else None
            nouns = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and c != word]
            if word is not None and not nouns:
                # "A jury found him guilty": parsers make a small clause of it.
                nouns = [c for c in word.children if c.dep_ in SUBJECTS]
            return parties_of(parsed, nouns) if nouns else None
        case _:
            if word is not None and (word.dep_ == "nsubjpass" or is_there(verb)):
                if _is_harm(word) and _with_adjective(word):
                    return None  # "no serious injuries": of others nothing is said
                return parties_of(
                    parsed, [word]
                )  # "agreement was reached", "there were no injuries"
            if passive and not (word is not None and word.dep_ in {"oprd", "acomp"}):
                return None
            return parties_of(parsed, subjects)


def _behind(verb: Token) -> list[Token]:
    """ "Voted against the plan", "granted bail to him", "gave him bail"."""
    given = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    preps = [c for c in verb.children if c.dep_ in {"prep", "dative"} and c.lower_ in _TO_PARTY]
    nouns = [n for p in preps for n in p.children if n.dep_ == "pobj"]
    return given + [n for n in nouns if n.ent_type_ not in {"DATE", "TIME"}]  # "on Friday"


def _is_harm(noun: Token) -> bool:
    return noun.lemma_.lower() in _HARMS


def _with_adjective(noun: Token) -> bool:
    return any(c.dep_ == "amod" and c.lower_ not in _OF_ALL for c in noun.children)


def _said_of(noun: Token) -> list[Token]:
    """Of whom or what a noun is: "charges against the coach", "damage to the pier"."""
    preps = [c for c in (*noun.children, *noun.head.children) if c.dep_ == "prep"]
    return [n for p in preps if p.lower_ in _OF_NOUN for n in p.children if n.dep_ == "pobj"]


def is_there(verb: Token) -> bool:
    """Whether a verb has "there" for its subject."""
    return any(c.dep_ == "expl" for c in verb.children)


def is_participle(verb: Token) -> bool:
    """ "A banker accused of": a participle behind its noun."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    )
