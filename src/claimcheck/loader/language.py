"""Whether a text is in English, the one language that is read; told by its commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from claimcheck.models import Article

_SAMPLE = 4_000  # characters of a text that are looked at
_FEWEST = 30  # words below which nothing is said: a table, a list of names
_SHARE = 0.08  # of a text's words that are among the commonest of its language, in any language
_TIMES = 3  # so many times as often as those of English
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = 4  # of them at least: a list of results holds "de la Cruz" twenty times
_SURELY = " the "  # twice in a sample, it needs no count
# The commonest words of English and of the languages next to it that no other word of English
# news is. Source: the function words of each language's grammar, our own choice.
_ENGLISH = frozenset(
    "the and of to that with was were has have been from said his her they their this which".split()
)
_OTHERS = frozenset(
    """de la le les des et du une est dans pour que qui sur pas au aux par avec el los las en del y
    una por con para se como der die das und den dem ein eine ist von mit nicht auf für im zu des
    sich auch il di che della gli è per non sono het een van dat op niet voor met zijn do da em uma
    os não com dos och att det som på är av til ikke af og jag han hun på w na z się nie jest to że
    je na se v že a és az egy hogy nem ve bir bu için ja on ei että""".split()
) - frozenset("a to on as do met die per non se in van".split())


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
    if len(_OTHERS.intersection(words)) < _SEVERAL:
        return False
    english, other = (sum(word in known for word in words) for known in (_ENGLISH, _OTHERS))
    return other >= max(_SHARE * len(words), _TIMES * english)


def foreign(articles: Iterable[Article]) -> Iterator[str]:
    """Ids of the articles that are surely not in English."""
    return (article.id for article in articles if is_foreign(article.text))


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or unicodedata.name(letter, "").startswith("LATIN")
