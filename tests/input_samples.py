"""Small files of every format, made here so that the tests can say what is in them."""

from __future__ import annotations

import io
import zipfile

PARAGRAPHS = (
    "Ferry sinks off Garrow",
    "A ferry with 112 people on board sank off Garrow on Monday morning, the coastguard said, and "
    "boats from three harbours went out to look for survivors in heavy seas.",
    "“We heard a crack and then the lights went out,” said Ann Dale, a teacher from Garrow, who "
    "had been on deck with her class when the ship began to list.",
    "The owner, North Line, said that the ship had been inspected in March and that its papers "
    "were in order. The ministry opened an inquiry and closed the route.",
)
STORY = "\n\n".join(PARAGRAPHS) + "\n"

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>{PARAGRAPHS[0]} | The Garrow Post</title>
<meta property="og:title" content="{PARAGRAPHS[0]}">
<meta property="og:site_name" content="The Garrow Post">
<meta property="article:published_time" content="2031-05-06T07:30:00Z">
<link rel="canonical" href="https://post.example/ferry">
<script>var x = "999 people";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/w">Weather</a></nav>
<article><h1>{PARAGRAPHS[0]}</h1><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>
<p>{PARAGRAPHS[3]}</p></article>
<aside><h2>Most read</h2><ul><li><a href="/1">Cat wins prize of 500 pounds</a></li></ul></aside>
<footer>Copyright 2031 The Garrow Post. All rights reserved. <a href="/c">Contact</a></footer>
</body></html>
"""
SHELL = """<!DOCTYPE html><html><head><title>App</title></head>
<body><div id="root"></div><script src="/app.js"></script></body></html>
"""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str | None = None, *, head: str = "", name: str = "word/document.xml") -> bytes:
    """A Word document of the paragraphs, or of the given body."""
    if body is None:
        body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in PARAGRAPHS)
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{_WORD}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return zipped({name: xml.encode()})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF document with one line of text under the other."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for lines in pages:
        shown = b"".join(
            b"(" + line.encode("cp1252").translate(None, b"()\\") + b") Tj T*\n" for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 72 760 Td\n" + shown + b"ET"
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed)
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n"
        b"<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, start)
    )


def wrapped(width: int = 70) -> list[str]:
    """The paragraphs as lines of at most so many characters."""
    import textwrap

    return [line for text in PARAGRAPHS for line in (*textwrap.wrap(text, width), "")]
