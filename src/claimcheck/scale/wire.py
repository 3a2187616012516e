"""Articles, relations and comparisons as JSON and back, exactly.

A comparison names its claims by their place among their article's claims.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, get_type_hints

from claimcheck.cache.codec import decoder, encoder
from claimcheck.linkage.interface import Relation
from claimcheck.models import Article, Claim, Comparison

Claims = Mapping[str, Sequence[Claim]]
_CLAIMS = ("a", "b")


def pack_relation(relation: Relation) -> bytes:
    """A relation as JSON."""
    return _dumps([_put(getattr(relation, name), hint) for name, hint in _hints(Relation)])


def relation_from(data: bytes) -> Relation:
    """The relation that `pack_relation` wrote."""
    values = zip(json.loads(bytes(data)), _hints(Relation), strict=True)
    return Relation(*[_get(value, hint) for value, (_, hint) in values])


def pack_article(article: Article) -> bytes:
    """An article without its text, as JSON."""
    return _dumps([_put(getattr(article, name), hint) for name, hint in _about()])


def article_from(data: bytes, text: str = "") -> Article:
    """The article that `pack_article` wrote, with a text."""
    values = zip(json.loads(bytes(data)), _about(), strict=True)
    return Article(text=text, **{name: _get(value, hint) for value, (name, hint) in values})


def _about() -> list[tuple[str, Any]]:
    return [(name, hint) for name, hint in _hints(Article) if name != "text"]


def pack_comparison(pair: Comparison, claims: Claims) -> bytes:
    """A comparison as JSON; ValueError if one side is no claim of its article."""
    rest = [
        _put(getattr(pair, name), hint) for name, hint in _hints(Comparison) if name not in _CLAIMS
    ]
    return _dumps([*(_place(claim, claims) for claim in (pair.a, pair.b)), *rest])


def comparison_from(data: bytes, claims: Claims) -> Comparison:
    """The comparison that `pack_comparison` wrote, of these claims."""
    (a, i), (b, j), *rest = json.loads(bytes(data))
    hints = [hint for name, hint in _hints(Comparison) if name not in _CLAIMS]
    values = [_get(value, hint) for value, hint in zip(rest, hints, strict=True)]
    return Comparison(claims[a][i], claims[b][j], *values)


def _place(claim: Claim, claims: Claims) -> tuple[str, int]:
    own = claims[claim.article]
    for number, other in enumerate(own):
        if other is claim:
            return claim.article, number
    return claim.article, own.index(claim)


def _dumps(values: Sequence[Any]) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode("ascii")


def _put(value: Any, hint: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else encoder(hint)(value)


def _get(value: Any, hint: Any) -> Any:
    if getattr(hint, "__origin__", None) is frozenset:
        return frozenset(value)
    return decoder(hint)(value, [])


@lru_cache(maxsize=4)
def _hints(cls: type[Any]) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(cls)
    return tuple((item.name, hints[item.name]) for item in fields(cls))
