"""Names in their places: which part of a statement each name fills.

"The film was directed by Ann Lee" puts a name where the one who directs stands, "the Lyon mill"
where the mill's place stands. Two outlets that put different names in one place of one statement
disagree, whatever the names. A place in a statement is read off the parse: how the name hangs on
its governor, and on what that hangs in turn, up to the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.interface import Parsed
from claimcheck.entities.lexicon import lexicon
from claimcheck.models import Slot
from claimcheck.text import fold

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_KINDS = frozenset({"person", "organisation", "place", "other"})
_DEPTH = 4  # governors kept; farther ones say nothing about the name
_HOPS = 8  # steps up the tree at most, for parses of hostile texts
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_OTHER_OFFICE = frozenset("vice deputy former ex assistant acting interim late then".split())
_OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})


def slots_by_token(parsed: Parsed) -> Iterator[tuple[Token, Slot]]:
    """Each name of a text with the place that it fills, and the token at its head."""
    taken: set[int] = set()
    demonyms = lexicon().demonyms
    for entity in parsed.entities.entities:
        if entity.kind not in _KINDS:
            continue
        for start, end in entity.mentions:
            span = parsed.doc.around(start, end)
            if span is None or span[0].i in taken:
                continue
            taken.update(t.i for t in span if not _adjective(t, demonyms))
            name = _place(entity.name) if entity.kind == "place" else entity.name
            slot = _slot(parsed, span.root, start, end, name, entity.kind)
            if slot is not None:
                yield span.root, slot
            for noun in _descriptions(span.root):
                # "Mara Holt, the mayor of Dunmore": she fills the place of the mayor, too.
                place = parsed.span(start, end)
                path = (f"is {_role(noun)}",)
                yield span.root, Slot(name=name, kind=entity.kind, path=path, span=place)
    for token in parsed.doc:
        # "an American", "the Russian embassy": the country stands in the place of a name.
        if token.i not in taken and token.text[:1].isupper() and token.lower_ in demonyms:
            slot = _slot(
                parsed, token, token.idx, token.idx + len(token), _place(token.text), "place"
            )
            if slot is not None:
                yield token, slot


def _adjective(token: Token, demonyms: frozenset[str]) -> bool:
    """Whether it is an origin before a common noun, be it in what was read as one name."""
    after = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.lower_ in demonyms and after.is_alpha and after.is_lower


def _place(name: str) -> str:
    """A country by its one name, whether printed as noun or adjective."""
    folded = fold(name).replace(".", "")
    return lexicon().origins.get(folded, folded)


def _slot(parsed: Parsed, head: Token, start: int, end: int, name: str, kind: str) -> Slot | None:
    path, listed = _path(head)
    if not path:
        return None
    return Slot(name=name, kind=kind, path=path, listed=listed, span=parsed.span(start, end))


def _descriptions(head: Token) -> list[Token]:
    """The nouns that say who a name is: in apposition to it, or as a title before it."""
    return [
        child
        for child in head.children
        if (child.dep_ == "appos" and child.pos_ == "NOUN")
        or (child.dep_ in {"compound", "nmod"} and child.lower_ in lexicon().roles)
    ]


def _role(noun: Token) -> str:
    """A describing noun with what makes it an office of its own ("labour minister")."""
    before = [
        c.lower_
        for c in noun.children
        if c.i < noun.i
        and (c.lower_ in _OTHER_OFFICE or (c.dep_ in {"compound", "amod"} and c.text.islower()))
    ]
    return " ".join([*before[-2:], _lemma(noun)])


def _path(head: Token) -> tuple[tuple[str, ...], bool]:
    """The governors of a name with its relation to each, nearest first; whether in a list."""
    listed = any(child.dep_ == "conj" for child in head.children)
    out: list[str] = []
    token = head
    for _ in range(_HOPS):
        if len(out) >= _DEPTH:
            break
        step, up = _step(token, not out)
        if up is None or up.i == token.i:
            break
        if token.dep_ == "conj" and not out:
            listed = True
        if step:
            out.append(step)
        token = up
        if token.pos_ in {"VERB", "AUX"}:
            break
    return tuple(out), listed


def _step(token: Token, first: bool) -> tuple[str, Token | None]:
    """One step up: the relation and what governs, or "" for a step that says nothing."""
    head, dep = token.head, token.dep_
    if dep == "conj":
        return "", head
    if dep in _MODIFIERS:
        if first and head.lemma_.lower() in lexicon().persons | lexicon().anybody:
            return "", head  # "a British man" stands where "a Briton" would
        # "Smith's murder" is the murder of Smith; "Russia's invasion" is not one of Russia.
        of = dep == "poss" and token.ent_type_ == "PERSON"
        return f"{'of' if of else 'mod'} {_lemma(head)}", head
    if dep == "appos":
        return f"is {_role(head)}", head
    if dep in {"pobj", "pcomp"}:
        return _prepositional(head)
    if dep == "nsubj" and head.lemma_ == "be":
        said = next((c for c in head.children if c.dep_ == "attr"), None)
        if said is not None:
            return f"is {_role(said)}", head
    if dep in {"nsubj", "csubj"}:
        return f"subject {_predicate(head)}", head
    if dep == "agent":
        return f"subject {_predicate(head)}", head
    if dep in _OBJECTS:
        return f"object {_predicate(head)}", head
    if dep == "attr":
        subject = next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return (f"is {_role(subject)}" if subject is not None else ""), head
    if dep in {"dative", "npadvmod", "oprd", "acomp"}:
        return f"{dep} {_predicate(head)}", head
    return "", None


def _prepositional(preposition: Token) -> tuple[str, Token | None]:
    governor = preposition.head
    if preposition.dep_ == "agent":
        return f"subject {_predicate(governor)}", governor
    if governor.dep_ == "prep" or governor.pos_ == "ADV":
        # "out of Lyon", "ten years ago of": the inner word hangs on what governs the outer one.
        governor = governor.head
    governs = _predicate(governor) if governor.pos_ in {"VERB", "AUX"} else _lemma(governor)
    return f"{preposition.lower_} {governs}", governor


def _predicate(verb: Token) -> str:
    """The verb with its particle; for "be", what it says of its subject."""
    if verb.lemma_ == "be":
        said = next((c for c in verb.children if c.dep_ in {"attr", "acomp"}), None)
        if said is not None:
            return f"be {_lemma(said)}"
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return f"be {_lemma(subject)}" if subject is not None else "be"
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    return f"{_lemma(verb)} {particle.lower_}" if particle is not None else _lemma(verb)


def _lemma(token: Token) -> str:
    return fold(token.lemma_)
