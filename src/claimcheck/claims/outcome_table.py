"""The table of outcomes (``data/outcomes.toml``), and the phrases of a verb to look up in it.

A phrase is a verb's lemma alone or with the word that gives it its meaning. One that is said of
some nouns only has their class before it ("talks: collapse"); one that ends in "." is a verb that
has nobody and nothing for its object ("concede .": not "concede a goal").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

BE = frozenset("be become remain get stay feel seem look".split())
SAID = frozenset({"ccomp", "xcomp", "dobj"})  # "denied that", "denied stealing"
STATES = frozenset({"alive", "dead"})
# Dependents that give a verb its meaning.
_MEANING = frozenset(
    {"prt", "acomp", "oprd", "advmod", "attr", "dobj", "nsubjpass", "advcl", "ccomp"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
# Prepositions behind which a noun gives a verb its meaning: "end in failure", "go on trial".
_JOINING = frozenset({"in", "into", "at", "to", "on"})


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: what is asked; what its sides are said of ("patient", "body" where it matters who
    decided, "intent" where it matters who is to do it, "event", "trend", "plan", "finding",
    "named", "by", "contest", "status" of what hours may change, "choice", "prospect", "sole",
    "fitness"), and of which nouns alone (empty for any); whether what it is about is the verb's
    object."""

    question: str
    of: str
    only: frozenset[str]
    about_object: bool = False
    once: bool = False  # of one person or thing in a report, unless it names two


@dataclass(frozen=True, slots=True)
class Table:
    """``data/outcomes.toml`` by what is looked up in it."""

    axes: dict[str, Axis]
    # phrase -> (axis, side, role, class of the nouns that it is said of, "" for any)
    phrases: dict[str, tuple[tuple[str, str, str, str], ...]]
    verbs: frozenset[str]
    classes: dict[str, tuple[str, ...]]  # noun -> its classes
    nouns: dict[str, frozenset[str]]  # class -> its nouns


@lru_cache(maxsize=1)
def table() -> Table:
    """``data/outcomes.toml``, by phrase."""
    given = read_table("outcomes.toml")
    classes = given["classes"]
    by_noun: dict[str, list[str]] = defaultdict(list)
    for name, nouns in classes.items():
        for noun in nouns:
            by_noun[noun].append(name)
    axes: dict[str, Axis] = {}
    phrases: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for name, axis in given.items():
        if "sides" not in axis:
            continue  # classes of nouns, and lists of other modules
        only = frozenset(classes[axis["only"]]) if "only" in axis else frozenset()
        about_object = axis.get("matter") == "object"
        once = axis.get("once", False)
        axes[name] = Axis(axis["question"], axis.get("of", "patient"), only, about_object, once)
        for side, roles in axis["sides"].items():
            for role, own in roles.items():
                for given_phrase in own:
                    of_class, _, phrase = given_phrase.rpartition(": ")
                    phrases[phrase].append((name, side, role, of_class))
    return Table(
        axes=axes,
        phrases={phrase: tuple(found) for phrase, found in phrases.items()},
        verbs=frozenset(phrase.split()[0] for phrase in phrases) - {"_"},
        classes={noun: tuple(names) for noun, names in by_noun.items()},
        nouns={name: frozenset(nouns) for name, nouns in classes.items()},
    )


def phrases_of(verb: Token, lemma: str) -> Iterator[tuple[str, Token | None]]:
    """The verb alone, and with each word that may give it its meaning."""
    children = list(verb.children)
    if not any(c.dep_ == "prt" for c in children):
        yield lemma, None  # "grew up" is not "grew"
        if not any(c.dep_ in {"dobj", "ccomp", "xcomp", "nsubjpass"} for c in children):
            yield f"{lemma} .", None
    if verb.lower_ == "missing" and any(c.lemma_ == "be" for c in children):
        yield "be missing", None  # parsers make a verb of it
    behind = [c for c in children if c.dep_ == "prep"]
    for child in children:
        if child.dep_ in {"prep", "agent"}:
            yield from _with_preposition(lemma, child)
        elif child.dep_ in SAID and child.pos_ in {"VERB", "AUX"}:
            kind = "_ing" if child.tag_ == "VBG" else "_that"
            yield f"{lemma} {kind}", child
            yield from ((f"{lemma} {c.lower_} {kind}", child) for c in children if c.dep_ == "prt")
        elif child.dep_ in _MEANING or child.dep_ == "xcomp":
            if child.pos_ in {"VERB", "AUX"} and child.dep_ in _CLAUSES:
                continue  # adjectives and nouns of small clauses only: "found him guilty"
            yield from _with_word(lemma, child)
            if child.dep_ == "dobj":
                yield from _behind_object(lemma, child)
            if child.dep_ in {"advmod", "prt"}:
                yield from ((f"{lemma} {child.lower_} {prep.lower_}", prep) for prep in behind)


def _behind_object(lemma: str, noun: Token) -> Iterator[tuple[str, Token | None]]:
    """What parsers hang on an object, and is said by the verb."""
    if noun.lemma_ == "plea":
        yield from _plea(lemma, noun)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "in":  # "challenged the decision in court"
            yield from _with_preposition(lemma, child)
        elif child.dep_ == "amod" and child.i > noun.i:  # "found Ann Holt, a nurse, guilty"
            yield from _with_word(lemma, child)


def _plea(lemma: str, noun: Token) -> Iterator[tuple[str, Token | None]]:
    """ "Entered a plea of not guilty", "a not guilty plea": parsers hang the "not" anywhere."""
    told = [t.lower_ for t in noun.subtree]
    if "guilty" in told:
        before = "not " if "not" in told or "not-guilty" in told else ""
        yield f"{lemma} plea of {before}guilty", noun


def _with_preposition(lemma: str, prep: Token) -> Iterator[tuple[str, Token | None]]:
    for noun in prep.children:
        if noun.dep_ != "pobj":
            continue
        yield f"{lemma} {prep.lower_} {noun.lemma_.lower()}", noun
        if prep.lower_ in _JOINING:
            yield f"{lemma} {noun.lemma_.lower()}", noun
            how = [c for c in noun.children if c.dep_ in {"amod", "compound"}]
            # "In critical condition"; "in critical but stable condition" is neither.
            if len(how) == 1 and not any(c.dep_ in {"cc", "conj"} for c in how[0].children):
                yield f"{lemma} {how[0].lower_} {noun.lemma_.lower()}", noun
            for name in table().classes.get(noun.lemma_.lower(), ()):
                yield f"{lemma} {prep.lower_} @{name}", noun
        if prep.lower_ == "without" or (prep.lower_ == "with" and has_no(noun)):
            yield f"_ without @{_class_of(noun)}", noun
    yield f"{lemma} {prep.lower_}", prep


def _with_word(lemma: str, child: Token) -> Iterator[tuple[str, Token | None]]:
    word = child.lemma_.lower()
    yield f"{lemma} {word}", child
    if word in STATES and lemma not in BE:
        yield f"_ {word}", child  # "was freed alive", "shot dead"
    for name in table().classes.get(word, ()):
        yield f"{lemma} @{name}", child
    if child.dep_ in {"acomp", "oprd"}:  # "was known to the police"
        yield from (
            (f"{lemma} {word} {p.lower_}", child) for p in child.children if p.dep_ == "prep"
        )
    if child.lower_ in {"act", "case"}:  # "was an act of arson"
        for prep in child.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                yield from ((f"{lemma} {noun.lemma_.lower()}", noun) for noun in prep.children)


def has_no(noun: Token) -> bool:
    """Whether a noun has "no" before it."""
    return any(c.lower_ == "no" for c in noun.children)


def _class_of(noun: Token) -> str:
    names = table().classes.get(noun.lemma_.lower(), ())
    return "deal" if "deal" in names else (names[0] if names else "")
