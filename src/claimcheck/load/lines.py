"""The lines of a file and what each looks like, judged alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from claimcheck.load.header import Meta, read_meta
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
    r"[(\[]?(?:file )?(?:photo|image|picture|photograph|photos|pictures|illustration|graphic|video)s?"
    r" (?:by|courtesy of|via|from|©|credit|taken by)[ :].{2,80}|(?:©|\(c\)) ?.{2,100}|FILE (?:PHOTO|PICTURE)\b.*"
    r"|FILE ?[-–—] .{10,300}|[(\[](?:photo|image|picture|file photo)s?[:/ ].{2,100}[)\]]",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b.*", re.IGNORECASE)
LONG = 200  # characters; no label, menu or headline is longer
PROSE_WORDS = 25


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
    position = 0
    for match in _LINE.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = text.index(line[0], match.start()) if line != match[0] else match.start()
        gap = max(text.count("\n", position, start), text.count("\r", position, start))
        position = start + len(line)
        words = line.count(" ") + 1 if len(line) > LONG else len(line.split())
        kind, reason, meta = judge(line, words)
        yield Line(start, position, line, words, gap, kind, reason, meta)


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
    if line[-1] in ":,;" or line[0] in _OPENERS:
        return Kind.LEAD
    if words > 3 or ended:
        return Kind.TITLE
    return Kind.SHORT


def _may_be_notice(line: str) -> bool:
    head = fold(line[:40])
    return head.startswith(_long_starts()) or line[:1] == "©"


def _long_starts() -> tuple[str, ...]:
    known = vocabulary()
    starts = [start for opening in known.openings for start in opening.starts]
    return (*starts, "file photo", "copyright")


def _notice(line: str, words: int) -> tuple[Kind, str] | None:
    known = vocabulary()
    folded = fold(line)
    if words <= 8:
        if folded in known.headings:
            return Kind.HEADING, known.headings[folded]
        if folded in known.labels:
            return Kind.LABEL, known.labels[folded]
        if _LANGUAGE.fullmatch(line):
            return Kind.LABEL, "navigation"
        if folded.endswith(known.credit_ends) and not line.endswith("."):
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
        "outlet": (Kind.INLINE, "outlet line") if words <= 10 else None,
    }[kind]


def _meta_reason(meta: Meta) -> str:
    if meta.byline is not None:
        return "byline"
    return "time stamp" if meta.ago or meta.clock else "date line"
