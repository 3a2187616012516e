"""Things that were made of late: what else a large corpus needs again is made anew."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
NOTHING = object()  # stands for what is not there, where None may be


class Recent(Generic[Key, Made]):
    """At most twice ``most`` things by their keys.

    What is asked for is kept; of the rest, what is older than the last ``most`` that came is let
    go, all at once, which costs less than an order of use that every look has to mend. ``now`` and
    ``before`` are there for who cannot pay for a call at each look; what is looked for in both and
    found in the second has to be put again.
    """

    __slots__ = ("_most", "before", "now")

    def __init__(self, most: int) -> None:
        self._most = most
        self.now: dict[Key, Made] = {}
        self.before: dict[Key, Made] = {}

    def get(self, key: Key) -> Made | None:
        """What stands under the key; None where nothing does."""
        found = self.now.get(key)
        if found is None and (found := self.before.get(key)) is not None:
            self.put(key, found)
        return found

    def put(self, key: Key, made: Made) -> None:
        """Keep a thing, which is not None."""
        if len(self.now) >= self._most:
            self.before = self.now
            self.now = {}
        self.now[key] = made
