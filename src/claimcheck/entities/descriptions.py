"""Definite descriptions: "the governor", "the Chilean expert", "the CEO of X", "the company"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.entities.apposition import apposed
from claimcheck.entities.cluster import Draft
from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.phrases import read_roles
from claimcheck.entities.roles import compare_roles, normalise_role, role_family
from claimcheck.models import Role

if TYPE_CHECKING:
    from claimcheck.entities.binding import Event

_MODIFIERS = frozenset({"NN", "NNP", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX"})
_DEFINITE = frozenset({"the", "this", "that"})
_NOMINAL_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"})
_OLDEST = 120
_REACH = 10
_WINDOW = 60
_BACK = 4
_COMPANY = frozenset({"company", "firm", "group", "organisation", "organization", "corporation"})
# What a firm just named is called in the next sentence.
_TRADES = frozenset(
    "airline broadcaster carmaker carrier insurer lender manufacturer operator publisher retailer "
    "utility".split()
)
_NO_COMPANY = frozenset(
    "ministry department court parliament senate congress police army council".split()
)
_SCHOOL = frozenset({"university", "college", "school", "academy", "institute"})
_PRESS = frozenset(
    "times post herald tribune journal gazette guardian news magazine newspaper".split()
)
_AIR = frozenset({"air", "airline", "airlines", "airways"})
# Nouns that other words in the body's name answer to.
_ALIKE = {
    "school": _SCHOOL,
    "university": _SCHOOL,
    "college": _SCHOOL,
    "newspaper": _PRESS,
    "paper": _PRESS,
    "magazine": _PRESS,
    "organisation": frozenset({"organisation", "organization"}),
    "organization": frozenset({"organisation", "organization"}),
    "centre": frozenset({"centre", "center"}),
    "center": frozenset({"centre", "center"}),
    # Trades and the words by which such bodies call themselves.
    "lender": frozenset({"bank", "banque", "banking"}),
    "carrier": _AIR,
    "airline": _AIR,
    "insurer": frozenset({"insurance", "assurance"}),
    "broadcaster": frozenset({"tv", "television", "radio", "broadcasting"}),
    "carmaker": frozenset({"motor", "motors", "auto", "automobiles"}),
}


def describe(
    frame: Frame,
    lex: Lexicon,
    drafts: list[Draft],
    owner: dict[int, int],
    events: list[Event],
    i: int,
    *,
    by_role: bool = False,
) -> tuple[int, int] | None:
    """First token and entity of the description whose head noun is token i, or None.

    ``by_role``: of persons only one whose role fits, not whoever was just named.
    """
    low = frame.low[i]
    if low == "old" or low in lex.demonyms:
        return _by_trait(frame, lex, drafts, events, i)
    person = low in lex.person_nouns
    if not person and low not in lex.descriptions and low not in lex.org_heads:
        return None
    if frame.dep[i] in {"compound", "amod", "nmod", "appos", "attr", "oprd"}:
        return None
    first = _first_word(frame, drafts, owner, i)
    if first == 0 or frame.low[first - 1] not in _DEFINITE:
        return None
    # "the company's", "the campaign of X" with a body of its own, "the CEO, John Smith"
    if any(c in owner for c in apposed(frame, i)):
        return None
    words = frame.low[first:i]
    body = _complement(frame, i)
    if person:
        # "the Mombasa governor"
        places = {frame.low[k] for k in range(first, i) if frame.ent[k] in {"GPE", "LOC"}}
        found = _person(frame, lex, drafts, events, i, words, body, places - lex.demonyms)
        named = not by_role and low not in lex.anybody and (not body or _is_tag(frame, lex, i))
        if found < 0 and named:
            title = " ".join([*words, low])
            found = _just_named(frame, lex, drafts, events, i, 3 if body else 1, title)
            if found >= 0 and body:
                _learn_role(frame, lex, drafts[found], first)
    elif body or any(w in {"other", "first", "second", "third", "same"} for w in words):
        return None
    else:
        found = _body(frame, drafts, events, i, words)
    return None if found < 0 else (first - 1, found)


def _first_word(frame: Frame, drafts: list[Draft], owner: dict[int, int], i: int) -> int:
    """The first of the words that stand before a head noun and say more of it, or its own place."""
    first = i
    while (
        first > 0
        and i - first < _REACH
        and (frame.tag[first - 1] in _MODIFIERS or frame.low[first - 1] == "-")
        and _may_modify(drafts, owner, first - 1)
    ):
        first -= 1
    return first


def _by_trait(
    frame: Frame, lex: Lexicon, drafts: list[Draft], events: list[Event], i: int
) -> tuple[int, int] | None:
    """ "The 27-year-old", "the Ugandan": who was said to be that, else who was just named."""
    aged = frame.low[i] == "old"
    # "The 27-year-old, who" is a noun whatever the parse made of it.
    alone = aged and frame.tag[i + 1 : i + 2] != [] and frame.tag[i + 1][:2] not in {"NN", "JJ"}
    if frame.dep[i] not in _NOMINAL_DEPS and not alone:
        return None
    first = i - 4 if aged else i
    if first < 1 or frame.low[first - 1] not in _DEFINITE:
        return None
    if aged and (not frame.text[first].isdigit() or frame.low[i - 2] != "year"):
        return None
    wanted = frame.text[first] if aged else lex.origins.get(frame.low[i], "")

    def trait(draft: Draft) -> str:
        if aged:
            return "" if draft.age is None else str(draft.age)
        return draft.origin.lower()

    recent = {event.entity for event in events[-_WINDOW:]}
    people = [number for number in sorted(recent) if drafts[number].kind == "person"]
    fitting = [number for number in people if trait(drafts[number]) == wanted]
    if len(fitting) == 1:
        return first - 1, fitting[0]
    found = _just_named(frame, lex, drafts, events, i, 1, frame.low[i])
    if fitting or found < 0 or trait(drafts[found]):
        return None
    if aged and len([number for number in people if not trait(drafts[number])]) == 1:
        # Nobody else whose age is unknown is in sight: it is theirs.
        drafts[found].age = int(wanted) if 0 < int(wanted) < _OLDEST else None
        drafts[found].age_span = frame.span(first, first + 1)
    return first - 1, found


def _is_tag(frame: Frame, lex: Lexicon, i: int) -> bool:
    """ "'…?' asked the head of Y.": the speaker of a quotation, told again by another role."""
    verb = frame.head[i]
    # The parser takes the speaker of an inverted tag for an object ("'…?' asked the head").
    closing = verb > 0 and frame.text[verb - 1][-1] in "\"'”’»"
    speaks = frame.dep[i] == "nsubj" or (frame.dep[i] == "dobj" and closing)
    inverted = speaks and verb < i and frame.lemma[verb].lower() in lex.speech
    first = frame.sents[frame.sent[i]][0]
    return inverted and first > 0 and frame.para[first - 1] == frame.para[i]


def _learn_role(frame: Frame, lex: Lexicon, draft: Draft, first: int) -> None:
    """Keep the role that the description gives."""
    stop = frame.sents[frame.sent[first]][1]
    for role, _ in read_roles(frame, lex, first, stop).roles:
        if all(role.title.lower() != held.title.lower() for held in draft.roles):
            draft.roles.append(role)


def _may_modify(drafts: list[Draft], owner: dict[int, int], i: int) -> bool:
    """ "the Florida senator", "the GOP candidate"; but not "the Smith campaign"."""
    return i not in owner or drafts[owner[i]].kind != "person"


def _just_named(
    frame: Frame,
    lex: Lexicon,
    drafts: list[Draft],
    events: list[Event],
    i: int,
    reach: int,
    title: str,
) -> int:
    """The one person whom the sentence before (or this one, earlier) is about.

    News copy varies a name with a description in the next sentence ("Orlov won. The Samara
    senator thanked ..."); only where nobody else is in sight, and no role of theirs speaks
    against it.
    """
    gender = lex.genders.get(frame.low[i], "")
    described = Role(title)
    nearest = -1
    subjects: list[int] = []
    mains: list[int] = []
    for event in reversed(events[-_WINDOW:]):
        sent = frame.sent[event.token]
        back = frame.story[frame.sent[i]] - frame.story[sent]
        if back > reach or frame.sent[i] - sent > 4 or (subjects and sent != nearest):
            break
        draft = drafts[event.entity]
        if draft.kind != "person" or frame.quoted[event.token] or not event.subject | event.main:
            continue
        nearest = sent
        if event.entity not in subjects:
            subjects.append(event.entity)
        if event.main and event.entity not in mains:
            mains.append(event.entity)
    found = mains if len(mains) == 1 else subjects
    if len(found) != 1 or (nearest == frame.sent[i] and len(subjects) > 1):
        return -1
    if _is_tag(frame, lex, i) and _quoted_here(frame, events, found[0], i):
        return -1  # "…," said X. "…?" asked the CEO: the next voice of a talk
    draft = drafts[found[0]]
    known = draft.gender or draft.likely
    if known and gender and known != gender:
        return -1
    if any(compare_roles(role, described)[0] == "different" for role in draft.roles[:_WINDOW]):
        return -1
    return found[0]


def _quoted_here(frame: Frame, events: list[Event], entity: int, i: int) -> bool:
    """Whether the person was the speaker of a quotation in the paragraph of token i."""
    return any(
        event.entity == entity
        and event.speaks
        and frame.para[event.token] == frame.para[i]
        and frame.quotes[frame.sent[event.token]]
        for event in events[-_WINDOW:]
    )


def _complement(frame: Frame, i: int) -> frozenset[str]:
    """Capitalised words of the "of X" that follows the head noun."""
    if i + 1 >= frame.n or frame.low[i + 1] not in {"of", "at", "for"}:
        return frozenset()
    words: list[str] = []
    for k in range(i + 2, min(i + 2 + _REACH, frame.n)):
        if frame.text[k][0].isupper():
            words.append(frame.low[k])
        elif words or not frame.text[k][0].islower():
            break
    return frozenset(words)


def _person(
    frame: Frame,
    lex: Lexicon,
    drafts: list[Draft],
    events: list[Event],
    i: int,
    words: list[str],
    body: frozenset[str],
    places: set[str],
) -> int:
    noun = frame.low[i]
    country = next((lex.origins[w] for w in words if w in lex.demonyms and w in lex.origins), "")
    title = normalise_role(" ".join([*(w for w in words if w not in lex.demonyms), noun]))
    gender = lex.genders.get(noun, "")
    best, best_score = -1, 0.9
    seen: set[int] = set()
    for event in reversed(events[-_WINDOW:]):
        if event.entity in seen:
            continue
        seen.add(event.entity)
        draft = drafts[event.entity]
        if draft.kind != "person" or (
            gender and (draft.gender or draft.likely or gender) != gender
        ):
            continue
        score = _match(draft, noun, title, country, body, places)
        back = frame.sent[i] - frame.sent[event.token]
        if (
            score <= 0
            and gender
            and not body
            and not words
            and back <= 2
            and draft.gender == gender
        ):
            score = 1.6
        score -= 0.2 * min(back, 8) + (0.2 if event.inner else 0.0)
        if score > best_score:
            best, best_score = event.entity, score
    return best


def _match(
    draft: Draft, noun: str, title: str, country: str, body: frozenset[str], places: set[str]
) -> float:
    """How well a person's roles and origin fit a description; 0 or less: not at all."""
    score = 0.0
    for role in draft.roles:
        held = normalise_role(role.title)
        words = held.split()
        if not words or _is_another(role, held, title):
            continue
        if held == title:
            fit = 3.0
        elif noun in words:
            fit = 2.4
        elif role_family(held) and role_family(held) == role_family(noun):
            fit = 1.8
        else:
            continue
        if body:
            names = set(role.organisation.lower().split()) | set(words)
            if role.organisation and not body & names:
                continue
            fit += 1.0 if body & names else 0.0
        if places and role.organisation:
            # "the Mombasa governor" is hardly the governor of Nairobi.
            fit += 1.0 if places & set(role.organisation.lower().split()) else -1.5
        score = max(score, fit)
    if country:
        if draft.origin and country in draft.origin.lower():
            score += 1.5
        elif draft.origin:
            return -1.0
    return score


def _is_another(role: Role, held: str, title: str) -> bool:
    """Whether nobody holds both: "the vice president" is not the president."""
    return held != title and compare_roles(Role(role.title), Role(title))[0] == "different"


def _body(frame: Frame, drafts: list[Draft], events: list[Event], i: int, words: list[str]) -> int:
    """The latest organisation that the noun fits: its own word, or a company, a school."""
    noun = frame.low[i]
    wanted = {noun, *words}
    alike = _ALIKE.get(noun, frozenset({noun}))
    for event in reversed(events[-_WINDOW:]):
        draft = drafts[event.entity]
        if draft.kind not in {"organisation", "other"} or len(draft.words) < 2:
            continue
        if wanted <= set(draft.words) or (not words and alike & set(draft.words)):
            return event.entity
    if noun not in _COMPANY | _TRADES or words:
        return -1
    for event in reversed(events[-_WINDOW:]):
        draft = drafts[event.entity]
        back = frame.story[frame.sent[i]] - frame.story[frame.sent[event.token]]
        if back > (_BACK if noun in _COMPANY else 1):
            break
        if draft.kind == "organisation" and not set(draft.words) & _NO_COMPANY:
            return event.entity
    return -1
