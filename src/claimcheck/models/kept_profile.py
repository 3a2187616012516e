"""A profile of an earlier run, which is read when something asks for more than its article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Self

from claimcheck.models.claims import Profile


class KeptProfile(Profile):
    """A profile like any other, equal to one that was read whole."""

    __slots__ = ("_read",)
    _read: Callable[[], Profile]

    @classmethod
    def of(cls, article: str, read: Callable[[], Profile]) -> Self:
        """The profile of an article, which ``read`` gives."""
        profile = object.__new__(cls)
        object.__setattr__(profile, "article", article)
        object.__setattr__(profile, "_read", read)
        return profile

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in _NAMES:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            whole = self._read()
            for field in _NAMES[1:]:
                object.__setattr__(self, field, getattr(whole, field))
            return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Profile):
            return NotImplemented
        return _FIELDS(self) == _FIELDS(other)

    def __hash__(self) -> int:
        return hash(_FIELDS(self))

    def __reduce__(self) -> Any:
        return Profile, _FIELDS(self)


_NAMES = tuple(field.name for field in fields(Profile))
_FIELDS: Callable[[Profile], tuple[Any, ...]] = attrgetter(*_NAMES)
