"""What is read: an article, its parts and its places."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from claimcheck.frozen import dataclass
from claimcheck.models.places import FilePlaces, Pages


class Span(NamedTuple):
    """Half-open range of character offsets into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(0, 0)


class Cut(NamedTuple):
    """A stretch of a file that is not article text, and why it was left out."""

    span: Span
    reason: str


# The last text that was digested: stories of one file share theirs.
_last: list[tuple[str, bytes]] = []


def _digest_of(text: str) -> bytes:
    if not _last or _last[0][0] is not text:
        data = text.encode("utf-8", "surrogatepass")
        _last[:] = [(text, blake2b(data, digest_size=16).digest())]
    return _last[0][1]


@dataclass(frozen=True)
class Article:
    """One story by one outlet.

    ``text`` is the decoded file, untouched; several stories of one file share it. ``regions``
    are the parts that belong to this story, in order; everything else is page furniture or
    another story. All spans of all claims are offsets into ``text``. ``record`` is the line of a
    dump where the record that holds the text begins; 0 where the text is the file. ``places`` and
    ``pages`` say where a text stands that was taken out of a web page or a PDF document.
    """

    id: str
    text: str
    path: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    url: str | None = None
    regions: tuple[Span, ...] = ()
    cuts: tuple[Cut, ...] = ()
    record: int = 0
    places: FilePlaces | None = None
    pages: Pages | None = None

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str,
        outlet: str | None = None,
        title: str | None = None,
        published: date | None = None,
    ) -> Article:
        """An article of the whole ``text``, uncut, so that offsets are the caller's own."""
        return cls(
            id=id,
            text=text,
            outlet=outlet,
            title=title,
            published=published,
            regions=(Span(0, len(text)),),
        )

    @property
    def label(self) -> str:
        """What a reader calls this article: its outlet, else its file's name."""
        return self.outlet or self.id.rsplit("/", 1)[-1]

    @cached_property
    def digest(self) -> bytes:
        """Digest of the text."""
        return _digest_of(self.text)

    @cached_property
    def characters(self) -> int:
        """Length of the story itself, furniture left out, in characters."""
        return sum(region.end - region.start for region in self.regions)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, in characters) of an offset in the file.

        Of a dump's record it is where the record begins: there a reader finds it. Of a Word or
        PDF document, and of a page in which the text was not found again, it is a place in the
        text, whose lines are paragraphs.
        """
        if self.record:
            return self.record, 1
        if self.places is None:
            return self.text_place(offset)
        line, column, _, behind = self.places.at(offset)
        return line, column + behind

    def region(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
        """The places where a span begins and where it ends (exclusive)."""
        start = self.place(span.start)
        if self.places is None or span.end <= span.start:
            return start, self.place(span.end)
        # The character behind the span may stand behind other markup.
        line, column = self.place(span.end - 1)
        length = span.end - span.start
        return start, max((line, column + 1), (start[0], start[1] + length))

    def byte_column(self, offset: int) -> int:
        """Column of an offset in bytes of UTF-8, from 1."""
        if self.places is not None and not self.record:
            _, _, column, behind = self.places.at(offset)
            return column + len(self.text[offset - behind : offset].encode("utf-8", "replace"))
        line_start = offset - (self.place(offset)[1] - 1)
        return 1 + len(self.text[line_start:offset].encode("utf-8", "replace"))

    def page(self, offset: int) -> int:
        """The page of a document on which an offset stands; 0 where there are no pages."""
        return 0 if self.pages is None else self.pages.at(offset)

    def text_place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in ``text``."""
        from bisect import bisect_right

        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class SkippedInput:
    """A file that could not be read, and what to do about it."""

    path: str
    reason: str
