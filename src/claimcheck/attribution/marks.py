"""Quotation marks of a text, each by its neighbours: whether it may open, close or both."""

from __future__ import annotations

import re

from claimcheck.frozen import dataclass

_MARK = re.compile("''|``|[\"“”„‟«»‹›‘’‚‛'`]|\n[ \t\n]*")
_WORD = re.compile(r"\w*")
_DOUBLE = frozenset({'"', "“", "”", "„", "‟", "''", "``"})
_ANGLE = frozenset("«»‹›")
_BEFORE_OPEN = frozenset("([{—–-/…=:*•>|\u2015")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…*<|\u2015")
_SENTENCE_MARKS = frozenset(".,!?…;:—–-")
# Words whose first letters an apostrophe stands for; "'90s" is told by its digit.
# Source: Oxford English Dictionary, aphetic forms in present use.
_ELISIONS = frozenset(
    "em til till tis twas twere twill cause n nuff round bout cuz ere neath tude nother".split()
)


@dataclass(slots=True)
class Mark:
    """A mark or a break between paragraphs, with what it may do."""

    start: int
    end: int
    mark: str
    family: str  # double, single, angle, break
    can_open: bool
    can_close: bool
    # A single mark that may as well be a plural's apostrophe ("workers' rights").
    weak: bool = False


def marks_in(text: str) -> list[Mark]:
    """The marks and breaks of a text in order, without apostrophes."""
    found = []
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            found.append(Mark(match.start(), match.end(), "\n", "break", False, False))
            continue
        event = _mark(text, match.start(), match.end(), mark)
        if event is not None:
            found.append(event)
    return found


def _mark(text: str, start: int, end: int, mark: str) -> Mark | None:
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    left_free = not before or before.isspace() or before in _BEFORE_OPEN or _is_mark(before)
    right_free = not after or after.isspace() or after in _AFTER_CLOSE or _is_mark(after)
    # A dash, colon or mark may stand on either side; space and nothing only outside.
    opens = left_free and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and right_free
    if mark in _DOUBLE:
        if mark == '"' and before.isdigit() and after.isdigit():
            return None
        return Mark(start, end, mark, "double", opens, closes)
    if mark in _ANGLE:
        return Mark(start, end, mark, "angle", opens, closes)
    return _single(text, start, end, mark, before, after, opens)


def _single(
    text: str, start: int, end: int, mark: str, before: str, after: str, opens: bool
) -> Mark | None:
    if before.isalnum() and after.isalnum():
        return None
    if opens and not before.isalnum() and (after.isdigit() or _elided(text, end)):
        return None
    # A closing mark at the head of a line is a slip of the typesetter, before a capital.
    slip = mark == "’" and before in {"", "\n"} and after.isupper()
    opens = opens and (mark != "’" or slip)
    opens = opens and (before not in _SENTENCE_MARKS or before in "—–-:")
    closes = bool(before) and not before.isspace() and not after.isalnum() and mark not in "‘‚‛`"
    if mark == "‘" and bool(before) and not before.isspace() and not after.isalnum():
        closes = True  # ‚German‘ single marks
        opens = False
    if not opens and not closes:
        return None
    ends_sentence = before in _SENTENCE_MARKS or _is_mark(before)
    loose = (after.isspace() and after != "\n") or after in "—–-"
    weak = closes and not ends_sentence and before in "sSzZxXn" and bool(after) and loose
    return Mark(start, end, mark, "single", opens, closes, weak)


def _elided(text: str, end: int) -> bool:
    match = _WORD.match(text, end, end + 8)
    return match is not None and match.group().lower() in _ELISIONS


def _is_mark(character: str) -> bool:
    return bool(character) and character in "\"“”„‟«»‹›‘’‚'"
