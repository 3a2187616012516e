"""Bytes to text: which encoding a file has, or why it is not text at all."""

from __future__ import annotations

import codecs
import re

from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class NotText:
    """Why bytes cannot be read as an article, with the remedy, in one line.

    ``foreign``: they do not claim to be one, so that in a folder of articles they are passed by.
    """

    reason: str
    foreign: bool = False


# First bytes of what people have in folders of articles (file(1) knows them under these names).
_MAGIC = (
    (b"%PDF-", "a PDF document; give its name the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document; name it .docx, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt"),
    (b"{\\rtf", "an RTF document; save its text as .txt"),
    (b"\x1f\x8b", "a gzip archive; add .gz to its name"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_BOMS = (  # the longer ones first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKUP = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml\s)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_CONTROL_BYTES = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_ESCAPED = re.compile(r"[\udc80-\udcff]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LATIN = re.compile(r"[A-Za-z]")
_WIDE_SAMPLE = 4096
_BINARY = "not text (binary data); leave it out or save its text as .txt"
_UNKNOWN = "not in UTF-8, UTF-16 or Windows-1252; convert it to UTF-8 (for example with iconv)"


def decode(data: bytes, *, markup: bool = False) -> str | NotText:
    """The text of ``data`` without its byte order mark, or why it is none.

    A byte order mark decides; else UTF-8; else UTF-16 or UTF-32 by where the zero bytes are; else
    Windows-1252, of which Latin-1's printable part is a subset. A few bytes that are wrong in
    UTF-8 (a file cut or pasted together) are read as Windows-1252 one by one. ``markup``: HTML is
    text too.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return NotText(f"not text ({what})" if ";" not in what else what)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_strict(data[len(bom) :], encoding), markup)
    if b"\x00" in data:
        wide = _wide_encoding(data)
        if wide is not None:
            return _checked(_strict(data, wide), markup)
    if len(data) - len(data.translate(None, _CONTROL_BYTES)) > max(2, len(data) // 200):
        return NotText(_BINARY)
    return _checked(_narrow(data), markup)


def _checked(text: str | None, markup: bool) -> str | NotText:
    if text is None:
        return NotText(_UNKNOWN)
    if not text:
        return text
    controls = len(_CONTROL.findall(text))
    if controls > max(2, len(text) // 200) or text.count("\x00") > 2:
        return NotText(_BINARY)
    if not markup and _MARKUP.match(text):
        return NotText("HTML or XML, not plain text; name it .html, or save the text as .txt")
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    if encoding == "utf-8":
        return _narrow(data)
    width = 4 if "32" in encoding else 2
    # A file cut in the middle of a character keeps all whole ones.
    whole = data[: len(data) - len(data) % width]
    try:
        return whole.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: mostly Latin text has its zero bytes in fixed places."""
    sample = data[: _WIDE_SAMPLE - _WIDE_SAMPLE % 4]
    if len(sample) < 4:
        return None
    zeros = [sample[i::4].count(0) / (len(sample) / 4) for i in range(4)]
    low, high = 0.1, 0.7
    match [share > high for share in zeros]:
        case [False, True, True, True] if zeros[0] < low:
            return "utf-32-le"
        case [True, True, True, False] if zeros[3] < low:
            return "utf-32-be"
        case [False, True, False, True] if max(zeros[0], zeros[2]) < low:
            return "utf-16-le"
        case [True, False, True, False] if max(zeros[1], zeros[3]) < low:
            return "utf-16-be"
    return None


def _narrow(data: bytes) -> str | None:
    text = data.decode("utf-8", "surrogateescape")
    if text.isascii():
        return text
    wrong = len(_ESCAPED.findall(text))
    if not wrong:
        return text
    right = len(_NON_ASCII.findall(text)) - wrong
    if right >= wrong:
        return _ESCAPED.sub(lambda match: _western(bytes([ord(match[0]) - 0xDC00])), text)
    text = _western(data)
    # Cyrillic, Greek or Chinese bytes read as Western give hardly any plain letters.
    letters = len(_LATIN.findall(text))
    return text if letters > 2 * len(_NON_ASCII.findall(text)) else None


def _western(data: bytes) -> str:
    # Windows-1252 leaves five bytes open; browsers read them as Latin-1 does.
    return data.decode("cp1252", "surrogateescape").translate(_OPEN)


_OPEN = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
