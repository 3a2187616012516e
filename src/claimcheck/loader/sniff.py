"""What kind of file bytes are, where no name says so."""

from __future__ import annotations

import re

_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S)
_OBJECT = re.compile(rb"\s*\{\s*\"")


def suffix_of(data: bytes) -> str:
    """The suffix that a file of these bytes would have: ``.txt`` where nothing else is plain."""
    head = data[:4_096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx"
    if head.startswith((b"---\n", b"---\r\n", b"+++\n", b"+++\r\n")):
        return ".md"
    if _HTML.match(head):
        return ".html"
    return ".jsonl" if _OBJECT.match(head) else ".txt"
