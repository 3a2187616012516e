"""What files held when they were last read, by their bytes: finding the stories and the furniture
of a page costs ten times as much as reading what was found.

Kept are formats that only this package reads, of one document a file; what an optional library
reads may change with that library.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from claimcheck.cache.keys import code_digest
from claimcheck.loader import NotText, read_documents
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, Story
from claimcheck.models.article import Cut, Span
from claimcheck.models.places import FilePlaces, Pages

if TYPE_CHECKING:
    from claimcheck.cache.claims import Cache

_SIZE = 16
_FORMATS = frozenset({".txt", ".text", ".md", ".markdown"})
_KIND = "text"


class KeptDocuments:
    """Reads as `loader.read_documents` does, what was not read before; see `loader.Reading`."""

    def __init__(self, cache: Cache, limits: Limits, columns: Mapping[str, str]) -> None:
        self._cache = cache
        self._limits = limits
        self._columns = columns
        version = blake2b(code_digest(), digest_size=_SIZE)
        # Character classes of regular expressions follow Python's Unicode tables.
        version.update(repr((sys.version_info[:2], limits)).encode())
        self._version = version.digest()
        self._found: dict[bytes, bytes | None] = {}
        self._new: list[tuple[bytes, bytes]] = []

    def expect(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Look up what is asked for next: suffixes and contents of files."""
        self._save()
        keys = [self._key(suffix, data) for suffix, data in files if suffix in _FORMATS]
        self._found = {**dict.fromkeys(keys), **self._cache.recall_all(keys)}

    def documents(self, suffix: str, data: bytes) -> Iterable[Document | NotText]:
        """The documents of a file, as read before or now."""
        key = self._key(suffix, data) if suffix in _FORMATS else b""
        if key not in self._found:
            return read_documents(suffix, data, self._limits, self._columns)
        kept = self._found[key]
        known = None if kept is None else _unpacked(kept, data)
        if known is not None:
            return [known]
        read = list(read_documents(suffix, data, self._limits, self._columns))
        if len(read) == 1 and isinstance(read[0], Document):
            packed = _packed(read[0], data)
            if _unpacked(packed, data) == read[0]:
                self._new.append((key, packed))
        return read

    def close(self) -> None:
        """Keep what was read and let go of the cache."""
        self._save()
        self._cache.close()

    def _save(self) -> None:
        self._cache.remember_all(_KIND, self._new)
        self._new = []

    def _key(self, suffix: str, data: bytes) -> bytes:
        digest = blake2b(self._version, digest_size=_SIZE)
        digest.update(suffix.encode() + b"\n")
        digest.update(data)
        return digest.digest()


def _packed(document: Document, data: bytes) -> bytes:
    """A document as JSON, without its text where that is what UTF-8 makes of the file."""
    text = None if _decoded(data) == document.text else document.text
    places, pages = document.places, document.pages
    row = [
        text,
        [_story_row(story) for story in document.stories],
        document.record,
        [places.offsets, places.lines, places.columns, places.byte_columns] if places else None,
        [pages.offsets, pages.numbers] if pages else None,
    ]
    return json.dumps(row, separators=(",", ":")).encode("ascii")


def _story_row(story: Story) -> list[Any]:
    day = story.published.isoformat() if story.published else None
    cuts = [[*cut.span, cut.reason] for cut in story.cuts]
    return [story.regions, cuts, story.title, story.byline, day, story.outlet, story.url]


def _unpacked(packed: bytes, data: bytes) -> Document | None:
    """The document that `_packed` wrote of this file; None for anything else."""
    try:
        text, stories, record, places, pages = json.loads(packed)
        text = data.decode() if text is None else text
        return Document(
            text,
            tuple(_stories(stories)),
            record,
            FilePlaces(*map(tuple, places)) if places else None,
            Pages(*map(tuple, pages)) if pages else None,
        )
    except (ValueError, TypeError):
        return None


def _stories(rows: Sequence[Sequence[Any]]) -> Iterator[Story]:
    for regions, cuts, title, byline, day, outlet, url in rows:
        yield Story(
            tuple([Span(start, end) for start, end in regions]),
            tuple([Cut(Span(start, end), reason) for start, end, reason in cuts]),
            title,
            byline,
            date.fromisoformat(day) if day else None,
            outlet,
            url,
        )


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
