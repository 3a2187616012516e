"""In what stretch of time a figure counts: "90,000 loaves a day", "weekly output of 630 pumps".

How many a day and how many a week are two measures, whatever their numbers; and a rate is no sum.
Lists are the closed classes of English words for stretches of time and for "in each of them".
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.linkage.sentences import says
from claimcheck.models import QuantityClaim

_SPANS = "minute|hour|day|night|week|fortnight|month|year|season"
_ADVERBS = "hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually"
# "A year ago", "a day after", "a week into the trial" say when; a "night club" is no night.
_NO_SPAN = (
    r"(?!-|['’]s| ?(?:club|care|center|centre|school|shift|game|trip|spot|market|camp|nurse|"
    r"pass)\b)(?! (?:ago|earlier|later|before|after|old|into|since|apart)\b)"
)
# "90,000 copies a week" is a rate, "4.7 million copies last year" a sum; nobody is hurt "at a night
# club", held "for a day" or found "in a week" at a rate.
_RATE = re.compile(
    r"^[^,.;\d]{0,40}?\b(?:per second|"
    r"(?:(?<!\bat )(?<!\bin )(?<!\bon )(?<!\bof )(?<!\bfor )(?<!\bwithin )(?<!\bafter )"
    rf"(?<!\bover )(?<!\bunder )(?<!\bthan )an?|per|each|every) (?:{_SPANS}))\b" + _NO_SPAN
)
# Where both figures have such words, more of them are read: "in a day", "daily", "each week" ahead.
_PLAIN = "".join(
    rf"(?<!\b{word} )"
    for word in "at on of for and or after by to with from than about within over under".split()
)
_EACH = rf"(?:per|each|every)(?: single)? ({_SPANS}|quarter|second)\b"
_BEHIND = re.compile(
    rf"^[^,.;\d]{{0,40}}?\b(?:(?:{_PLAIN}an? ({_SPANS})\b|{_EACH}){_NO_SPAN}|"
    rf"({_ADVERBS})(?=\W*$|\W?[.,;:)]|\s(?:to|for|from|in|at|on|by|and|but|across|with|during)\b))"
)
# "Weekly output of about 630", "each week 3,000 visitors come"; but no "annual meeting".
_AHEAD = re.compile(
    rf"\b(?:{_EACH}(?!-),?[^,.;:\d]{{0,60}}|"
    rf"({_ADVERBS}|annual)(?: [a-z]{{1,20}} of)?(?: [a-z]{{1,20}}){{0,2}}) $",
    re.IGNORECASE,
)
_TIMES = frozenset({"minute", "hour", "day", "night", "week"})
_SPAN_OF = {"daily": "day", "annually": "year", "annual": "year", "nightly": "day", "night": "day"}


def other_pace(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Whether one is a rate and the other a sum, or each is one of its own stretch; else empty.

    ``a_text`` and ``b_text`` are the claims' sentences. Units that are rates ("dollar per month")
    are compared with the units, but for time spent: 12 hours a day are not 84 a week.
    """
    (unit, _, per), (other, _, of) = ((c.quantity.unit or "").partition(" per ") for c in (a, b))
    if per:
        spent = of and unit in _TIMES and other in _TIMES
        return _two_stretches(per, of) if spent and per != of else ""
    halves = _around(a, a_text), _around(b, b_text)
    x, y = (_span(*half) for half in halves)
    if x and y:
        return _two_stretches(x, y) if x != y else ""
    rates = [says(_RATE, behind) for _, behind in halves]
    return "a rate against a sum" if rates[0] != rates[1] else ""


def _two_stretches(x: str, y: str) -> str:
    return f"of two stretches of time ({x} / {y})"


def _around(claim: QuantityClaim, text: str) -> tuple[str, str]:
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    return text[:start], text[end:]


@lru_cache(maxsize=8192)
def _span(ahead: str, behind: str) -> str:
    """The stretch in which a figure counts: "day" of "loaves a day"; empty if none is told."""
    found = _BEHIND.search(behind) or _AHEAD.search(ahead)
    if found is None:
        return ""
    word = str(next(filter(None, found.groups()))).lower()
    return _SPAN_OF.get(word, word.removesuffix("ly"))
