"""Dumps of articles: one JSON object a line, or a table with a header row.

An article of a dump is called after the line where its record begins (``dump.csv#12``), and so is
every place in it: that is where a reader finds it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.fields import document, known, pick
from claimcheck.loader.limits import Limits
from claimcheck.loader.paths import printable
from claimcheck.loader.text import Document

_MOST_BROKEN = 20  # records told one by one
_LOOK = 5  # records looked at to tell articles from other things
_DELIMITERS = ",;\t|"


def read_jsonl(
    data: bytes, limits: Limits, columns: Mapping[str, str]
) -> Iterator[Document | NotText]:
    """The reader of ``.jsonl``: a line that is no article costs only itself."""
    text = decode(data)
    if isinstance(text, NotText):
        yield text
        return
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    first = [record for _, line in lines[:_LOOK] if isinstance(record := _object(line), dict)]
    if first and not any(_names_text(record, columns) for record in first):
        yield _no_text(first[0], "key", columns)
        return
    records = ((number, _object(line)) for number, line in lines)
    yield from _documents(records, limits, columns, "key")


def _object(line: str) -> Mapping[str, Any] | str:
    """The record of a line, or what is wrong with it."""
    try:
        value = json.loads(line)
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number too long"
        return f"not JSON ({reason.lower()})"
    except RecursionError:
        return "brackets nested too deep"
    return value if isinstance(value, dict) else "not a JSON object"


def read_csv(
    data: bytes, limits: Limits, columns: Mapping[str, str]
) -> Iterator[Document | NotText]:
    """The reader of ``.csv`` and ``.tsv``: the first row names the columns."""
    text = decode(data)
    if isinstance(text, NotText):
        yield text
        return
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    # The module's limit holds for all users of it in this process; ours is the text's own.
    before = csv.field_size_limit(max(len(text), 1))
    try:
        rows = list(_rows(text, delimiter, limits))
    finally:
        csv.field_size_limit(before)
    yield from _table(rows, limits, columns)


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the line where it begins; a message instead of a row ends them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"not a row of a table ({error})"
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _table(
    rows: list[tuple[int, list[str] | str]], limits: Limits, columns: Mapping[str, str]
) -> Iterator[Document | NotText]:
    head = rows[0][1] if rows else []
    if isinstance(head, str) or not rows:
        yield NotText("empty; there is no article in it" if not rows else f"line 1: {head}")
        return
    if not _names_text(dict.fromkeys(head, "x"), columns):
        yield _no_text(head, "column", columns)
        return
    records = (
        (line, row if isinstance(row, str) else dict(zip(head, row, strict=False)))
        for line, row in rows[1:]
    )
    yield from _documents(records, limits, columns, "column")


def _names_text(record: Mapping[str, Any], columns: Mapping[str, str]) -> bool:
    return pick(record, "text", columns) is not None or columns.get("text") in record


def _no_text(names: Iterable[str], what: str, columns: Mapping[str, str]) -> NotText:
    listed = printable(", ".join(" ".join(name.split())[:30] for name in list(names)[:8]))
    return NotText(
        f"no {what} {columns.get('text', 'text')!r} ({what}s: {listed}); "
        "name it in claims.yaml: settings: {columns: {text: NAME}}",
        foreign=True,
    )


def _documents(
    records: Iterable[tuple[int, Mapping[str, Any] | str]],
    limits: Limits,
    columns: Mapping[str, str],
    what: str,
) -> Iterator[Document | NotText]:
    broken = count = 0
    last: NotText | None = None
    for line, record in records:
        count += 1
        if count > limits.max_records:
            yield NotText(
                f"more than {limits.max_records:,} articles; split the file (limit max_records)"
            )
            break
        found = (
            record if isinstance(record, str) else _document(record, line, limits, columns, what)
        )
        if isinstance(found, Document):
            yield found
            continue
        broken += 1
        reason = found if isinstance(found, str) else found.reason
        last = NotText(f"line {line}: {reason}")
        if broken <= _MOST_BROKEN:
            yield last
    if broken > _MOST_BROKEN and last is not None:
        yield NotText(f"{broken - _MOST_BROKEN:,} more lines like these; the last is {last.reason}")
    if not count:
        yield NotText("empty; there is no article in it")


def _document(
    record: Mapping[str, Any], line: int, limits: Limits, columns: Mapping[str, str], what: str
) -> Document | NotText | str:
    text = pick(record, "text", columns)
    if not isinstance(text, str):
        named = columns.get("text", "text")
        return f"no text under the {what} {named!r}" if text is None else f"{named!r} is no text"
    # Line breaks of other systems would count as lines of their own.
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return "the text is empty"
    return document(text, known(record, columns), limits, record=line)
