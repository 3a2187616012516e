"""Which reader takes which suffix. A new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from claimcheck.loader.decoding import NotText
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, read_plain

# Bytes of one file to its documents. A dump yields many, each with its own text, and a `NotText`
# for each entry that is broken. What the format knows (title, outlet, date, address) it sets on
# the `Story`; a format without page furniture makes its stories itself.
Reader: TypeAlias = Callable[[bytes, Limits], Iterable[Document | NotText]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
    }
)


def reader_for(suffix: str) -> Reader:
    """The reader of a suffix such as ``.txt``; unknown suffixes are tried as plain text."""
    return READERS.get(suffix.lower(), read_plain)
