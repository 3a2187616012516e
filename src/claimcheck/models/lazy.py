"""Sequences of which the length is known before their items are made."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

Item = TypeVar("Item")


class LazySequence(Sequence[Item], Generic[Item]):
    """Items that are made when something asks for them; equal to a tuple of the same."""

    @abstractmethod
    def _all(self) -> Sequence[Item]:
        """The items, made."""

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        return self._all()[place]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, tuple | LazySequence):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"


class Later(LazySequence[Item]):
    """So many items, made by a function once one is asked for."""

    def __init__(self, size: int, make: Callable[[], Sequence[Item]]) -> None:
        self._size = size
        self._make = make
        self._made: Sequence[Item] | None = None

    def __len__(self) -> int:
        return self._size

    def _all(self) -> Sequence[Item]:
        if self._made is None:
            self._made = self._make()
        return self._made
