"""Sums of money told with their parts, and lists of shares of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.late import late
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.rules.figures_of import Sentence
from claimcheck.rules.sums import VOTE, WORDED, Sum

_TOLERANCE = 1.5  # percentage points that rounding may add to a list of shares
_PARTS_FOLLOW = late(
    r"\b(?:includ(?:es|ed|ing)|(?:split|divided|broken\s+down)\s+(?:in)?to|made\s+up\s+of|"
    r"compris(?:es|ed|ing)|consist(?:s|ed|ing)\s+of)\s+(?:about\s+)?$",
    re.I,
)
_LISTED = late(r"(?:,|;|\band|\bplus|\bwhile|\bwith|\bbut)\s+(?:[\w'’-]+\s+){0,5}$", re.I)
_LONGEST = 9  # words between two parts of a list
_LEAST = 3  # shares that make a list; two are judged by what they answer
# One of these answers shows that nobody gave two.
_NO_OPINION = late(
    r"\b(?:undecided|unsure|not\s+sure|no\s+opinion|n[o']t\s+(?:know|say|sure)|abstain(?:ed)?|"
    r"no\s+answer|neither|spoil(?:ed|t)|none\s+of)\b",
    re.I,
)
_ASKED = late(r"\b(?:polls?|polled|surveys?|surveyed|respondents?|asked|voters?|members)\b", re.I)
_DEALT_OUT = late(
    r"\b(?:sold|sells?|gave|split|divided|owned|owns?|held|allocated|distributed|goes|went|go)\b",
    re.I,
)
_TO_WHOM = late(r"^\s+(?:(?:of\s+)?(?:its|the)\s+\w+\s+)?(to|by|for)\b", re.I)
_OF_VOTE = late(r"^\s+of\s+(?:the\s+|all\s+)?(?:votes?|ballots?|valid\s+votes)\b", re.I)
_MOVED = late(
    r"\b(?:from|between|rose|fell|risen|fallen|up|down|compared|against|more|less|fewer|margin|"
    r"while\s+in|multiple|respectively|year|month|whom)\b",
    re.I,
)
_OF_OTHERS = late(r"\b(?:them|those)\b", re.I)
_TURNOUT = late(
    r"\bturnout\b(?:\s+(?:was|is|of|at|rose|reached|stood|hit|to|\w+ed)){0,3}\s+$", re.I
)


def splits(sentence: Sentence) -> Iterator[Sum]:
    """What is dealt out in the sentence and comes to more than there is."""
    yield from _money(sentence)
    yield from _share_list(sentence)
    for claim in sentence.percents:
        if (claim.quantity.low or 0) > 100 and _TURNOUT.search(sentence.before(claim)):
            yield None, [claim], "a turnout is a share of all voters"


def _money(sentence: Sentence) -> Iterator[Sum]:
    """ "The award of $3 million includes $2 million in damages and $1.5 million in costs"."""
    figures = sentence.figures
    for n, whole in enumerate(figures[:-2]):
        if whole.quantity.kind is not QuantityKind.MONEY or not _exact(whole):
            continue
        if not _PARTS_FOLLOW.search(sentence.between(whole, figures[n + 1])):
            continue
        parts = _run(sentence, figures[n + 1 :])
        units = {part.quantity.unit for part in parts} - {None}
        if len(parts) < 2 or units - {whole.quantity.unit} or not all(map(_exact, parts)):
            continue
        room = sum(claim.quantity.step for claim in (whole, *parts)) / 2
        if sum(_value(part) for part in parts) > _value(whole) + room:
            yield whole, parts, "the text splits the sum into these parts"


def _run(sentence: Sentence, figures: Sequence[QuantityClaim]) -> list[QuantityClaim]:
    """The figures from the first one on that one list joins."""
    parts = list(figures[:1])
    for a, b in pairwise(figures):
        gap = sentence.between(a, b)
        if len(gap.split()) > _LONGEST or not _LISTED.search(gap):
            break
        parts.append(b)
    return parts


def _share_list(sentence: Sentence) -> Iterator[Sum]:
    """Three shares or more of one vote, one question or one thing dealt out."""
    parts = sentence.percents
    if not _LEAST <= len(parts) <= 8 or len(sentence.figures) != len(parts):
        return
    if len(_run(sentence, parts)) != len(parts) or not all(map(_exact, parts)):
        return
    total = sum(_value(part) for part in parts)
    rounding = max(_TOLERANCE, sum(part.quantity.step for part in parts) / 2)
    if total <= 100 + rounding or max(_value(part) for part in parts) > 100:
        return
    first, last = parts[0], parts[-1]
    inside = sentence.text[first.start : last.end]
    lead = sentence.before(first)
    if _MOVED.search(inside) or _MOVED.search(lead) or WORDED.search(inside):
        return
    if _OF_OTHERS.search(inside):
        return
    behind = sentence.text[first.end : last.end] + sentence.after(last)
    if (VOTE.search(sentence.words) or _ASKED.search(sentence.words)) and _NO_OPINION.search(
        behind
    ):
        yield None, parts, "answers of which everybody gave one"
    elif _OF_VOTE.match(sentence.after(first)):
        yield None, parts, "shares of one vote"
    elif _DEALT_OUT.search(lead):
        links = {m[1].lower() if (m := _TO_WHOM.match(sentence.after(p))) else "" for p in parts}
        if len(links) == 1 and links != {""}:
            yield None, parts, "one thing is dealt out in these shares"


def _exact(claim: QuantityClaim) -> bool:
    quantity = claim.quantity
    return quantity.value is not None and not quantity.approximate and not quantity.vague


def _value(claim: QuantityClaim) -> float:
    return claim.quantity.value or 0.0
