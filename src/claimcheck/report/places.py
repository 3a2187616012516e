"""Where a finding's sides stand, for programs that open files at a line: CI servers, editors."""

from __future__ import annotations

import os
from urllib.parse import quote

from claimcheck.frozen import dataclass
from claimcheck.models import Article, Finding, Side, Span
from claimcheck.report.escape import visible
from claimcheck.report.view import View, is_fact
from claimcheck.text import fold

# Files whose text is taken out of something else, so that its lines are not theirs.
_EXTRACTED = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf")
PACKED = ".gz"
_MAX_WORDS = 160  # characters of one side's words in a one-line message


@dataclass(frozen=True, slots=True)
class Place:
    """One side's words in its file.

    ``path`` is relative to the project's root where that is known (`Look.files`). Lines and
    columns count from 1; columns are in characters, ``byte_column`` in bytes of UTF-8; the end is
    exclusive. ``in_file``: lines and columns are those of the file; of a Word or PDF document, a
    web page in which the text was not found again, or a packed file, they are those of the text
    inside it.
    """

    side: Side
    article: Article
    span: Span
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    end_byte_column: int
    in_file: bool = True

    @property
    def uri(self) -> str:
        """The path as a relative URI reference, percent-encoded."""
        encoded = quote(os.fsencode(self.path))
        # A first part with a colon would read as a scheme.
        return f"./{encoded}" if ":" in encoded.partition("/")[0] else encoded


def places(view: View, finding: Finding) -> list[Place]:
    """The places of all sides that articles print: new articles first, then the newest.

    Articles without a date come last; facts of claims.yaml have no place.
    """
    found = [place for side in finding.sides if (place := _place(view, side)) is not None]
    return sorted(found, key=lambda place: _age(view, place.article))


def unprinted(view: View, finding: Finding) -> list[Side]:
    """The sides without a place, which state what claims.yaml establishes."""
    return [side for side in finding.sides if _place(view, side) is None]


def told(view: View, side: Side) -> str:
    """What a side says on one harmless line: its own words, and their meaning if that differs."""
    article = view.articles.get(side.claim.article)
    words = article.text[side.span.start : side.span.end] if article else side.claim.text
    words, says = visible(words).strip(), visible(side.says).strip()
    if fold(words) == fold(says):
        return words
    if len(words) > _MAX_WORDS:
        words = f"{words[:_MAX_WORDS].rsplit(' ', 1)[0]} …"
    return f"“{words}” ({says})" if words else says


def _age(view: View, article: Article) -> tuple[bool, int]:
    return not view.is_new(article.id), -article.published.toordinal() if article.published else 0


def _place(view: View, side: Side) -> Place | None:
    article = view.articles.get(side.claim.article)
    if article is None or is_fact(article):
        return None
    start, end = (min(max(at, 0), len(article.text)) for at in side.span)
    end = max(start, end)
    (line, column), (end_line, end_column) = article.region(Span(start, end))
    return Place(
        side=side,
        article=article,
        span=Span(start, end),
        path=view.look.files.get(article.id) or view.paths.get(article.id, article.id),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        byte_column=article.byte_column(start),
        end_byte_column=_end_byte_column(article, start, end),
        in_file=_in_file(article),
    )


def _end_byte_column(article: Article, start: int, end: int) -> int:
    if article.places is None or end <= start:
        return article.byte_column(end)
    return article.byte_column(end - 1) + len(
        article.text[end - 1 : end].encode("utf-8", "replace")
    )


def _in_file(article: Article) -> bool:
    """Whether the article's lines are those of its file."""
    path = (article.path or "").lower()
    if article.places is not None:
        return not path.endswith(PACKED)
    return not path.endswith((*_EXTRACTED, PACKED))
