"""The decorator for values that nobody changes, held to it by the type checker alone.

A frozen dataclass of the standard library sets each of its fields through a call that looks for
the field by its name, and making one with eight fields takes five times as long as making one
that is not frozen. A run makes millions. So mypy reads these classes as frozen dataclasses and
refuses whatever sets a field, and at run time they are dataclasses that compare and hash by their
fields and check nothing.

How they compare, hash and print is one function for each class, not compiled for it: compiling
took a fifth of the import of this program, while hardly any of these values is ever compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from operator import attrgetter
    from reprlib import recursive_repr

    def dataclass(cls=None, /, *, frozen=False, eq=True, **options):
        """As `dataclasses.dataclass`, with its options, but ``frozen`` only gives the hash."""

        def made(cls):
            own = cls.__dict__
            new = dataclasses.dataclass(eq=False, repr=False, **options)(cls)
            if "__repr__" not in own:
                new.__repr__ = _printed
            if eq:
                equal, hashed = _by_fields(new)
                if "__eq__" not in own:
                    new.__eq__ = equal
                if own.get("__hash__") is None:
                    new.__hash__ = hashed if frozen else None
            if frozen and options.get("slots") and "__getstate__" not in own:
                # A copy takes the fields and nothing else, as a frozen one's does.
                new.__getstate__, new.__setstate__ = _fields_of, _take
            return new

        return made if cls is None else made(cls)

    def _by_fields(cls):
        """How values of a class compare, and their hash."""
        names = [field.name for field in dataclasses.fields(cls) if field.compare]
        values = attrgetter(*names) if names else type

        def equal(self, other):
            return (
                values(self) == values(other)
                if other.__class__ is self.__class__
                else NotImplemented
            )

        def hashed(self):
            return hash(values(self))

        return equal, hashed

    @recursive_repr()
    def _printed(self):
        shown = (field.name for field in dataclasses.fields(self) if field.repr)
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({values})"

    def _fields_of(self):
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _take(self, state):
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            setattr(self, field.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()


__all__ = ["dataclass"]
