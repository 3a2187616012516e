"""Definite descriptions: "the governor", "the Tanzanian expert", "the CEO of X", "the company"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.entities.cluster import Draft
from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.roles import normalise_role, role_family

if TYPE_CHECKING:
    from claimcheck.entities.anaphora import Event

_MODIFIERS = frozenset({"NN", "NNP", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX"})
_DEFINITE = frozenset({"the", "this", "that"})
_REACH = 10
_WINDOW = 60
_BACK = 4
_STATUS = frozenset({"former", "acting", "interim", "late", "then", "ex"})


def describe(
    frame: Frame,
    lex: Lexicon,
    drafts: list[Draft],
    owner: dict[int, int],
    events: list[Event],
    i: int,
) -> tuple[int, int] | None:
    """First token and entity of the description whose head noun is token i, or None."""
    low = frame.low[i]
    person = low in lex.person_nouns
    if not person and low not in lex.descriptions:
        return None
    if frame.dep[i] in {"compound", "amod", "nmod"} or frame.dep[i] == "appos":
        return None
    first = i
    while (
        first > 0
        and i - first < _REACH
        and (frame.tag[first - 1] in _MODIFIERS or frame.low[first - 1] == "-")
        and first - 1 not in owner
    ):
        first -= 1
    if first == 0 or frame.low[first - 1] not in _DEFINITE:
        return None
    # "the company's", "the campaign of X" with a body of its own, "the CEO, John Smith"
    if any(frame.dep[c] == "appos" and c in owner for c in frame.children[i][:_REACH]):
        return None
    words = frame.low[first:i]
    body = _complement(frame, i)
    if person:
        found = _person(frame, lex, drafts, events, i, words, body)
    elif body or any(w in {"other", "first", "second", "third", "same"} for w in words):
        return None
    else:
        found = _body(frame, lex, drafts, events, i)
    return None if found < 0 else (first - 1, found)


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
        score = _match(draft, noun, title, country, body)
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
        score -= 0.15 * back + (0.2 if event.inner else 0.0)
        if score > best_score:
            best, best_score = event.entity, score
    return best


def _match(draft: Draft, noun: str, title: str, country: str, body: frozenset[str]) -> float:
    """How well a person's roles and origin fit a description; 0 or less: not at all."""
    score = 0.0
    for role in draft.roles:
        held = normalise_role(role.title)
        words = held.split()
        if not words:
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
        score = max(score, fit)
    if country:
        if draft.origin and country in draft.origin.lower():
            score += 1.5
        elif draft.origin:
            return -1.0
    return score


def _body(frame: Frame, lex: Lexicon, drafts: list[Draft], events: list[Event], i: int) -> int:
    """The latest organisation that the noun fits."""
    noun = frame.low[i]
    named, latest = -1, -1
    for event in reversed(events[-_WINDOW:]):
        draft = drafts[event.entity]
        back = frame.sent[i] - frame.sent[event.token]
        if draft.kind not in {"organisation", "other"}:
            continue
        if noun in draft.words and len(draft.words) > 1:
            named = event.entity
            break
        if latest < 0 and back <= _BACK and not event.inner and draft.kind == "organisation":
            if noun in {"company", "firm", "group", "organisation", "organization"}:
                if len(draft.words) == 1 or not (set(draft.words) & lex.org_heads):
                    latest = event.entity
    return named if named >= 0 else latest
