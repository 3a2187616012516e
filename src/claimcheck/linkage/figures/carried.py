"""Figures of an earlier time of which the sentence before tells: "Nine years ago it ran aground
too. Fourteen people were hurt."

A time of years ago that opens a sentence holds for the next ones of the paragraph that are told in
the past and print no time of their own.
"""

from __future__ import annotations

import re
from datetime import date

from claimcheck.models import Article, QuantityClaim
from claimcheck.text import MONTHS, forms_in

_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|some|many)"
_OPENS = re.compile(
    rf"[\"“‘(]?(?:(?:almost|about|around|nearly|just|more than|over|only) )?(?:{_NUMBER}"
    r" (?:years?|decades?) (?:ago|earlier|before)\b"
    r"|(?:back )?in (?:(?:early|late|the (?:spring|summer|autumn|winter) of|"
    rf"{'|'.join(MONTHS)}) )?(?P<year>(?:1[89]|20)\d\d)\b(?! and\b)"
    r"|(?:last|the previous|the preceding) (?:year|season|decade)\b)",
    re.IGNORECASE,
)
# A time of its own, or words that lead back to now.
_TIMED = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:1[89]|20)\d\d|today|yesterday|tonight|"
    r"tomorrow|now|currently|still|since|so far|latest|ago|earlier|later|this|last|next|"
    rf"morning|evening|overnight|{'|'.join(month for month in MONTHS if month != 'may')}|"
    r"(?-i:May))\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:(?:1[89]|20)\d\d|years? (?:ago|earlier|before)|"
    r"(?:last|previous) (?:year|season|decade))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|\w{2,20}ed|killed|hurt|cost|lost|won|died|took|made)\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|will|can|may|says?)\b|\w['’](?:s|re|ve|ll) \w+ing\b")
_DEFINITE = re.compile(r"\W*(?:The|These|Those|That) (\w+)")
_BREAK = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")
_REACH = 600  # characters before a sentence that are read
_MOST = 3  # sentences that one time holds for
_LEAD = 400  # characters in which a report says what it is about


def carried(claim: QuantityClaim, article: Article) -> bool:
    """Whether the sentences before put a figure into a time of years ago."""
    text, start = article.text, claim.sentence.start
    own = text[start : claim.sentence.end]
    # Asked in this order, the last questions cost most.
    if not _PAST.search(own) or _PRESENT.search(own) or _of_the_news(own, text) or _tells_time(own):
        return False
    low = max(0, start - _REACH, text.rfind("\n", 0, start) + 1)
    before = [part for part in _BREAK.split(text[low:start].strip()) if part]
    for sentence in reversed(before[-_MOST:]):
        if opens := _OPENS.match(sentence):
            return opens["year"] is None or _is_past(opens["year"], article.published)
        if _tells_time(sentence) or _PRESENT.search(sentence):
            return False
    return False


def looks_back(sentence: str) -> bool:
    """Whether a sentence prints a year or speaks of years ago."""
    return _YEARS.search(sentence) is not None


def _tells_time(sentence: str) -> bool:
    """Whether a sentence prints a day, a year, or words for when."""
    return _TIMED.search(sentence) is not None or _OPENS.match(sentence) is not None


def _is_past(year: str, published: date | None) -> bool:
    return published is not None and int(year) < published.year


def _of_the_news(own: str, text: str) -> bool:
    """Whether a sentence goes back to what the report is about: "The fire hurt 14"."""
    match = _DEFINITE.match(own)
    return match is not None and match[1].lower() in forms_in(text[:_LEAD])
