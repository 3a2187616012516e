"""Statement claims: clauses that say something happened or is so, and how sure they sound.

A clause is a finite verb with its subject. What makes it less than a plain statement (nearly,
may, allegedly, plans to) is kept apart from what it says, so that two outlets' versions can be
laid side by side. Word lists: ``data/certainty.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import Claim, StatementClaim

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative"})
_SKIP_LEMMAS = frozenset({"say", "tell", "add", "note", "ask", "do", "have"})
_CLAUSE_DEPS = frozenset(
    {"ccomp", "advcl", "relcl", "parataxis", "conj", "csubj", "csubjpass", "acl"}
)
_NEGATIVE_DETERMINERS = frozenset({"no", "neither", "none", "nobody", "nothing"})


@lru_cache(maxsize=1)
def certainty_words() -> dict[str, str]:
    """Hedging word or lemma -> the certainty that it makes."""
    text = resources.files("claimcheck.data").joinpath("certainty.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {word: level for level, group in table.items() for word in group["words"]}


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every clause with a subject and a meaningful verb."""
    speakers = [
        (start, end, match.speaker)
        for match in parsed.attributions
        for start, end in match.content
        if match.speaker is not None
    ]
    for token in parsed.doc:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        claim = _statement(parsed, token, speakers)
        if claim is not None:
            yield claim


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
    certainty, hedge = _certainty(verb, own)
    negated = any(
        t.dep_ == "neg" or (t.dep_ == "det" and t.lower_ in _NEGATIVE_DETERMINERS) for t in own
    ) or any(s.lower_ in _NEGATIVE_DETERMINERS for s in subjects)
    first = min(own, key=lambda t: t.i)
    last = max(own, key=lambda t: t.i)
    span = parsed.span(first.idx, last.idx + len(last))
    sentence, _ = parsed.sentence(verb.idx, verb.idx + len(verb))
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
        negated=negated,
        certainty=certainty,
        hedge=hedge,
        speaker=_speaker(parsed, verb, speakers),
        words=words,
    )


def _predicate(verb: Token) -> tuple[str, list[Token]]:
    """The lemma that says what happened, and the objects: "is able to solve" -> solve."""
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    if verb.lemma_ == "be":
        complements = [o for o in objects if o.dep_ in {"attr", "acomp"}]
        if not complements:
            return "", []
        return complements[0].lemma_.lower(), complements
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB" and _is_light(verb):
            inner, inner_objects = _predicate(child)
            return inner, [*objects, *inner_objects]
    return verb.lemma_.lower(), objects


def _is_light(verb: Token) -> bool:
    return verb.lemma_ in certainty_words()


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


def _certainty(verb: Token, own: list[Token]) -> tuple[str, str]:
    """How sure the clause sounds: from its adverbs, modals, governing verb and future."""
    levels = certainty_words()
    near = [t for t in own if t.head in {verb, verb.head} or t == verb]
    for token in sorted(near, key=lambda t: t.i):
        level = levels.get(token.lower_) or levels.get(token.lemma_)
        if level and (token != verb or any(c.dep_ == "xcomp" for c in verb.children)):
            return level, token.text
    head = verb.head
    if verb.dep_ in {"ccomp", "xcomp"} and head != verb:
        level = levels.get(head.lemma_)
        if level:
            return level, head.text
    return "plain", ""


def _speaker(parsed: Parsed, verb: Token, speakers: list[tuple[int, int, tuple[int, int]]]) -> str:
    for start, end, speaker in speakers:
        if start <= verb.idx < end:
            entity = parsed.entities.resolve(*speaker)
            return entity.name if entity else parsed.doc.text[speaker[0] : speaker[1]]
    return ""


KIND = ClaimKind("statement", "clauses, with their certainty and polarity", extract)
