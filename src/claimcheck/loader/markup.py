"""Markdown, with front matter or without: its words as a reader sees them, line by line.

Markup goes and lines stay, so that a place in the text is the same line of the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.fields import Known, document, known
from claimcheck.loader.front_matter import front_matter, headed
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document

_LONGEST_LINE = 100_000

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_NOTHING = re.compile(
    r"\s{0,3}(?:[-*_=](?:\s*[-*_=]){2,}\s*\Z"  # rules and underlined headings
    r"|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z"  # the line under a table's head
    r"|\[[^\]]{1,200}\]:\s*\S"  # a link's address
    r"|<!--)"
)
_LEAD = re.compile(r"\s{0,12}(?:>\s?){1,6}|\s{0,3}#{1,6}\s+|\s{0,20}(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_CLOSING = 6  # signs that a heading may end in
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\([^()\s]{0,2000}(?:\s[^()]{0,300})?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\](?:\((?:<[^<>]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200})"
    r"(?:\s+[\"'(][^\n]{0,300}?[\"')])?\)|\[[^\[\]]{0,200}\])"
)
_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\]:?")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,500})?/?>")
_CODE = re.compile(r"(`{1,3})([^`]{1,500})\1")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,2000}?)(?<=\S)\1")
_SOFT = re.compile(r"(?<![\w*])([*])(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![\w*])")
_SOFT_LOW = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?![\w_])")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,500})(?<=\S)~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE000  # private use: no article has these characters
_SHOWN = {_HIDDEN + code: code for code in range(0x80)}


def read_markdown(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of ``.md``: one document, which says about itself what its front matter says."""
    text = decode(data)
    if isinstance(text, NotText):
        yield text
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front, start = front_matter(lines)
    if front is None and start:
        yield NotText("front matter that does not end; close it with a line of its own fence")
        return
    about = known(front, {}) if front else Known()
    head = headed(lines[:start], about.title)
    body = "\n".join([*head, *_plain_lines(lines[start:])])
    found = document(body, about, limits, one=bool(front))
    foreign = front is None
    if isinstance(found, NotText):
        yield NotText(found.reason, foreign=foreign)
    else:
        yield found


def _plain_lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    comment = False
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            if mark is not None and mark[1].startswith(fence):
                fence = ""
            yield ""
        elif mark is not None:
            fence = mark[1]
            yield ""
        elif comment or "<!--" in line:
            before, _, after = line.partition("<!--") if not comment else ("", "", line)
            _, end, rest = after.partition("-->")
            comment = not end
            yield plain_line(before + rest) if end else plain_line(before)
        else:
            yield "" if _NOTHING.match(line) else plain_line(line)


def _without_trail(line: str) -> str:
    """A line without the signs that close a heading ("## Fire ##") or break a line ("Fire\\").

    Without a pattern: one that is anchored at the end alone looks at each of many spaces anew.
    """
    line = line.rstrip()
    bare = line.rstrip("#")
    if 0 < len(line) - len(bare) <= _CLOSING and bare[-1:].isspace():
        return bare.rstrip()
    return line.removesuffix("\\").rstrip()


def plain_line(line: str) -> str:
    """One line of Markdown without its markup. Table rows, which hold no sentences, go."""
    line = line[:_LONGEST_LINE].strip()
    if line.startswith("|") and line.endswith("|") and line.count("|") > 2:
        return ""
    while (lead := _LEAD.match(line)) is not None and lead.end():
        line = line[lead.end() :]
    line = _without_trail(line)
    # Escaped signs are out of sight until the markup is gone.
    line = _ESCAPED.sub(lambda match: chr(_HIDDEN + ord(match[1])), line)
    line = _IMAGE.sub("", line)
    line = _NOTE.sub("", line)
    line = _LINK.sub(r"\1", line)
    line = _ADDRESS.sub("", line)
    line = _CODE.sub(r"\2", line)
    line = _TAG.sub("", line)
    for _ in range(2):  # bold inside italics and the other way round
        line = _STRONG.sub(r"\2", line)
        line = _SOFT.sub(r"\2", line)
        line = _SOFT_LOW.sub(r"\1", line)
    line = _STRUCK.sub("", line)
    return html.unescape(line).translate(_SHOWN).strip()
