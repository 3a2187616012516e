"""Two speeches of one speaker: as wholes, sentence by sentence, or in another order of words.

Outlets take other sentences of one speech, and remember its words in other orders.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.linkage.quotes.alignment import (
    NONE,
    Change,
    QuoteComparison,
    QuoteLevel,
    compare_quotes,
    hull,
    printed,
    tokens,
)
from claimcheck.linkage.thresholds import (
    MAX_SENTENCE_CHANGED,
    MIN_COMMON_CONTENT,
    MIN_REORDERED_SHARED,
    MIN_SENTENCE,
    MIN_SENTENCE_SHARED,
)
from claimcheck.models import Span
from claimcheck.text import FILLERS, FUNCTION_WORDS

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])[\"”’]*\s+")
_MOST_SENTENCES = 40
_MIN_REORDERED = 7  # words of quotations that may be one in another order


def compare_said(
    a_text: str, a_parts: Sequence[Span], b_text: str, b_parts: Sequence[Span]
) -> QuoteComparison:
    """Compare two quotations as wholes; where they are different ones, sentence by sentence.

    Outlets take other sentences of one speech: only some of them may be in both.
    """
    whole = compare_quotes(a_text, a_parts, b_text, b_parts)
    if whole.level is not QuoteLevel.DIFFERENT:
        return whole
    if reordered := _reordered(a_text, a_parts, b_text, b_parts):
        return reordered
    ours, theirs = _sentences(a_text, tuple(a_parts)), _sentences(b_text, tuple(b_parts))
    if len(ours) * len(theirs) == 1:
        return whole
    offers = []
    forms_a, forms_b = (
        [_telling(text, part) for part in parts]
        for text, parts in ((a_text, ours), (b_text, theirs))
    )
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            if len(forms_a[i] & forms_b[j]) < MIN_COMMON_CONTENT:
                continue
            found = compare_quotes(a_text, (a,), b_text, (b,))
            if _one_sentence(found):
                offers.append((-found.common, i, j, found))
    kept: list[tuple[int, QuoteComparison]] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for _, i, j, found in sorted(offers, key=lambda offer: offer[:3]):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            kept.append((i, found))
    if not kept:
        return whole
    changes = tuple(
        change for _, found in sorted(kept, key=lambda k: k[0]) for change in found.changes
    )
    return QuoteComparison(
        QuoteLevel.CHANGED if changes else QuoteLevel.CUT,
        changes,
        max(found.shared for _, found in kept),
        sum(found.common for _, found in kept),
        parted=True,
    )


def _reordered(
    a_text: str, a_parts: Sequence[Span], b_text: str, b_parts: Sequence[Span]
) -> QuoteComparison | None:
    """Nearly the same words in another order, which no alignment in order can hold together."""
    a, b = tokens(a_text, a_parts), tokens(b_text, b_parts)
    shorter, longer = sorted((len(a), len(b)))
    if shorter < _MIN_REORDERED or shorter < MIN_REORDERED_SHARED * longer:
        return None
    both = Counter(word.form for word in a) & Counter(word.form for word in b)
    common = both.total()
    telling = [form for form in both if form not in FUNCTION_WORDS]
    if common < MIN_REORDERED_SHARED * shorter or len(telling) < MIN_COMMON_CONTENT:
        return None
    change = Change(printed(a_text, a), printed(b_text, b), hull(a, NONE), hull(b, NONE))
    return QuoteComparison(QuoteLevel.CHANGED, (change,), common / shorter, common)


@lru_cache(maxsize=8192)
def _telling(text: str, part: Span) -> frozenset[str]:
    forms = (word.form for word in tokens(text, (part,)))
    return frozenset(form for form in forms if form not in FILLERS and len(form) > 2)


def _one_sentence(found: QuoteComparison) -> bool:
    """Whether two sentences of other speeches are one: people say much the same many times."""
    changed = sum(change.size for change in found.changes)
    return (
        found.level is not QuoteLevel.DIFFERENT
        and found.common >= MIN_SENTENCE
        and found.shared >= MIN_SENTENCE_SHARED
        and changed <= MAX_SENTENCE_CHANGED * found.common
    )


@lru_cache(maxsize=8192)
def _sentences(text: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences of quoted parts, at most `_MOST_SENTENCES` of them."""
    found = []
    for part in parts:
        start = part.start
        for match in _BETWEEN_SENTENCES.finditer(text, part.start, part.end):
            found.append(Span(start, match.start()))
            start = match.end()
        found.append(Span(start, part.end))
    return tuple(span for span in found if span.start < span.end)[:_MOST_SENTENCES]
