"""Two streets that cross: "Harlan Street at Third Avenue", "the corner of Third Avenue and Harmon
Street". Where two reports of one event share one street of a crossing, the other is one as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.short_texts.replaced import spans_key
from claimcheck.linkage.statements.sole import LEVEL, own_words
from claimcheck.models import Claim, Comparison, Confidence, Span, StatementClaim, Verdict
from claimcheck.text import fold, occurs

_DAYS = 3  # between two reports: later ones tell of later places
_KIND = (
    r"(?:Streets?|St|Avenues?|Ave|Roads?|Rd|Boulevards?|Blvd|Drives?|Dr|Lanes?|Ln|Way|Parkway|"
    r"Highway|Place|Court|Terrace)\b\.?"
)
_FIRST = r"(?:[A-Z][\w'’-]{1,20}|\d{1,3}(?:st|nd|rd|th))"
_STREET = rf"{_FIRST}(?: [A-Z][\w'’-]{{1,20}})? {_KIND}"
_NAME = rf"{_FIRST}(?: [A-Z][\w'’-]{{1,20}}){{0,2}}?(?: {_KIND})?"
_CROSSING = re.compile(
    rf"\b(?:corner|intersection|junction|crossroads) of (?P<a>{_NAME}) and (?P<b>{_NAME})(?![\w-])|"
    # Beside a plain link both must say that they are streets: not "Residents near Elm Street".
    rf"\b(?P<c>{_STREET}) (?:at|and|near) (?P<d>{_STREET})"
)


class _Street(NamedTuple):
    span: Span
    words: frozenset[str]


def link_crossings(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> Iterator[Comparison]:
    """At most one comparison: the other streets of two crossings that share one."""
    if not relation.of_one_event(_DAYS):
        return
    left, right = (
        context.once(("crossings", of), partial(_crossings, of, context))
        for of in (relation.a, relation.b)
    )
    if len(left) != 1 or len(right) != 1:
        return  # of several crossings, which is which nobody can tell
    told = [_statement(claims) for claims in (a_claims, b_claims)]
    if told[0] is None or told[1] is None:
        return
    for x, y in product((0, 1), (0, 1)):
        same, other = (left[0][x], right[0][y]), (left[0][1 - x], right[0][1 - y])
        if same[0].words != same[1].words or other[0].words & other[1].words:
            continue
        if _prints(other[0], relation.b, context) or _prints(other[1], relation.a, context):
            return
        yield Comparison(
            a=told[0],
            b=told[1],
            verdict=Verdict.CONFLICT,
            level=LEVEL,
            reasons=(
                "both tell of one crossing, and share one street of it",
                *relation.reasons[:1],
            ),
            confidence=Confidence.MEDIUM,
            key=f"sole:crossing:{spans_key(other[0].span, other[1].span)}",
        )
        return


def _crossings(article: str, context: LinkContext) -> list[tuple[_Street, _Street]]:
    """The crossings that a text names, each once."""
    text = context.articles[article].text
    found: dict[frozenset[str], tuple[_Street, _Street]] = {}
    for match in _CROSSING.finditer(text):
        names = ("a", "b") if match["a"] else ("c", "d")
        one, two = (_street(match, n) for n in names)
        if one.words and two.words and one.words.isdisjoint(two.words):
            found.setdefault(one.words | two.words, (one, two))
    return list(found.values())


def _street(match: re.Match[str], group: str) -> _Street:
    start, end = match.span(group)
    # "Elm Street." ends a sentence, "Elm St." may not.
    end -= match[group].endswith(".")
    return _Street(Span(start, end), own_words(match[group]))


def _statement(claims: Sequence[Claim]) -> StatementClaim | None:
    return next((claim for claim in claims if isinstance(claim, StatementClaim)), None)


def _prints(street: _Street, article: str, context: LinkContext) -> bool:
    """Whether an article prints a word of the street's name."""
    text = context.articles[article].text
    folded = context.once(("folded", article), lambda: fold.__wrapped__(text))
    return any(occurs(word, folded) for word in street.words)
