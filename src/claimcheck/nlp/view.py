"""The text that the parser sees, and the way back to the article's own offsets.

Articles are never changed; the parser, however, trips over soft hyphens, zero-width characters
and carriage returns. A `View` is a cleaned copy of an article's regions together with a mapping
of each of its characters to the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from claimcheck.frozen import dataclass
from claimcheck.loader.lines import runs_on, wrap_width
from claimcheck.models import Article, Span

# Bullets count as spaces: they stick to the first word of a list item.
# Invisible characters that split words for a tokenizer: soft hyphen, zero-width space and
# joiners, directional marks and overrides, word joiner, byte order mark (Unicode category Cf).
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_CLEAN = re.compile(
    # All begin with what is neither a letter nor a space, which is told before any is tried.
    r"(?=[^\w ])(?:"
    # Rules of dashes and runs of marks: each mark would be a token, and none means more than a few.
    r"(?P<run>(?P<mark>[^\w\s])(?P=mark){15,})"
    "|(?P<drop>[" + _INVISIBLE + "]+"
    # What sets a terminal's colours or title (ECMA-48): its digits are no figures.
    r"|\x1b(?:\[[0-9;:?]{0,40}[@-~]|\][^\x07\x1b\r\n]{0,200}(?:\x07|\x1b\\)))"
    "|(?P<newline>\n|\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85)"
    "|(?P<space>[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t\u2022\u25aa\u25cf\u25e6\u2023])"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    "|(?P<double>''|``))"
)
_REPLACEMENT = {"drop": "", "newline": "\n", "space": " ", "control": " ", "double": '"'}
_JOINT = "\n\n"
_LONGEST_RUN = 16
# A line of at least this share of the width is broken by the width, a shorter one by its writer.
_FULL_LINE = 0.6
_REACH = 300  # characters of a line that tell whether it goes on
# The tokenizer's time grows with the square of a stretch without spaces; no word is this long.
_UNBROKEN = re.compile(r"\S{300}(?=\S)")


@dataclass(frozen=True, slots=True)
class View:
    """Cleaned text plus breakpoints: view offset ``_here[i]`` is article offset ``_there[i]``."""

    text: str
    _here: tuple[int, ...]
    _there: tuple[int, ...]

    def to_article(self, offset: int) -> int:
        """Article offset of the view's character at ``offset``."""
        i = bisect_right(self._here, offset) - 1
        return self._there[i] + offset - self._here[i]

    def span(self, start: int, end: int) -> Span:
        """Article span of the view's half-open range (``start < end``)."""
        return Span(self.to_article(start), self.to_article(end - 1) + 1)


def view_of(article: Article) -> View:
    """The article's regions, cleaned, joined by blank lines."""
    return _build(article.text, article.regions)


def view_of_text(text: str) -> View:
    """A view of a whole text, for callers without an `Article`."""
    return _build(text, (Span(0, len(text)),))


def _build(text: str, regions: Iterable[Span]) -> View:
    text = _whole_characters(text)
    parts: list[str] = []
    here = [0]
    there = [0]
    length = 0

    def add(piece: str, origin: int) -> None:
        nonlocal length
        if not piece:
            return
        here.append(length)
        there.append(origin)
        parts.append(piece)
        length += len(piece)

    def add_words(start: int, end: int) -> None:
        for unbroken in _UNBROKEN.finditer(text, start, end):
            add(text[start : unbroken.end()], start)
            add(" ", unbroken.end())
            start = unbroken.end()
        add(text[start:end], start)

    width = wrap_width(text)
    before = 0
    for number, region in enumerate(regions):
        if number:
            add(_joint(text, before, region.start), region.start)
        before = region.end
        position = region.start
        for match in _CLEAN.finditer(text, region.start, region.end):
            add_words(position, match.start())
            position = match.end()
            kind = str(match.lastgroup)
            if kind == "run":
                add(text[match.start() : match.start() + _LONGEST_RUN], match.start())
            elif kind == "newline":
                add(_line_break(text, match, region, width), match.start())
            else:
                add(_REPLACEMENT[kind], match.start())
        add_words(position, region.end)
    return View("".join(parts), tuple(here), tuple(there))


def _joint(text: str, end: int, start: int) -> str:
    """What parts two regions: a line break within a line (behind a dateline), else a blank line."""
    return "\n" if start == end else _JOINT


def _whole_characters(text: str) -> str:
    """The text with half characters replaced, which spaCy cannot store; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


_HALVES = re.compile("[\ud800-\udfff]")


def _line_break(text: str, newline: re.Match[str], region: Span, width: int | None) -> str:
    """What a line break stands for: a space inside a sentence, or inside a paragraph that is
    wrapped at ``width``."""
    start, end = newline.span()
    if width is None:
        if not text[end : end + 1].islower():
            return "\n"
        before = re.split(r"[\r\n]", text[max(region.start, start - _REACH) : start])[-1].strip()
        after = re.split(r"[\r\n]", text[end : min(end + _REACH, region.end)])[0].strip()
        return " " if before and runs_on(before, after) else "\n"
    reach = max(region.start, start - 2 * width)
    before = re.split(r"[\r\n]", text[reach:start])[-1].strip()
    after = text[end : min(end + width, region.end)]
    if len(before) < _FULL_LINE * width or not after or after.isspace() or after[0] in "\r\n":
        return "\n"
    if after[0] in " \t" and not text[start - len(before) - 1 : start].startswith((" ", "\t")):
        return "\n"  # a first line that is set in
    # A word broken at its hyphen goes on.
    return "" if before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower() else " "
