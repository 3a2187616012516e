"""Whether a text is in English, the one language that is read; told by its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.models import Article

_SAMPLE = 4_000  # characters of a text that are looked at
_FEWEST = 30  # words below which nothing is said: a table, a list of names
_SHARE = 0.08  # of a text's words that are among the commonest of its language, in any language
_TIMES = 3  # so many times as often as those of English
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = 4  # of them at least: a list of results holds "de la Cruz" twenty times
_SURELY = " the "  # twice in a sample, it needs no count


@lru_cache(maxsize=1)
def _commonest() -> tuple[frozenset[str], frozenset[str]]:
    """The commonest words of English, and those of other languages (``data/languages.toml``)."""
    listed = read_table("languages.toml")
    others = " ".join(listed["others"].values())
    return frozenset(listed["english"]["words"].split()), frozenset(others.split())


def is_foreign(text: str) -> bool:
    """Whether a text is surely not in English; a short or wordless one is never said to be."""
    sample = text[:_SAMPLE].lower()
    if sample.count(_SURELY) > 1:
        return False
    words = _WORD.findall(sample)
    if not words:
        return False
    letters = sum(map(len, words))
    if sum(not _is_latin(letter) for word in words for letter in word) * 2 > letters:
        return letters >= _FEWEST
    if len(words) < _FEWEST:
        return False
    known = _commonest()
    if len(known[1].intersection(words)) < _SEVERAL:
        return False
    english, other = (sum(word in common for word in words) for common in known)
    return other >= max(_SHARE * len(words), _TIMES * english)


def foreign(articles: Iterable[Article]) -> Iterator[str]:
    """Ids of the articles that are surely not in English."""
    return (article.id for article in articles if is_foreign(article.text))


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")
