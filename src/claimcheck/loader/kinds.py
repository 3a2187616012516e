"""What a line looks like, judged alone: prose, headline, label, notice, byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from claimcheck.late import late
from claimcheck.loader.header import read_meta
from claimcheck.loader.header_parts import Meta
from claimcheck.loader.mastheads import is_masthead
from claimcheck.loader.vocabulary import fold, is_outlet, vocabulary

_CLOSERS = "\"'”’»›)]*_"
_FINAL = ".!?…。"
_OPENERS = "\"'“‘«‹„"
_INNER_STOP = late(r"[.!?][\"'”’)]? +[\"'“‘(]?[A-Z]")
_WORDISH = late(r"\w")
_RULE = late(r"[\W_]{2,}|[*#~=–—-]")
_LANGUAGE = late(r"[a-z]{2}|[A-Z]{2}(?:[ /|]+[A-Z]{2}){1,9}")
_HASHTAGS = late(r"(?:#\w+[,;]?\s*)+")
_COLON = late(r"(?P<word>[^\W\d_][\w' ’-]{0,24}?)\s*[:：]\s*(?P<rest>\S.*)?")
_HEADLINE = late(r"(?:headline|heading|title) ?: {0,4}(?=\S)", re.IGNORECASE)
_CREDIT = late(
    r"[(\[]?(?:file )?(?:photo|image|picture|photograph|illustration|graphic|video)s?"
    r" (?:by|courtesy of|via|from|©|credit|taken by)[ :].{2,80}"
    r"|(?:©|\(c\)) ?.{2,100}|FILE (?:PHOTO|PICTURE)\b.*"
    r"|FILE ?[-–—] .{10,300}|[(\[](?:photo|image|picture|file photo)s?[:/ ].{2,100}[)\]]"
    r"|[(\[](?:(?:source|credit|graphic|illustration|video)s? ?[:/]|(?:courtesy(?: of)?|via)[:/ ])"
    r".{2,100}[)\]]"
    r"|image (?:source|caption|credit), .{2,300}",
    re.IGNORECASE,
)
# A caption: one or two sentences and, in brackets at the end, whose picture it is.
_OWNER = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
_CAPTION = late(
    r".{10,360}[.!?\w\"”’] ?[(\[]"
    r"(?:(?i:file )?(?:[Pp]hoto|PHOTO|Image|Picture|Courtesy|Credit|Source)s?\b[^()\[\]]{0,80}"
    rf"|{_OWNER} [Pp]hoto(?: ?/ ?{_OWNER})?"
    rf"|{_OWNER} ?/ ?(?:The )?{_OWNER}(?:,? (?:file|via {_OWNER}))?"
    rf"|{_OWNER} via {_OWNER}|{_OWNER}, (?i:file))[)\]]"
)
_CAPTION_WORDS, _BRACKETS = 60, frozenset(")]")
# "Ines Calder can be reached at …", "Reach her at …", "Ada Vale: 555-0100 or ada@post.example".
_REACH = late(
    rf"(?:{_OWNER} (?:can be|is|may be) reach(?:ed|able)|(?i:contact|reach|email|e-mail) {_OWNER})"
    r"(?: at| on| via|:).{3,160}"
    rf"|(?i:reach|contact|follow|email) (?:him|her|them)\b.{{3,120}}"
    rf"|{_OWNER}: .{{0,60}}[\w.+-]{{1,40}}@[\w-]{{1,40}}\.[\w.-]{{2,40}}.{{0,80}}",
)
_BUTTON_WORDS, _SHARING = 12, 2
_PHONE = late(r"\d{2,4}[-.) ]{1,2}\d{2,4}\b|\d{7}")
_COPYRIGHT = late(r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d\b.*", re.IGNORECASE)
_DOMAIN = late(r"(?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}/?\S{0,200}", re.IGNORECASE)
_LINK = late(r"(?:https?://|www\.)\S+")
_ADDRESS = late(
    # A bare handle stays: posts are quoted with it.
    r"(?:contact|email|e-mail|follow|twitter|reach|write to)\b[^@]{0,60}"
    r"@?[\w.-]{2,40}(?:@[\w.-]{2,60})?(?: on (?:twitter|x|facebook|instagram))?[.)]?"
    r"|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}",
    re.IGNORECASE,
)
_CONTRIBUTED = late(
    r"^(?:additional )?(?:reporting|writing|editing|compiled|translated)"
    r"(?: and (?:writing|editing))? by "
    r"|^(?:\w+ ){1,20}contributed (?:reporting )?(?:to|for) this (?:report|story|article)$"
    r"|^(?:\w+ ){2,6}contributed reporting(?: from \w+(?: \w+)?)?$"
)
LONG = 200  # characters; no label, menu or headline is longer
PROSE_WORDS = 25
_NAME_WORDS = 6
_SMALL = frozenset("of the and on for".split())


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


def judge(line: str, words: int) -> tuple[Kind, str, Meta | None]:
    """Kind of a line, the reason it would be cut for, and what it says if it is a header line."""
    if len(line) > LONG and (len(line) > 2 * LONG or not _may_be_notice(line)):
        return Kind.PROSE, "", None
    return _judged(line, words)


# Files of one outlet hold the same lines.
@lru_cache(maxsize=4096)
def _judged(line: str, words: int) -> tuple[Kind, str, Meta | None]:
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


def headline_label(line: str) -> int:
    """How many characters a label before a headline has: "Headline: ", "Title: "; 0 without one."""
    match = _HEADLINE.match(line)
    return match.end() if match else 0


def _form(line: str, words: int) -> Kind:
    if words >= PROSE_WORDS or (words >= 12 and _INNER_STOP.search(line)):
        return Kind.PROSE
    if headline_label(line):
        return Kind.TITLE
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
    return head.startswith(vocabulary().notices) or line[:1] == "©" or line[-1] in _BRACKETS


def _notice(line: str, words: int) -> tuple[Kind, str] | None:
    known = vocabulary()
    folded = fold(line)
    stopped = line[-1] == "." and not line.endswith("..")
    if 1 < words <= _BUTTON_WORDS and not stopped and _are_buttons(folded.split()):
        return Kind.INLINE, "share and reaction buttons"  # also stands between paragraphs
    if words <= 8 and not stopped:
        heading = known.heading(folded)
        if heading is not None:
            return Kind.HEADING, heading
        if folded in known.labels:
            return Kind.LABEL, known.labels[folded]
        if _LANGUAGE.fullmatch(line):
            return Kind.LABEL, "navigation"
    inline = known.inline.get(folded) or _inline(line, words, folded)
    if inline is None and line[0] not in _OPENERS:  # somebody who is quoted may say the same
        inline = known.opening(folded)
    return (Kind.INLINE, inline) if inline is not None else _colon(line, words, stopped=stopped)


def _are_buttons(words: Sequence[str]) -> bool:
    """ "CONNECT TWEET EMAIL MORE": words each of which is a button, some of them of sharing."""
    labels = [vocabulary().labels.get(word, "") for word in words]
    return all(labels) and sum(label.startswith("share") for label in labels) >= _SHARING


def _inline(line: str, words: int, folded: str) -> str | None:
    if words <= 8 and folded.endswith(vocabulary().credit_ends) and line[-1] != ".":
        return "picture credit"
    if _COPYRIGHT.fullmatch(line):
        return "copyright notice"
    if _CREDIT.fullmatch(line):
        return "picture caption or credit"
    if line[-1] in _BRACKETS and words <= _CAPTION_WORDS and _CAPTION.fullmatch(line):
        return "picture caption or credit"
    if words <= 40 and ("@" in line or _PHONE.search(line)) and _REACH.fullmatch(line):
        return "contact"
    if words <= 40 and _CONTRIBUTED.search(folded):
        return "byline"
    if line[0] in "hw" and _LINK.fullmatch(line):
        return "link"
    if "@" in line and _ADDRESS.fullmatch(line):
        return "contact"
    return "tags" if line[0] == "#" and _HASHTAGS.fullmatch(line) else None


def _colon(line: str, words: int, *, stopped: bool) -> tuple[Kind, str] | None:
    match = _COLON.fullmatch(line)
    if match is None or words > 40:
        return None
    kind = vocabulary().colon.get(fold(match["word"]))
    if kind is None or (fold(match["word"]) == "more" and stopped):
        return None
    if match["rest"] is None:
        if kind in {"related", "tags"}:
            return Kind.HEADING, "related headlines" if kind == "related" else "tags"
        return None
    return {
        "related": (Kind.INLINE, "related headlines"),
        "credit": (Kind.INLINE, "picture caption or credit"),
        "tags": (Kind.INLINE, "tags"),
        "note": (Kind.INLINE, "note of the desk"),
        "outlet": (Kind.INLINE, "outlet line") if _names_outlet(match["rest"]) else None,
        "publisher": (Kind.INLINE, "outlet line") if _is_titled(match["rest"]) else None,
    }[kind]


def _names_outlet(rest: str) -> bool:
    return is_outlet(rest) or is_masthead(rest) or _DOMAIN.fullmatch(rest) is not None


def _is_titled(rest: str) -> bool:
    """Whether what a label names is a name: up to six words, each with a capital."""
    words = rest.split()
    return len(words) <= _NAME_WORDS and (
        _DOMAIN.fullmatch(rest) is not None
        or all(not word[0].isalpha() or word[0].isupper() or word in _SMALL for word in words)
    )


def _meta_reason(meta: Meta) -> str:
    if meta.byline is not None:
        return "byline"
    return "time stamp" if meta.ago or meta.clock else "date line"
