"""Two like figures in unlike terms: a lead and a total, a share and a count, at open and close.

Read from the words right beside the figures and from what they are said to measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from claimcheck.linkage.figures.purposes import other_purpose
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import content, fold, stem

_BESIDE = 40  # characters on either side of a figure that say in which terms it is
_ABOUT = r"(?:(?:about|around|just|only|nearly|almost|some|more than) )?$"
# "Won by 312 votes", "a majority of 312", "312 votes ahead", "a 312-vote lead".
_LEAD_BEFORE = re.compile(
    r"\b(?:by|(?:majority|margin|lead|advantage|gap) of) " + _ABOUT, re.IGNORECASE
)
_LEAD_BEHIND = re.compile(
    r"^(?:\s?-?\w{3,10}){0,2} "
    r"(?:ahead|behind|clear|short|lead|majority|margin|win|victory|defeat)\b",
    re.IGNORECASE,
)
# "Approved the law by 78 votes" may well say how many were for it.
_PASSED = re.compile(r"\b(?:passed|approved|adopted|ratified|endorsed)\b", re.IGNORECASE)
_COUNTED = frozenset({"vote", "seat", "point", "run", "goal", "delegate"})
# Shares and indices at the first and at the last hour of a day's trade.
_OPENED = re.compile(r"\bopen(?:ed|s|ing)?\b", re.IGNORECASE)
_CLOSED = re.compile(r"\b(?:clos(?:ed?|es|ing)|ended|finished)\b", re.IGNORECASE)
_TRADED = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})
_PURPOSE = re.compile(r"\b(?:spent|used|paid) (?:to|for) (?:(?:an?|the|his|her|its|their) )?(\w+)")
_BACK = re.compile(
    r"\b(?:(?:pa(?:y|id|ying)|gave|giv(?:e|en|ing)|hand(?:ed|ing)?) back|repa(?:y|id|ying)|"
    r"refund(?:ed|ing)?|return(?:ed|ing)|reimburs(?:e|ed|ing))(?: \w+){0,3} $",
    re.IGNORECASE,
)
# What may restrict a sum, behind it: "the $48,000 of taxpayer funds for a trip".
_RESTRICTED = re.compile(
    r"(?= (?:of|in|for|from|that|which)\b)[^,.;:]*|(?=\W|$)(?! \w)|"
    r"(?= (?:on|to|after|before|when|last|and|but|he|she|they|it)\b)"
)
_STREET = re.compile(
    r"\b((?:[\w'’-]+ )(?:street|road|lane|avenue|square|drive|boulevard|quay|terrace|close))\b"
)
_OLD = 2  # years before its article from which a year that is named is another period


def unlike_terms(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, context: LinkContext
) -> str:
    """In which unlike terms two figures are given; empty if in none.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    return (
        _lead_and_total(a, b, a_text, b_text)
        or _share_and_count(a, b)
        or _open_and_close(a, b, a_text, b_text)
        or _given_back(a, b, a_text, b_text)
        or other_purpose(a, b, context)
        or _of_another(a_text, b_text)
        or _two_streets(a, b)
        or _old_and_new(a, b, context)
    )


def _beside(claim: QuantityClaim, text: str) -> tuple[str, str]:
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    return text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]


def _is_lead(claim: QuantityClaim, text: str) -> bool:
    before, behind = _beside(claim, text)
    lead = _LEAD_BEFORE.search(before)
    if lead and _PASSED.search(before, 0, lead.start()) and lead[0].lower().startswith("by "):
        lead = None
    return bool(lead or _LEAD_BEHIND.match(behind))


def _lead_and_total(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Took 14,207 votes" against "won by 312 votes"."""
    if not {a.measure.noun, b.measure.noun} & _COUNTED:
        return ""
    if _is_lead(a, a_text) == _is_lead(b, b_text):
        return ""
    return "a lead against a total"


def _share_and_count(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "Half of the 40 councillors" against "twenty councillors"."""
    values = sorted(value for c in (a, b) if (value := c.quantity.value) is not None)
    if len(values) < 2 or {a.quantity.kind, b.quantity.kind} != {QuantityKind.NUMBER}:
        return ""
    if a.quantity.unit or b.quantity.unit:
        return ""
    part = 0 < values[0] < 1 and values[1] > 1 and values[1] == int(values[1])
    return "a share against a count" if part else ""


def _open_and_close(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Opened 5 percent higher" against "closed 4.2 percent higher"."""
    if not {a.quantity.kind, b.quantity.kind} <= _TRADED:
        return ""
    before = _beside(a, a_text)[0], _beside(b, b_text)[0]
    for one, other in (before, before[::-1]):
        if _OPENED.search(one) and _CLOSED.search(other) and not _OPENED.search(other):
            return "at another hour of trade"
    return ""


def _given_back(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Paid back $48,000" against "taking $184,000".

    "He repaid the $184,000" speaks of the sum that was told before, which is the one taken; so
    does "the $184,000 for the trip" where the other sentence tells of that trip.
    """
    if {a.quantity.kind, b.quantity.kind} != {QuantityKind.MONEY}:
        return ""
    back = [_BACK.search(_beside(c, t)[0]) is not None for c, t in ((a, a_text), (b, b_text))]
    if back[0] == back[1]:
        return ""
    given, text, taken = (a, a_text, b) if back[0] else (b, b_text, a)
    return "" if _told_before(given, text, taken) else "one was paid back"


def _told_before(given: QuantityClaim, text: str, taken: QuantityClaim) -> bool:
    """Whether a sum that is given back is said to be the one that the other sentence tells of."""
    restricted = _RESTRICTED.match(text, given.end - given.sentence.start)
    if not _beside(given, text)[0].endswith(" the ") or restricted is None:
        return False  # "the $184,000 grant" is one of several
    told = _stems(taken.words)
    purpose = _PURPOSE.search(restricted[0])
    # "The $84,000 in taxpayer money spent to settle the claim", "used public funds to settle a
    # lawsuit": what it was for is told alike.
    if purpose and _stems([purpose[1].lower()]) <= told:
        return True
    return _stems(content(restricted[0])) <= told


def _stems(words: Iterable[str]) -> set[str]:
    """ "Settled" and "settle" alike."""
    return {stem(word).removesuffix("e") for word in words}


# "Another of her works fetched", "An earlier survey found": of something else than the report's.
_ANOTHER = re.compile(r"\W*(?:Another|An earlier|A previous|A similar|Previous|Earlier)\b(?! \d)")


def _of_another(a_text: str, b_text: str) -> str:
    """Whether one sentence begins with what is another one, and the other does not."""
    begins = [_ANOTHER.match(text) is not None for text in (a_text, b_text)]
    return "one is said of another one" if begins[0] != begins[1] else ""


def _two_streets(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "Pupils (school in Church Lane)" against "pupils (school in Castle Lane)"."""
    found = [frozenset(_STREET.findall(fold(c.measure.phrase))) for c in (a, b)]
    return "of different streets" if all(found) and not found[0] & found[1] else ""


def _old_and_new(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "In 2027 the turnout was 54 percent" against "turnout reached 61 percent", years later."""
    for one, other in ((a, b), (b, a)):
        published = context.articles[one.article].published
        period = one.period
        if published is None or period is None or other.period is not None:
            continue
        last = period.last
        if isinstance(last, date) and last.year <= published.year - _OLD:
            return "different period"
    return ""
