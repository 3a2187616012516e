"""Percentages of one sentence that the text ties to one whole, and that exceed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.rules.sums import VOTE, WORDED, Sentence, Sum

_TOLERANCE = 1.5  # percentage points that rounding may add to a sum

_EXCLUSIVE_ANSWERS = tuple(
    (re.compile(rf"\b(?:{a})\b", re.I), re.compile(rf"\b(?:{b})\b", re.I))
    for a, b in (
        ("approved?|approving", "disapproved?|disapproving"),
        ("favou?r|favou?red|support(?:ed|s)?|backed", "oppose[ds]?|opposing|rejected"),
        ("agreed?", "disagreed?"),
        ("yes", "no"),
        ("for|in favou?r", "against"),
    )
)
_VERSUS = re.compile(
    r"^\s*(?:of\s+the\s+votes?\s*)?,?\s*(?:to|[-–—]|vs\.?|versus|against)\s*"
    r"(?:[A-Z]\S{1,20}\s+){0,3}$"
)
_MOVED = re.compile(r"\b(?:from|between|turnout|rose|fell|up|down|margin)\b", re.I)
_REST_SHARE = re.compile(
    r"(?:\b(?:and|while|with|but|whereas)|[,;])\s+the\s+(?:other|remaining)\s+$", re.I
)


def shares(sentence: Sentence) -> Iterator[Sum]:
    """Percentages of the sentence that come to more than the 100 they are shares of."""
    percents = sentence.percents
    for n, claim in enumerate(percents):
        if n == 0:
            continue
        if _REST_SHARE.search(sentence.before(claim)):
            yield from _rest_share(sentence, n)
            continue
        a, gap = percents[n - 1], sentence.between(percents[n - 1], claim)
        total = _share(a) + _share(claim)
        if total <= 100 + _TOLERANCE or max(_share(a), _share(claim)) > 100:
            continue
        moved = _MOVED.search(sentence.before(a)) or _MOVED.search(gap)
        if _VERSUS.fullmatch(gap) and VOTE.search(sentence.words) and not moved:
            yield None, [a, claim], "shares of one vote"
        elif _answers(sentence, a, claim):
            yield None, [a, claim], "opposite answers to one question"


def _share(claim: QuantityClaim) -> float:
    return claim.quantity.value or 0.0


def _rest_share(sentence: Sentence, n: int) -> Iterator[Sum]:
    parts = sentence.percents[: n + 1]
    fractions = any(0 < (c.quantity.low or 0) < 1 for c in sentence.counts)
    others = [c for c in sentence.figures if c.quantity.kind is QuantityKind.PERCENT]
    if fractions or len(others) != len(sentence.percents) or WORDED.search(sentence.words):
        return
    values = [_share(part) for part in parts]
    for size in range(1, len(values)):
        for chosen in combinations(values[:-1], size):
            if sum(chosen) + values[-1] <= 100 + _TOLERANCE:
                return
    yield None, parts, "the text gives these shares and the rest of one whole"


def _answers(sentence: Sentence, a: QuantityClaim, b: QuantityClaim) -> bool:
    first, second = sentence.after(a), sentence.after(b)
    group_a, group_b = (re.match(r"\s+of\s+(\w+(?:\s+\w+)?)", text) for text in (first, second))
    if group_b and (not group_a or group_a[1].lower() != group_b[1].lower()):
        return False
    if len(first.split()) > 12 or _MOVED.search(first):
        return False
    x, y = " ".join(first.split()[:6]), " ".join(second.split()[:6])
    return any(
        (p.search(x) and q.search(y) and not q.search(x) and not p.search(y))
        or (q.search(x) and p.search(y) and not p.search(x) and not q.search(y))
        for p, q in _EXCLUSIVE_ANSWERS
    )
