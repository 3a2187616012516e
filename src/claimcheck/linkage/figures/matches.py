"""Figures of sport: one match against a whole season, and the results of two matches."""

from __future__ import annotations

import re

from claimcheck.late import late
from claimcheck.linkage.beside import around, front, onward
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import fold

SEASON = "a match against a season"
RESULTS = "the results of two teams"

_CLAUSE = 80  # characters on each side of a figure in which such words belong to it
# What a player or a team has in one match, and in all.
_SPORT = late(
    r"[^.;]{0,12}?\b(?:goals?|points?|runs?|wickets?|tries|assists?|wins?|victories|titles?|"
    r"medals?|touchdowns?|rebounds?|saves|strikes|homers|caps|centuries)\b",
    re.IGNORECASE,
)
_SEASON = late(
    r"\b(?:this|last|the|a|per|all|whole|entire) (?:season|campaign|year|tournament)\b|"
    r"\b(?:in|from|after|over) (?:\w+ ){0,2}(?:games|matches|appearances|starts|outings|innings|"
    r"races|seasons|rounds)\b|\b(?:career|so far|averag\w+|all-time|season's|season’s|tally)\b|"
    r"\b(?:a|per) (?:game|match)\b",
    re.IGNORECASE,
)
_WON = late(r"\b(?:w[io]ns?|winning|beat(?:s|en|ing)?|victory|defeat(?:s|ed|ing)?)\b")
_BEATEN = late(
    r"\b(?:beat\w*|defeat\w*|over|against|past|lost to|at|edged|thrashed) (?:\w+ )?"
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_SERIES = late(r"\b(?:League|Cup|Championship|Division|Trophy|Series|Bowl|Open|Tour)s?\b")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday the a in on at".split())
_NAME = late(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}")


def of_season(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Scored two goals" on Saturday against "has 11 goals in nine matches"."""
    if not all(_SPORT.match(onward(claim, context)) for claim in (a, b)):
        return ""
    whole = [_SEASON.search(around(claim, context, _CLAUSE)) is not None for claim in (a, b)]
    return SEASON if whole[0] != whole[1] else ""


def two_results(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """Whether two sentences of victories each open with a winner of their own."""
    if not a.quantity.kind is b.quantity.kind is QuantityKind.SCORE:
        return ""
    sentences = [front(claim, context) + onward(claim, context) for claim in (a, b)]
    openers = [_NAME.match(text.lstrip("\"“'‘ ")) for text in sentences]
    if not all(_WON.search(text) for text in sentences) or not all(openers):
        return ""
    x, y = (frozenset(fold(found[0]).split()) for found in openers if found)
    if x & y:
        return ""
    # Each is a team that plays: the other article names it too, as something else than the winner.
    texts = [fold(context.articles[claim.article].text) for claim in (b, a)]
    known = [any(word in text for word in own) for own, text in zip((x, y), texts, strict=True)]
    return RESULTS if any(known) and not _one_match(sentences, (x, y)) else ""


def _one_match(sentences: list[str], openers: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether both sentences name a team besides the two that open them, or one beats the other.

    What the matches are of, a cup or a league, and where and when they are played is common to
    all of a round.
    """
    beaten = [
        frozenset(word for found in _BEATEN.finditer(text) for word in fold(found[1]).split())
        for text in sentences
    ]
    named = [
        frozenset(
            word
            for found in _NAME.finditer(text)
            if not _SERIES.search(found[0])
            for word in fold(found[0]).split()
        )
        for text in sentences
    ]
    others = (named[0] & named[1]) - openers[0] - openers[1] - _DAYS
    return bool(others or beaten[0] & openers[1] or beaten[1] & openers[0])
