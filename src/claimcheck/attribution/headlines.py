"""Headlines that name a speaker: "Mayor: Bridge will open in May", "Bridge to open, says mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import CARRIERS, noun_head
from claimcheck.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.nlp.plain import Token

_LONGEST_NAME = 7
_SHORTEST_TEXT = 3
_LONGEST_LINE = 40
_NOMINAL = frozenset({"NOUN", "PROPN"})
# Not places: "Kenya: Floods kill ten" says where.
_NAMES = frozenset({"PERSON", "ORG", "NORP"})
# Who headlines quote without a name. Source: common titles of office.
_ROLES = frozenset(
    "mayor minister president governor official expert analyst police union survey poll study "
    "newspaper paper lawyer attorney spokesman spokeswoman judge court insider historian "
    "scientist doctor chief ceo".split()
)
# Labels of a desk, not speakers.
_LABELS = frozenset(
    "latest breaking exclusive watch video update updated live opinion analysis explainer factbox "
    "correction photos".split()
)


def headline(scene: Scene) -> list[Draft]:
    """A draft for the document's first line, if it names a speaker and what they say."""
    doc = scene.doc
    first = 0
    while first < len(doc) and doc[first].is_space:
        first += 1
    return _colon(scene, first) or _says(scene, first)


def _says(scene: Scene, first: int) -> list[Draft]:
    """ "Bridge to open in May, says mayor", however the parse reads it."""
    doc = scene.doc
    end = first
    while end < min(len(doc), first + _LONGEST_LINE) and not scene.breaks(end):
        end += 1
    if end >= len(doc) or not scene.breaks(end):
        return []
    last = doc[end - 1]
    if last.pos_ == "VERB" and last.lemma_.lower() in scene.cues.clause:
        return _subject_says(scene, first, end)
    for i in range(end - 2, max(first + _SHORTEST_TEXT, end - _LONGEST_NAME - 2), -1):
        token = doc[i]
        if scene.inside(i) or token.text == ",":
            return []
        if token.pos_ == "VERB" and token.lemma_.lower() in scene.cues.clause:
            speaker = _speaker(doc[i + 1 : end])
            if doc[i - 1].text != "," or scene.inside(i - 1) or speaker is None:
                return []
            part = (scene.starts[first], scene.end(i - 2))
            return [Draft(token, (token.idx, scene.end(i)), [part], speaker, "headline")]
    return []


def _subject_says(scene: Scene, first: int, end: int) -> list[Draft]:
    """ "Bridge to open in May, mayor says", whose report has no finite verb."""
    doc = scene.doc
    for i in range(end - 2, max(first + _SHORTEST_TEXT, end - _LONGEST_NAME - 2), -1):
        if scene.inside(i):
            return []
        if doc[i].text == ",":
            speaker = _speaker(doc[i + 1 : end - 1])
            if speaker is None:
                return []
            span = (scene.starts[end - 1], scene.end(end - 1))
            part = (scene.starts[first], scene.end(i - 1))
            return [Draft(doc[end - 1], span, [part], speaker, "headline")]
    return []


def _colon(scene: Scene, first: int) -> list[Draft]:
    """ "Mayor: Bridge will open in May"."""
    doc = scene.doc
    colon = first
    while colon < min(len(doc), first + _LONGEST_NAME + 1) and doc[colon].text != ":":
        if scene.breaks(colon) or scene.inside(colon) or doc[colon].pos_ in {"VERB", "AUX"}:
            return []
        colon += 1
    end = colon
    while end < min(len(doc), colon + _LONGEST_LINE) and not scene.breaks(end):
        end += 1
    if not _line(scene, first, colon, end):
        return []
    speaker = _speaker(doc[first:colon])
    if speaker is None:
        return []
    while end > colon + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    part = (scene.starts[colon + 1], scene.end(end - 1))
    span = (scene.starts[colon], scene.end(colon))
    return [Draft(None, span, [part], speaker, "headline")]


def _line(scene: Scene, first: int, colon: int, end: int) -> bool:
    doc = scene.doc
    if first == colon or colon >= len(doc) or doc[colon].text != ":":
        return False
    # A headline has a story below it.
    if end >= len(doc) or not scene.breaks(end):
        return False
    if end - colon <= _SHORTEST_TEXT:
        return False
    # A quotation that fills the rest of the line is told elsewhere.
    number = scene.quote_of[colon + 1]
    return number < 0 or scene.tokens_of[number][1] < end - 1


def _speaker(tokens: Iterable[Token]) -> Token | None:
    found = None
    for token in tokens:
        if token.lower_ in _LABELS:
            return None
        if found is None and token.pos_ in _NOMINAL:
            head = noun_head(token)
            names = head.ent_type_ in _NAMES
            lemma = head.lemma_.lower()
            if names or lemma in CARRIERS or lemma in _ROLES or lemma in lexicon().org_heads:
                found = head
    return found
