"""Encodings as the web leaves them, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.loader import NotText, decode

TEXT = "Café owner Zoë Müller said: “We can’t wait” – prices rose 3 £ to 12 £.\r\nNext line.\n"
PLAIN = "The ferry left at noon.\n" * 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), TEXT),
        (PLAIN.encode("utf-16-le"), PLAIN),
        (PLAIN.encode("utf-16-be"), PLAIN),
        (PLAIN.encode("utf-32-le"), PLAIN),
        (PLAIN.encode("utf-32-be"), PLAIN),
        (TEXT.encode("cp1252"), TEXT),
        ("Señor Muñoz paid 5 £.".encode("latin-1"), "Señor Muñoz paid 5 £."),
        # One byte of another encoding does not spoil the rest.
        (TEXT.encode() + "é".encode("latin-1"), TEXT + "é"),
        # A file cut in the middle of a character.
        (codecs.BOM_UTF16_LE + "Tide".encode("utf-16-le") + b"s", "Tide"),
        ("Гости приехали.".encode(), "Гости приехали."),
        (b"soft\xc2\xadhyphen", "soft\xadhyphen"),
        (b"", ""),
    ],
)
def test_text(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x00" * 1000, "binary"),
        (b"text\x00with\x00zeros" * 20, "binary"),
        ("Правда о паводке на реке".encode("koi8-r"), "UTF-8"),
        ("Правда о паводке на реке".encode("cp1251"), "UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "UTF-8"),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "HTML"),
    ],
)
def test_no_text_says_why_in_one_line(data: bytes, reason: str) -> None:
    read = decode(data)
    assert isinstance(read, NotText)
    assert reason in read.reason
    assert read.reason.isprintable()


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    read = decode(data)
    if isinstance(read, str):
        read.encode("utf-8")  # no lone surrogates


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    read = decode(text.encode())
    assert isinstance(read, NotText) or read == text.removeprefix("\ufeff")
