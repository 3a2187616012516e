"""Which of an article's claims the scans look for, known without reading claims of earlier runs.

A scan over all claims would read all of them, though hardly any article gives an age and a birth
date, or one figure in two currencies. So their places are kept with the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.models import Article, Claim, DateClaim, QuantityClaim, QuantityKind
from claimcheck.models.outline import Large, Marks, is_open, outline_of
from claimcheck.rules.figures_of import Sentence, sentences
from claimcheck.rules.shares import shares
from claimcheck.rules.splits import splits
from claimcheck.rules.sums import Sum, sums

if TYPE_CHECKING:
    from claimcheck.rules.interface import Reading, RuleContext

_OLDEST = 120
_TITLES = frozenset("mr mrs ms miss dr sir dame lord lady prof professor sen rep gov".split())
# The age of another time: "was 19 when he joined".
_THEN = re.compile(r"\b(?:when|then|at\s+the\s+time|as\s+a)\b", re.I)
_BEHIND = 80  # characters behind an age that may say so
_SMALLEST = 1e5  # a scale slips among figures printed with "million" or "billion"
_MOST_FIGURES = 8  # of one sentence; longer lists are tables


def marks_in(reading: Reading, article: str, context: RuleContext) -> Marks:
    """The marks of an article's claims, made once for all rules that ask for them."""
    found = reading.marks.get(article)
    if found is None:
        found = marks_of(reading.claims[article], context.articles.get(article))
        reading.marks[article] = found
    return found


def marks_of(claims: Sequence[Claim], article: Article | None) -> Marks:
    """The marks of an article's claims, as kept or else made now."""
    outline = outline_of(claims)
    if outline is not None:
        return outline.marks
    places = {id(claim): place for place, claim in reversed(list(enumerate(claims)))}
    figures = [claim for claim in claims if isinstance(claim, QuantityClaim)]
    days = [claim for claim in claims if isinstance(claim, DateClaim)]

    def of(found: Iterator[Claim]) -> tuple[int, ...]:
        return tuple([places[id(claim)] for claim in found])

    return Marks(
        ages=of(_ages(figures, article)),
        births=of(_births(days)),
        anniversaries=of(_anniversaries(figures, article)),
        mismatched=of(claim for claim in days if claim.mismatch),
        equal=tuple([(places[id(a)], places[id(b)]) for a, b in _equal(figures)]),
        large=tuple([Large(places[id(f)], *told) for f, told in _large(figures)]),
        adds_up=article is None or next(misfits(claims, article.text), None) is None,
        open_days=any(map(is_open, days)),
    )


def _ages(figures: Sequence[QuantityClaim], article: Article | None) -> Iterator[QuantityClaim]:
    """Exact ages of named people, where the article's day is known."""
    if article is None or article.published is None:
        return
    for claim in figures:
        value = claim.quantity.value
        if claim.quantity.kind is not QuantityKind.AGE or not claim.measure.of or value is None:
            continue
        behind = article.text[claim.end : min(claim.sentence.end, claim.end + _BEHIND)]
        if not (claim.quantity.approximate or not 0 < value < _OLDEST or _THEN.search(behind)):
            yield claim


def _births(days: Sequence[DateClaim]) -> Iterator[DateClaim]:
    for claim in days:
        if claim.event.verb != "bear" or not person(claim):
            continue
        if claim.period.first is not None and claim.period.last is not None:
            yield claim


def person(claim: DateClaim) -> list[str]:
    """The name of who was born: the subject, or the object of a passive verb."""
    return name_words(claim.event.subject or claim.event.noun)


def name_words(lemmas: str) -> list[str]:
    """The words of a name, without titles."""
    return [word for word in lemmas.split() if word not in _TITLES]


def _anniversaries(
    figures: Sequence[QuantityClaim], article: Article | None
) -> Iterator[QuantityClaim]:
    """ "the 10th anniversary of ...", "a 20-year anniversary", where the article's day is known."""
    if article is None or article.published is None:
        return
    for claim in figures:
        quantity = claim.quantity
        counted = quantity.kind is QuantityKind.ORDINAL or quantity.unit == "year"
        if not claim.measure.of or quantity.value is None or not counted:
            continue
        if claim.measure.noun.split()[-1:] == ["anniversary"] and not quantity.approximate:
            yield claim


def _equal(figures: Sequence[QuantityClaim]) -> Iterator[tuple[QuantityClaim, QuantityClaim]]:
    """Pairs of figures that the text states as equal, in text order, each once."""
    by_span = {claim.span: claim for claim in figures}
    seen: set[frozenset[str]] = set()
    for claim in figures:
        other = by_span.get(claim.equivalent) if claim.equivalent else None
        if other is None or other.id == claim.id:
            continue
        key = frozenset((claim.id, other.id))
        if key not in seen:
            seen.add(key)
            first, second = sorted((claim, other), key=lambda c: c.start)
            yield first, second


def _large(
    figures: Sequence[QuantityClaim],
) -> Iterator[tuple[QuantityClaim, tuple[str | None, str, float]]]:
    """Large figures with their unit, digits and value: only those can differ by scale alone."""
    for claim in figures:
        quantity = claim.quantity
        scaled = quantity.kind in {QuantityKind.MONEY, QuantityKind.NUMBER}
        if scaled and quantity.value and quantity.value >= _SMALLEST:
            digits = f"{quantity.value:.9e}".partition("e")[0]
            yield claim, (quantity.unit, digits, quantity.value)


def misfits(claims: Sequence[Claim], text: str) -> Iterator[Sum]:
    """Sums that are off inside one article."""
    before: Sentence | None = None
    for sentence in sentences(claims, text):
        if len(sentence.figures) <= _MOST_FIGURES:
            for found in (sums(sentence, before), shares(sentence), splits(sentence)):
                yield from found
        before = sentence
