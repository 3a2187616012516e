"""What front matter, a dump's columns or a page say about an article, under any usual name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from claimcheck.frozen import dataclass
from claimcheck.loader.decoding import NotText
from claimcheck.loader.front_matter import front_matter, headed
from claimcheck.loader.header_dates import find_date
from claimcheck.loader.limits import Limits
from claimcheck.loader.text import Document, Story, read_stories
from claimcheck.models import Span

# Names that exports, feeds, scrapers and site generators use, the plainest first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "article", "article_text", "articlebody", "full_text"),
        *("fulltext", "maintext", "main_text", "story", "plain_text"),
    ),
    "title": ("title", "headline", "heading", "article_title"),
    "outlet": (
        *("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename"),
        *("site_name", "source_name", "source_domain", "domain", "media"),
    ),
    "published": (
        *("published", "date", "published_at", "publishedat", "publish_date", "published_date"),
        *("date_published", "datepublished", "date_publish", "pubdate", "pub_date", "timestamp"),
        *("publication_date", "created", "created_at", "datetime"),
    ),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url", "web_url"),
    "byline": ("byline", "author", "authors", "writer"),
}
# A field that is a record of its own ("source": {"name": ...}) is named by one of these.
_INNER = ("name", "title", "label", "@value", "text")
_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article besides its text."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    byline: str | None = None


def pick(record: Mapping[str, Any], field: str, columns: Mapping[str, str]) -> Any:
    """A record's value for one of our fields: from the column that the desk named, else a usual
    one; None where there is none.
    """
    if field in columns:
        return record.get(columns[field])
    lowered = {
        str(key).strip().casefold().replace("-", "_").replace(" ", "_"): key for key in record
    }
    for name in NAMES[field]:
        key = lowered.get(name)
        if key is not None and record[key] not in (None, "", [], {}):
            return record[key]
    return None


def known(record: Mapping[str, Any], columns: Mapping[str, str]) -> Known:
    """Title, outlet, day, address and byline of a record; what cannot be read is left out."""
    return Known(
        title=plain(pick(record, "title", columns)),
        outlet=plain(pick(record, "outlet", columns)),
        published=day(pick(record, "published", columns)),
        url=plain(pick(record, "url", columns)),
        byline=plain(pick(record, "byline", columns)),
    )


def plain(value: Any) -> str | None:
    """A value as one line of text: of a list its items, of an inner record its name."""
    if isinstance(value, Mapping):
        return next((plain(value[name]) for name in _INNER if name in value), None)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(plain, value[:20]))) or None
    if value is None or isinstance(value, bool):
        return None
    return " ".join(str(value)[:_LONGEST].split()) or None


def day(value: Any) -> date | None:
    """The day of a date, a time stamp or a written date; None if it cannot be read in one way."""
    if isinstance(value, date):
        # A datetime is a date too; its day as written is the outlet's own.
        return date(value.year, value.month, value.day)
    text = plain(value) or ""
    match = _ISO.match(text)
    if match is not None:
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    found = find_date(text[:200])
    return found[0] if found else None


def document(
    text: str, about: Known, limits: Limits, *, record: int = 0, one: bool = True
) -> Document | NotText:
    """The document of a text whose title, outlet and so on are known from elsewhere.

    A title that the text does not begin with is put before it, since titles make claims too.
    ``one``: the text is known to be one story. ``record``: see `Document`.
    """
    if about.title and not _begins(text, about.title):
        text = f"{about.title}\n\n{text}"
    read = read_stories(text, limits)
    if isinstance(read, NotText):
        return read
    stories = read.stories
    if one and len(stories) > 1:
        stories = (Story((Span(0, len(text)),), (), byline=about.byline),)
    first = replace(
        stories[0],
        title=about.title or stories[0].title,
        outlet=about.outlet or stories[0].outlet,
        published=about.published or stories[0].published,
        url=about.url or stories[0].url,
        byline=about.byline or stories[0].byline,
    )
    return Document(text, (first, *stories[1:]), record)


def known_document(text: str, limits: Limits) -> Document | NotText | None:
    """The document of a plain text with front matter; None where a rule above it is no such."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front, start = front_matter(lines)
    about = known(front, {}) if front else Known()
    if about == Known():
        return None
    body = "\n".join([*headed(lines[:start], about.title), *lines[start:]])
    return document(body, about, limits)


def _begins(text: str, title: str) -> bool:
    start = " ".join(text[: len(title) + 400].split()).casefold()
    return start.startswith(" ".join(title.split()).casefold())
