"""Lists of counted groups: "five men and one woman" against "three men and one woman".

News breaks a number of people or things down by groups, once. Where each of two articles on one
event has one list of the same groups, and all of its numbers are equal but one, the lists are one
list, and that number is a conflict, whatever verb the list goes with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.vocabulary import TOLLS, vocabulary
from claimcheck.models import (
    Comparison,
    Confidence,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.text import stem

_DAYS = 2  # days between reports that may tell of one state of things
_LEAST = 2  # groups that make a list
_REACH = 60  # characters behind a number in which the next group of its list begins
# From one number of a list to the next: the counted group with at most two words before it.
_NEXT = re.compile(r" (?:[\w'’-]{1,20} ){0,2}[\w'’-]{2,24}(?:, and|,| and|, plus|, along with) ")
# The last group, which may be one alone ("and a woman") that no figure gives.
_LAST = re.compile(r" (?:[\w'’-]{1,20} ){0,2}?[\w'’-]{2,24},? and an? ([\w'’-]{2,24})\b")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One group of a list; ``claim`` is None for "a woman"."""

    value: float
    claim: QuantityClaim | None


_List = dict[str, _Entry]  # by the stem of each group's noun


def link_lists(
    a_claims: Sequence[QuantityClaim],
    b_claims: Sequence[QuantityClaim],
    relation: Relation,
    context: LinkContext,
    apart: Callable[[QuantityClaim, QuantityClaim], str],
) -> Iterator[Comparison]:
    """Comparisons of the one number in which two lists of the same groups differ.

    ``apart``: what stands against comparing two figures, as they are printed.
    """
    if not relation.of_one_event(_DAYS):
        return
    x, y = (
        context.once(("lists of groups", of), partial(_lists, claims, context.articles[of].text))
        for of, claims in ((relation.a, a_claims), (relation.b, b_claims))
    )
    for groups in sorted(x.keys() & y.keys(), key=sorted):
        left, right = x[groups], y[groups]
        pair = _one_apart(left, right) if len(left) == len(right) == 1 else None
        if pair is None or apart(*pair):
            continue
        fates = [_fates(claim) for claim in pair]
        if all(fates) and fates[0].isdisjoint(fates[1]):
            continue
        yield Comparison(
            a=pair[0],
            b=pair[1],
            verdict=Verdict.CONFLICT,
            level="disjoint",
            reasons=(
                "each article lists the same groups once, and all other numbers agree",
                *relation.reasons[:1],
            ),
            confidence=Confidence.MEDIUM,
            key=f"list:{'+'.join(sorted(groups))}",
        )


def _one_apart(
    left: Sequence[_List], right: Sequence[_List]
) -> tuple[QuantityClaim, QuantityClaim] | None:
    x, y = left[0], right[0]
    differing = [group for group in x if x[group].value != y[group].value]
    if len(differing) != 1:
        return None
    a, b = x[differing[0]].claim, y[differing[0]].claim
    if a is None or b is None:
        return None
    return a, b


def _lists(claims: Sequence[QuantityClaim], text: str) -> dict[frozenset[str], list[_List]]:
    """The different lists of an article, by the groups that they count."""
    found: dict[frozenset[str], list[_List]] = defaultdict(list)
    counts = sorted(
        (c for c in claims if c.quantity.kind is QuantityKind.NUMBER and c.quantity.value),
        key=lambda claim: claim.start,
    )
    run: list[QuantityClaim] = []
    for claim, after in zip_longest(counts, counts[1:]):
        gap = text[claim.end : after.start] if after else ""
        joined = _NEXT.fullmatch(gap) if after and after.start - claim.end < _REACH else None
        if after is not None and joined and after.sentence == claim.sentence:
            run.append(claim)
            continue
        _close(run, claim, text, found)
        run = []
    return found


def _close(
    run: list[QuantityClaim],
    claim: QuantityClaim,
    text: str,
    found: dict[frozenset[str], list[_List]],
) -> None:
    """Add the list that ends at a claim, if it is one and is new."""
    end = min(claim.sentence.end, claim.end + _REACH)
    groups = {_noun(each): _Entry(each.quantity.value or 0.0, each) for each in (*run, claim)}
    size = len(run) + 1
    if last := _LAST.match(text, claim.end, end):
        groups[stem(last[1].lower())] = _Entry(1.0, None)
        size += 1
    # A noun that stands twice, or none, makes no list of groups.
    if len(groups) < max(_LEAST, size) or "" in groups:
        return
    values = {noun: entry.value for noun, entry in groups.items()}
    same = found[frozenset(groups)]
    if all({noun: entry.value for noun, entry in other.items()} != values for other in same):
        same.append(groups)


def _noun(claim: QuantityClaim) -> str:
    return stem(claim.measure.noun.rsplit(maxsplit=1)[-1]) if claim.measure.noun else ""


def _fates(claim: QuantityClaim) -> frozenset[str]:
    """What befell those of a list: the dead and the hurt of one event are two lists."""
    outcomes = vocabulary().outcomes
    return TOLLS.intersection(outcomes[word] for word in claim.words if word in outcomes)
