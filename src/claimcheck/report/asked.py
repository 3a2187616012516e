"""The question of an agreement, without figures and days that not all who agree print.

"Wants … more, has 1,850 members" with an answer in which two outlets agree reads as if both said
1,850. What they agree in is the answer; so the words around it are taken from where no other
figure or day stands that one of the reports does not have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from claimcheck.linkage.printed import frame
from claimcheck.models import Article, Claim
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, fold, words

_FRAME = re.compile(r"“[^”]*”")
_FEWEST = 2  # words beside the gap that make a frame
_LONGEST = 100_000  # characters of an article that are looked through


def asked_of_all(question: str, claims: Sequence[Claim], articles: dict[str, Article]) -> str:
    """``question`` where every agreeing report has its figures and days; else one that they bear.

    The words around the answer are then those of another report, else they end before the figure.
    """
    texts = [articles[c.article].text[:_LONGEST] for c in claims if c.article in articles]
    common = frozenset.intersection(*map(_exact, texts)) if texts else frozenset[str]()
    answers = frozenset[str]().union(*(_exact(claim.text) for claim in claims))
    if _exact(question) <= common | answers:
        return question
    lead = _FRAME.sub("", question).rstrip("? :") if "“" in question else "Asked"
    frames = [
        frame(claim.span, claim.sentence, articles[claim.article].text)
        for claim in claims
        if claim.article in articles
    ]
    for around in frames:
        if _exact(around) <= common and len(around.split()) > _FEWEST:
            return f"{lead}: {around}?"
    for around in frames:
        if trimmed := _trimmed(around, common):
            return f"{lead}: “{trimmed}”?"
    return f"{lead}?"


def _trimmed(around: str, common: frozenset[str]) -> str:
    """The words of a frame from the gap up to the first figure or day that is not common."""
    before, gap, after = around.strip("“”").partition("…")
    left = list(takewhile(lambda word: _exact(word) <= common, reversed(before.split())))[::-1]
    right = list(takewhile(lambda word: _exact(word) <= common, after.split()))
    while right and fold(right[-1].rstrip(",;:")) in FUNCTION_WORDS:
        right.pop()
    telling = [w for w in (*left, *right) if fold(w.strip(",;:")) not in FUNCTION_WORDS]
    return " ".join([*left, gap, *right]).replace("… ,", "…,").rstrip(",;:") if telling else ""


@lru_cache(maxsize=1024)
def _exact(text: str) -> frozenset[str]:
    """Figures and names of days and months of a text, in normal form."""
    return frozenset(
        word.form
        for word in words(text)
        if word.form in DAYS_AND_MONTHS or any(character.isdigit() for character in word.form)
    )
