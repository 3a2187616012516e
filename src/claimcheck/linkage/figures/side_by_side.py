"""Two things that an article names side by side: "a bus hit a van", "in Denby and Kessel".

A figure that one report gives for the one, and another report's for the other, answer two
questions. Words for days, and for people who speak ("police and witnesses said"), tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, Comparison, Quantity, QuantityClaim, QuantityKind
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, content, fold

_A = r"(?:(?:the|an?|its|their|in|of|on|at|to) ){0,2}"
_WORD = r"[^\W\d_][\w'’-]{1,23}"
_LINK = (
    r"(?:and|hit|struck|rammed|(?:collided|crashed|smashed|plough?ed) (?:with|into)|plays?|"
    r"meets?|hosts?|beat)"
)
# The last two words before the link, the first two behind it.
_JOINED = re.compile(rf"(?<![\w'’-])((?:{_WORD} )?{_WORD}) {_LINK} {_A}({_WORD}(?: {_WORD})?)")
_REACH = 60  # characters on each side of a figure in which a word says of what it is
# Of what or where: behind such a word, and an article, a noun or a name of two words at most.
_PLACED = re.compile(
    rf"\b(?:in|on|at|from|aboard|near|by) (?:(?:the|an?|its) )?({_WORD}(?: {_WORD})?)"
)


def two_of_one_list(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """Which two things, that an article names side by side, two figures are of; empty if none.

    Of sums nothing is told: who pays and who is paid stand side by side too.
    """
    if QuantityKind.MONEY in {a.quantity.kind, b.quantity.kind}:
        return ""
    x, y = (context.once(("of what", c.id), partial(_of_what, c, context)) for c in (a, b))
    left, right = x - y, y - x
    if not left or not right:
        return ""
    for article in sorted({a.article, b.article}):
        joined = context.once(("side by side", article), partial(_joined, article, context))
        for one, other in joined:
            for p, q in ((one, other), (other, one)):
                if left & p and right & q and not (x & q or y & p):
                    return f"of two things ({min(left & p)} / {min(right & q)})"
    return ""


def in_two_places(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether each figure is set in a place with a name of its own: "in Holm", "on Mount Sella"."""
    x, y = (context.once(("places", c.id), partial(_places, c, context)) for c in (a, b))
    return bool(x and y) and not x & y


def _places(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    text = context.articles[claim.article].text
    found = [match[1] for match in _PLACED.finditer(text, claim.sentence.start, claim.sentence.end)]
    opening = _opening(text[claim.sentence.start : claim.sentence.end])
    named = [w for phrase in (*found, opening) for w in phrase.split() if w[:1].isupper()]
    return frozenset(content(" ".join(named))) - DAYS_AND_MONTHS


def _of_what(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """The words that say of what, or where, a figure is."""
    text, measure = context.articles[claim.article].text, claim.measure
    low = max(claim.sentence.start, claim.start - _REACH)
    high = min(claim.sentence.end, claim.end + _REACH)
    placed = " ".join(match[1] for match in _PLACED.finditer(text, low, high))
    if low == claim.sentence.start:
        placed = f"{placed} {_opening(text[low:high])}"
    return frozenset(content(f"{placed} {measure.subject} {measure.of}")) - FUNCTION_WORDS


def _opening(text: str) -> str:
    """ "In Kessel, nine people": how a sentence says at its beginning where it is set."""
    found = re.match(rf"(?:In|At|On) (?:the )?({_WORD}(?: {_WORD})?)", text)
    return found[1] if found else ""


def _joined(
    article: str, context: LinkContext
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The words of each two things that an article joins by "and", or that met."""
    text = context.articles[article].text
    found = []
    for match in _JOINED.finditer(text):
        pair = _telling(match[1], last=True), _telling(match[2], last=False)
        if all(pair) and not pair[0] & pair[1]:
            found.append(pair)
    return tuple(found)


def _telling(phrase: str, *, last: bool) -> frozenset[str]:
    """Of a phrase beside "and", the words of a name, or the one next to it."""
    words = phrase.split()
    named = [word for word in words if word[:1].isupper()]
    near = words[-1:] if last else words[:1]
    told = frozenset(content(fold(" ".join(named or near))))
    return told - FUNCTION_WORDS - DAYS_AND_MONTHS


def bounds_another(
    pair: Comparison,
    left: Sequence[QuantityClaim],
    right: Sequence[QuantityClaim],
    family: Callable[[QuantityClaim], str],
    level_of: Callable[[Quantity, Quantity], str],
    context: LinkContext,
) -> bool:
    """Whether one sum is a bound that another sum told with the other keeps to: "$39 million
    here and $52.5 million elsewhere", "over $50 million elsewhere"."""
    for mine, theirs, others in ((pair.a, pair.b, right), (pair.b, pair.a, left)):
        if not isinstance(mine, QuantityClaim) or mine.quantity.kind is not QuantityKind.MONEY:
            return False
        if mine.quantity.value is not None:
            continue
        if any(
            other.sentence == theirs.sentence
            and other.id != theirs.id
            and " and " in _between(theirs, other, context)
            and family(other) == family(mine)
            and level_of(mine.quantity, other.quantity) == "contained"
            for other in others
        ):
            return True
    return False


def _between(a: Claim, b: Claim, context: LinkContext) -> str:
    """The text between two claims of one article."""
    first, last = sorted((a, b), key=lambda claim: claim.start)
    return context.articles[a.article].text[first.end : last.start]
