"""Where the head, body and tail of one story's segment are, and what its lines are there."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.loader.kinds import Kind
from claimcheck.loader.line_shapes import is_age, is_bare_name, is_page_word
from claimcheck.loader.lines import Line
from claimcheck.loader.mastheads import is_paper
from claimcheck.loader.stories import Segment
from claimcheck.loader.vocabulary import fold, is_outlet, vocabulary

HEAD_LINES = 12
_LONG_NAME = 5  # letters of a paper's name of one word
_AFTER_NAME = frozenset("-–—,(")


class Layout:
    """A segment's lines by their place, and questions about them.

    ``first`` and ``end`` bound the segment, ``body`` is its first paragraph and ``last`` its last
    one (before ``first`` where it has none). ``cuts``: line number to the reason it is no part of
    the story, so far; ``timeline``: dates head paragraphs all through the text.
    """

    def __init__(self, lines: Sequence[Line], segment: Segment) -> None:
        self.lines = lines
        self.first, self.end = segment.first, segment.end
        self.cuts = dict(segment.marks)
        prose = [i for i in self.numbers() if self.is_a(i, Kind.PROSE) and i not in self.cuts]
        self.body = next((i for i in prose if lines[i].words >= 8), prose[0] if prose else self.end)
        self.timeline = self._is_timeline()
        if not self.timeline:
            self.body = self._below_standfirst(prose)
        self.last = prose[-1] if prose else self.first - 1

    def _is_timeline(self) -> bool:
        """Whether dates head paragraphs all through the text: they are part of it then."""
        entries = 0
        for i in range(self.body + 1, self.end - 1):
            meta = self.lines[i].meta
            if meta is not None and meta.published and self.is_a(i + 1, Kind.PROSE, Kind.TITLE):
                entries += 1
        return entries > 1

    def _below_standfirst(self, prose: Sequence[int]) -> int:
        """First paragraph; a summary that stands above byline and date is part of the head."""
        for i in prose:
            if i >= self.body:
                dated = any(
                    self.lines[j].meta is not None and not is_age(self.lines[j])
                    for j in range(i + 1, min(i + 4, self.end))
                    if self.lines[j].kind is not Kind.PROSE
                )
                if not dated or i - self.first > HEAD_LINES // 2:
                    return i
        return self.body

    def numbers(self) -> range:
        """Numbers of the segment's lines."""
        return range(self.first, self.end)

    def kept(self) -> list[int]:
        """Numbers of the lines that are not cut."""
        return [i for i in self.numbers() if i not in self.cuts]

    def is_a(self, i: int, *kinds: Kind) -> bool:
        """Whether the segment has a line ``i`` and it is one of these kinds."""
        return self.first <= i < self.end and self.lines[i].kind in kinds

    def is_stray(self, i: int) -> bool:
        """One lower-case word between two paragraphs: no subhead looks so."""
        return (
            self.is_a(i, Kind.SHORT)
            and is_page_word(self.lines[i].text, numbers=False)
            and self.is_a(i - 1, Kind.PROSE)
            and self.is_a(i + 1, Kind.PROSE)
        )

    def is_day(self, i: int) -> bool:
        """A line of nothing but the day."""
        meta = self.lines[i].meta if self.is_a(i, Kind.META) else None
        return meta is not None and meta.published is not None and not (meta.byline or meta.outlet)

    def is_headline(self, i: int) -> bool:
        """Words that are no name: two or more, of which one longer than "and" begins small."""
        words = self.lines[i].text.split()
        return (
            i not in self.cuts
            and self.is_a(i, Kind.TITLE, Kind.SHORT)
            and len(words) > 1
            and any(word[0].islower() and len(word) > len("and") for word in words)
        )

    def is_paper(self, i: int) -> bool:
        """A name of papers, or one word that the story does not hold: no place and no section."""
        text = self.lines[i].text
        if " " in text:
            return is_paper(text)
        known = vocabulary()
        # In capitals a place may be printed so above, and as usual below.
        alike = str.casefold if text.isupper() else str
        told = any(alike(text) in alike(self.lines[j].text) for j in range(self.body, self.end))
        return (
            text.isalpha()
            and text[0].isupper()
            and len(text) >= _LONG_NAME
            and fold(text) not in known.sections
            and not told
        )

    def is_name(self, i: int) -> bool:
        """Two or three capitalised words that are no outlet's."""
        text = self.lines[i].text
        return is_bare_name(text) and not is_outlet(text)

    def has_note(self, i: int) -> bool:
        """A bare name that a note on the author repeats below: "Jane Doe - Professor of …"."""
        name = self.lines[i].text
        return self.is_name(i) and any(
            self.lines[j].text.startswith(name)
            and self.lines[j].text[len(name) :].lstrip()[:1] in _AFTER_NAME
            for j in range(max(self.last - 1, self.body + 1), min(self.last + 4, self.end))
        )

    def is_announced(self, i: int) -> bool:
        """Whether the line before ends in a colon, so that what follows is the story's list."""
        return i > self.first and self.lines[i - 1].text.endswith(":")
