"""Of whom or what a clause speaks: noun phrases with their heads, names and other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.interface import Parsed
from claimcheck.entities.lexicon import lexicon
from claimcheck.models import Mode, Party
from claimcheck.nlp.plain import BY_PLACE
from claimcheck.text import fold

if TYPE_CHECKING:
    from claimcheck.entities import Entity
    from claimcheck.nlp.plain import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CLIMB = 6
# "Members of the union", "one of the drivers": the phrase is about what stands behind "of".
_OF_THEM = frozenset("all both each one some most member members majority lawmakers".split())
# People of whom a story has one, unless it says so: "a gunman" is the gunman of the other report.
_ONE_IN_A_STORY = frozenset(
    """gunman gunwoman shooter attacker assailant hijacker bomber kidnapper driver pilot captain
    motorist cyclist motorcyclist skipper climber hiker""".split()
)
_FIRST_LINES, _NEXT_LINES = 400, 800  # characters
_ACRONYM = 3  # letters
_WITNESSING = frozenset("say tell hear see witness recall watch add live call describe".split())
_MOST = 6  # members of a list that are told apart
_BEYOND = frozenset({"relcl", "acl", "appos", "advcl", "conj", "cc", "punct", "parataxis"})
_NONE = frozenset({"nobody", "none", "nothing", "neither"})
_THOSE = frozenset({"those", "these"})
_DEFINITE = frozenset(
    "the this that these those both all each every its his her their our my".split()
)
_VAGUE = frozenset(
    """another other others some many most several few half any else one certain various part
    someone somebody anyone anybody everyone""".split()
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def own_subjects(verb: Token) -> list[Token]:
    """The subjects of a clause's own verb, be it that the parser hung them elsewhere.

    In "nobody was missing" it may hang on "was"; a name that ends as adverbs do, right before the
    finite verb of a clause without a subject ("Kimberly will sell"), may be read as an adverb.
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not own and (noun := _hung_on(verb)) is not None:
        return [noun]
    if own:
        return own
    aux = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    hung = [g for c in aux for g in c.children if g.dep_ in SUBJECTS]
    if hung or not aux or verb.dep_ == "conj":
        return hung
    first = min(aux, key=BY_PLACE)
    return [
        c
        for c in verb.children
        if c.dep_ == "advmod"
        and c.i + 1 == first.i < verb.i
        and c.text.istitle()
        and first.is_lower
    ]


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Steps up from the last noun of a noun phrase to its first.
_INSIDE = frozenset({"pobj", "prep", "agent", "dobj", "relcl", "acl", "pcomp"})
_BARE = frozenset({"ROOT", "dep"})


def _hung_on(verb: Token) -> Token | None:
    """The noun whose clause a finite verb tells that the parser hung on the noun before it.

    "A stampede at a festival in Kandara killed 40 people": of a sentence that has no other verb for
    that noun, the finite verb is no part of the noun phrase, but what is said of it.
    """
    if verb.dep_ != "acl" or verb.tag_ not in _FINITE:
        return None
    noun = verb.head
    for _ in range(2 * _CLIMB):
        if noun.dep_ not in _INSIDE:
            break
        noun = noun.head
    headed = noun.dep_ in _BARE or (noun.dep_ == "appos" and noun.head.text.isupper())
    return noun if headed and noun.pos_ in {"NOUN", "PROPN"} else None


_PLANS = frozenset({"plan", "intention", "decision", "wish", "desire"})


def is_planned_by_noun(verb: Token) -> bool:
    """Whether a verb is what a noun says is planned: "has no plans to resign"."""
    return (
        verb.dep_ == "acl"
        and verb.head.lemma_.lower() in _PLANS
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    )


def subjects_of(verb: Token) -> list[Token]:
    """The subject of a verb, its own or that of the clause which it belongs to."""
    token = verb
    for _ in range(_CLIMB):
        own = own_subjects(token)
        if own:
            if token.dep_ == "relcl" and own[0].lower_ in _RELATIVE:
                return [token.head]
            return own
        if is_planned_by_noun(token):
            token = token.head.head  # "has no plans to resign": who has them
            continue
        if token.dep_ in {"acl", "relcl"}:
            return [token.head] if token.head.pos_ in {"NOUN", "PROPN"} else []
        if token.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep"} and token.head != token:
            token = token.head
            continue
        return []
    return []


# Verbs whose "it" may mean nothing: "said it was too early", "it would rain", "it took a year".
_OF_NOTHING = frozenset("be become seem appear look feel take rain snow happen turn make".split())


def body_meant(parsed: Parsed, pronoun: Token) -> Token | None:
    """The body that speaks of itself where its words begin with "it": "the trust said it would
    vote"; None where "it" stands for something else, for nothing, or for what has a name."""
    if pronoun.lower_ != "it" or pronoun.head.lemma_ in _OF_NOTHING:
        return None
    if parsed.entities.resolve(pronoun.idx, pronoun.idx + len(pronoun)) is not None:
        return None
    for match in parsed.attributions:
        start = match.content[0][0] if match.content else pronoun.idx + 1
        before = parsed.view.text[start : pronoun.idx].strip()
        if match.speaker is None or start > pronoun.idx or before not in {"", "that"}:
            continue
        if match.mode is not Mode.INDIRECT or match.speaker[1] > start:
            continue  # "it had none, the council said": what had been told of before
        span = parsed.doc.around(*match.speaker)
        nouns = [t for t in span or () if t.pos_ in {"NOUN", "PROPN"}]
        known = lexicon()
        people = known.persons | known.anybody | known.roles
        head = next((t for t in nouns if t.head not in nouns), None)
        if head is not None and head.tag_ in {"NN", "NNP"} and head.lemma_.lower() not in people:
            return head
    return None


def body_words(parsed: Parsed, pronoun: Token) -> list[Token]:
    """The words of the body that an "it" means (`body_meant`); empty for none."""
    head = body_meant(parsed, pronoun)
    return _phrase(head) if head is not None else []


def parties_of(parsed: Parsed, nouns: Iterable[Token]) -> tuple[Party, ...]:
    """The members of noun phrases, each a party."""
    found: list[Party] = []
    for noun in nouns:
        if noun.ent_type_ in {"DATE", "TIME"}:
            continue
        found.extend(_party(parsed, member) for member in _members(noun))
    nobody = [party for party in found if party.none]
    return tuple((nobody or found)[:_MOST])


def _members(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            yield from _members(child)


def _party(parsed: Parsed, noun: Token) -> Party:
    if noun.pos_ == "PRON" and noun.lower_ not in _NONE | _VAGUE:
        entity = parsed.entities.resolve(noun.idx, noun.idx + len(noun))
        if entity is None:
            meant = _antecedent(noun) or body_meant(parsed, noun)
            return _party(parsed, meant) if meant is not None else Party()
        return _of(entity)
    if (road := _road(noun)) is not None:
        return road
    if noun.lower_ in {"one", "ones"} and not any(
        c.dep_ == "prep" or c.lower_ == "no" for c in noun.children
    ):
        return Party()  # "a second one": of what, is told elsewhere
    if (named := _lead(parsed, noun)) is not None:
        return replace(_of(named), words=frozenset({noun.lemma_.lower()}) | _of(named).words)
    own = _phrase(noun)
    excepted = any(c.lower_ in {"but", "except", "besides"} for c in noun.children)
    noun, none = _counted(_named(noun))
    own += [t for t in _phrase(noun) if t not in own]
    entity = parsed.entities.resolve(noun.idx, noun.idx + len(noun))
    if entity is not None and fold(noun.text) in fold(entity.name).split():
        told = parsed.words_of(t for t in own if t.pos_ not in {"PROPN", "NUM", "PRON"})
        known = _of(entity)
        return replace(known, words=(known.words | told) - known.names, vague=excepted)
    names = frozenset(fold(t.text) for t in own if t.pos_ == "PROPN")
    for owner in (t for t in own if t.dep_ == "poss" and t.pos_ == "PRON"):
        # "Her partner": whose partner it is tells him from another's.
        entity = parsed.entities.resolve(owner.idx, owner.idx + len(owner))
        if entity is not None and noun.pos_ != "PROPN":
            names |= frozenset(fold(entity.name).split())
    lower = {t.lower_ for t in own}
    people = noun.lemma_.lower() in (lexicon().persons | lexicon().anybody) - _ONE_IN_A_STORY
    # "A man" may be another man.
    some = people and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in noun.children)
    numbered = any(t.dep_ == "nummod" or t.pos_ == "NUM" for t in own if t.head == noun)
    definite = bool(lower & _DEFINITE) or any(t.dep_ == "poss" for t in own)
    plural = noun.tag_ == "NNS"
    no_one = bool(lower & {"no", "neither"}) and lower.isdisjoint({"other", "else"})
    vague = _VAGUE - {"one"} if no_one else _VAGUE
    of_those = none and bool(lower & _THOSE)  # "none of those people": of some told of before
    return Party(
        head=fold(noun.text) if noun.pos_ == "PROPN" else noun.lemma_.lower(),
        names=names,
        words=parsed.words_of(
            t for t in own if t.pos_ not in {"PROPN", "NUM", "PRON"} and not _told_before(t, noun)
        ),
        vague=excepted or bool(lower & vague) or (numbered and not definite) or some or of_those,
        none=none or no_one,
        proper=noun.pos_ == "PROPN" and not plural,
    )


def _told_before(token: Token, noun: Token) -> bool:
    """Whether a word is of what only points back: "the sprinklers in that room"."""
    while token != noun and token.dep_ != "ROOT":
        if token.dep_ == "pobj" and any(c.lower_ in _THOSE | {"that"} for c in token.children):
            return True
        token = token.head
    return False


_ROADS = frozenset("u.s. us interstate route highway hwy motorway autoroute".split())
# Of those with an A no type of airliner ("the A380").
_ROAD = re.compile(r"(?:M|A(?!220\b|3(?:00|10|18|19|20|21|30|40|50|80)\b)|(?:I|US|SR)-)\d{1,4}")


def _road(noun: Token) -> Party | None:
    """The road that a number names: "U.S. 212", "Interstate 80", "the M6"."""
    number = noun.text if _ROAD.fullmatch(noun.text) else ""
    if noun.lower_ in _ROADS:
        behind = (c.text for c in noun.children if c.i == noun.i + 1 and c.text.isdigit())
        number = next(behind, "")
    if not number:
        return None
    digits = re.sub(r"\D", "", number)
    words = frozenset({"road", "highway", "route", "motorway"})
    return Party(head="road", names=frozenset({digits}), words=words, proper=True)


def _antecedent(pronoun: Token) -> Token | None:
    """Whom "he" means in a clause that hangs on another, if that has one person for its subject:
    "a gunman shot two people before he was killed"."""
    verb = pronoun.head
    if pronoun.lower_ not in {"he", "she"} or verb.dep_ not in {"advcl", "conj"}:
        return None
    main = verb.head
    known = lexicon()
    somebody = known.persons | known.anybody | known.roles | _ONE_IN_A_STORY
    persons = [
        c
        for c in main.children
        if c.dep_ in SUBJECTS | {"dobj"} and c.tag_ == "NN" and c.lemma_.lower() in somebody
    ]
    named = any(c.dep_ in SUBJECTS | {"dobj"} and c.pos_ == "PROPN" for c in main.children)
    if named or len(persons) != 1 or persons[0].dep_ not in SUBJECTS:
        return None
    return persons[0]


def _of(entity: Entity) -> Party:
    """The party that a named entity is, with the nouns that the text calls it by."""
    names = fold(entity.name).split()
    called = frozenset(fold(role.title).split()[-1] for role in entity.roles if role.title)
    return Party(head=names[-1], names=frozenset(names), words=called, proper=True)


def _lead(parsed: Parsed, noun: Token) -> Entity | None:
    """Who a report means whose first lines tell of "a dentist" and whose next ones name him.

    "A Dorrance woman died … Ann Holt, 33, was thrown from the car": one person of the first
    paragraphs has an age, and acts in a clause of his own; before the noun nobody is named.
    """
    known = lexicon()
    if noun.tag_ != "NN" or noun.idx > _FIRST_LINES:
        return None
    if noun.lemma_.lower() not in known.persons | known.anybody | known.roles:
        return None
    people = parsed.entities.of_kind("person")
    aged = [p for p in people if p.age is not None and p.name_span.start < noun.idx + _NEXT_LINES]
    if len(aged) != 1 or any(p.name_span.start <= noun.idx for p in people):
        return None
    verb = parsed.token_at(aged[0].name_span.end - 1)
    while verb.dep_ in {"compound", "appos", "flat"} and verb.head != verb:
        verb = verb.head
    acts = verb.dep_ in {"nsubj", "nsubjpass"} and verb.head.lemma_ not in _WITNESSING
    other = aged[0].gender and known.genders.get(noun.lemma_.lower(), aged[0].gender)
    return aged[0] if acts and (not other or other == aged[0].gender) else None


def _named(noun: Token) -> Token:
    """ "His brother Roy", "the mayor, Carl Brandt": the name of one who is described as well."""
    if noun.pos_ == "PROPN" and noun.text.isupper() and len(noun) > _ACRONYM:
        # "NIARO, Dec 12 - A geologist was killed": a dateline that was read as the subject.
        return next((c for c in noun.subtree if c.dep_ == "appos" and c.pos_ == "NOUN"), noun)
    if noun.pos_ == "NOUN":
        for child in noun.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                return child
    return noun


def _counted(noun: Token) -> tuple[Token, bool]:
    """ "None of the passengers": the passengers, and that it was none of them."""
    none = noun.lower_ in _NONE
    if noun.lower_ in _NONE | _OF_THEM or noun.pos_ == "NUM":
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner, none
    return noun, none


def _phrase(noun: Token) -> list[Token]:
    """The words of a noun phrase without clauses, appositions and further members."""
    out: list[Token] = []
    stack = [noun]
    while stack:
        token = stack.pop()
        out.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _BEYOND and not c.is_space)
    return out
