"""Counts of which a sentence says itself that they were added to, or by which hour they stood so.

"39 arrests in all, after two more on Monday" knows of the 37 of another report; "by Tuesday evening
410 had been rescued" is no answer to how many had been when the other report was written.
"""

from __future__ import annotations

import re

from claimcheck.linkage.figures.measured import outcomes_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.vocabulary import TOLLS
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.quantities.compare import format_quantity

# Numerals that journalists spell out, and the words for one more.
_SPELLED = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMERALS = {word: n for n, word in enumerate(_SPELLED, 1)}
_NUMBER = rf"(?:{'|'.join(_SPELLED)}|\d{{1,3}}(?:,\d{{3}})*)"
_MORE = re.compile(
    rf"\b({_NUMBER}) (?:\w{{1,20}} )?(?:more|further|additional)\b(?! than)"
    rf"|\b(?:another|a further|an additional)(?: ({_NUMBER})\b)?",
    re.IGNORECASE,
)
_AFTER_MORE = re.compile(
    rf"\b(?:after|following|with|including) (?:the \w{{1,20}} of )?"
    rf"(?:{_NUMBER} (?:\w{{1,20}} )?(?:more|further|additional)\b(?! than)|another |a further )",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told)\b", re.IGNORECASE)
_TOTAL = (
    r"(?:the|its|their) (?:\w{1,20} ){0,3}(?:toll|number|total|count|tally)\b[^.;:\d]{0,50} to "
)
_HEDGE = r"(?:at least |about |some )?"
_BRINGING = re.compile(
    rf"\b(?:br(?:ing|ought)|rais|tak|took|push|lift)\w* {_TOTAL}{_HEDGE}$", re.IGNORECASE
)
_RISEN = (
    r"\b(?:toll|number|total|count|tally)\b[^.;:\d]{0,90}\b(?:rose|risen|rises|climb\w*|grew|grown|"
    rf"went up|gone up) to {_HEDGE}"
)
_ROSE = re.compile(rf"{_RISEN}$", re.IGNORECASE)
# "The toll rose to five on Saturday after two people died in hospital": two of the five.
_ROSE_WITH = re.compile(
    rf"{_RISEN}({_NUMBER})\b[^.;:\d]{{0,60}}\b(?:after|when|as|with|following)"
    r"(?: the deaths? of)? $",
    re.IGNORECASE,
)
_TO_TOTAL = re.compile(
    rf"\b(?:br(?:ing|ought)|rais|tak|took|push|lift)\w* {_TOTAL}(?:{_HEDGE}({_NUMBER})\b)?",
    re.IGNORECASE,
)
# "Six have died, after a boy succumbed to his burns".
_ONE_DIED = re.compile(
    r"\b(?:after|when|as) (?:an?|another|one) [^.;]{0,40}\b(?:died|dies|succumbed|passed away)\b",
    re.IGNORECASE,
)
_WHEN_ONE = re.compile(r"^[^.;\d]{0,30}\b(?:after|when|as|with) (?:an?|another|one|the) ", re.I)
_SEVERAL = re.compile(rf"\b(?!one\b){_NUMBER}\b", re.IGNORECASE)
_AGED = re.compile(r",? (?:aged )?\d{1,3},|\b\d{1,3}-year-old\b")
# "By Tuesday evening", "by late Friday", "by 6 p.m.", "by nightfall": the hour of a count.
_BY_THEN = re.compile(
    r"\bby (?:late |early |mid-?)?(?:on )?"
    r"((?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|yesterday|midday|midnight|noon|dawn|"
    r"dusk|daybreak|nightfall|sunset|sunrise|\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m|"
    r"(?:the |this |that |mid-?)?(?:morning|afternoon|evening))\b"
    r"(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_REACH = 60  # characters on each side of a count in which such an hour is its own
_DIGIT = re.compile(r"\d")


def stands_later(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, context: LinkContext
) -> str:
    """Why one of two counts may be the other at a later hour; empty if no sentence says so.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    if any(c.quantity.kind is not QuantityKind.NUMBER or c.quantity.unit for c in (a, b)):
        return ""
    x, y = a.quantity.value, b.quantity.value
    if x is None or y is None or x == y:
        return ""
    if not outcomes_of(a) & outcomes_of(b) & TOLLS:
        return ""
    if _was_added(a, x, a_text, y) or _was_added(b, y, b_text, x):
        return "one was added to a total"
    more, less, text = (a, b, a_text) if x > y else (b, a, b_text)
    days = [context.articles[claim.article].published for claim in (less, more)]
    if days[0] is not None and days[1] is not None and days[1] < days[0]:
        return ""  # the higher count was printed first
    if _adds(more, abs(x - y), text):
        return f"{format_quantity(more.quantity)} is told with those added since"
    hours = _by_then(a, a_text), _by_then(b, b_text)
    told = (hours[0] and hours[0] not in b_text.lower()) or (
        hours[1] and hours[1] not in a_text.lower()
    )
    return "as it stood by another hour" if told else ""


def _was_added(claim: QuantityClaim, value: float, text: str, other: float) -> bool:
    """Whether a count's sentence adds it to a total, and the ``other`` count is rather the total.

    "Two died in hospital, bringing the toll to five", "rose to five after two died" against four.
    """
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    if claim.measure.level == "additional" and _TO_TOTAL.search(text):
        return True
    found = _TO_TOTAL.search(text, end) or _ROSE_WITH.search(text[:start])
    if found is None or not found[1]:
        return False
    return abs(other - _number(found[1])) < abs(other - value)


def _adds(claim: QuantityClaim, added: float, text: str) -> bool:
    """Whether a count's sentence says that it is a sum to which so many were just added."""
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    before, behind = text[:start], text[end:]
    brought, rose = _BRINGING.search(before), _ROSE.search(before)
    summed = brought or rose or _AFTER_MORE.search(text) or _IN_ALL.search(text)
    told = [_number(found[1] or found[2]) for found in _MORE.finditer(text)]
    if told:
        return summed is not None and added in told
    if added != 1:
        return False
    if brought:  # "a woman has died, bringing the number of dead to four"
        return not _SEVERAL.search(_AGED.sub(" ", before[: brought.start()]))
    if _ONE_DIED.search(behind):
        return True
    return rose is not None and _WHEN_ONE.match(behind) is not None


def _number(printed: str | None) -> float:
    """What a numeral stands for; "another" alone is one."""
    word = (printed or "one").lower()
    return float(_NUMERALS.get(word) or word.replace(",", ""))


def _by_then(claim: QuantityClaim, text: str) -> str:
    """The hour by which a count is told to have stood so, in lower case; empty if none."""
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    for found in _BY_THEN.finditer(text):
        between = text[found.end() : start] if found.end() <= start else text[end : found.start()]
        if len(between) <= _REACH and not _DIGIT.search(between):
            return found[1].lower()
    return ""
