"""One text that many articles print: a few of them stand for all when articles are related.

Articles take a bounded number of partners, and what most articles hold tells nothing. Eighty
copies of one report would use up each other's partners and make all of its names common, so that
none met a report of another origin. So only the first few copies are related and counted; each
further one is held against the first, and shares its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from claimcheck.models import Article

# Copies of one text that are related as any other article: with so few all is as without them.
_STANDING = 10
_WORD = re.compile(r"\w+|[^\w\s]")


def reprints(articles: Sequence[Article], left_out: Iterable[str] = ()) -> Mapping[str, str]:
    """Ids of the articles that others of the same text and day stand for, each with the first one.

    Spaces and lines count for nothing, nor does what is no text of the story. ``left_out``: ids of
    articles that nobody stands for.
    """
    if len(articles) <= _STANDING:
        return {}
    never = frozenset(left_out)
    same: dict[bytes, list[str]] = defaultdict(list)
    for article in articles:
        if article.id not in never:
            same[_digest(article)].append(article.id)
    found: dict[str, str] = {}
    for ids in same.values():
        first, *others = sorted(ids)
        found.update(dict.fromkeys(others[_STANDING - 1 :], first))
    return found


def _digest(article: Article) -> bytes:
    regions = [article.text[r.start : r.end] for r in article.regions] or [article.text]
    digest = blake2b(repr(article.published).encode(), digest_size=16)
    for word in _WORD.findall(" ".join(regions)):
        digest.update(word.encode("utf-8", "surrogatepass") + b" ")
    return digest.digest()
