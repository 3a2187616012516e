"""The decorator for values that nobody changes, held to it by the type checker alone.

A frozen dataclass of the standard library sets each of its fields through a call that looks for
the field by its name, and making one with eight fields takes five times as long as making one
that is not frozen. A run makes millions. So mypy reads these classes as frozen dataclasses and
refuses whatever sets a field, and at run time they are dataclasses that compare and hash by their
fields and check nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(cls=None, /, *, frozen=False, eq=True, **options):
        """As `dataclasses.dataclass`, with its options, but ``frozen`` only gives the hash."""

        def made(cls):
            hashed = frozen and eq and "__hash__" not in cls.__dict__
            new = dataclasses.dataclass(eq=eq, unsafe_hash=hashed, **options)(cls)
            if frozen and options.get("slots") and "__getstate__" not in cls.__dict__:
                # A copy takes the fields and nothing else, as a frozen one's does.
                new.__getstate__, new.__setstate__ = _fields_of, _take
            return new

        return made if cls is None else made(cls)

    def _fields_of(self):
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _take(self, state):
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            setattr(self, field.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()


__all__ = ["dataclass"]
