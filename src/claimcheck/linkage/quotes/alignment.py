"""Two quotations laid side by side: the same words, cut, joined, or changed.

Words are aligned by longest common subsequence; what lies outside the first and last common
stretch is truncation, which outlets may do. Inside it, whole dropped sentences are cuts, and
any other content word that differs is a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from claimcheck.frozen import dataclass
from claimcheck.linkage.thresholds import (
    MAX_CHANGED,
    MIN_COMMON_CONTENT,
    MIN_DENSITY,
    MIN_SHARED,
    MIN_WORDS,
)
from claimcheck.models import Span
from claimcheck.text import FILLERS, FUNCTION_WORDS, NEGATIONS, Word, forms_in, words

_MIN_CUT = 2  # words of the shortest sentence that may be left out
_EDGE = 3  # words that an altered beginning or end may have on its shorter side
NONE = Span(0, 0)
# What marks an editor's hand inside a quotation: ellipsis, brackets, masked letters.
_OMISSION = re.compile(r"\.{2,}|…|[\[\]()*]")
_MARK = re.compile(r"[\"“”„«»]")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)\s*([ap])?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]|\u2014|--|[”\"’]\s*$")


class QuoteLevel(StrEnum):
    """How two quotations relate."""

    SAME = "same words"
    STYLE = "same words, other style"
    CUT = "one is shortened"
    CHANGED = "words changed"
    DIFFERENT = "different quotations"


@dataclass(frozen=True, slots=True)
class Change:
    """Words that differ: ``a`` instead of ``b`` (either may be empty), and where they stand."""

    a: str
    b: str
    a_span: Span
    b_span: Span

    @property
    def grave(self) -> bool:
        """A negation or a number gained, lost or changed."""
        both = set(forms_in(self.a)) ^ set(forms_in(self.b))
        return bool(both & NEGATIONS) or any(form[:1].isdigit() for form in both)

    @property
    def size(self) -> int:
        """Words on the longer side."""
        return max(len(forms_in(self.a)), len(forms_in(self.b)))

    def __str__(self) -> str:
        if not self.a:
            return f"“{self.b}” added"
        if not self.b:
            return f"“{self.a}” dropped"
        return f"“{self.a}” / “{self.b}”"


@dataclass(frozen=True, slots=True)
class QuoteComparison:
    """The level, the changes, and the share of the shorter quotation found in the other.

    ``parted``: only some sentences of the two are alike, the rest are other ones.
    """

    level: QuoteLevel
    changes: tuple[Change, ...] = ()
    shared: float = 0.0
    common: int = 0
    parted: bool = False


_DIFFERENT = QuoteComparison(QuoteLevel.DIFFERENT)


def compare_quotes(
    a_text: str, a_parts: Sequence[Span], b_text: str, b_parts: Sequence[Span]
) -> QuoteComparison:
    """Compare the quoted parts of two article texts.

    ``a_parts``/``b_parts`` are spans into ``a_text``/``b_text``; several parts are one quotation
    split by its tag.
    """
    a = tokens(a_text, a_parts)
    b = tokens(b_text, b_parts)
    if min(len(a), len(b)) < MIN_WORDS:
        return _DIFFERENT
    pairs = _common(a, b)
    if not pairs:
        return _DIFFERENT
    common, shared = len(pairs), len(pairs) / min(len(a), len(b))
    (a_first, b_first), (a_last, b_last) = pairs[0], pairs[-1]
    changes, cut = _changes(a_text, a, b_text, b, pairs)
    changes = [
        *_edge(
            a_text,
            _in_part(a, a_parts, a_first, before=True),
            b_text,
            _in_part(b, b_parts, b_first, before=True),
            first=True,
        ),
        *changes,
        *_edge(
            a_text,
            _in_part(a, a_parts, a_last, before=False),
            b_text,
            _in_part(b, b_parts, b_last, before=False),
            first=False,
        ),
    ]
    if sum(change.size for change in changes) > MAX_CHANGED * common:
        return _DIFFERENT
    if changes:
        level = QuoteLevel.CHANGED
    elif cut or common < max(len(a), len(b)):
        level = QuoteLevel.CUT
    else:
        level = QuoteLevel.SAME
    return QuoteComparison(level, tuple(changes), shared, common)


def _common(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Places of the words that both have in one order; none where these are too few or too far
    apart for two quotations of one utterance."""
    a_forms = [word.form for word in a]
    b_forms = [word.form for word in b]
    blocks = LCSseq.editops(a_forms, b_forms).as_matching_blocks()
    pairs = _trim([(m.a + k, m.b + k) for m in blocks for k in range(m.size)], a_forms)
    if len(pairs) < MIN_WORDS:
        return []
    (a_first, b_first), (a_last, b_last) = pairs[0], pairs[-1]
    window = max(a_last - a_first + 1, b_last - b_first + 1)
    distinct = {a_forms[i] for i, _ in pairs if a_forms[i] not in FILLERS and len(a_forms[i]) > 2}
    found = (
        len(distinct) >= MIN_COMMON_CONTENT
        and len(pairs) / min(len(a), len(b)) >= MIN_SHARED
        and len(pairs) / window >= MIN_DENSITY
    )
    return pairs if found else []


def tokens(text: str, parts: Sequence[Span]) -> list[Word]:
    """The words of quoted parts, in order."""
    return list(_tokens(text, tuple(parts)))


@lru_cache(maxsize=8192)
def _tokens(text: str, parts: tuple[Span, ...]) -> tuple[Word, ...]:
    return tuple(word for part in parts for word in words(text[part.start : part.end], part.start))


def _in_part(found: list[Word], parts: Sequence[Span], edge: int, *, before: bool) -> list[Word]:
    """The words before or after the one at ``edge`` that stand in its own quoted part."""
    place = found[edge].start
    part = next((p for p in parts if p.start <= place < p.end), None)
    others = found[:edge] if before else found[edge + 1 :]
    return [w for w in others if part is None or part.start <= w.start < part.end]


def _trim(pairs: list[tuple[int, int]], forms: list[str]) -> list[tuple[int, int]]:
    """Drop chance matches at both ends: lone words far from the common stretch."""

    def lonely(edge: tuple[int, int], rest: tuple[int, int]) -> bool:
        gap = max(abs(edge[0] - rest[0]), abs(edge[1] - rest[1]))
        return gap > 4 or (gap > 1 and forms[edge[0]] in FILLERS)

    while len(pairs) > 1 and lonely(pairs[0], pairs[1]):
        pairs = pairs[1:]
    while len(pairs) > 1 and lonely(pairs[-1], pairs[-2]):
        pairs = pairs[:-1]
    return pairs


def _changes(
    a_text: str, a: list[Word], b_text: str, b: list[Word], pairs: list[tuple[int, int]]
) -> tuple[list[Change], bool]:
    """The differing stretches between common words, and whether whole sentences were cut."""
    changes: list[Change] = []
    cut = False
    for (i, j), (next_i, next_j) in pairwise(pairs):
        a_words, b_words = a[i + 1 : next_i], b[j + 1 : next_j]
        if not a_words and not b_words:
            continue
        a_span = Span(a[i].end, a[next_i].start)
        b_span = Span(b[j].end, b[next_j].start)
        a_gap, b_gap = a_text[a_span.start : a_span.end], b_text[b_span.start : b_span.end]
        if _OMISSION.search(a_gap) or _OMISSION.search(b_gap):
            cut = True  # an ellipsis or a bracket says so
        elif _same_letters(a_words, b_words) or _only_fillers(a_words, b_words):
            continue
        elif _whole_sentences(a_text, a, i, next_i, b_words) or _whole_sentences(
            b_text, b, j, next_j, a_words
        ):
            cut = True
        else:
            if _inside_a_word(a[i], a_words) or _inside_a_word(b[j], b_words):
                # "should" / "shouldn't": one printed word, shown whole on both sides.
                a_words, b_words = a[i:next_i], b[j:next_j]
            changes.append(
                Change(
                    printed(a_text, a_words),
                    printed(b_text, b_words),
                    hull(a_words, a_span),
                    hull(b_words, b_span),
                )
            )
    return changes, cut


def _inside_a_word(common: Word, following: list[Word]) -> bool:
    return bool(following) and following[0].start == common.start


def _edge(a_text: str, a: list[Word], b_text: str, b: list[Word], *, first: bool) -> list[Change]:
    """A change at the very beginning or end: both go on, one of them by a few words only.

    Where only one goes on, the other is shortened; where both go on at length, the common part
    is an excerpt of two different statements.
    """
    if not a or not b or min(len(a), len(b)) > _EDGE:
        return []
    reach = min(len(a), len(b)) + 1
    a, b = (a[-reach:], b[-reach:]) if first else (a[:reach], b[:reach])
    if len(a) > 1 and len(b) > 1 and a[0].form == b[0].form and a[0].form in FILLERS:
        a, b = a[1:], b[1:]  # "a careless mistake" / "a reckless mistake"
    if _same_letters(a, b) or a[0].form == b[0].form:
        return []
    denied = {w.form for w in a} & NEGATIONS != {w.form for w in b} & NEGATIONS
    if not denied and not (_has_content(a) and _has_content(b)):
        return []  # "As the chairman knows" / "I think the chairman knows"
    gaps = [text[max(0, w[0].start - 2) : w[-1].end + 2] for text, w in ((a_text, a), (b_text, b))]
    inner = [text[w[0].start : w[-1].end] for text, w in ((a_text, a), (b_text, b))]
    if any(_OMISSION.search(gap) for gap in gaps) or any(_MARK.search(gap) for gap in inner):
        return []
    return [Change(printed(a_text, a), printed(b_text, b), hull(a, NONE), hull(b, NONE))]


def printed(text: str, found: list[Word]) -> str:
    """The text from the first of the words to the last; empty for none."""
    return text[found[0].start : found[-1].end] if found else ""


def hull(found: list[Word], gap: Span) -> Span:
    """Where the words stand; where there are none, the gap that they would fill."""
    return Span(found[0].start, found[-1].end) if found else gap


# Function words that say how much or whether: a quotation that ends in another of them ends in
# another answer ("I found none" / "I found some").
_TELLING = frozenset(
    "no not none never nothing nobody nowhere all both every everything everybody everyone always "
    "some something somebody someone any many few most much little more less only".split()
)


def _has_content(found: list[Word]) -> bool:
    return any(word.form not in FUNCTION_WORDS or word.form in _TELLING for word in found)


def _same_letters(a: list[Word], b: list[Word]) -> bool:
    """Joined or split words ("work force"), plural apostrophes, masked letters, clock styles."""
    x, y = "".join(word.form for word in a), "".join(word.form for word in b)
    if not x or not y:
        return False
    if "*" in x + y and len(x) == len(y):
        return True
    return _plain(x) == _plain(y) or (_minutes(x) is not None and _minutes(x) == _minutes(y))


def _plain(letters: str) -> str:
    """Without plural s and the marks that times and figures are written with."""
    return letters.rstrip("s").translate(_MARKS_IN_FIGURES)


_MARKS_IN_FIGURES = str.maketrans("", "", ":.,/")


def _minutes(letters: str) -> int | None:
    """Minutes after midnight of a clock time; None for anything else."""
    match = _CLOCK.match(letters)
    if match is None:
        return None
    hour = int(match[1]) % 12 if match[3] else int(match[1])
    afternoon = (match[3] or "").lower() == "p"
    return (hour + 12 * afternoon) * 60 + int(match[2])


def _only_fillers(a: list[Word], b: list[Word]) -> bool:
    return all(word.form in FILLERS for word in (*a, *b))


def _whole_sentences(
    text: str, found: list[Word], before: int, after: int, other: list[Word]
) -> bool:
    """Words on one side only that are whole sentences, or part of one beside the speech's tag.

    The words between ``before`` and ``after`` may as well be those one step earlier or later where
    the sentence dropped begins or ends as its neighbour does ("We saw it. We left.").
    """
    if other or after - before < _MIN_CUT + 1:
        return False
    gap = text[found[before].end : found[after].start]
    if _MARK.search(gap):
        return bool(_SENTENCE_END.search(gap))
    steps = [0]
    while (
        before + steps[-1] > 0
        and found[before + steps[-1]].form == found[after - 1 + steps[-1]].form
    ):
        steps.append(steps[-1] - 1)
    ahead = 0
    while (
        after + ahead + 1 < len(found)
        and found[after + ahead].form == found[before + 1 + ahead].form
    ):
        ahead += 1
        steps.append(ahead)
    return any(
        _SENTENCE_END.search(text, found[before + step].end, found[before + step + 1].start)
        and _SENTENCE_END.search(text, found[after + step - 1].end, found[after + step].start)
        for step in steps
    )
