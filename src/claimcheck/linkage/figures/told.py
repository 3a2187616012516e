"""What one article tells of two figures at once: a part and its whole, or both side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.linkage.figures.evidence import Evidence
from claimcheck.linkage.figures.measured import outcomes_of
from claimcheck.linkage.figures.siblings import of_others
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.nearby import nearby
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.quantities.compare import format_quantity
from claimcheck.text import content, stem

# Outcomes that hold others: who is shot is killed or injured.
_COVERING = frozenset({"shoot"})
OF_THEM = re.compile(r"of (?:them|whom|which|those|these)\b")
# A noun behind one of these is not the one counted: "90 in Karsk", "24 of them".
_NOUN_ENDS = re.compile(r"\b(?:in|of|at|from|on|for|with|by|to|and|near|among)\b|[,.;:()]")
_NOUN_REACH = 40  # characters behind a figure in which the noun that it counts is printed
_NEXT_SENTENCE = 3  # characters between the end of a sentence and the start of the next
_ROUGH_SUM = 0.02  # share of the whole by which a hedged sum may be off


def part_and_whole(
    match: Evidence,
    left: list[QuantityClaim],
    right: list[QuantityClaim],
    loose: Mapping[str, Sequence[QuantityClaim]],
) -> str:
    """Whether one figure is a sum that the other article gives in parts.

    Small numbers make sums by chance, so the other part has to stand beside the first one, in its
    sentence or the next, and may not say of its own what the whole does not say ("one dead and two
    others injured" are no parts of three injured).
    """
    a, b = match.a.quantity.value, match.b.quantity.value
    if a is None or b is None or match.a.quantity.kind is not QuantityKind.NUMBER:
        return ""
    if a > b:
        whole_claim, part_claim, others, around = match.a, match.b, right, left
    else:
        whole_claim, part_claim, others, around = match.b, match.a, left, right
    whole, part = max(a, b), min(a, b)
    if whole_claim.measure.part and part_claim.measure.part:
        return ""  # both are parts: "three others" and "two others"
    # What the whole's own sentence counts beside it is no part of it.
    apart = {c.quantity.value for c in around if c is not whole_claim and _beside(c, whole_claim)}
    said = outcomes_of(whole_claim)
    rough = match.a.quantity.approximate or match.b.quantity.approximate
    more = [
        claim
        for claim in loose.get(part_claim.article, ())
        if claim.measure.level == "additional" and claim not in others
    ]
    for other in [*others, *more]:
        value = other.quantity.value
        if value is None or other is part_claim or not _beside(other, part_claim):
            continue
        if value in apart:
            continue
        own = outcomes_of(other)
        if said and own - said and not said & _COVERING:
            continue
        apart_told = other.sentence != part_claim.sentence and not other.measure.part
        if said and apart_told and not own & said and other.measure.level != "additional":
            continue  # another sentence that happens to hold the difference
        if value + part == whole or (rough and abs(value + part - whole) <= _ROUGH_SUM * whole):
            return f"{format_quantity(other.quantity)} more makes the whole"
    return ""


def told_as_part(
    match: Evidence, parts: Mapping[str, Sequence[QuantityClaim]], context: LinkContext
) -> str:
    """Whether one figure is told in the other's sentence as a part of the other.

    "Two were hurt in Weymouth" and "three across the county, two of them in Weymouth". What the
    part is said of has to stand in the first sentence too: "two of them children" is no such part.
    """
    for claim, other in ((match.a, match.b), (match.b, match.a)):
        for part in parts.get(other.article, ()):
            same = part.sentence == other.sentence and part.start > other.start
            if (
                same
                and part.quantity.value == claim.quantity.value is not None
                and (nearby(part, context).after & {stem(word) for word in claim.words})
            ):
                return f"{format_quantity(part.quantity)} of them are told apart"
    return ""


def told_beside(match: Evidence, loose: Mapping[str, Sequence[QuantityClaim]]) -> str:
    """Whether one figure's value stands, without a noun, in the other figure's sentence.

    "The army put the number at 12" beside "30 soldiers killed": both values are told there. What
    stands beside "three others" is what these are other than.
    """
    for claim, other in ((match.a, match.b), (match.b, match.a)):
        value = claim.quantity.value
        if value is None or of_others(other):
            continue
        said = outcomes_of(other)
        for told in loose.get(other.article, ()):
            same = told is not other and told.sentence == other.sentence
            if not same or told.quantity.value != value or of_others(told):
                continue
            if _base(told) != _base(claim):
                continue
            own = outcomes_of(told)
            if not own or not said or own & said:
                return f"{format_quantity(told.quantity)} is told beside it"
    return ""


def is_count(claim: QuantityClaim) -> bool:
    """Whether the figure is one plain number or sum, which another sentence may repeat bare."""
    quantity = claim.quantity
    plain = quantity.kind is QuantityKind.NUMBER and quantity.unit is None
    return (plain or quantity.kind is QuantityKind.MONEY) and quantity.value is not None


def is_loose(claim: QuantityClaim, text: str) -> bool:
    """Whether a number is printed without its noun: "fined 24 of them", "its district 21,000"."""
    if claim.quantity.kind is QuantityKind.MONEY:
        return True
    head = claim.measure.noun.rsplit(maxsplit=1)[-1:]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _NOUN_REACH)]
    following = content(_NOUN_ENDS.split(behind, maxsplit=1)[0])
    return not head or stem(head[0]) not in {stem(word) for word in following[:3]}


def _base(claim: QuantityClaim) -> tuple[QuantityKind, str]:
    """Kind and unit without what it is divided by: "$81" may be "$81 a barrel"."""
    return claim.quantity.kind, (claim.quantity.unit or "").partition(" per ")[0]


def _beside(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two figures of one article stand in one sentence or in neighbouring ones."""
    first, last = (a, b) if a.start <= b.start else (b, a)
    return last.sentence.start - first.sentence.end <= _NEXT_SENTENCE
