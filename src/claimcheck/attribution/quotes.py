"""Where quotation marks open and close: one pass over the text that never gives up.

Marks are read by their shape (what stands before and after), so that a missing or doubled mark
costs one quotation and not the rest of the article.
"""

from __future__ import annotations

import re

from claimcheck.attribution.marks import Mark, marks_in
from claimcheck.frozen import dataclass

# Longest stay of a quotation in paragraphs that do not repeat its opening mark.
_MAX_UNMARKED_BREAKS = 3
_MAX_DEPTH = 4

_ANGLE = frozenset("«»‹›")
# What stands before a closing mark that a typesetter set off by a space (`It was fun, "she said`).
_SET_OFF = frozenset(".,!?")
# Behind these words a comma and a mark open a quotation (`he said, "we go`).
_LEADS_IN = re.compile(
    r"\b(?:said|says?|saying|add(?:s|ed|ing)?|told|wr(?:ites?|ote)|ask(?:s|ed)?|repl(?:y|ies|ied)),"
    r" $"
)
_LEAD_IN = 12  # characters that hold such a word
_STYLES = {
    '"': "straight",
    "''": "straight",
    "``": "straight",
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "„": "german",
    "‚": "german",
    "«": "guillemets",
    "»": "guillemets",
    "‹": "guillemets",
    "›": "guillemets",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    ``start``/``end`` include the marks, ``content_start``/``content_end`` do not. ``closed`` is
    False where the closing mark is missing (the paragraph's end closes it). ``style`` is straight,
    curly, single, guillemets or german; ``paragraphs`` counts the paragraphs it runs over;
    ``depth`` is 0 for a quotation that lies in no other.
    """

    start: int
    end: int
    content_start: int
    content_end: int
    closed: bool
    style: str
    paragraphs: int
    depth: int


@dataclass(slots=True)
class _Open:
    event: Mark
    index: int  # of the event
    paragraphs: int = 1
    unmarked: int = 0
    # Parallel to the break that ended the last paragraph seen, for quotations never closed.
    stop: int = -1


def scan_quotations(text: str) -> list[Quotation]:
    """All quotations of ``text`` in order of their start; nested ones follow their host.

    Method: each mark is classed by its neighbours as able to open, close, both or neither
    (apostrophe); a stack of open marks then decides. A repeated opening mark at the head of the
    next paragraph continues a quotation (Chicago Manual of Style 13.32).
    """
    events = marks_in(text)
    scanner = _Scanner(text, events)
    for index, event in enumerate(events):
        scanner.feed(index, event)
    scanner.finish()
    return _with_depth(scanner.found)


class _Scanner:
    def __init__(self, text: str, events: list[Mark]) -> None:
        self.text = text
        self.events = events
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []
        self._continues = -1  # index of an event that only repeats an opening mark
        self._closable = self._better_close()
        self._next_mark = self._next_double()
        self._balanced = self._balance()
        self._index_of = {event.start: index for index, event in enumerate(events)}

    def _better_close(self) -> list[bool]:
        """For each event: whether a single closing mark comes before the next single opening."""
        better = [False] * len(self.events)
        seen = False
        for index in range(len(self.events) - 1, -1, -1):
            event = self.events[index]
            better[index] = seen
            if event.family == "break":
                seen = False
            elif event.family == "single":
                seen = event.can_close or (seen and not event.can_open)
        return better

    def _next_double(self) -> list[int]:
        """For each event: index of the next double or angle mark, or -1."""
        nearest = [-1] * len(self.events)
        index_of = -1
        for index in range(len(self.events) - 1, -1, -1):
            nearest[index] = index_of
            if self.events[index].family in {"double", "angle"}:
                index_of = index
        return nearest

    def _balance(self) -> list[int]:
        """For each opening double mark: index of the mark that balances it in its paragraph, or -1.

        Counting each further opening mark up and each closing one down, it is where the count
        first falls below its level at the opening mark.
        """
        balancing = [-1] * len(self.events)
        # Opening marks not balanced yet; levels fall by one at a time, so the last is the next.
        waiting: list[int] = []
        for index, event in enumerate(self.events):
            if event.family == "break":
                waiting.clear()
            elif event.family == "double" and event.can_open != event.can_close:
                if event.can_open:
                    waiting.append(index)
                elif waiting:
                    balancing[waiting.pop()] = index
        return balancing

    def feed(self, index: int, event: Mark) -> None:
        if event.family == "break":
            self._break(index, event)
        elif index == self._continues:
            return
        elif event.family == "single":
            self._feed_single(index, event)
        elif self._closes(event):
            self._close(event)
        elif event.can_open or not (event.can_close or self._depth_of(event.family) >= 0):
            self._open(index, event)
        elif self._glued(index, event):
            # 'Ann Lee said" we go," and left': a space on the wrong side of an opening mark.
            self._open(index, event)

    def _closes(self, event: Mark) -> bool:
        position = self._depth_of(event.family)
        if position < 0:
            return False
        opener = self.stack[position].event.mark
        if event.mark == "“" and opener != "„":
            return event.can_close and not event.can_open
        if event.mark in "”":
            return True
        if event.mark in _ANGLE:
            return event.mark != opener or not event.can_open
        # A mark shaped like an opening one that follows a space: the last was never closed.
        return event.can_close or not event.can_open or self._set_off(event)

    def _set_off(self, event: Mark) -> bool:
        """Whether a mark shaped like an opening one closes: a space stands on its wrong side.

        It follows a comma or a full stop and a space, a small letter is behind it, and nothing in
        its paragraph would close what it opened.
        """
        text, start = self.text, event.start
        if event.mark != '"' or start < 2 or text[start - 1] != " ":
            return False
        if text[start - 2] not in _SET_OFF or not text[event.end : event.end + 1].islower():
            return False
        if _LEADS_IN.search(text, max(0, start - _LEAD_IN), start):
            return False
        return self._balanced[self._index_of[start]] < 0

    def _depth_of(self, family: str) -> int:
        for position in range(len(self.stack) - 1, -1, -1):
            if self.stack[position].event.family == family:
                return position
        return -1

    def _open(self, index: int, event: Mark) -> None:
        position = self._depth_of(event.family)
        # "He called it a "great day" for us": both are closed, so the second lies in the first.
        if position >= 0 and self._balanced[self.stack[position].index] <= index:
            self._abandon(position, event.start)
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(_Open(event, index))

    def _glued(self, index: int, event: Mark) -> bool:
        """Whether a closing mark with nothing to close, after a letter, opens what comes next."""
        if self.stack or event.family != "double" or not self.text[event.start - 1].isalpha():
            return False
        after = self._next_mark[index]
        if after < 0 or self.text.find("\n", event.end, self.events[after].start) >= 0:
            return False
        closing = self.events[after]
        return closing.family == "double" and closing.can_close and not closing.can_open

    def _feed_single(self, index: int, event: Mark) -> None:
        position = self._depth_of("single")
        if position >= 0 and event.can_close:
            if event.weak and self._closable[index]:
                return
            if not event.can_open or event.start > self.stack[position].event.end:
                self._close(event)
            return
        if not event.can_open or position >= 0 or len(self.stack) >= _MAX_DEPTH:
            return
        # Without a closing mark to come it is an apostrophe, except at the head of a paragraph.
        starts_line = self._at_line_start(event) and event.mark != "’"
        if self._closable[index] or starts_line:
            self.stack.append(_Open(event, index))

    def _at_line_start(self, event: Mark) -> bool:
        return event.start == 0 or self.text[event.start - 1] == "\n"

    def _close(self, event: Mark) -> None:
        position = self._depth_of(event.family)
        self._abandon(position + 1, event.start)
        self._record(self.stack.pop(), event.start, event.end, True)

    def _abandon(self, position: int, limit: int) -> None:
        """Give up on open marks from ``position``: doubles end here, singles are apostrophes."""
        while len(self.stack) > position:
            opened = self.stack.pop()
            if opened.event.family == "single":
                continue
            stop = opened.stop if opened.stop >= 0 else limit
            self._record(opened, stop, stop, False)

    def _record(self, opened: _Open, content_end: int, end: int, closed: bool) -> None:
        first = opened.event
        if not closed:
            content_end = first.end + len(self.text[first.end : content_end].rstrip())
            end = content_end
        if not self.text[first.end : content_end].strip():
            return
        style = "single" if first.family == "single" else _STYLES.get(first.mark, "straight")
        if first.mark == "‚":
            style = "german"
        self.found.append(
            Quotation(first.start, end, first.end, content_end, closed, style, opened.paragraphs, 0)
        )

    def _break(self, index: int, event: Mark) -> None:
        if not self.stack:
            return
        bottom = self.stack[0]
        following = self.events[index + 1] if index + 1 < len(self.events) else None
        repeats = (
            following is not None
            and following.start == event.end
            and following.family == bottom.event.family
            and following.can_open
        )
        if repeats:
            self._abandon(1, event.start)
            bottom.paragraphs += 1
            bottom.stop = -1
            self._continues = index + 1
            return
        if bottom.event.family != "single" and self._closed_later(index):
            self._abandon(1, event.start)
            bottom.unmarked += 1
            if bottom.unmarked <= _MAX_UNMARKED_BREAKS:
                bottom.paragraphs += 1
                return
        self._abandon(0, event.start)

    def _closed_later(self, index: int) -> bool:
        after = self._next_mark[index]
        if after < 0:
            return False
        mark = self.events[after]
        if mark.family != self.stack[0].event.family:
            return False
        # `It was over. "` at the end of a line closes, too.
        stray = not mark.can_open and self.text[max(0, mark.start - 2) : mark.start - 1] in _SET_OFF
        return (mark.can_close and not mark.can_open) or stray or self._set_off(mark)

    def finish(self) -> None:
        self._abandon(0, len(self.text.rstrip()))


def _with_depth(found: list[Quotation]) -> list[Quotation]:
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    ends: list[int] = []
    result = []
    for quotation in found:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        depth = len(ends)
        ends.append(quotation.end)
        result.append(
            Quotation(
                quotation.start,
                quotation.end,
                quotation.content_start,
                quotation.content_end,
                quotation.closed,
                quotation.style,
                quotation.paragraphs,
                depth,
            )
        )
    return result
