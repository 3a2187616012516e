"""Saved web pages: the article without the page around it, by trafilatura (extra ``web``).

The extracted text is what is checked; places are those of its words in the file, where they are
found there again. Nothing is fetched; trafilatura is only given the file's bytes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from claimcheck.loader.aligning import places_of
from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.extras import missing
from claimcheck.loader.fields import Known, day, document, plain
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document

# A saved page without its pictures weighs some 200 kB and has some 3,000 elements; time grows
# faster than their number.
_MOST_BYTES = 5_000_000
_MOST_ELEMENTS = 30_000
# Pictures and fonts that a browser's extension saved into the page.
_INLINE = re.compile(rb"data:[a-zA-Z0-9/+.;=-]{1,100},[A-Za-z0-9+/=%\s]{64,}")
_FEWEST_WORDS = 30
_MOST_PARTS = 2_000  # of a web archive: the page comes first
_PAGES = ("text/html", "application/xhtml+xml")
# Browsers write where a page was saved from into its first lines.
_SAVED_FROM = re.compile(
    rb"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,1000})\s*-->"
    rb"|Page saved with SingleFile\s+url:\s*(https?://[^\s<>]{1,1000})"
)
_NO_ARTICLE = "no article found in this page; save the article's text as .txt"
# A day that is written in the page, not one guessed from addresses of pictures.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_html(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of ``.html``: one document, its title, outlet, day and address from the page."""
    for read in _read(data, limits, _saved_from(data)):
        page = decode(data, markup=True)
        if isinstance(read, Document) and isinstance(page, str):
            yield replace(read, places=places_of(read.text, page))
        else:
            yield read


def _read(data: bytes, limits: Limits, saved_from: str | None) -> Iterator[Document | NotText]:
    data = _INLINE.sub(b"", data)
    if len(data) > _MOST_BYTES or data.count(b"<") > 2 * _MOST_ELEMENTS:
        yield NotText("too big to be the page of an article; save the text as .txt")
        return
    try:
        import trafilatura
    except ImportError:
        yield missing("web", "web pages")
        return
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        page = trafilatura.bare_extraction(
            data,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            favor_precision=True,
            date_extraction_params=dict(_DATES),
        )
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # whatever a page makes of the libraries under it
        page = None
    if page is None or isinstance(page, dict) or len((page.text or "").split()) < _FEWEST_WORDS:
        yield NotText(_NO_ARTICLE)
        return
    about = Known(
        title=plain(page.title),
        outlet=plain(page.sitename),
        published=day(page.date),
        url=plain(page.url) or saved_from,
        byline=plain(page.author),
    )
    yield document(str(page.text), about, limits)


def read_mhtml(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of ``.mhtml``, in which Chromium saves a page with all that belongs to it."""
    from email import message_from_bytes

    archive = message_from_bytes(data)
    for part in islice(archive.walk(), _MOST_PARTS):
        page = part.get_payload(decode=True)
        if part.get_content_type() in _PAGES and isinstance(page, bytes):
            where = str(archive.get("Snapshot-Content-Location", "")).strip()
            # A page opened from the disk is at no address that others could open.
            yield from _read(page, limits, where if where.startswith("http") else None)
            return
    yield NotText("a web archive without a page; save the page as HTML")


def _saved_from(data: bytes) -> str | None:
    match = _SAVED_FROM.search(data[:4_000])
    return None if match is None else (match[1] or match[2]).decode("utf-8", "replace")
