"""A judged pair of an earlier run, of which the reasons are read when something asks for them.

Clustering asks for everything but reasons, which are most of what is kept of a pair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

from claimcheck.models import Claim, Comparison, Confidence, Verdict


class KeptComparison(Comparison):
    """A comparison like any other, equal to one that was read whole."""

    __slots__ = ("_read",)
    _read: Callable[[], tuple[str, ...]]

    @classmethod
    def of(
        cls,
        a: Claim,
        b: Claim,
        verdict: Verdict,
        level: str,
        confidence: Confidence,
        key: str,
        read: Callable[[], tuple[str, ...]],
    ) -> Self:
        """A pair of which ``read`` gives the reasons."""
        pair = object.__new__(cls)
        put = object.__setattr__
        put(pair, "a", a)
        put(pair, "b", b)
        put(pair, "verdict", verdict)
        put(pair, "level", level)
        put(pair, "confidence", confidence)
        put(pair, "key", key)
        put(pair, "_read", read)
        return pair

    def held_apart(self, level: str) -> Comparison:
        """See `Comparison`."""
        apart = Verdict.NOT_COMPARABLE
        return self.of(self.a, self.b, apart, level, self.confidence, self.key, self._read)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name != "reasons":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            reasons = self._read()
            object.__setattr__(self, "reasons", reasons)
            return reasons

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Comparison):
            return NotImplemented
        return _FIELDS(self) == _FIELDS(other)

    def __hash__(self) -> int:
        return hash(_FIELDS(self))

    def __reduce__(self) -> Any:
        return Comparison, _FIELDS(self)


_FIELDS: Callable[[Comparison], tuple[Any, ...]] = attrgetter(
    *(field.name for field in fields(Comparison))
)
