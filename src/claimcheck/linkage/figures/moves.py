"""Figures that moved: by how much, or to which level."""

from __future__ import annotations

import re

from claimcheck.linkage.figures.evidence import Evidence
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.vocabulary import outcome

_MOVED = re.compile(r"\b(by|to) (?:(?:about|around|some|roughly|nearly|almost) )?\D?$", re.I)
_LINK = 20  # characters before a figure in which "by" or "to" leads to it


def by_or_to(match: Evidence, context: LinkContext) -> bool:
    """Whether one figure is printed as a change and the same figure as the level reached.

    "Rose by 45 percent" and "rose to 45 percent" of one thing are two answers.
    """
    return _moves(match, context) == ("by", "to")


def change_and_level(match: Evidence, context: LinkContext) -> str:
    """ "Rose by 4 percent" and "rose to 9 percent" can both hold."""
    moved = {outcome(claim.measure.verb) for claim in (match.a, match.b)} <= {"rise", "fall"}
    both = _moves(match, context) in {("by", "to"), ("", "to")}
    return "a change against a level" if moved and both else ""


def _moves(match: Evidence, context: LinkContext) -> tuple[str, ...]:
    """What leads to each of two figures of one verb ("by", "to" or nothing), in order."""
    links = []
    for claim in (match.a, match.b):
        text = context.articles[claim.article].text
        found = _MOVED.search(text[max(claim.sentence.start, claim.start - _LINK) : claim.start])
        links.append(found[1].lower() if found else "")
    verbs = {outcome(match.a.measure.verb), outcome(match.b.measure.verb)}
    return tuple(sorted(links)) if len(verbs) == 1 and verbs != {""} else ()
