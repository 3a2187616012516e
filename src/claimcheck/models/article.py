"""What is read: an article, its parts and its places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple


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


@dataclass(frozen=True)
class Article:
    """One story by one outlet.

    ``text`` is the decoded file, untouched; several stories of one file share it. ``regions``
    are the parts that belong to this story, in order; everything else is page furniture or
    another story. All spans of all claims are offsets into ``text``. ``record`` is the line of a
    dump where the record that holds the text begins; 0 where the text is the file.
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

    @property
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

        Of a dump's record it is where the record begins: there a reader finds it.
        """
        return (self.record, 1) if self.record else self.text_place(offset)

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
