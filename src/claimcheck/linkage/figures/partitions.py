""" "38 of the 120 seats": which figure is the part, which is the whole, read from what is printed.

The whole answers how many there are, not what the sentence says of the part; and a part may well be
compared with another report's plain figure, as long as that is not the whole itself.
"""

from __future__ import annotations

import re

from claimcheck.linkage.figures.measured import outcomes_of
from claimcheck.linkage.figures.siblings import of_others
from claimcheck.linkage.sentences import says
from claimcheck.linkage.vocabulary import TOLLS, counted_group, vocabulary
from claimcheck.models import Article, QuantityClaim, QuantityKind

_OF = r"of (?:the |its |their |his |her |all |all the |a total of )?"
_WHOLE_AFTER = re.compile(rf"\s+(?:\w+\s+)?{_OF}(\d[\d,]*)\b")
# Closed class: numerals that journalists spell out, and what stands in their place.
_PART_BEFORE = re.compile(
    r"(?<!every )\b(?:\d(?:[\d,.]*\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    rf"twelve|most|half|some|many|none|few|all but one)\s+(?:\w+\s+)?{_OF}$",
    re.IGNORECASE,
)
_ALL_BEFORE = re.compile(
    r"\b(?:all|each|every one) (?:of )?(?:the |these |those |its |their )?$", re.IGNORECASE
)
_INCLUDED = frozenset({"including", "include", "includes", "included"})
# "Wants 26,000 of its strollers back": of all that it has or made, which another report tells only
# where its verb says so ("has sold 90,000 strollers"), not where it tells of the same act.
_OF_ITS_OWN = re.compile(r"\s+of (?:its|their|his|her|\w+['’]s) ")
_HAVING = frozenset(
    """be have own operate run sell make build employ hold keep count produce number exist live work
    remain total ship manufacture manage stock include feature boast""".split()
) | {""}
_REACH = 40  # characters between a part and its whole
# "$281 million in cash", "... of the price will be in cash": how a part of a price is paid.
_PAID_AFTER = re.compile(r"[^$€£¥;\d]{0,70}?\bin (cash|stock|shares|bonds|debt)\b(?! and)")
_PAID_BEFORE = re.compile(
    r"\b(cash|stock|share|debt) (?:payment|component|portion|part|sum|offer) of (?:\w{1,12} )?$"
)

# "Bought the firm for $334 million in cash": all of the price, where no other way is told of.
_BOUGHT_FOR = re.compile(r"\bfor (?:about |around |some |nearly )?$")
_A_SHARE = re.compile(r" per (?:share|unit)$")
_IN_TWO_WAYS = re.compile(
    r"\b(?:cash[- ]and[- ](?:stock|shares?)|(?:stock|shares?)[- ]and[- ]cash|in (?:stock|shares)\b|"
    r"(?:plus|and|with) [^.;]{0,30}\b(?:stock|shares?|warrants?|rights?)\b|rest in|remainder)",
    re.IGNORECASE,
)


def whole_of(claim: QuantityClaim, article: Article) -> float | None:
    """The whole that a figure is said to be a part of, where it is printed in digits."""
    match = _WHOLE_AFTER.match(article.text, claim.end, claim.end + _REACH)
    return float(match[1].replace(",", "")) if match else None


def is_whole(claim: QuantityClaim, article: Article) -> bool:
    """Whether the figure only says of how many another figure is a part."""
    before = article.text[max(claim.sentence.start, claim.start - _REACH) : claim.start]
    return says(_PART_BEFORE, before)


def is_more(part: QuantityClaim, whole: QuantityClaim) -> bool:
    """Whether a figure is too high for a part: "31 pupils", "none of the 21 pupils"."""
    x, y = part.quantity.value, whole.quantity.value
    return x is not None and y is not None and x > y


def _is_all(claim: QuantityClaim, article: Article) -> bool:
    """Whether the figure is printed as all there are: "all five victims"."""
    before = article.text[max(claim.sentence.start, claim.start - _REACH) : claim.start]
    return says(_ALL_BEFORE, before)


def _part_of(claim: QuantityClaim) -> str:
    """The words that make it a part of what the other figure counts.

    "A family of five, including three children": three are all the children, if not all the people.
    """
    part = claim.measure.part
    whole_of_its_noun = set(part.split()) <= _INCLUDED and not claim.measure.of
    generic = counted_group(claim.measure.noun) in vocabulary().generic
    counted = claim.quantity.kind is QuantityKind.NUMBER and claim.quantity.unit is None
    return "" if whole_of_its_noun and counted and not generic else part


# "One person is dead and two others were injured": the others are all who were injured, unless
# somebody was hurt before them ("the gunman was wounded and two others injured").
_DEAD = re.compile(r"\b(?:dead|died|dies|dying|killed|kills|killing|slain|fatal\w*)\b", re.I)
_HURT = re.compile(r"\b(?:hurt|injur\w+|wound\w+|hospital\w*|shot|stabbed|critical\w*)\b", re.I)


def _beside_the_dead(claim: QuantityClaim, article: Article) -> bool:
    """Whether the figure counts others beside the dead of its sentence: all those injured."""
    if not of_others(claim) or outcomes_of(claim) & TOLLS != {"injure"}:
        return False
    before = article.text[claim.sentence.start : claim.start]
    return _DEAD.search(before) is not None and _HURT.search(before) is None


# "Three were seriously injured", "two with critical injuries": of the injured some, mostly.
_BADLY = re.compile(
    r"\W(?:[\w'’-]+ ){0,4}?(?:seriously|critically|severely|gravely|badly|critical|serious|severe|"
    r"grave|life[- ]threatening|slightly|lightly|minor|slight|light)[ -]"
    r"(?:hurt|injur|wound|condition|burn|state)",
    re.IGNORECASE,
)
_DEGREE_REACH = 60  # characters behind a figure in which it says how badly


def of_some_injured(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> bool:
    """Whether only the lower of two figures is told of those hurt badly, or only slightly."""
    if not all("injure" in outcomes_of(claim) for claim in (a, b)):
        return False
    badly = [
        _BADLY.match(text, claim.end, min(claim.sentence.end, claim.end + _DEGREE_REACH))
        for claim, text in ((a, a_text), (b, b_text))
    ]
    if bool(badly[0]) == bool(badly[1]):
        return False
    part, whole = (a, b) if badly[0] else (b, a)
    x, y = part.quantity.value, whole.quantity.value
    return x is not None and y is not None and x < y


# "Seventeen people were killed or hurt": the dead and the injured together.
_TOGETHER = re.compile(
    r"\W(?:[\w'’-]+ ){0,4}?"
    r"(?:(?:killed|dead|died|slain) (?:or|and|and/or) (?:hurt|injured|wounded)|"
    r"(?:hurt|injured|wounded) (?:or|and|and/or) (?:killed|dead|died|slain))\b",
    re.IGNORECASE,
)
# "Two one-day strikes": how long each of several is.
_OF_SEVERAL = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|series of) $",
    re.IGNORECASE,
)


WITH_THE_INJURED = "one counts the dead and the injured together"
EACH_OF_SEVERAL = "one is that of each of several"


def sums_up(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Whether one figure counts the dead with the injured, or is of each of several things."""
    told = (a, a_text), (b, b_text)
    if all(outcomes_of(claim) & TOLLS for claim in (a, b)):
        both = [
            _TOGETHER.match(text, c.end, min(c.sentence.end, c.end + _DEGREE_REACH)) is not None
            for c, text in told
        ]
        if both[0] != both[1]:
            return WITH_THE_INJURED
    each = [
        "-" in c.text and _OF_SEVERAL.search(text[max(0, c.start - _REACH) : c.start]) is not None
        for c, text in told
    ]
    return EACH_OF_SEVERAL if each[0] != each[1] else ""


def paid_in(claim: QuantityClaim, text: str, offset: int = 0) -> str:
    """How the sum is paid where that makes it a part: "cash", "stock"; else empty.

    ``text`` is the article from ``offset`` on, which holds the claim's sentence.
    """
    if claim.quantity.kind is not QuantityKind.MONEY:
        return ""
    if _A_SHARE.search(claim.quantity.unit or "") and not says(_IN_TWO_WAYS, text):
        return ""  # "$44 a share in cash" is all that is paid, unless stock is added
    first, start, end = (n - offset for n in (claim.sentence.start, claim.start, claim.end))
    after = _PAID_AFTER.match(text, end, claim.sentence.end - offset)
    front = text[max(first, start - _REACH) : start]
    if after and _BOUGHT_FOR.search(front) and not says(_IN_TWO_WAYS, text):
        return ""
    before = _PAID_BEFORE.search(front)
    found = after or before
    return found[1].rstrip("s") if found else ""


def part_against_whole(
    a: QuantityClaim, b: QuantityClaim, a_article: Article, b_article: Article
) -> bool:
    """Whether one figure is a part and the other is, or may be, the whole."""
    wholes = is_whole(a, a_article), is_whole(b, b_article)
    if wholes[0] != wholes[1]:
        one, other, article = (a, b, b_article) if wholes[0] else (b, a, a_article)
        return not (is_more(other, one) or _is_all(other, article))
    paid = paid_in(a, a_article.text), paid_in(b, b_article.text)
    if any(paid):
        return paid[0] != paid[1]  # "$281 million in cash" is the same part in both, or in one only
    if a.quantity.kind is b.quantity.kind is QuantityKind.PERCENT:
        return False  # "72 per cent of those who ..." names what the share is of
    parts = [_part_of(claim) for claim in (a, b)]
    if bool(parts[0]) == bool(parts[1]):
        return False
    part, other, article = (a, b, a_article) if parts[0] else (b, a, b_article)
    if of_others(part) and (is_more(part, other) or _beside_the_dead(part, article)):
        return False
    if other.measure.verb not in _HAVING and _OF_ITS_OWN.match(article.text, part.end):
        return False
    whole = whole_of(part, article)
    value = other.quantity.value
    # Less than the whole is no whole: it answers the part's own question.
    return whole is None or value is None or value >= whole
