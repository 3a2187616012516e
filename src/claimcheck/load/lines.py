"""The lines of a file and what each looks like, judged alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from claimcheck.load.header import Meta, is_outlet, read_meta
from claimcheck.load.vocabulary import fold, vocabulary

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"'”’»›)]*_"
_FINAL = ".!?…。"
_OPENERS = "\"'“‘«‹„"
_INNER_STOP = re.compile(r"[.!?][\"'”’)]? +[\"'“‘(]?[A-Z]")
_WORDISH = re.compile(r"\w")
_RULE = re.compile(r"[\W_]{2,}|[*#~=–—-]")
_LANGUAGE = re.compile(r"[a-z]{2}|[A-Z]{2}(?:[ /|]+[A-Z]{2}){1,9}")
_HASHTAGS = re.compile(r"(?:#\w+[,;]?\s*)+")
_COLON = re.compile(r"(?P<word>[^\W\d_][\w' ’-]{0,24}?)\s*[:：]\s*(?P<rest>\S.*)?")
_CREDIT = re.compile(
    r"[(\[]?(?:file )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r" (?:by|courtesy of|via|from|©|credit|taken by)[ :].{2,80}"
    r"|(?:©|\(c\)) ?.{2,100}|FILE (?:PHOTO|PICTURE)\b.*"
    r"|FILE ?[-–—] .{10,300}|[(\[](?:photo|image|picture|file photo)s?[:/ ].{2,100}[)\]]",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b.*", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}/?\S{0,200}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+")
LONG = 200  # characters; no label, menu or headline is longer
PROSE_WORDS = 25
_WRAP_SAMPLE = 20_000  # characters


class Kind(Enum):
    """What a line looks like."""

    PROSE = auto()  # sentences
    LEAD = auto()  # runs on into the next line: ends in a colon or comma, or is a quotation
    TITLE = auto()  # no full stop, long enough for a headline; also list items and subheads
    SHORT = auto()  # up to three words without punctuation
    META = auto()  # byline, date line, "9 minutes ago"
    LABEL = auto()  # a page's own words; after the last paragraph, the end of the story
    INLINE = auto()  # a page's own words that also stand between paragraphs
    HEADING = auto()  # heads a list of other things: other articles, comments, tags
    RULE = auto()  # "***", "-----"


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
    return _judged(lines) if width is None else _judged(_joined(lines, width))


def wrap_width(text: str) -> int | None:
    """Width in characters at which a text's paragraphs are broken into lines; None if they are not.

    Wrapped paragraphs are known by lines that go on in lower case without a full stop between.
    """
    sample = text[:_WRAP_SAMPLE]
    lines = [line.strip() for line in sample.splitlines()]
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    if len(pairs) < 4 or not pairs:
        return None
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10]
    if not 40 <= width <= 120 or lengths[-1] > 2 * width:
        return None
    on = sum(b[0].islower() and not ends_sentence(a) and len(a) >= 0.7 * width for a, b in pairs)
    return width if on >= 0.4 * len(pairs) else None


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


def judge(line: str, words: int) -> tuple[Kind, str, Meta | None]:
    """Kind of a line, the reason it would be cut for, and what it says if it is a header line."""
    if len(line) > LONG and (len(line) > 2 * LONG or not _may_be_notice(line)):
        return Kind.PROSE, "", None
    notice = _notice(line, words)
    if notice is not None:
        return (*notice, None)
    if not _WORDISH.search(line):
        return (Kind.RULE if _RULE.fullmatch(line) else Kind.SHORT), "separator", None
    meta = read_meta(line)
    if meta is not None:
        return Kind.META, _meta_reason(meta), meta
    return _form(line, words), "", None


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a full stop or the like, closing marks left aside."""
    bare = line.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _FINAL


def _form(line: str, words: int) -> Kind:
    if words >= PROSE_WORDS or (words >= 12 and _INNER_STOP.search(line)):
        return Kind.PROSE
    ended = ends_sentence(line)
    if ended and (words >= 5 or line[0] in _OPENERS):
        # A question or exclamation may be a headline too.
        return Kind.TITLE if line[-1] in "?!" and words <= 14 else Kind.PROSE
    if line[-1] in ":," or line[0] in _OPENERS:
        return Kind.LEAD
    if words > 3 or ended:
        return Kind.TITLE
    return Kind.SHORT


def _may_be_notice(line: str) -> bool:
    head = fold(line[:40])
    return head.startswith(vocabulary().notices) or line[:1] == "©"


def _notice(line: str, words: int) -> tuple[Kind, str] | None:
    known = vocabulary()
    folded = fold(line)
    stopped = line[-1] == "." and not line.endswith("..")
    if words <= 8 and not stopped:
        if folded in known.headings:
            return Kind.HEADING, known.headings[folded]
        if folded in known.labels:
            return Kind.LABEL, known.labels[folded]
        if _LANGUAGE.fullmatch(line):
            return Kind.LABEL, "navigation"
        if folded.endswith(known.credit_ends):
            return Kind.INLINE, "picture credit"
    if folded in known.inline:
        return Kind.INLINE, known.inline[folded]
    if _COPYRIGHT.fullmatch(line):
        return Kind.INLINE, "copyright notice"
    if _CREDIT.fullmatch(line):
        return Kind.INLINE, "picture caption or credit"
    reason = known.opening(folded)
    if reason is not None:
        return Kind.INLINE, reason
    if line[0] in "hw" and _LINK.fullmatch(line):
        return Kind.INLINE, "link"
    if line[0] == "#" and _HASHTAGS.fullmatch(line):
        return Kind.INLINE, "tags"
    return _colon(line, words)


def _colon(line: str, words: int) -> tuple[Kind, str] | None:
    match = _COLON.fullmatch(line)
    if match is None or words > 40:
        return None
    kind = vocabulary().colon.get(fold(match["word"]))
    if kind is None:
        return None
    if match["rest"] is None:
        if kind in {"related", "tags"}:
            return Kind.HEADING, "related headlines" if kind == "related" else "tags"
        return None
    return {
        "related": (Kind.INLINE, "related headlines"),
        "credit": (Kind.INLINE, "picture caption or credit"),
        "tags": (Kind.INLINE, "tags"),
        "outlet": (Kind.INLINE, "outlet line") if _names_outlet(match["rest"]) else None,
    }[kind]


def _names_outlet(rest: str) -> bool:
    return is_outlet(rest) or _DOMAIN.fullmatch(rest) is not None


def _meta_reason(meta: Meta) -> str:
    if meta.byline is not None:
        return "byline"
    return "time stamp" if meta.ago or meta.clock else "date line"
