"""Equal words of judged pairs as one object: a large corpus has millions of pairs, few reasons."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from claimcheck.models import Comparison

_told: dict[Hashable, Any] = {}
_MOST_TOLD = 500_000
Told = TypeVar("Told", bound=Hashable)


def one(value: Told) -> Told:
    """The value itself, or an equal one that was given before."""
    if len(_told) >= _MOST_TOLD:
        _told.clear()
    found: Told = _told.setdefault(value, value)
    return found


def shared(pair: Comparison) -> Comparison:
    """An equal pair whose reasons and key are those of other pairs where these say the same."""
    reasons, key = one(pair.reasons), one(pair.key)
    if reasons is pair.reasons and key is pair.key:
        return pair
    return Comparison(pair.a, pair.b, pair.verdict, pair.level, reasons, pair.confidence, key)
