"""What takes from a clause's plain yes: hedges, plans, verbs that undo, negation in part.

Word lists: ``data/certainty.toml``, ``data/opposites.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.claims.leading import is_question
from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.nlp.plain import BY_PLACE

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

CLAUSE_DEPS = frozenset(
    {"ccomp", "advcl", "relcl", "parataxis", "conj", "csubj", "csubjpass", "acl"}
)
_GOVERNED = frozenset({"xcomp", "oprd", "acomp"})  # "is feared dead"
_NEXT = 2  # words after a negation


@lru_cache(maxsize=1)
def certainty_words() -> dict[str, str]:
    """Hedging word or lemma -> the certainty that it makes."""
    table = read_table("certainty.toml")
    return {word: level for level, group in table.items() for word in group.get("words", ())}


@lru_cache(maxsize=1)
def undone_words() -> frozenset[str]:
    """Verbs that negate what follows them, from ``data/opposites.toml``."""
    return lists()["undone"]


def is_undoing(form: str) -> bool:
    """Whether a printed form is of a verb that negates what follows it: "refused", "fails"."""
    folded = form.lower()
    return any(folded.startswith(verb.removesuffix("e")) for verb in undone_words())


@lru_cache(maxsize=1)
def lists() -> dict[str, frozenset[str]]:
    """The lists of single words in ``data/opposites.toml``."""
    table = read_table("opposites.toml")
    return {name: frozenset(table[name]) for name in ("undone", "partial", "excepting")}


def in_part(negation: Token, own: list[Token]) -> bool:
    """ "Not all of them", "not the first", "nobody but the driver": some of it is so."""
    known = lists()
    after = [t for t in own if t.i > negation.i]
    near = [t.lower_ for t in sorted(after, key=BY_PLACE)[:_NEXT] if t.lower_ != "the"]
    return bool(near) and (
        near[0] in known["partial"]
        or any(t.lower_ in known["excepting"] and not _joins_clauses(t) for t in after)
    )


def _joins_clauses(token: Token) -> bool:
    """ "Did not resign, but left": the clause behind excepts nothing."""
    return token.dep_ == "cc" and token.head.pos_ in {"VERB", "AUX"}


def is_undone(verb: Token) -> bool:
    """ "failed to reach", "was unable to", "has yet to": what says that what follows did not
    happen."""
    if able := able_of(verb):
        return able.lower_ == "unable"
    if verb.lemma_ not in undone_words() and not _is_yet(verb):
        return False
    return any(child.dep_ == "xcomp" and child.pos_ == "VERB" for child in verb.children)


def _is_yet(verb: Token) -> bool:
    """ "Has yet to", "is yet to", "remains yet to"."""
    return verb.lemma_ in {"have", "be", "remain"} and any(
        child.lower_ == "yet" for child in verb.children
    )


def able_of(verb: Token) -> Token | None:
    """The "able" or "unable" of a clause that says what somebody could do."""
    if verb.lemma_ != "be":
        return None
    found = (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in {"able", "unable"})
    return next((c for c in found if any(g.dep_ == "xcomp" for g in c.children)), None)


@lru_cache(maxsize=1)
def _nominal() -> tuple[dict[str, bool], dict[str, str]]:
    """Light verb -> whether its subject is whom it happens to; noun -> the verb that it means."""
    table = read_table("opposites.toml")["nominal"]
    light = {verb: group == "received" for group in ("received", "given") for verb in table[group]}
    return light, table["nouns"]


def nominal_of(verb: Token) -> tuple[str, bool] | None:
    """The verb that a clause means by a noun ("had no warning" -> warn), and whether its subject
    is whom it happened to."""
    light, nouns = _nominal()
    if verb.lemma_ not in light:
        return None
    found = (nouns.get(c.lemma_.lower()) for c in verb.children if c.dep_ in {"dobj", "obj"})
    meant = next((one for one in found if one is not None), None)
    return (meant, light[verb.lemma_]) if meant is not None else None


# "Should have had sprinklers": what was wanted or may be.
_WANTED = frozenset({"should", "must", "could", "would", "ought", "may", "might", "can", "to"})


@dataclass(frozen=True, slots=True)
class _Possessed:
    """Verbs and nouns of ``possessed`` in the data file."""

    active: frozenset[str]
    denying: frozenset[str]
    passive: frozenset[str]
    nouns: frozenset[str]


@lru_cache(maxsize=1)
def _possessed() -> _Possessed:
    table = read_table("opposites.toml")["possessed"]
    return _Possessed(*(frozenset(table[key]) for key in ("active", "denying", "passive", "nouns")))


def possessed_of(verb: Token) -> Token | None:
    """What a clause says its subject has, or has not: "had been fitted with sprinklers"."""
    known = _possessed()
    if any(child.lower_ in _WANTED for child in verb.children):
        return None
    found = (
        [c for c in verb.children if c.dep_ in {"dobj", "obj"}]
        if verb.lemma_ in known.active
        else [
            noun
            for prep in verb.children
            if verb.lemma_ in known.passive and prep.dep_ == "prep" and prep.lower_ == "with"
            for noun in prep.children
            if noun.dep_ == "pobj"
        ]
    )
    return next((noun for noun in found if noun.lemma_.lower() in known.nouns), None)


def is_lacking(verb: Token) -> bool:
    """Whether a verb says no by itself: "lacked a permit"."""
    return verb.lemma_ in _possessed().denying and possessed_of(verb) is not None


def clause_tokens(verb: Token) -> list[Token]:
    """The tokens of a clause without its subordinate clauses."""
    out: list[Token] = []
    stack = [verb]
    while stack:
        token = stack.pop()
        if not token.is_space:
            out.append(token)
        for child in token.children:
            if child.dep_ in CLAUSE_DEPS and child.pos_ in {"VERB", "AUX"}:
                continue
            stack.append(child)
    return out


def certainty_of(verb: Token, own: list[Token]) -> tuple[str, Token | None]:
    """How sure the clause sounds, and the word that says so: adverb, modal, governing verb."""
    levels = certainty_words()
    near = [t for t in own if t.head in {verb, verb.head} or t == verb or _of_complement(t, verb)]
    for token in sorted(near, key=BY_PLACE):
        if token.pos_ == "NOUN":
            continue  # "approved the plan" is no plan
        level = levels.get(token.lower_) or levels.get(token.lemma_)
        if level and (token != verb or any(c.dep_ in _GOVERNED for c in verb.children)):
            return level, token
    head = verb.head
    if verb.dep_ in {"ccomp", "xcomp"} and head != verb:
        level = levels.get(head.lemma_)
        if level:
            return level, head
    return "plain", None


# Words by which a clause speaks of another time than its article, or of what would be.
_OTHER_TIME = frozenset(
    """initially originally previously formerly earlier once yet until before eventually later
    afterwards meanwhile""".split()
)
_CONDITIONS = frozenset("unless if whether otherwise until".split())
_BACK = frozenset("last previous earlier preceding past".split())
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def aside_of(verb: Token, own: list[Token]) -> str:
    """Words by which a clause speaks of another time than its article; "condition" under one.

    ``own``: the clause's tokens.
    """
    marks = {
        g.lower_
        for c in verb.children
        if c.dep_ == "advcl"
        for g in c.children
        if g.dep_ in {"mark", "advmod"}
    }
    words = {t.lower_ for t in own if not _in_noun(t, verb) and not _asks(t)}
    if (words | marks) & _CONDITIONS:
        return "condition"
    back = [child for child in verb.children if _looks_back(child)]
    told = sorted({*(words & _OTHER_TIME), *(t.lower_ for c in back for t in c.subtree)})
    if told:
        return " ".join(told)
    if any(t.lower_ == "at" and t.i + 1 < len(t.doc) and t.nbor().lower_ == "first" for t in own):
        return "at first"
    if verb.dep_ == "xcomp" and verb.head != verb:
        return aside_of(verb.head, clause_tokens(verb.head))
    return ""


def _asks(token: Token) -> bool:
    """ "Ruled on whether it was treasure", "decides whether to go": a question is no condition."""
    behind = token.lower_ == "whether" and token.dep_ == "mark" and token.head.dep_ == "pcomp"
    return behind or is_question(token)


def _in_noun(token: Token, verb: Token) -> bool:
    """Whether a word says when of somebody or something, not of the verb: "once treasurer"."""
    return token.head != verb and token.dep_ in {"advmod", "amod"} and token.head.dep_ in _NAMED


_NAMED = frozenset({"nsubj", "nsubjpass", "appos", "amod", "attr"})


_BREAKS = frozenset({",", ";", "(", "-", "–", "—"})


def negators(verb: Token, own: list[Token]) -> list[Token]:
    """The words of a clause that negate it: its verb, or an object or complement of it.

    "Robbed not far from the station" negates nothing; "decided against closing it" does.
    """
    return [
        t
        for t in own
        if (
            t.lower_ == "against"
            and t.head == verb
            and any(child.dep_ == "pcomp" for child in t.children)
        )
        or (
            t.dep_ == "neg"
            and not _corrects(t)
            and (t.head == verb or (t.head.head == verb and t.head.dep_ in _NEGATED))
        )
        or (t.dep_ == "det" and t.lower_ in NEGATIVE and t.head.dep_ in _NEGATED_NOUNS)
    ]


def _corrects(no: Token) -> bool:
    """ "Drew 4,100 visitors, not 1,400": it denies the number that follows, not the deed."""
    at, of = no.i, no.doc
    return 0 < at < len(of) - 1 and of[at - 1].text in _BREAKS and of[at + 1].text[:1].isdigit()


def _of_complement(token: Token, verb: Token) -> bool:
    """ "Almost empty": an adverb of what somebody or something is."""
    head = token.head
    return token.dep_ == "advmod" and head.dep_ in {"acomp", "oprd"} and head.head == verb


NEGATIVE = frozenset({"no", "neither", "none", "nobody", "nothing"})
_NEGATED = frozenset({"acomp", "attr", "oprd", "dobj", "xcomp", "ccomp"})
_NEGATED_NOUNS = frozenset({"dobj", "attr", "dative", "nsubj", "nsubjpass", "pobj", "conj"})


def _looks_back(child: Token) -> bool:
    """ "Had", "last year", "five years ago", "in 2015", "at first", beside the verb itself."""
    match child.dep_:
        case "aux":
            return child.lower_ in {"had", "'d"}
        case "advmod":
            return child.lower_ in {"ago", "before"}
        case "npadvmod":
            return any(c.lower_ in _BACK for c in child.children)
        case "prep":
            first = child.lower_ == "at" and any(c.lower_ == "first" for c in child.children)
            return first or any(_YEAR.fullmatch(c.text) for c in child.children)
    return False
