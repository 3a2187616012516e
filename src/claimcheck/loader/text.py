"""Plain text: a decoded file to its stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date

from claimcheck.frozen import dataclass
from claimcheck.loader.corrections import NOTE, stated
from claimcheck.loader.datelines import Dateline, full_dateline
from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.front_matter import has_front_matter
from claimcheck.loader.furniture import Trimmed, trim
from claimcheck.loader.header import dateline_agency, dateline_end
from claimcheck.loader.kinds import Kind, headline_label
from claimcheck.loader.limits import Limits
from claimcheck.loader.lines import Line, read_lines
from claimcheck.loader.stories import Segment, split_stories
from claimcheck.models import Cut, Span
from claimcheck.models.places import FilePlaces, Pages

_DATELINE_PARAGRAPHS = 6  # the agency stands in the first, after summaries or teasers
_DATELINE_REACH = 200  # characters
_BLANKS = str.maketrans("\n\r\t\xa0", "    ")
_EMPTY = "empty; there is no article in it"


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a text, as spans of it, with what its header says."""

    regions: tuple[Span, ...]
    cuts: tuple[Cut, ...]
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text and its stories, in order; most files hold one, a dump holds many.

    ``record``: line of the file where the record begins that holds this text; 0 where the text is
    the whole file. ``places``, ``pages``: see `Article`.
    """

    text: str
    stories: tuple[Story, ...] = field(default=())
    record: int = 0
    places: FilePlaces | None = None
    pages: Pages | None = None


def read_plain(data: bytes, limits: Limits) -> Iterator[Document | NotText]:
    """The reader of plain text files: one document, which front matter may tell of."""
    text = decode(data)
    if isinstance(text, NotText):
        yield text
        return
    if has_front_matter(data):
        # Few plain texts have it, and what reads it is built on this module.
        from claimcheck.loader.fields import known_document

        found = known_document(text, limits)
        if found is not None:
            yield found
            return
    yield read_stories(text, limits)


def read_stories(text: str, limits: Limits) -> Document | NotText:
    """The stories of a text, or why there are none; for all readers whose text is a page's."""
    lines: list[Line] = []
    for line in read_lines(text):
        lines.append(line)
        if len(lines) > limits.max_lines:
            return NotText(
                f"more than {limits.max_lines:,} lines, which no article has; leave it out "
                "or split it (limit max_lines)"
            )
    if not lines:
        return NotText(_EMPTY)
    segments = split_stories(lines)
    if len(segments) > limits.max_stories:
        return NotText(
            f"more than {limits.max_stories:,} stories; split the file (limit max_stories)"
        )
    stories = tuple(_story(text, lines, segment) for segment in segments)
    longest = max(sum(region.end - region.start for region in story.regions) for story in stories)
    if longest > limits.max_story_characters:
        return NotText(
            f"a story of {longest:,} characters, more than {limits.max_story_characters:,}; "
            "split the file (limit max_story_characters)"
        )
    return Document(text, stories)


def _story(text: str, lines: Sequence[Line], segment: Segment) -> Story:
    trimmed = trim(lines, segment)
    dateline, at = _dateline(text, lines, segment, trimmed)
    if dateline is None:
        hour, behind, at = _short_dateline(text, lines, segment, trimmed)
    else:
        hour, behind = dateline.hour, dateline.end
    regions: list[Span] = []
    cuts: list[Cut] = []
    before: str | None = None
    for i in range(segment.first, segment.end):
        line = lines[i]
        reason = trimmed.cuts.get(i, "")
        parts = [(line.start, line.end)]
        if behind and i == at:
            # A region of its own, so that no sentence begins with it.
            parts = [(line.start, line.start + hour), (line.start + behind, line.end)]
            if hour < behind:  # when it was sent is not when anything happened
                cuts.append(Cut(Span(line.start + hour, line.start + behind), "hour of the report"))
        if i == trimmed.title and (label := headline_label(text[line.start : line.end])):
            cuts.append(Cut(Span(line.start, line.start + label), "page label"))
            parts, before = [(line.start + label, line.end)], None
        if reason == NOTE and (right := _corrected(text, line)):
            regions += right
            cuts += _around(right, line, reason)
            before = None  # what follows is no part of these
            continue
        for start, end in parts:
            joined = reason == before and start == line.start
            _add(regions, cuts, Span(start, end), reason, joined=joined)
            before = reason
    published, byline, outlet = _header(lines, segment, trimmed)
    if published is None and dateline is not None:
        published = dateline.day
    title = None if trimmed.title is None else lines[trimmed.title].text
    title = title and title[headline_label(title) :]
    return Story(tuple(regions), tuple(cuts), title, byline, published, outlet)


def _add(regions: list[Span], cuts: list[Cut], part: Span, reason: str, *, joined: bool) -> None:
    """A part of a story, or of what is left out for a reason; ``joined``: with the one before."""
    if reason:
        start = cuts.pop().span.start if joined else part.start
        cuts.append(Cut(Span(start, part.end), reason))
    else:
        start = regions.pop().start if joined else part.start
        regions.append(Span(start, part.end))


def _corrected(text: str, line: Line) -> list[Span]:
    """What the desk's note says is right, which belongs to the article."""
    found = stated(text[line.start : line.end])
    return [Span(line.start + start, line.start + end) for start, end in found]


def _around(kept: Sequence[Span], line: Line, reason: str) -> Iterator[Cut]:
    """The rest of a line of which some parts are kept."""
    starts = [line.start, *(span.end for span in kept)]
    ends = [*(span.start for span in kept), line.end]
    for start, end in zip(starts, ends, strict=True):
        if start < end:
            yield Cut(Span(start, end), reason)


def _dateline(
    text: str, lines: Sequence[Line], segment: Segment, trimmed: Trimmed
) -> tuple[Dateline | None, int]:
    """The full dateline of the first paragraphs and its line; none where several days head them,
    as in a timeline.
    """
    found: list[tuple[Dateline, int]] = []
    paragraphs = 0
    for i in range(segment.first, segment.end):
        line = lines[i]
        if line.kind is not Kind.PROSE or i in trimmed.cuts:
            continue
        paragraphs += 1
        # A line of a wrapped paragraph may end inside a dateline; offsets stay.
        head = text[line.start : min(line.end, line.start + _DATELINE_REACH)].translate(_BLANKS)
        dateline = full_dateline(head)
        if dateline is not None and (found or paragraphs <= _DATELINE_PARAGRAPHS):
            found.append((dateline, i))
    if len({dateline.day for dateline, _ in found}) != 1:
        return None, -1
    return found[0]


def _short_dateline(
    text: str, lines: Sequence[Line], segment: Segment, trimmed: Trimmed
) -> tuple[int, int, int]:
    """Where the dateline without a year that heads the first paragraph has its hour and its end,
    and its line.
    """
    for i in range(segment.first, segment.end):
        line = lines[i]
        if line.kind is Kind.PROSE and i not in trimmed.cuts:
            reach = min(line.end, line.start + _DATELINE_REACH)
            return *dateline_end(text[line.start : reach].translate(_BLANKS)), i
    return 0, 0, -1


def _header(
    lines: Sequence[Line], segment: Segment, trimmed: Trimmed
) -> tuple[date | None, str | None, str | None]:
    published: date | None = None
    updated: date | None = None
    byline = trimmed.byline
    outlet = trimmed.label
    paragraphs = 0
    for i in range(segment.first, segment.end):
        line = lines[i]
        if line.kind is Kind.META and line.meta is not None and i in trimmed.cuts:
            meta = line.meta
            if meta.updated:
                updated = updated or meta.published
            else:
                published = published or meta.published
            byline = byline or meta.byline
            outlet = outlet or meta.outlet
        elif line.reason == "outlet line":
            outlet = outlet or line.text.partition(":")[2].strip()
        elif line.kind is Kind.PROSE and i not in trimmed.cuts:
            paragraphs += 1
            if paragraphs <= _DATELINE_PARAGRAPHS:
                outlet = outlet or dateline_agency(line.text) or None
    return published or trimmed.day or updated, byline, outlet
