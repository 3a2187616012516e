"""Each article's text with its claims marked, and the numbers by which the page knows articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from claimcheck.frozen import dataclass
from claimcheck.models import (
    Article,
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    Finding,
    QuantityClaim,
    Span,
)
from claimcheck.report import escape
from claimcheck.report.ledger import plural
from claimcheck.report.view import View, is_fact

# Characters of article text on a page. Articles with findings come first; a page of more than
# some megabytes opens slowly and is refused by mail servers.
_TEXT_BUDGET = 2_500_000
_MAX_LINE = 20_000


@dataclass(frozen=True)
class Registry:
    """Numbers for outlets and articles: what the page links and filters by."""

    view: View

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' printed names, by number."""
        return tuple(map(escape.visible, self._numbers))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        printed = [a for a in self.view.report.articles if not is_fact(a)]
        labels = dict.fromkeys(self.view.brief(a.id) for a in sorted(printed, key=_by_id))
        return {label: number for number, label in enumerate(labels)}

    @cached_property
    def _articles(self) -> dict[str, int]:
        ids = sorted(a.id for a in self.view.report.articles if not is_fact(a))
        return {id: number for number, id in enumerate(ids)}

    @cached_property
    def shown(self) -> frozenset[str]:
        """Articles whose text is on the page: those with findings, then others, while they fit."""
        taking_part = {side.claim.article for f in self.view.printed for side in f.sides}
        printed = (a for a in self.view.report.articles if not is_fact(a))
        left = _TEXT_BUDGET
        chosen = []
        for article in sorted(printed, key=lambda a: (a.id not in taking_part, a.id)):
            left -= article.characters
            if left < 0:
                break
            chosen.append(article.id)
        return frozenset(chosen)

    def outlet_number(self, article: str) -> tuple[int, ...]:
        """The number of an article's outlet; nothing for an established fact."""
        number = self._numbers.get(self.view.brief(article))
        return () if number is None else (number,)

    def anchor(self, article: str) -> str:
        """The id of an article's element."""
        return f"a{self._articles[article]}"

    def href(self, article: str, line: int) -> str:
        """Link to a line of an article's text on this page; empty where it is not on the page."""
        if article not in self._articles:
            return ""
        anchor = self.anchor(article)
        return f"#{anchor}-{line}" if article in self.shown else f"#{anchor}"


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of article text: ``kind`` is "", "figure", "date", "name" or "said".

    ``href`` leads to the finding that is about it, ``severity`` is that finding's.
    """

    text: str
    kind: str = ""
    href: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the text: its number, its text, and whether it follows the one before closely.

    ``file_line``: its number in the file. ``again``: a part of the line before
    it, where the file's line ends are not ours.
    """

    number: int
    bits: tuple[Bit, ...]
    tight: bool = False
    again: bool = False
    file_line: int = 0


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as the page shows it; ``lines`` is empty where it was left out for its size."""

    anchor: str
    outlet: str
    title: str
    published: str
    byline: str
    place: str
    url: str
    claims: str
    findings: tuple[tuple[str, str, str], ...]
    lines: tuple[TextLine, ...]
    cuts: tuple[str, ...]
    left_out: bool


def article_texts(view: View, registry: Registry) -> list[ArticleText]:
    """Every article in the order of ids."""
    claims: dict[str, list[Claim]] = {}
    for claim in view.report.claims:
        claims.setdefault(claim.article, []).append(claim)
    findings: dict[str, list[Finding]] = {}
    for finding in view.printed:
        for article in dict.fromkeys(side.claim.article for side in finding.sides):
            findings.setdefault(article, []).append(finding)
    printed = sorted((a for a in view.report.articles if not is_fact(a)), key=_by_id)
    return [
        _article(view, registry, article, claims.get(article.id, []), findings.get(article.id, []))
        for article in printed
    ]


def published(article: Article) -> str:
    """``12 May 2031``, or nothing."""
    day = article.published
    return "" if day is None else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def web_address(url: str | None) -> str:
    """The address if a reader may be sent there: http or https with a host, nothing else."""
    url = escape.visible(url or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname else ""


def _by_id(article: Article) -> str:
    return article.id


def _article(
    view: View,
    registry: Registry,
    article: Article,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
) -> ArticleText:
    shown = article.id in registry.shown
    counted = sum(1 for claim in claims if _kind(claim))
    label, name = view.brief(article.id), view.name(article.id)
    return ArticleText(
        anchor=registry.anchor(article.id),
        outlet=escape.visible(label),
        title=escape.visible(article.title or ""),
        published=published(article),
        byline=escape.visible(article.byline or ""),
        place=escape.visible(name) if name != label else "",
        url=web_address(article.url),
        claims=plural(counted, "claim"),
        findings=tuple(
            (f"#f-{finding.id}", finding.severity.value, escape.visible(finding.message))
            for finding in findings
        ),
        lines=tuple(_lines(article, claims, findings)) if shown else (),
        cuts=tuple(_cuts(article)),
        left_out=not shown,
    )


def _cuts(article: Article) -> Iterator[str]:
    for cut in article.cuts:
        first, _ = article.text_place(cut.span.start)
        last, _ = article.text_place(max(cut.span.end - 1, cut.span.start))
        lines = f"line {first}" if first == last else f"lines {first}–{last}"
        yield f"{lines}: {escape.visible(cut.reason)}"


# --- text with marks --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    kind: str = ""
    href: str = ""
    severity: str = ""


def _kind(claim: Claim) -> str:
    match claim:
        case QuantityClaim():
            return "figure"
        case DateClaim():
            return "date"
        case EntityClaim():
            return "name"
        case AttributionClaim():
            return "said"
        case _:
            return ""


def _lines(
    article: Article, claims: Sequence[Claim], findings: Sequence[Finding]
) -> Iterator[TextLine]:
    marks = _marks(article, claims, findings)
    starts = [mark.span.start for mark in marks]
    previous = 0
    for region in article.regions or (Span(0, len(article.text)),):
        for span in _split(article.text, region):
            number, _ = article.text_place(span.start)
            first = max(bisect_right(starts, span.start) - 1, 0)
            bits = tuple(_bits(article.text, span, marks, first))
            yield TextLine(
                number,
                bits,
                tight=number == previous + 1,
                again=number == previous,
                file_line=number if article.record else article.place(span.start)[0],
            )
            previous = number


def _split(text: str, region: Span) -> Iterator[Span]:
    """The lines of a region that are not blank, without the spaces around them."""
    position = region.start
    while position < region.end:
        end = text.find("\n", position, region.end)
        end = region.end if end < 0 else end
        line = text[position:end]
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            yield Span(start, start + min(len(stripped), _MAX_LINE))
        position = end + 1


def _bits(text: str, line: Span, marks: Sequence[_Mark], first: int) -> Iterator[Bit]:
    position = line.start
    for number in range(first, len(marks)):
        mark = marks[number]
        if mark.span.start >= line.end:
            break
        start, end = max(mark.span.start, position), min(mark.span.end, line.end)
        if start >= end:
            continue
        if position < start:
            yield Bit(escape.visible(text[position:start]))
        yield Bit(escape.visible(text[start:end]), mark.kind, mark.href, mark.severity)
        position = end
    if position < line.end:
        yield Bit(escape.visible(text[position : line.end]))


def _marks(article: Article, claims: Sequence[Claim], findings: Sequence[Finding]) -> list[_Mark]:
    """Stretches that do not overlap, in text order: findings first, then the shortest claim."""
    wanted = [
        _Mark(span, "", f"#f-{finding.id}", finding.severity.value)
        for finding in findings
        for side in finding.sides
        if side.claim.article == article.id
        for span in (side.marks or (side.span,))
    ]
    by_size = [
        _Mark(span, kind) for claim in claims if (kind := _kind(claim)) for span in _spans(claim)
    ]
    wanted += sorted(by_size, key=lambda m: (m.span.end - m.span.start, m.span, m.kind))
    taken: list[_Mark] = []
    free = _Free(len(article.text))
    for mark in wanted:
        taken += [_Mark(span, mark.kind, mark.href, mark.severity) for span in free.take(mark.span)]
    return sorted(taken, key=lambda mark: mark.span)


def _spans(claim: Claim) -> Sequence[Span]:
    if isinstance(claim, EntityClaim):
        return claim.mentions or (claim.span,)
    if isinstance(claim, AttributionClaim):
        return claim.content or (claim.span,)
    return (claim.span,)


class _Free:
    """Which characters no mark has taken yet."""

    def __init__(self, size: int) -> None:
        self._taken = bytearray(size)

    def take(self, span: Span) -> list[Span]:
        """The parts of a span that were free; they are taken now."""
        found: list[Span] = []
        position, end = max(span.start, 0), min(span.end, len(self._taken))
        while position < end:
            start = self._taken.find(0, position, end)
            if start < 0:
                break
            stop = self._taken.find(1, start, end)
            stop = end if stop < 0 else stop
            found.append(Span(start, stop))
            position = stop
        self._taken[max(span.start, 0) : end] = b"\x01" * max(end - max(span.start, 0), 0)
        return found
