"""The lines of a file, wrapped paragraphs put together, and what each looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimcheck.frozen import dataclass
from claimcheck.loader.header import read_meta
from claimcheck.loader.header_parts import Meta
from claimcheck.loader.kinds import LONG, Kind, ends_sentence, judge

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WRAP_SAMPLE = 20_000  # characters
# Fewer pairs of lines than this are no statistics: there each line must look broken by the width.
_FEW_PAIRS = 4
_BY_SOMEBODY = re.compile(r"by(?: (?!(?:the|a|an|its|his|her|their) )[\w'’.-]{1,40}){1,3}")
_FEWEST_BLANKS = 3  # a shorter line is a label or an item, not a sentence that was broken


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer blanks; ``gap`` is the number of line breaks before it."""

    start: int
    end: int
    text: str
    words: int
    gap: int
    kind: Kind
    reason: str = ""
    meta: Meta | None = None


def read_lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, each judged alone. Any line break of Unicode ends one."""
    lines = _raw_lines(text)
    width = wrap_width(text)
    return _judged(_continued(lines) if width is None else _joined(lines, width))


def runs_on(before: str, after: str) -> bool:
    """Whether a line break merely breaks a sentence or a headline that goes on in ``after``.

    A new paragraph, list item or headline begins with a capital, a figure or a mark.
    """
    return (
        after[:1].islower()
        and before.count(" ") >= _FEWEST_BLANKS
        and after.count(" ") >= 2
        and before[-1] not in ":;"
        and not ends_sentence(before)
        and read_meta(after) is None
        and not _BY_SOMEBODY.fullmatch(after)
    )


def wrap_width(text: str) -> int | None:
    """Width in characters at which a text's paragraphs are broken into lines; None if they are not.

    Wrapped paragraphs are known by lines that go on in lower case without a full stop between.
    """
    sample = text[:_WRAP_SAMPLE]
    lines = [line.strip() for line in sample.splitlines()]
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < _FEW_PAIRS:
        return _narrow_width(lines, pairs)
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10]
    if not 40 <= width <= 120 or lengths[-1] > 2 * width:
        return None
    on = sum(_runs_on(a, b) and len(a) >= 0.7 * width for a, b in pairs)
    return width if on >= 0.4 * len(pairs) else None


def _runs_on(line: str, following: str) -> bool:
    return following[0].islower() and not ends_sentence(line)


def _narrow_width(lines: list[str], pairs: list[tuple[str, str]]) -> int | None:
    """Width of a text of few lines: those that run on were full, so the next word had no room."""
    width = max((len(line) for line in lines), default=0)
    broken = [(a, b) for a, b in pairs if _runs_on(a, b)]
    if not broken or not 40 <= width <= 120:
        return None
    full = all(len(a) + 1 + len(b.split(maxsplit=1)[0]) > width for a, b in broken)
    return width if full else None


def _judged(raw: Iterable[tuple[int, int, str, int]]) -> Iterator[Line]:
    for start, end, line, gap in raw:
        words = line.count(" ") + 1 if len(line) > LONG else len(line.split())
        kind, reason, meta = judge(line, words)
        yield Line(start, end, line, words, gap, kind, reason, meta)


def _joined(
    raw: Iterable[tuple[int, int, str, int]], width: int
) -> Iterator[tuple[int, int, str, int]]:
    """Wrapped lines as paragraphs: a short line or a blank one ends a paragraph."""
    first: tuple[int, int, int] | None = None
    pieces: list[str] = []
    for start, end, line, gap in raw:
        if first is not None and gap == 1 and len(pieces[-1]) >= 0.6 * width:
            first = (first[0], end, first[2])
            pieces.append(line)
            continue
        if first is not None:
            yield first[0], first[1], " ".join(pieces), first[2]
        first, pieces = (start, end, gap), [line]
    if first is not None:
        yield first[0], first[1], " ".join(pieces), first[2]


def _continued(raw: Iterable[tuple[int, int, str, int]]) -> Iterator[tuple[int, int, str, int]]:
    """Lines with those put together that a stray line break parts."""
    held: tuple[int, int, str, int] | None = None
    for start, end, line, gap in raw:
        if held is not None and gap == 1 and runs_on(held[2], line):
            held = (held[0], end, f"{held[2]} {line}", held[3])
            continue
        if held is not None:
            yield held
        held = (start, end, line, gap)
    if held is not None:
        yield held


def _raw_lines(text: str) -> Iterator[tuple[int, int, str, int]]:
    position = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = text.index(line[0], match.start()) if line != match[0] else match.start()
        gap = max(text.count("\n", position, start), text.count("\r", position, start))
        position = start + len(line)
        yield start, position, line, gap
