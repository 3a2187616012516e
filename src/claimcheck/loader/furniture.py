"""Which lines of one story's segment are page furniture, and which is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from claimcheck.frozen import dataclass
from claimcheck.loader.header import dated_name
from claimcheck.loader.kinds import Kind, headline_label
from claimcheck.loader.layout import HEAD_LINES, Layout
from claimcheck.loader.line_shapes import is_bare_name, is_page_word, is_title_case, runs
from claimcheck.loader.lines import Line
from claimcheck.loader.mastheads import is_masthead, is_paper, is_section, is_small_section
from claimcheck.loader.stories import Segment
from claimcheck.loader.vocabulary import fold, is_outlet

_MENU = 3  # so many short lines in a row above a story are a menu
_HEADLINES = 3
_STAMPS = 2  # lines below the headline that may give name and day
_REPEATED_WORDS = 6
_MANY_LINES = 1000
_ABOUT = re.compile(
    r" (?:is|was|has been) .{0,60}"
    r"\b(?:reporter|writer|correspondent|editor|columnist|journalist|producer)\b"
    r"| (?:covers|reports on|writes|has written|joined)\b"
)
_QUOTES = "\"'“”‘’«»„ "
_TOLD = 2  # paragraphs, after which comments and a note on the author may stand
_COMMENTS, _AUTHOR = "comments", "note on the author"
_BUTTONS = 4  # so many one-word lines in a row below a story are buttons


@dataclass(frozen=True, slots=True)
class Trimmed:
    """``cuts``: line number to reason. ``title`` is a line number. ``label``: outlet label.

    ``day``: of a line below the headline that gives a name and the day.
    """

    cuts: dict[int, str]
    title: int | None
    byline: str | None
    label: str | None
    day: date | None = None


def trim(lines: Sequence[Line], segment: Segment) -> Trimmed:
    """Find what is not the story in a segment's lines. What is not clearly furniture stays.

    Furniture is known by form and place: a page's own words (labels, counters, notices), runs of
    short lines above the headline and below the last paragraph, lists under a heading such as
    "Related articles", dates, bylines and labels above the text.
    """
    return _Trimmer(lines, segment).run()


class _Trimmer(Layout):
    def __init__(self, lines: Sequence[Line], segment: Segment) -> None:
        super().__init__(lines, segment)
        self.byline: str | None = None
        self.label: str | None = None
        self.day: date | None = None
        self.title: int | None = None
        self.topic = segment.topic

    def run(self) -> Trimmed:
        if self.end - self.first <= 1:
            self.title = self.first if self.is_a(self.first, Kind.TITLE) else None
            return self._result()
        self._endings()
        self._alone()
        self._lists()
        self._repeated()
        if self.last >= self.first:
            self._dated()
            self._stamp()
            self._title()
            self._masthead()
            self._programme()
            self._signed()
            self._head()
            self._tail()
            self._labels()
            self._author()
        else:
            self.title = next((i for i in self.kept() if self.is_a(i, Kind.TITLE)), None)
        if sum(self.lines[i].words for i in self.kept()) < 3:
            # Nothing but labels: it was no page after all.
            self.cuts.clear()
        return self._result()

    def _result(self) -> Trimmed:
        title = self.title if self.title not in self.cuts else None
        return Trimmed(self.cuts, title, self.byline, self.label, self.day)

    def _endings(self) -> None:
        """What follows the story under a heading: readers' comments, and who the author is."""
        told = 0
        for i in self.numbers():
            told += self.is_a(i, Kind.PROSE) and i not in self.cuts
            if told < _TOLD or not self.is_a(i, Kind.HEADING):
                continue
            reason = self.lines[i].reason
            rest = range(i + 1, self.end)
            if reason == _AUTHOR and self.is_a(i + 1, Kind.PROSE):
                self.cuts.update({i: reason, i + 1: reason})
            elif reason == _COMMENTS and any(map(self._is_answered, rest)):
                self.cuts.update(dict.fromkeys(range(i, self.end), reason))
                break
        prose = [i for i in self.numbers() if self.is_a(i, Kind.PROSE) and i not in self.cuts]
        self.last = prose[-1] if prose else self.first - 1

    def _is_answered(self, i: int) -> bool:
        """Whether a line stands below one reader's comment: its age, or a button to answer it."""
        line = self.lines[i]
        return (line.meta is not None and line.meta.ago) or fold(line.text) == "reply"

    def _alone(self) -> None:
        """Lines that are furniture wherever they stand."""
        listed = False
        for i in self.numbers():
            line = self.lines[i]
            if line.kind is Kind.LEAD and line.text.endswith(":") and self.is_a(i - 1, Kind.PROSE):
                listed = True
            elif line.kind in (Kind.PROSE, Kind.HEADING):
                listed = line.text.endswith(":")
            if line.kind in (Kind.INLINE, Kind.RULE) or (line.kind is Kind.LABEL and not listed):
                self.cuts.setdefault(i, line.reason)
            elif line.kind is Kind.META and line.meta is not None:
                near = i < self.body or i > self.last
                # A time of day alone may head an entry of a live blog.
                top = i - self.first < HEAD_LINES and not self.timeline
                near = near or (top and not line.meta.clock)
                if line.meta.ago or near:
                    self.cuts.setdefault(i, line.reason)
            elif self.is_stray(i):
                self.cuts.setdefault(i, "page label")

    def _lists(self) -> None:
        """Headings of other things between paragraphs, with the list under each."""
        for i in self.numbers():
            if not self.is_a(i, Kind.HEADING) or i > self.last:
                continue
            self.cuts.setdefault(i, self.lines[i].reason)
            if i < self.body:
                continue  # the last of such a list may be the story's own headline
            listed: list[int] = []
            for j in range(i + 1, self.last + 1):
                if not self.is_a(j, Kind.TITLE, Kind.SHORT, Kind.META):
                    break
                listed.append(j)
            # The last one, set apart, is a subhead of the story that goes on.
            if len(listed) > 1 and self.lines[listed[-1]].gap > self.lines[listed[-2]].gap:
                listed.pop()
            for j in listed:
                self.cuts.setdefault(j, self.lines[i].reason)

    def _repeated(self) -> None:
        """Lines that say what another says in the same words: teasers, quotations pulled out."""
        seen: set[str] = set()
        kept = self.kept()
        for i in kept:
            text = self.lines[i].text
            if text in seen:
                self.cuts[i] = "repeated line"
            elif self.lines[i].words >= _REPEATED_WORDS:
                seen.add(text)
        if len(kept) > _MANY_LINES:
            return
        paragraphs = "\n".join(
            self.lines[i].text for i in kept if self.is_a(i, Kind.PROSE) and i not in self.cuts
        )
        for i in kept:
            text = self.lines[i].text.strip(_QUOTES)
            pulled = self.is_a(i, Kind.TITLE, Kind.LEAD) and self.body < i < self.last
            if pulled and self.lines[i].words >= _REPEATED_WORDS and text in paragraphs:
                self.cuts.setdefault(i, "repeated line")

    def _title(self) -> None:
        best = -1.0
        far = range(self.first, min(self.first + HEAD_LINES, self.body))
        near = range(max(far.stop, self.body - HEAD_LINES), self.body)
        fit = (Kind.TITLE, Kind.SHORT, Kind.LEAD)
        candidates = [i for i in (*far, *near) if i not in self.cuts and self.is_a(i, *fit)]
        body = self.topic.words if len(candidates) > 1 else Counter[str]()
        for i in candidates:
            if self.has_note(i) or self._are_names(i):
                self.byline = self.byline or self.lines[i].text
                self.cuts[i] = "byline"
                continue
            line = self.lines[i]
            stems = {word[:6] for word in fold(line.text).split() if len(word) > 3}
            shared = sum(stem in body for stem in stems) / len(stems) if stems else 0.0
            score = shared + (0.5 if line.kind is not Kind.SHORT else 0.0)
            below = range(i + 1, min(self.body, i + 2 * HEAD_LINES))
            score += 2.0 * bool(headline_label(line.text))
            score += 0.3 / (1 + sum(j not in self.cuts for j in below))
            if score > best:
                best, self.title = score, i

    def _dated(self) -> None:
        """ "The Coast Islander, 12 June 2031" below the headline: that place makes it no headline.

        A name that is none of a paper's may be a place or a person: it gives the day alone.
        """
        for i in range(self.first, min(self.body, self.first + _STAMPS + 1)):
            found = dated_name(self.lines[i].text) if self.is_a(i, Kind.SHORT, Kind.TITLE) else None
            above = i - 1 not in self.cuts and self.is_a(i - 1, Kind.TITLE, Kind.SHORT)
            if i == self.first and found is not None:
                # Above the headline only a paper's name stands with the day.
                above = self.is_a(i + 1, Kind.TITLE) and is_section(found[0])
            if found is None or i in self.cuts or not above:
                continue
            name, self.day = found
            named = is_outlet(name) and not is_small_section(name)
            if named or is_paper(name) or is_section(name):
                self.label = self.label or name
            self.cuts[i] = "outlet label"
            return

    def _stamp(self) -> None:
        """A paper's name between headline and date, or above or below both."""
        for i in range(self.first, min(self.body, self.first + HEAD_LINES)):
            dates = [j for j in (i - 1, i + 1) if self.is_day(j)]
            if not dates or i in self.cuts or not self.is_a(i, Kind.SHORT, Kind.TITLE):
                continue
            near = {i - 1, i + 1, *(j + step for j in dates for step in (-1, 1))} - {i}
            headed = any(self.is_headline(j) for j in near if self.first <= j < self.body)
            if headed and not self.is_headline(i) and self.is_paper(i):
                self.label = self.label or self.lines[i].text
                self.cuts[i] = "outlet label"

    def _masthead(self) -> None:
        """The paper's name as the first line, straight above the headline or its date."""
        first = next((i for i in self.numbers() if i not in self.cuts), self.end)
        headed = self.title is not None and first < self.title
        between = range(first + 1, self.title or first)
        if (
            headed
            and self.is_a(first, Kind.SHORT, Kind.TITLE)
            and all(j in self.cuts for j in between)
            and is_masthead(self.lines[first].text)
        ):
            self.label = self.lines[first].text
            self.cuts[first] = "outlet label"

    def _programme(self) -> None:
        """The first line of a story without a headline, above a day that names its edition."""
        first = self.title
        if first is None or first != next(iter(self.kept()), None):
            return
        meta = self.lines[first + 1].meta if self.is_a(first + 1, Kind.META) else None
        if meta is not None and meta.edition and is_masthead(self.lines[first].text):
            self.label = self.label or self.lines[first].text
            self.cuts[first] = "outlet label"
            self.title = None

    def _head(self) -> None:
        top = range(self.first, self.body)
        furnished = any(
            self.is_a(i, Kind.LABEL, Kind.HEADING)
            or (self.is_a(i, Kind.SHORT) and is_page_word(self.lines[i].text))
            for i in top
        )
        for run in runs([i for i in top if i not in self.cuts and self.is_a(i, Kind.SHORT)]):
            above = self.title is not None and run[-1] < self.title
            fenced = all(j in self.cuts or j < self.first for j in (run[0] - 1, run[-1] + 1))
            for i in run:
                if i == self.title:
                    continue
                if self._is_byline(i):
                    self.byline = self.byline or self.lines[i].text
                    self.cuts[i] = "byline"
                elif self._is_stamp(i):
                    self.label = self.label or self.lines[i].text
                    self.cuts[i] = "outlet label"
                elif is_page_word(self.lines[i].text) and self.title is not None:
                    self.cuts[i] = "page label"
                elif len(run) >= _MENU or (furnished and (above or fenced)):
                    self.cuts[i] = "navigation"
        # A list of other stories above this one.
        reason = ""
        for i in range(self.first, self.title or self.first):
            if self.is_a(i, Kind.HEADING):
                reason = self.lines[i].reason
            elif reason and self.is_a(i, Kind.TITLE, Kind.SHORT):
                self.cuts.setdefault(i, reason)

    def _are_names(self, i: int) -> bool:
        """ "Ada Vale and Tom Ree" beside the date."""
        names = self.lines[i].text.split(" and ")
        dated = self.is_a(i - 1, Kind.META) or self.is_a(i + 1, Kind.META)
        return dated and len(names) > 1 and all(map(is_bare_name, names))

    def _signed(self) -> None:
        """A reporter's name and the paper's below the headline, each in a line of its own."""
        if self.title is None or self.byline is not None:
            return
        for i in range(self.title + 1, min(self.body, self.title + _STAMPS + 1)):
            below = i + 1 < self.body and self.is_a(i + 1, Kind.SHORT, Kind.TITLE)
            if self.is_name(i) and below and is_masthead(self.lines[i + 1].text):
                self.byline = self.lines[i].text
                self.label = self.label or self.lines[i + 1].text
                self.cuts.update({i: "byline", i + 1: "outlet label"})
                return

    def _author(self) -> None:
        """ "Ada Vale is a reporter for the Post." below a story that is hers."""
        bylines = [line.meta.byline for line in self.lines[self.first : self.end] if line.meta]
        byline = self.byline or next(filter(None, bylines), "")
        name = " ".join(byline.split()[:2])
        if not is_bare_name(name):
            return
        paragraphs = [i for i in self.kept() if self.is_a(i, Kind.PROSE)]
        for i in paragraphs[_TOLD:][-_STAMPS:]:
            text = self.lines[i].text
            if text.startswith(f"{name} ") and _ABOUT.match(text[len(name) :]):
                self.cuts[i] = _AUTHOR

    def _is_byline(self, i: int) -> bool:
        """A bare name next to the date under the headline."""
        return (
            self.is_name(i)
            and self.title is not None
            and self.title < i
            and (self.is_a(i - 1, Kind.META) or self.is_a(i + 1, Kind.META))
        )

    def _is_stamp(self, i: int) -> bool:
        """An outlet's name next to the date under the headline."""
        return (
            self.title is not None
            and self.title < i
            and is_outlet(self.lines[i].text)
            and (self.is_a(i - 1, Kind.META) or self.is_a(i + 1, Kind.META))
        )

    def _tail(self) -> None:
        tail = range(self.last + 1, self.end)
        terminal = next((i for i in tail if self._ends(i)), None)
        if terminal is not None:
            start = terminal
            shorts = 0
            while start - 1 > self.last and self.is_a(start - 1, Kind.SHORT, Kind.META):
                start -= 1
                shorts += 1
            reason = self.lines[terminal].reason
            for i in range(start if shorts > 1 else terminal, self.end):
                line = self.lines[i]
                if line.kind in (Kind.LABEL, Kind.HEADING):
                    reason = line.reason
                self.cuts.setdefault(i, reason)
            return
        for run in runs([i for i in tail if i not in self.cuts and self.is_a(i, Kind.SHORT)]):
            single = sum(self.lines[i].words == 1 for i in run)
            if len(run) >= _BUTTONS and single * 2 >= len(run) and not self.is_announced(run[0]):
                for i in run:
                    self.cuts[i] = "navigation"
        kinds = (Kind.SHORT, Kind.TITLE)
        for run in runs([i for i in tail if i not in self.cuts and self.is_a(i, *kinds)]):
            long = [i for i in run if self.lines[i].words > 3]
            titles = sum(is_title_case(self.lines[i].text) for i in long)
            # Headlines under a heading of their own, in capitals as only headlines are.
            headed = self.is_a(run[0], Kind.SHORT) and not self.is_announced(run[0])
            if headed and len(long) >= _HEADLINES and titles * 4 >= len(long) * 3:
                for i in run:
                    self.cuts[i] = "related headlines"

    def _ends(self, i: int) -> bool:
        if self.is_a(i, Kind.HEADING):
            return True
        # "Like" or "Close" after a colon is an item of the story's own list.
        return self.is_a(i, Kind.LABEL) and i in self.cuts

    def _labels(self) -> None:
        """An outlet's name: twice above the story, after a dash, or as the last line."""
        end = self.end - 1
        if end - 1 == self.last and self.is_a(end, Kind.SHORT) and end not in self.cuts:
            name = self.lines[end].text
            if is_outlet(name) and len(name.split()) > 1 and name.istitle():
                self.cuts[end] = "outlet label"
                self.label = name
        top = [i for i in range(self.first, self.body) if self.is_a(i, Kind.SHORT)]
        names = Counter(fold(self.lines[i].text) for i in top)
        for i in top:
            text = self.lines[i].text
            if i != self.title and (names[fold(text)] > 1 or text[0] in "-–—"):
                self.cuts[i] = "outlet label"
                self.label = self.label or text.lstrip("-–— ").strip()
