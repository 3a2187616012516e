"""Cut a sentence to size around the words that matter, keeping track of what is marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from itertools import pairwise

from claimcheck.frozen import dataclass
from claimcheck.models import Span

# Raw characters looked at on either side of the marks: a "sentence" may be a megabyte long.
WINDOW = 1_500
_MAX_MARKS = 40
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of article text, as it stands there, and whether its words are marked."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word: its pieces, and whether the space after it is inside a mark.

    ``gap`` says that words were left out before it.
    """

    pieces: tuple[Piece, ...]
    space_marked: bool = False
    gap: bool = False

    @property
    def text(self) -> str:
        """The word's characters."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def marked(self) -> bool:
        """Whether any part of the word is marked."""
        return any(piece.marked for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words to print; ``cut`` says that the sentence goes on after the last one."""

    words: tuple[Word, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Raw pieces of the part of a sentence that is worth showing."""

    pieces: tuple[Piece, ...] = ()
    cut_before: bool = False
    cut_after: bool = False
    span: Span = field(default=Span(0, 0))


def sentence_around(text: str, sentence: Span, marks: Sequence[Span]) -> Sentence:
    """The sentence with its marks, or, where a mark lies outside it, the mark's own sentence.

    Works on at most ``WINDOW`` characters around the first and last mark.
    """
    size = len(text)
    sentence = _clip(sentence, Span(0, size))
    marks = sorted(_clip(mark, Span(0, size)) for mark in marks)
    marks = [mark for mark in marks if mark.end > mark.start][:_MAX_MARKS]
    if marks and not any(mark.overlaps(sentence) for mark in marks):
        sentence = _sentence_at(text, marks[0])
    inside = [_clip(mark, sentence) for mark in marks if mark.overlaps(sentence)]
    inside = _merged(inside)
    first = inside[0].start if inside else sentence.start
    last = inside[-1].end if inside else sentence.start
    last = min(last, first + 4 * WINDOW)
    shown = Span(max(sentence.start, first - WINDOW), min(sentence.end, last + WINDOW))
    return Sentence(
        pieces=tuple(_pieces(text, shown, inside)),
        cut_before=shown.start > sentence.start,
        cut_after=shown.end < sentence.end,
        span=sentence,
    )


def _clip(span: Span, bounds: Span) -> Span:
    start = min(max(span.start, bounds.start), bounds.end)
    return Span(start, min(max(span.end, start), bounds.end))


def _merged(marks: Iterable[Span]) -> list[Span]:
    result: list[Span] = []
    for mark in marks:
        if result and mark.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, mark.end))
        else:
            result.append(mark)
    return result


def _sentence_at(text: str, mark: Span) -> Span:
    """The sentence that holds ``mark``, by line ends and full stops, within the window."""
    low = max(0, mark.start - WINDOW, text.rfind("\n", 0, mark.start) + 1)
    line_end = text.find("\n", mark.end, mark.end + WINDOW)
    high = line_end if line_end >= 0 else min(len(text), mark.end + WINDOW)
    for match in _SENTENCE_END.finditer(text, low, mark.start):
        low = match.end()
    after = _SENTENCE_END.search(text, max(mark.start, mark.end - 1), high)
    return Span(low, after.end() - 1 if after else high)


def _pieces(text: str, shown: Span, marks: Sequence[Span]) -> Iterable[Piece]:
    position = shown.start
    for mark in marks:
        start, end = _clip(mark, shown)
        if position < start:
            yield Piece(text[position:start])
        if start < end:
            yield Piece(text[start:end], marked=True)
        position = max(position, end)
    if position < shown.end:
        yield Piece(text[position : shown.end])


# --- cutting ----------------------------------------------------------------------------------


def shorten(
    sentence: Sentence,
    budget: int,
    *,
    clean: Callable[[str], str],
    measure: Callable[[str], int] = len,
) -> Excerpt:
    """The words around the marks that fit into ``budget`` cells; at least the marks' starts.

    ``clean`` makes a raw piece printable, ``measure`` gives the cells of a printable text.
    """
    words = [_fit(word, budget, measure) for word in _words(sentence, clean)]
    if not words:
        return Excerpt()
    costs = [measure(word.text) + 1 for word in words]
    kept = _grow([i for i, word in enumerate(words) if word.marked] or [0], costs, budget)
    result: list[Word] = []
    previous = -1
    for index in kept:
        gap = index != previous + 1 or (index == 0 and sentence.cut_before)
        word = words[index]
        result.append(Word(word.pieces, word.space_marked, gap))
        previous = index
    cut = kept[-1] != len(words) - 1 or sentence.cut_after
    return Excerpt(tuple(result), cut)


def _words(sentence: Sentence, clean: Callable[[str], str]) -> list[Word]:
    """Split into words at white space, after cleaning, a mark's edges kept inside words."""
    words: list[Word] = []
    current: list[Piece] = []
    for piece in sentence.pieces:
        parts = clean(piece.text).split(" ")
        for number, part in enumerate(parts):
            if number and current:
                words.append(Word(tuple(current), space_marked=piece.marked))
                current = []
            if part:
                current.append(Piece(part, piece.marked))
    if current:
        words.append(Word(tuple(current)))
    return words


def _fit(word: Word, budget: int, measure: Callable[[str], int]) -> Word:
    """A word that is no wider than the budget; a URL or a line without spaces may be."""
    if measure(word.text) <= budget:
        return word
    pieces: list[Piece] = []
    left = max(budget - 1, 1)
    # The unmarked beginning of an overlong word goes first, so that the mark stays in sight.
    source = word.pieces
    if word.marked and not source[0].marked and measure(source[0].text) >= left // 2:
        source = (Piece("…" + source[0].text[-max(left // 4, 1) :]), *source[1:])
    for piece in source:
        text = piece.text[: left + 1]
        while text and measure(text) > left:
            text = text[:-1]
        if text:
            pieces.append(Piece(text, piece.marked))
            left -= measure(text)
        if len(text) < len(piece.text) or left <= 0:
            break
    last = pieces[-1] if pieces else Piece("")
    return Word((*pieces[:-1], Piece(last.text + "…", last.marked)), word.space_marked)


def _grow(marked: list[int], costs: list[int], budget: int) -> list[int]:
    """Indices to keep: the marked ones as far as they fit, then neighbours while they fit."""
    kept: set[int] = set()
    spent = 0
    for index in marked:
        if kept and spent + costs[index] > budget:
            break
        kept.add(index)
        spent += costs[index]
    spent = _fill_small_gaps(kept, costs, spent, budget)
    runs = _runs(sorted(kept))
    growing = True
    while growing:
        growing = False
        for run in runs:
            for side, step in ((0, -1), (1, 1)):
                index = run[side] + step
                if not 0 <= index < len(costs):
                    continue
                if index in kept:
                    continue
                if spent + costs[index] + 2 <= budget:
                    kept.add(index)
                    spent += costs[index]
                    run[side] = index
                    growing = True
    return sorted(kept)


def _fill_small_gaps(kept: set[int], costs: list[int], spent: int, budget: int) -> int:
    """Keep one or two words between marks rather than an ellipsis of the same length."""
    for left, right in pairwise(sorted(kept)):
        between = range(left + 1, right)
        cost = sum(costs[i] for i in between) if len(between) <= 3 else budget + 1
        if between and spent + cost <= budget:
            kept.update(between)
            spent += cost
    return spent


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][1] + 1:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return runs
