"""Where an extracted text stands in the markup it was taken from: line and column of the file.

An extractor drops markup and keeps the characters. So a paragraph is looked for, blanks left
aside, among the characters of the page that are no markup; where it was changed on the way, its
words are. Everything is linear in the page's size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from claimcheck.models.places import FilePlaces

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});?")
_PIECE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});?|[^\s&]+|&")
_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"<(script|style|template|noscript)\b", re.IGNORECASE)
_Word = tuple[int, str]  # offset in the text, and the word
_RUN = 4  # words that are looked for together where a paragraph is not found whole
_FEWEST = 0.5  # share of words that have to be found; less is another text
_MOST_MISSES = 200  # each look for something that is not there goes through the page


@dataclass
class _Visible:
    """The characters of a page that are neither markup nor blank, and where each stretch stood."""

    parts: list[str] = field(default_factory=list)
    here: list[int] = field(default_factory=list)
    there: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, origin: int) -> None:
        if piece:
            self.parts.append(piece)
            self.here.append(self.length)
            self.there.append(origin)
            self.length += len(piece)

    def origins(self, at: int, length: int) -> Iterator[tuple[int, int]]:
        """Stretches of the visible characters from ``at`` on: how far behind ``at`` each begins,
        and its offset in the page."""
        i = bisect_right(self.here, at) - 1
        yield 0, self.there[i] + at - self.here[i]
        while i + 1 < len(self.here) and self.here[i + 1] < at + length:
            i += 1
            yield self.here[i] - at, self.there[i]


def places_of(text: str, page: str) -> FilePlaces | None:
    """Where the words of ``text`` stand in the markup ``page``; None where too few are found."""
    visible = _visible(page)
    squeezed = "".join(visible.parts)
    offsets: list[int] = []
    origins: list[int] = []
    found = 0
    for word, word_at in _matches(text, squeezed):
        found += 1
        for behind, origin in visible.origins(word_at, len(word[1])):
            offset = word[0] + behind
            # A new stretch begins only where text and page stop running side by side.
            if (
                not offsets
                or origin - origins[-1] != offset - offsets[-1]
                or page.find("\n", origins[-1], origin) >= 0
            ):
                offsets.append(offset)
                origins.append(origin)
    if not offsets or found < _FEWEST * sum(1 for _ in _WORD.finditer(text)):
        return None
    where = _lines_and_columns(page, origins)
    return FilePlaces(
        tuple(offsets),
        tuple(where[origin][0] for origin in origins),
        tuple(where[origin][1] for origin in origins),
        tuple(where[origin][2] for origin in origins),
    )


def _visible(page: str) -> _Visible:
    found = _Visible()
    position = 0
    while position < len(page):
        tag = page.find("<", position)
        end = len(page) if tag < 0 else tag
        for match in _PIECE.finditer(page, position, end):
            piece = match[0]
            if piece[0] == "&" and _ENTITY.fullmatch(piece):
                piece = "".join(unescape(piece).split())
            found.add(piece, match.start())
        if tag < 0:
            break
        position = _after_markup(page, tag)
    return found


def _after_markup(page: str, tag: int) -> int:
    """Where the text goes on after a tag, a comment, or an element that nobody reads."""
    if page.startswith("<!--", tag):
        return _after(page, "-->", tag + 4)
    hidden = _NAME.match(page, tag)
    if hidden is not None:
        closing = re.compile(f"</{hidden[1]}", re.IGNORECASE).search(page, tag)
        return len(page) if closing is None else _after(page, ">", closing.end())
    return _after(page, ">", tag + 1)


def _after(page: str, mark: str, start: int) -> int:
    at = page.find(mark, start)
    return len(page) if at < 0 else at + len(mark)


def _matches(text: str, squeezed: str) -> Iterator[tuple[_Word, int]]:
    """Each word of the text that is found, and its place among visible characters."""
    last = 0
    misses = 0
    for paragraph in _PARAGRAPH.finditer(text):
        words = [(m.start(), m[0]) for m in _WORD.finditer(text, *paragraph.span())]
        whole = "".join(word for _, word in words)
        at = squeezed.find(whole, last) if whole else -1
        if at < 0 and whole and misses < _MOST_MISSES:
            at = squeezed.find(whole, 0, last)  # a headline stands before and within the article
            misses += 1
        if at >= 0:
            last = at + len(whole)
            yield from _word_places(words, at)
            continue
        for i in range(0, len(words), _RUN):
            run = words[i : i + _RUN]
            if misses >= _MOST_MISSES:
                return
            joined = "".join(word for _, word in run)
            at = squeezed.find(joined, last)
            if at < 0:
                misses += 1
                continue
            last = at + len(joined)
            yield from _word_places(run, at)


def _word_places(words: list[_Word], at: int) -> Iterator[tuple[_Word, int]]:
    for word in words:
        yield word, at
        at += len(word[1])


def _lines_and_columns(page: str, origins: list[int]) -> dict[int, tuple[int, int, int]]:
    """Line, column and byte column of offsets of the page."""
    found: dict[int, tuple[int, int, int]] = {}
    line, line_start, position, column_bytes = 1, 0, 0, 0
    for origin in sorted(set(origins)):
        breaks = page.count("\n", position, origin)
        if breaks:
            line += breaks
            line_start = page.rfind("\n", position, origin) + 1
            position, column_bytes = line_start, 0
        column_bytes += len(page[position:origin].encode("utf-8", "replace"))
        position = origin
        found[origin] = (line, origin - line_start + 1, column_bytes + 1)
    return found
