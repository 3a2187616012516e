"""Which outlets of a finding print one text: one origin, not as many witnesses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from claimcheck.copies import Copies
from claimcheck.models import Finding, Side
from claimcheck.rules.interface import RuleContext, some
from claimcheck.text import fold

_MOST = 60  # sides of one value that are held against each other
_ANSWERS = 6  # answers that are held against each other
_OTHERWISE = "print nearly the same text, but differ here"
_ONE_TEXT = "print nearly the same text: one origin"
_ONE_SENTENCE = "print nearly the same sentence: one origin"


def with_origins(finding: Finding, copies: Copies, context: RuleContext) -> Finding:
    """The finding, its reasons followed by which outlets with one answer go back to one origin."""
    by_value: dict[str, list[Side]] = defaultdict(list)
    for side in finding.sides:
        by_value[fold(side.says)].append(side)
    found = [
        reason for sides in by_value.values() for reason in _origins(sides[:_MOST], copies, context)
    ]
    found += _altered(list(by_value.values()), copies, context)
    if not found:
        return finding
    return replace(finding, reasons=tuple(dict.fromkeys([*finding.reasons, *found])))


def _altered(
    by_value: Sequence[Sequence[Side]], copies: Copies, context: RuleContext
) -> Iterator[str]:
    """Two articles that give two answers in nearly one text: one of them was changed."""
    for (one, *_), (other, *_) in combinations(by_value[:_ANSWERS], 2):
        if _of_one_text(one, other, copies):
            names = [context.label(side.claim.article) for side in (one, other)]
            if names[0] == names[1]:
                names = [side.claim.article for side in (one, other)]
            yield f"{' and '.join(names)} {_OTHERWISE}"
            return


def _origins(sides: Sequence[Side], copies: Copies, context: RuleContext) -> Iterator[str]:
    """Groups of sides that print one text, then of those that print one sentence."""
    left = list(sides)
    while left:
        first, *others = left
        texts = [s for s in others if _of_one_text(first, s, copies)]
        sentences = [s for s in others if s not in texts and _of_one_sentence(first, s, copies)]
        for group, how in ((texts, _ONE_TEXT), (sentences, _ONE_SENTENCE)):
            ids = dict.fromkeys(side.claim.article for side in (first, *group))
            if len(ids) > 1:
                yield f"{_named(ids, context)} {how}"
        left = [s for s in others if s not in texts and s not in sentences]


def _named(articles: Iterable[str], context: RuleContext) -> str:
    """The outlets of the articles, each once, with how many of its articles are meant."""
    counts = Counter(context.label(article) for article in articles)
    if len(counts) == 1:
        label, number = next(iter(counts.items()))
        return f"{number} articles of {label}"
    return some([f"{label} ({n} articles)" if n > 1 else label for label, n in counts.items()])


def _of_one_text(a: Side, b: Side, copies: Copies) -> bool:
    return a.claim.article != b.claim.article and copies.near(a.claim.article, b.claim.article)


def _of_one_sentence(a: Side, b: Side, copies: Copies) -> bool:
    first, second = a.claim, b.claim
    return first.article != second.article and copies.one_sentence(
        first.article, first.sentence, second.article, second.sentence
    )
