"""Statement claims: clauses that say something happened or is so, and how sure they sound.

A clause is a finite verb with its subject. What makes it less than a plain statement (nearly,
may, allegedly, plans to) is kept apart from what it says, so that two outlets' versions can be
laid side by side. Word lists: ``data/certainty.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.claims.slots import slots_by_token
from claimcheck.models import Claim, Slot, Span, StatementClaim

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})
_SKIP_LEMMAS = frozenset({"say", "tell", "add", "note", "ask", "do", "have"})
_CLAUSE_DEPS = frozenset(
    {"ccomp", "advcl", "relcl", "parataxis", "conj", "csubj", "csubjpass", "acl"}
)
_CLIMB = 30  # steps from a name to its clause at most
_NEXT = 2  # words after a negation
_DENYING = frozenset({"deny", "dispute", "refute", "disprove"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing"})


@lru_cache(maxsize=1)
def certainty_words() -> dict[str, str]:
    """Hedging word or lemma -> the certainty that it makes."""
    text = resources.files("claimcheck.data").joinpath("certainty.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {word: level for level, group in table.items() for word in group["words"]}


@lru_cache(maxsize=1)
def undone_words() -> frozenset[str]:
    """Verbs that negate what follows them, from ``data/opposites.toml``."""
    return _lists()["undone"]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    """The lists of single words in ``data/opposites.toml``."""
    text = resources.files("claimcheck.data").joinpath("opposites.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {name: frozenset(table[name]) for name in ("undone", "partial", "excepting")}


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, str], str]:
    """(verb, particle) -> the verb that they mean together, from ``data/opposites.toml``."""
    text = resources.files("claimcheck.data").joinpath("opposites.toml").read_text("utf-8")
    return {(verb, with_): one for verb, with_, one in tomllib.loads(text)["phrases"]}


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every clause with a subject and a meaningful verb."""
    speakers = [
        (start, end, match.speaker)
        for match in parsed.attributions
        for start, end in match.content
        if match.speaker is not None
    ]
    found: dict[int, StatementClaim] = {}
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        claim = _statement(parsed, token, speakers)
        if claim is not None:
            found[token.i] = claim
    slots: dict[int, list[Slot]] = {}
    for token, slot in slots_by_token(parsed):
        verb = _governing(token, found)
        if verb is None:
            # A name beside a verb of speech: its description is told in the sentence all the same.
            verb = next((t.i for t in token.sent if t.i in found), None)
        if verb is not None:
            slots.setdefault(verb, []).append(slot)
    for number, claim in found.items():
        own = sorted(slots.get(number, ()), key=lambda slot: slot.span)
        yield replace(claim, slots=tuple(own)) if own else claim


def _governing(token: Token, found: dict[int, StatementClaim]) -> int | None:
    """The nearest verb above a name that makes a statement."""
    for _ in range(_CLIMB):
        if token.i in found:
            return token.i
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _statement(
    parsed: Parsed, verb: Token, speakers: list[tuple[int, int, tuple[int, int]]]
) -> StatementClaim | None:
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects and verb.dep_ == "conj":
        subjects = [child for child in verb.head.children if child.dep_ in _SUBJECTS]
    if not subjects or verb.lemma_ in _SKIP_LEMMAS:
        return None
    predicate, objects = _predicate(verb)
    if not predicate:
        return None
    own = _clause_tokens(verb)
    certainty, hedging = _certainty(verb, own)
    negation = _negation(verb, own, subjects)
    first = min(own, key=lambda t: t.i)
    last = max(own, key=lambda t: t.i)
    span = parsed.span(first.idx, last.idx + len(last))
    sentence, around = parsed.sentence(verb.idx, verb.idx + len(verb))
    hedges = certainty_words()
    words = parsed.words_of(t for t in own if t.lower_ not in hedges and t.lemma_ not in hedges)
    subject = subjects[0]
    return StatementClaim(
        article=parsed.article.id,
        start=span.start,
        end=span.end,
        text=parsed.text(span),
        sentence=sentence,
        predicate=predicate,
        subject=" ".join(sorted(parsed.words_of(subject.subtree))),
        object=" ".join(sorted({w for o in objects for w in parsed.words_of(o.subtree)})),
        passive=subject.dep_ == "nsubjpass",
        negated=negation is not None,
        negation_span=_token_span(parsed, negation) if negation is not None else None,
        certainty=certainty,
        hedge=hedging.text if hedging is not None else "",
        hedge_span=_token_span(parsed, hedging) if hedging is not None else None,
        verb_span=_token_span(parsed, verb),
        speaker=_speaker(parsed, verb, speakers),
        words=words,
        around=around,
    )


def _token_span(parsed: Parsed, token: Token) -> Span:
    return parsed.span(token.idx, token.idx + len(token))


def _negation(verb: Token, own: list[Token], subjects: list[Token]) -> Token | None:
    """What makes a clause say no: "not", "no", "nobody", "failed to"; None for two of them."""
    found = [
        t for t in own if t.dep_ == "neg" or (t.dep_ == "det" and t.lower_ in _NEGATIVE_DETERMINERS)
    ]
    found += [s for s in subjects if s.lower_ in _NEGATIVE_DETERMINERS and s not in found]
    if any(_in_part(token, own) for token in found):
        return None
    for no in ([verb] if _undone(verb) else []) + ([verb.head] if _is_denied(verb) else []):
        if found:
            return None
        found.append(no)
    return found[0] if found else None


def _in_part(negation: Token, own: list[Token]) -> bool:
    """ "Not all of them", "not the first", "nobody but the driver": some of it is so."""
    lists = _lists()
    after = [t for t in own if t.i > negation.i]
    near = [t.lower_ for t in sorted(after, key=lambda t: t.i)[:_NEXT] if t.lower_ != "the"]
    return bool(near) and (
        near[0] in lists["partial"] or any(t.lower_ in lists["excepting"] for t in after)
    )


def _is_denied(verb: Token) -> bool:
    """ "She denied that he had resigned": a clause that is told to be untrue."""
    head = verb.head
    denied = verb.dep_ == "ccomp" and head.lemma_ in _DENYING
    return denied and not any(child.dep_ == "neg" for child in head.children)


def _undone(verb: Token) -> bool:
    """ "failed to reach", "was unable to": what says that what follows did not happen."""
    if able := _able(verb):
        return able.lower_ == "unable"
    return verb.lemma_ in undone_words() and any(
        child.dep_ == "xcomp" and child.pos_ == "VERB" for child in verb.children
    )


def _able(verb: Token) -> Token | None:
    """The "able" or "unable" of a clause that says what somebody could do."""
    if verb.lemma_ != "be":
        return None
    found = (c for c in verb.children if c.dep_ == "acomp" and c.lower_ in {"able", "unable"})
    return next((c for c in found if any(g.dep_ == "xcomp" for g in c.children)), None)


def _predicate(verb: Token) -> tuple[str, list[Token]]:
    """The lemma that says what happened, and the objects: "is able to solve" -> solve."""
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    if able := _able(verb):
        return _predicate(next(c for c in able.children if c.dep_ == "xcomp"))
    if verb.lemma_ == "be":
        complements = [o for o in objects if o.dep_ in {"attr", "acomp"}]
        if not complements:
            return _where(verb), []
        return complements[0].lemma_.lower(), complements
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB" and _is_light(verb):
            inner, inner_objects = _predicate(child)
            return inner, [*objects, *inner_objects]
    return _with_particle(verb), objects


def _with_particle(verb: Token) -> str:
    """The verb's lemma, or what it means with its particle ("turn down" -> reject)."""
    known = _phrases()
    for child in verb.children:
        if child.dep_ in {"prt", "prep", "advmod"} and (verb.lemma_, child.lower_) in known:
            return known[verb.lemma_, child.lower_]
    return verb.lemma_.lower()


def _where(verb: Token) -> str:
    """ "be in" for "the plant is in Lyon"; empty where nothing says where."""
    places = [
        c for c in verb.children if c.dep_ == "prep" and any(g.pos_ == "PROPN" for g in c.children)
    ]
    return f"be {places[0].lower_}" if places else ""


def _is_light(verb: Token) -> bool:
    return verb.lemma_ in certainty_words() or _undone(verb)


def _clause_tokens(verb: Token) -> list[Token]:
    """The tokens of a clause without its subordinate clauses."""
    out: list[Token] = []
    stack = [verb]
    while stack:
        token = stack.pop()
        if not token.is_space:
            out.append(token)
        for child in token.children:
            if child.dep_ in _CLAUSE_DEPS and child.pos_ in {"VERB", "AUX"}:
                continue
            stack.append(child)
    return out


def _certainty(verb: Token, own: list[Token]) -> tuple[str, Token | None]:
    """How sure the clause sounds, and the word that says so: adverb, modal, governing verb."""
    levels = certainty_words()
    near = [t for t in own if t.head in {verb, verb.head} or t == verb]
    for token in sorted(near, key=lambda t: t.i):
        level = levels.get(token.lower_) or levels.get(token.lemma_)
        if level and (token != verb or any(c.dep_ == "xcomp" for c in verb.children)):
            return level, token
    head = verb.head
    if verb.dep_ in {"ccomp", "xcomp"} and head != verb:
        level = levels.get(head.lemma_)
        if level:
            return level, head
    return "plain", None


def _speaker(parsed: Parsed, verb: Token, speakers: list[tuple[int, int, tuple[int, int]]]) -> str:
    for start, end, speaker in speakers:
        if start <= verb.idx < end:
            entity = parsed.entities.resolve(*speaker)
            return entity.name if entity else parsed.view.text[speaker[0] : speaker[1]]
    return ""


KIND = ClaimKind("statement", "clauses, with their certainty and polarity", extract)
