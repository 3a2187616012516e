"""Word documents (.docx): their paragraphs, one to a line, read with the standard library.

A document that declares entities or a document type is refused: none that a word processor writes
does, and that is how small files become gigabytes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from claimcheck.loader.decoding import NotText
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, read_stories

_BODY = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_OLE = b"\xd0\xcf\x11\xe0"
# Markup weighs up to some thirty times what the words do.
_MOST_XML = 60_000_000
_MOST_ENTRIES = 20_000
_DAMAGED = "a damaged Word document; open it and save it again"


class _Refused(Exception):
    pass


def read_docx(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of ``.docx``: one document; line 7 of its text is the seventh paragraph."""
    xml = _body(data)
    if isinstance(xml, NotText):
        yield xml
        return
    reading = _Paragraphs(limits.max_file_bytes)
    try:
        reading.read(xml)
    except _Refused as refused:
        yield NotText(str(refused))
        return
    except (expat.ExpatError, UnicodeError, ValueError):
        yield NotText(_DAMAGED)
        return
    yield read_stories("\n".join(reading.lines), limits)


def _body(data: bytes) -> bytes | NotText:
    if data.startswith(_OLE):
        return NotText("an old or password-protected Word document; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > _MOST_ENTRIES:
                return NotText("an archive with too many files to be a Word document")
            info = archive.getinfo(_BODY)
            if info.flag_bits & 1:
                return NotText("a password-protected document; save it without a password")
            with archive.open(info) as stream:
                # What the archive says of the size may be a lie; what comes out is not.
                xml = stream.read(_MOST_XML + 1)
    except KeyError:
        return NotText("a zip archive, but no Word document; unpack it or save its text as .txt")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        return NotText(_DAMAGED)
    if len(xml) > _MOST_XML:
        return NotText(f"unpacks to more than {_MOST_XML / 1e6:,.0f} MB; split it")
    return xml


class _Paragraphs:
    """Collects the text of a document's paragraphs; deleted text and fallbacks are none of it."""

    def __init__(self, most: int) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._left = most
        self._text = 0
        self._hidden = 0
        self._open: list[list[str]] = []

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.buffer_text = True
        parser.Parse(xml, True)

    @staticmethod
    def _refuse(*_: object) -> None:
        raise _Refused(
            "a Word document that declares entities, as none does by itself; leave it out"
        )

    def _start(self, name: str, _: object) -> None:
        local = _local(name)
        if name == _FALLBACK or local in ("del", "moveFrom"):
            self._hidden += 1
        elif local == "p":
            # A text box holds paragraphs inside a paragraph.
            self._open.append(self._words)
            self._words = []
        elif local == "t":
            self._text += 1
        elif local in ("tab", "br", "cr"):
            self._words.append(" ")
        elif local == "noBreakHyphen":
            self._words.append("-")

    def _end(self, name: str) -> None:
        local = _local(name)
        if name == _FALLBACK or local in ("del", "moveFrom"):
            self._hidden -= 1
        elif local == "t":
            self._text -= 1
        elif local == "p":
            self.lines.append(" ".join("".join(self._words).split()))
            self._words = self._open.pop()

    def _characters(self, text: str) -> None:
        if self._text and not self._hidden:
            self._left -= len(text)
            if self._left < 0:
                raise _Refused("more text than an article has; split it (limit max_file_bytes)")
            self._words.append(text)


def _local(name: str) -> str:
    for prefix in (_W, _STRICT):
        if name.startswith(prefix):
            return name[len(prefix) :]
    return ""
