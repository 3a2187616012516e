"""Markdown without front matter that lies in a folder: an article, or a README and notes?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.loader.decoding import NotText
from claimcheck.loader.text import Document

# What tells of a folder or a project, whatever else lies there.
_ABOUT_FOLDERS = frozenset(
    """authors changelog changes code_of_conduct contributing contributors history index install
    license licence news notice readme security todo""".split()
)
# Items of lists, headings, rows of tables, fences of code: notes are made of these, stories hardly.
_LISTED = re.compile(rb"^[ \t]{0,20}(?:[-*+] |\d{1,3}[.)] |#{1,6} |\||```|~~~)")
_LEAST_WORDS = 40


def is_about_folder(name: str) -> bool:
    """Whether a file of this name tells of the folder it lies in: a README, a licence."""
    return name.partition(".")[0].casefold() in _ABOUT_FOLDERS


def reads_as_article(data: bytes, documents: Iterable[Document | NotText]) -> bool:
    """Whether a file without front matter is an article all the same.

    It says above its story who wrote it or on which day it appeared, and most of its words stand
    in paragraphs. ``data``: the bytes of the file; ``documents``: what was read of them.
    """
    stories = [story for d in documents if isinstance(d, Document) for story in d.stories]
    if not any(story.published or story.byline for story in stories[:1]):
        return False
    listed = told = 0
    for line in data.splitlines():
        words = len(line.split())
        if _LISTED.match(line):
            listed += words
        else:
            told += words
    return told >= _LEAST_WORDS and told > listed
