"""PDF documents: their text with lines put back into paragraphs, by pypdf (extra ``pdf``)."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.loader.decoding import NotText
from claimcheck.loader.extras import missing
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, read_stories
from claimcheck.models.places import Pages

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 200
# Drawing instructions of a page of text weigh some 50 kB.
_MOST_PAGE_BYTES = 2_000_000
_MOST_BYTES = 20_000_000
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}\Z")
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\Z")
_DAMAGED = "a damaged PDF document; open it and save it again, or save its text as .txt"
# A line shorter than this share of the widest ends its paragraph if a full stop ends it.
_FULL = 0.85


def read_pdf(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of ``.pdf``: one document; line 7 of its text is the seventh paragraph, and the
    page of each is known."""
    try:
        import pypdf
    except ImportError:
        yield missing("pdf", "PDF documents")
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield NotText("a password-protected PDF document; save it without a password")
            return
        pages = _pages(reader)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # whatever is wrong in a file surfaces as any exception
        encrypted = "crypto" in str(error).casefold()
        yield NotText("an encrypted PDF document; save it unprotected" if encrypted else _DAMAGED)
        return
    if isinstance(pages, NotText):
        yield pages
        return
    found = list(_paragraphs(pages))
    text = "\n".join(paragraph for paragraph, _ in found)
    if not text:
        yield NotText("a PDF document without text (a scan?); run text recognition on it first")
        return
    read = read_stories(text, limits)
    yield read if isinstance(read, NotText) else replace(read, pages=_page_marks(found))


def _pages(reader: PdfReader) -> list[list[str]] | NotText:
    if len(reader.pages) > _MOST_PAGES:
        return NotText(f"more than {_MOST_PAGES} pages, which no article has; split it")
    pages = []
    total = 0
    for number, page in enumerate(reader.pages, 1):
        contents = page.get_contents()
        size = len(contents.get_data()) if contents is not None else 0
        total += size
        if size > _MOST_PAGE_BYTES or total > _MOST_BYTES:
            return NotText(f"page {number} is too big to be a page of text; save its text as .txt")
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        pages.append(lines)
    return pages


def paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The paragraphs of pages given as lines, without page numbers and running heads.

    A paragraph ends at a blank line, or where a line ends a sentence and leaves room; a word that
    was divided at a line's end is put together.
    """
    return (paragraph for paragraph, _ in _paragraphs(pages))


# A paragraph with the pages (from 1) that its parts stand on, each with where the part begins.
_Placed = tuple[str, list[tuple[int, int]]]


def _paragraphs(pages: Sequence[Sequence[str]]) -> Iterator[_Placed]:
    running = _running(pages)
    lines = [
        (number, line)
        for number, page in enumerate(pages, 1)
        for line in page
        if line not in running and not _PAGE_NUMBER.fullmatch(line)
    ]
    widths = sorted(len(line) for _, line in lines if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    current, marks = "", list[tuple[int, int]]()
    for number, line in lines:
        if not line:
            if current and _ENDS.search(current):
                yield current, marks
                current, marks = "", []
            continue
        if current and _HYPHEN.search(current) and line[:1].islower():
            current = current[:-1]
        elif current:
            current += " "
        if not marks or marks[-1][1] != number:
            marks.append((len(current), number))
        current += line
        if len(line) < _FULL * width and (_ENDS.search(line) or _alone(line, width)):
            yield current, marks
            current, marks = "", []
    if current:
        yield current, marks


def _page_marks(found: Sequence[_Placed]) -> Pages:
    """Where each page begins in the paragraphs joined by line breaks."""
    offsets, numbers, position = list[int](), list[int](), 0
    for paragraph, marks in found:
        for start, number in marks:
            if not numbers or numbers[-1] != number:
                offsets.append(position + start)
                numbers.append(number)
        position += len(paragraph) + 1
    return Pages(tuple(offsets), tuple(numbers))


def _alone(line: str, width: int) -> bool:
    """A headline or byline: far from full, and no sentence goes on in it."""
    return len(line) < 0.6 * width and line[:1].isupper()


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines at the top or bottom of most pages."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(
        edge for page in pages for edge in {line for line in (*page[:2], *page[-2:]) if line}
    )
    return frozenset(line for line, count in edges.items() if 2 * count > len(pages))
