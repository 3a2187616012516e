"""Where one story of a file ends and the next begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimcheck.loader.header import dateline_agency
from claimcheck.loader.kinds import Kind
from claimcheck.loader.lines import Line
from claimcheck.loader.topics import Topic
from claimcheck.loader.vocabulary import fold, vocabulary

# Likeness (`Topic.likeness`) under which two stretches are about different things. Of places
# inside news articles 99.5 % lie above UNLIKE (99.7 % above UNLIKE_LONG if the second stretch is
# long), 95 % above APART; of neighbours in different articles on like subjects half lie below.
UNLIKE = 0.08
UNLIKE_LONG = 0.12
LONG_WORDS = 150
APART = 0.18
LIKE = 0.3
_LOOK_BACK = 8  # stories that a later block may return to
STORY_WORDS = 40  # less is a teaser or a brief
SURE_WORDS = 60  # less has too few words to judge likeness by
_BODY = (Kind.PROSE, Kind.LEAD)
_OTHER = "related headlines"
_COMMENTS = "comments"


@dataclass(slots=True)
class Block:
    """Header lines ``[first, body)`` and the paragraphs under them, ``[body, end)``."""

    first: int
    body: int
    end: int
    words: int
    topic: Topic


@dataclass(slots=True)
class Segment:
    """Lines ``[first, end)`` of one story; ``marks`` are lines known to be none of it."""

    first: int
    end: int
    topic: Topic
    sure: bool
    words: int
    marks: dict[int, str] = field(default_factory=dict)


def split_stories(lines: Sequence[Line]) -> list[Segment]:
    """The stories of a file in order; one segment holds all lines where there is no sign of more.

    A new story begins where a header (headline with byline, date, age or outlet label; headline in
    a list of related articles; agency dateline; separator) stands over paragraphs about something
    else. A bare headline counts only if the paragraphs under it share nothing with the story
    before, so that subheads, live blogs and long features stay whole.
    """
    blocks = _blocks(lines)
    if not blocks:
        return [Segment(0, len(lines), Topic(), True, 0)]
    splitter = _Splitter(lines)
    for block in blocks:
        splitter.take(block)
    stories = splitter.stories
    for story, following in pairwise(stories):
        story.end = following.first
    stories[-1].end = len(lines)
    return stories


class _Splitter:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.stories: list[Segment] = []
        self.section = ""
        self.labels = Counter(
            fold(line.text) for line in lines if line.kind is Kind.SHORT and line.text[-1].isalpha()
        )

    def take(self, block: Block) -> None:
        """Give a block to the current story, to a new one, or to nobody."""
        if not self.stories:
            self._open(block, 0, sure=True)
            return
        current = self.stories[-1]
        header = self.lines[block.first : block.body]
        heading = next((line for line in reversed(header) if line.kind is Kind.HEADING), None)
        if heading is not None and heading.reason in {_OTHER, _COMMENTS}:
            self.section = heading.reason
        likeness = current.topic.likeness(block.topic)
        verdict = self._verdict(block, header, current, likeness)
        if verdict == "same":
            self.section = ""
            self._extend(current, block)
        elif verdict == "cut":
            reason = self.section or _OTHER
            start = self._after_furniture(block) if heading is None else block.first
            for i in range(start, block.end):
                current.marks[i] = reason
        else:
            back = self._return(block) if verdict == "unsure" else None
            if back is None:
                self._open(block, self._after_furniture(block), sure=verdict == "new")

    def _verdict(
        self, block: Block, header: Sequence[Line], current: Segment, likeness: float
    ) -> str:
        titled = any(line.kind is Kind.TITLE for line in header)
        evidence = self._evidence(block, header)
        if self.section == _COMMENTS:
            if current.words < STORY_WORDS:
                return "same"  # a counter above the story
            if self._is_comment(block, header) or self._has_names(block, current):
                return "cut"
            return "new" if titled and evidence and likeness < LIKE else _same_if(likeness > APART)
        if self.section == _OTHER:
            if titled and (evidence or likeness < APART):
                return "new" if block.words >= STORY_WORDS else "cut"
            return _same_if(likeness >= APART)
        if current.words < STORY_WORDS or block.words < STORY_WORDS:
            return "new" if titled and evidence == "full" and likeness < UNLIKE else "same"
        if evidence == "full" and titled:
            return "new" if current.words >= SURE_WORDS or likeness < APART else "same"
        if evidence and titled:
            return "new" if likeness < LIKE else "same"
        limit = UNLIKE_LONG if block.words >= LONG_WORDS else UNLIKE
        sure = min(block.words, current.words) >= SURE_WORDS and likeness < limit
        return "unsure" if sure and (evidence or any(map(_headline, header))) else "same"

    def _evidence(self, block: Block, header: Sequence[Line]) -> str:
        """ "full" for byline or outlet label, "part" for date, age, dateline or separator."""
        names = Counter(fold(line.text) for line in header if line.kind is Kind.SHORT)
        if any(line.meta is not None and line.meta.byline for line in header):
            return "full"
        aged = any(line.meta is not None and line.meta.ago for line in header)
        if aged and any(count > 1 or self.labels[name] > 2 for name, count in names.items()):
            return "full"
        if any(line.meta is not None and (line.meta.published or line.meta.ago) for line in header):
            return "part"
        if any(line.kind is Kind.RULE for line in header):
            return "part"
        return "part" if dateline_agency(self.lines[block.body].text) is not None else ""

    def _is_comment(self, block: Block, header: Sequence[Line]) -> bool:
        marks = vocabulary().comment_marks
        headings = [i for i, line in enumerate(header) if line.kind is Kind.HEADING]
        above = header[headings[-1] + 1 if headings else 0 :]
        return any(
            (line.meta is not None and line.meta.ago)
            or not marks.isdisjoint(fold(line.text).split()[-3:])
            for line in (*above, *self.lines[block.body : block.end + 1])
            if line.kind is not Kind.PROSE
        )

    def _has_names(self, block: Block, current: Segment) -> bool:
        """Whether paragraphs under "Comments" stand under bare names, as the lesser part."""
        names = (line.kind is Kind.SHORT for line in self.lines[block.first : block.end])
        return 2 * block.words <= current.words and any(names)

    def _after_furniture(self, block: Block) -> int:
        """First header line of the new story: after the last list heading, button or separator."""
        first = block.first
        for i in range(block.first, block.body):
            if self.lines[i].kind in (Kind.HEADING, Kind.LABEL, Kind.RULE) and i + 1 < block.body:
                first = i + 1
        widest = max((self.lines[i].gap for i in range(first, block.body)), default=0)
        for i in range(block.body - 1, first, -1):
            if self.lines[i].gap == widest >= 3:
                return i
        return first

    def _return(self, block: Block) -> Segment | None:
        """A block that is like an earlier story: what came between was a digression of it."""
        for i in range(len(self.stories) - 1, max(0, len(self.stories) - _LOOK_BACK), -1):
            if self.stories[i].sure:
                return None
            if self.stories[i - 1].topic.likeness(block.topic) >= APART:
                while len(self.stories) > i:
                    last = self.stories.pop()
                    self.stories[-1].topic.merge(last.topic)
                    self.stories[-1].words += last.words
                    self.stories[-1].marks.update(last.marks)
                self._extend(self.stories[-1], block)
                return self.stories[-1]
        return None

    def _extend(self, story: Segment, block: Block) -> None:
        story.topic.merge(block.topic)
        story.words += block.words

    def _open(self, block: Block, first: int, *, sure: bool) -> None:
        self.stories.append(Segment(first, block.end, block.topic, sure, block.words))


def _same_if(condition: bool) -> str:
    return "same" if condition else "cut"


def _headline(line: Line) -> bool:
    return line.kind is Kind.TITLE and line.words >= 4


def _dated(line: Line) -> bool:
    """Whether a paragraph begins with an agency's dateline."""
    return line.kind is Kind.PROSE and bool(dateline_agency(line.text))


def _blocks(lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    first = i = 0
    while i < len(lines):
        if lines[i].kind not in _BODY:
            i += 1
            continue
        body = i
        while i < len(lines) and lines[i].kind in _BODY and (i == body or not _dated(lines[i])):
            i += 1
        if all(line.kind is Kind.LEAD for line in lines[body:i]):
            continue
        words = sum(line.words for line in lines[body:i])
        topic = Topic(*(line.text for line in lines[body:i]))
        only_short = all(line.kind is Kind.SHORT for line in lines[first:body])
        if blocks and only_short and not _dated(lines[body]):
            blocks[-1].end = i
            blocks[-1].words += words
            blocks[-1].topic.merge(topic)
        else:
            blocks.append(Block(first, body, i, words, topic))
        first = i
    return blocks
