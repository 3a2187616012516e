"""Percentages of one sentence that the text ties to one whole, and that exceed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.late import late
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.rules.figures_of import Sentence
from claimcheck.rules.sums import VOTE, WORDED, Sum

_HEDGE = 0.1
_ROUND = 0.02  # large counts are rounded freely
_TOLERANCE = 1.5  # percentage points that rounding may add to a sum

_EXCLUSIVE_ANSWERS = tuple(
    (late(rf"\b(?:{a})\b", re.I), late(rf"\b(?:{b})\b", re.I))
    for a, b in (
        ("approved?|approving", "disapproved?|disapproving"),
        ("favou?r|favou?red|support(?:ed|s)?|backed", "oppose[ds]?|opposing|rejected"),
        ("agreed?", "disagreed?"),
        ("yes", "no"),
        ("for|in favou?r", "against"),
    )
)
_VERSUS = late(
    r"^\s*(?:of\s+the\s+votes?\s*)?,?\s*(?:to|[-–—]|vs\.?|versus|against)\s*"
    r"(?:[A-Z]\S{1,20}\s+){0,3}$"
)
# "12 of 48 (25 percent)", "60 jobs, or 12 percent of its 500", "12 percent of its 500, or 60"
_OUT_OF = late(r"(?:\s+[a-z]+){0,2}\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|a\s+total\s+of)\s+)?")
_SAME_AS = late(r"(?:\s+[\w-]+){0,3}(?:\s+\(|,?\s+or\s+|\s+[—–]\s*(?:or\s+)?)")
_MOVED = late(r"\b(?:from|between|turnout|rose|fell|up|down|margin)\b", re.I)
_REST_SHARE = late(
    r"(?:\b(?:and|while|with|but|whereas)|[,;])\s+the\s+(?:other|remaining)\s+$", re.I
)


def shares(sentence: Sentence) -> Iterator[Sum]:
    """Percentages of the sentence that come to more than the 100 they are shares of."""
    yield from _proportions(sentence)
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


def _proportions(sentence: Sentence) -> Iterator[Sum]:
    """A part, its whole and the percentage that the text gives for it, in any order."""
    for x, y, z in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        first, second = sentence.between(x, y), sentence.between(y, z)
        if z.quantity.unit == "%" and _OUT_OF.fullmatch(first) and _SAME_AS.fullmatch(second):
            part, whole, share = x, y, z
        elif x.quantity.unit == "%" and _OUT_OF.fullmatch(first) and _SAME_AS.fullmatch(second):
            part, whole, share = z, y, x
        elif y.quantity.unit == "%" and _SAME_AS.fullmatch(first) and _OUT_OF.fullmatch(second):
            part, whole, share = x, z, y
        else:
            continue
        if _proportion_off(part, whole, share):
            yield whole, [part, share], "the text gives the part, the whole and the share"


def _proportion_off(part: QuantityClaim, whole: QuantityClaim, share: QuantityClaim) -> bool:
    bounds = [_bounds(claim) for claim in (part, whole, share)]
    if any(bound is None for bound in bounds) or part.quantity.unit or whole.quantity.unit:
        return False
    (low, high), (least, most), (lowest, highest) = (bound for bound in bounds if bound)
    if least <= 0 or high > most:
        return False
    return 100 * low / most > highest + _TOLERANCE or 100 * high / least < lowest - _TOLERANCE


def _bounds(claim: QuantityClaim) -> tuple[float, float] | None:
    """What the figure can be, its rounding and its hedge allowed for."""
    quantity = claim.quantity
    value = quantity.value
    if value is None or quantity.vague or value <= 0:
        return None
    if quantity.kind not in {QuantityKind.NUMBER, QuantityKind.PERCENT}:
        return None
    room = max(quantity.step / 2, _HEDGE * value if quantity.approximate else 0.0)
    if value >= 1000:
        room = max(room, _ROUND * value)
    return value - room, value + room


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
