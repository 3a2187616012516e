"""Which reader takes which suffix. A new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from claimcheck.load.decoding import NotText
from claimcheck.load.limits import Limits
from claimcheck.load.text import Document, read_text

# Bytes of one file to its documents: a dump holds many, with their own texts.
Reader: TypeAlias = Callable[[bytes, Limits], Document | NotText]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".text": read_text,
    }
)


def reader_for(suffix: str) -> Reader:
    """The reader of a suffix such as ``.txt``; unknown suffixes are tried as plain text."""
    return READERS.get(suffix.lower(), read_text)
