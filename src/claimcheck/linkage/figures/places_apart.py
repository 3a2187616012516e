"""Places by which two like sentences speak of different things.

"In Germany, ..." against the whole, a nearby town, another site, a share taken in another region.
Read from the text around the figures.
"""

from __future__ import annotations

import re

from claimcheck.linkage.interface import Relation
from claimcheck.linkage.sentences import said_by, says, signs
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import MONTHS, content, fold

_NAME = r"((?:[A-Z][\w.'’-]*)(?: (?:of |the |and )?[A-Z][\w.'’-]*)*)"
_OPENING = re.compile(rf"^\W*(?:In|Across|At|Near) (?:the |nearby )?{_NAME},?")
_PLACED = re.compile(rf"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the |nearby |neighbouring )?{_NAME}")
# Where a share was taken, right behind it; months are no places.
_MONTH = "|".join(name.title() for name in MONTHS)
_PLACE_BEHIND = re.compile(rf" in (?:the )?(?!{_MONTH}){_NAME}")
_WIDE = re.compile(
    r"\b(?:worldwide|nationwide|globally|statewide|countrywide|overall|around the world|"
    r"across the (?:country|nation|state|world))\b",
    re.IGNORECASE,
)
_NEARBY = re.compile(r"\b(?:nearby|neighbouring|neighboring|elsewhere)\b", re.IGNORECASE)
# "At a height of 18km" is no place.
_NO_SITE = (
    "height|altitude|depth|speed|rate|price|cost|pace|level|value|premium|discount|distance|time|"
    "temperature|total|pressure|loss|profit|minimum|maximum|moment|stage|point"
)
_SITE = re.compile(
    rf"\bat an? (?!(?:[a-z]+ )?(?:{_NO_SITE})\b)((?:[a-z][\w-]* ){{0,2}}[a-z][\w-]*)"
)
# "450 jobs will go in the UK", "140 jobs at its Hull plant", "to shut its Derby foundry with the
# loss of 360 jobs": of which of its places a firm's posts are.
_POSTS = frozenset({"job", "post", "position", "role"})
_POSTS_THERE = re.compile(
    rf"^[^,.;:\d]{{0,40}}?\b(?:in (?:the )?|at (?:its|their) )(?!{_MONTH}){_NAME}"
)
_PLACE_AHEAD = re.compile(
    rf"\b(?:at|clos(?:e|es|ed|ing)|shut(?:s|ting)?) (?:down )?(?:its|their) {_NAME}"
    r"[^,.;:\d]{0,40}$"
)
_placing = signs(_OPENING, _PLACED, _SITE)


def other_place(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, relation: Relation
) -> str:
    """By which place one of two like figures covers another part of the world; empty if none.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    return (
        _one_part(a_text, b_text, relation)
        or _share_elsewhere(a, b, a_text, b_text)
        or _posts_at_one_place(a, b, a_text, b_text, relation)
    )


def _one_part(a_text: str, b_text: str, relation: Relation) -> str:
    """A part of the world that only one sentence is about."""
    if not any(_placing(a_text)) and not any(_placing(b_text)):
        return ""  # as most do, neither says where
    opened = [_named(_OPENING, text, relation) for text in (a_text, b_text)]
    placed = [_named(_PLACED, text, relation) for text in (a_text, b_text)]
    for n, other in ((0, b_text), (1, a_text)):
        if opened[n] and not opened[n] & _forms(other):
            return f"one is about {printed(opened[n])} only"
        wide = says(_WIDE, other) and not says(_WIDE, (a_text, b_text)[n])
        if wide and placed[n] - _forms(other):
            return f"one is about {printed(placed[n])} only"
    if placed[0] and placed[1] and says(_NEARBY, a_text) != says(_NEARBY, b_text):
        return "different places"
    x, y = (set(said_by(_SITE, text)) for text in (a_text, b_text))
    if x and y and not _site_words(x) & _site_words(y):
        return f"different places ({' / '.join(min(_site_words(site)) for site in (x, y))})"
    return ""


def _share_elsewhere(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Leads by 15 points in Quillborough" against "eight points in Tarn and Ostwick"."""
    if not all(
        claim.quantity.kind is QuantityKind.PERCENT or claim.quantity.unit == "point"
        for claim in (a, b)
    ):
        return ""
    behind = [
        _PLACE_BEHIND.match(text, claim.end - claim.sentence.start)
        for claim, text in ((a, a_text), (b, b_text))
    ]
    if behind[0] is None or behind[1] is None:
        return ""
    x, y = behind[0][1], behind[1][1]
    mine, theirs = frozenset(content(x)), frozenset(content(y))
    if mine & theirs:
        return ""
    # "In Ostwick, the capital of Tarnland"; what is told of further places is of those.
    elsewhere = [frozenset(content(_PLACE_BEHIND.sub("", text))) for text in (a_text, b_text)]
    if mine & elsewhere[1] or theirs & elsewhere[0]:
        return ""
    return f"different places ({x} / {y})"


def _posts_at_one_place(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, relation: Relation
) -> str:
    """ "450 jobs in Britain" against "1,200 jobs", where the other article names no Britain.

    A happening is at one place, which a report may leave out; the posts of a firm are at many.
    Only the smaller figure is a part, and only of a figure without a place of its own.
    """
    if not all(_POSTS.intersection(claim.measure.noun.split()) for claim in (a, b)):
        return ""
    places = [_place_of_posts(claim, text) for claim, text in ((a, a_text), (b, b_text))]
    if bool(places[0]) == bool(places[1]):
        return ""
    part, whole, heard = (a, b, relation.b_names) if places[0] else (b, a, relation.a_names)
    x, y = part.quantity.high, whole.quantity.low
    place = places[0] or places[1]
    if x is None or y is None or x >= y or heard.intersection(content(place)):
        return ""
    return f"one is about {place} only"


def _place_of_posts(claim: QuantityClaim, text: str) -> str:
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    found = _POSTS_THERE.match(text[end:]) or _PLACE_AHEAD.search(text[:start])
    return found[1] if found else ""


def _named(pattern: re.Pattern[str], text: str, relation: Relation) -> set[str]:
    """Words of the names that the pattern finds, those that are names in either article."""
    x, y = relation.a_names, relation.b_names
    return {
        word
        for found in said_by(pattern, text)
        for word in fold(found).split()
        if (bare := word.strip(".,'")) in x or bare in y
    }


def _forms(text: str) -> set[str]:
    return set(fold(text).replace(",", " ").replace(".", " ").split())


def _site_words(phrases: set[str]) -> set[str]:
    return {form for phrase in phrases for form in content(phrase)}


def printed(found: set[str]) -> str:
    """The words of a place with their capitals."""
    return " ".join(word[:1].upper() + word[1:] for word in sorted(found))
