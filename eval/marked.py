"""Cases of our own texts in YAML, with the words that a case is about marked in them.

Shared by ``own_reports.py``, ``own_folders.py`` and ``draw.py``. A file is a list of entries with
an ``id`` and ``articles``, each with ``outlet``, ``text`` and, if it has one, ``date``. Marked
words stand in ``{{words}}`` or, where a case has several conflicts, in ``{{tag:words}}``.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.models import Article, Finding, Report, Severity, Span

# By article id: the marked spans, each with its tag ("" where marks have none).
Marks = Mapping[str, tuple[tuple[str, Span], ...]]

_MARK = re.compile(r"\{\{()(.*?)\}\}", re.DOTALL)
_TAGGED = re.compile(r"\{\{([a-z0-9]+):(.*?)\}\}", re.DOTALL)


def is_odd(case_id: str) -> bool:
    """The half that a case falls in, by the first byte of the MD5 of its id."""
    return bool(hashlib.md5(case_id.encode()).digest()[0] % 2)


def entries(folder: Path, pattern: str = "*.yml") -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every entry of a folder's files, with its file, in order."""
    from ruamel.yaml import YAML

    for path in sorted(folder.glob(pattern)):
        for entry in YAML(typ="safe").load(path.read_text("utf-8")):
            yield path, entry


def read_articles(entry: Mapping[str, Any], *, tagged: bool) -> tuple[tuple[Article, ...], Marks]:
    """The articles of an entry, named ``ID/NUMBER``, and their marks."""
    articles = []
    marks = {}
    for number, given in enumerate(entry["articles"], start=1):
        text, spans = unmark(given["text"], tagged=tagged)
        published = given.get("date")
        article = Article.from_text(
            text,
            id=f"{entry['id']}/{number}",
            outlet=given["outlet"],
            published=published if isinstance(published, date) else None,
        )
        articles.append(article)
        marks[article.id] = spans
    return tuple(articles), marks


def unmark(text: str, *, tagged: bool) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """The text without its marks, and where the marked words stand in it, with their tags."""
    parts: list[str] = []
    spans = []
    length = position = 0
    for match in (_TAGGED if tagged else _MARK).finditer(text):
        before = text[position : match.start()]
        start = length + len(before)
        parts += [before, match[2]]
        length = start + len(match[2])
        spans.append((match[1], Span(start, length)))
        position = match.end()
    return "".join([*parts, text[position:]]), tuple(spans)


def touched(finding: Finding, marks: Marks) -> dict[str, set[str]]:
    """The articles whose marked words a finding lies on, by tag."""
    found: dict[str, set[str]] = defaultdict(set)
    for side in finding.sides:
        for span in side.marks or (side.span,):
            for tag, mark in marks.get(side.claim.article, ()):
                if span.overlaps(mark):
                    found[tag].add(side.claim.article)
    return dict(found)


def loud(report: Report) -> list[Finding]:
    """Findings at warning and above: those that a reader is shown unasked."""
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]
