"""The same direct quotation with different words.

What it reports
---------------
Two outlets print one quotation in different words. Style (contractions, brackets, spelling),
truncation and cut sentences are not reported.

Why it matters
--------------
Quotation marks promise the speaker's own words; two versions cannot both be them.

Example
-------
"This decision should trouble every taxpayer" in one article, "This decision must trouble every
taxpayer" in another.

When it is wrong
----------------
The speaker said nearly the same thing twice, or the words are two translations: where an article
says so ("said in Russian", "through an interpreter"), the finding is one step less severe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.frozen import dataclass
from claimcheck.linkage.clusters.questions import words_question
from claimcheck.linkage.printed import frame
from claimcheck.linkage.quotes.alignment import Change, QuoteComparison, QuoteLevel
from claimcheck.linkage.quotes.speeches import compare_said
from claimcheck.linkage.quotes.translation import translated
from claimcheck.models import (
    AttributionClaim,
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Severity,
    Side,
    Span,
    Verdict,
)
from claimcheck.rules.interface import Rule, RuleContext, make_finding, pairs, some
from claimcheck.text import FUNCTION_WORDS, NEGATIONS, WEIGHTY, fold, forms_in

ID = "quote-altered"
_NOBODY = FUNCTION_WORDS | {""}


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster whose quotations differ in words, from its clearest pair."""
    told: list[_Told] = []
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if not (isinstance(a, AttributionClaim) and isinstance(b, AttributionClaim)):
            continue
        result = compare_said(
            context.articles[a.article].text, a.quoted, context.articles[b.article].text, b.quoted
        )
        if result.level is QuoteLevel.CHANGED:
            told.append(_Told(pair, a, b, result))
    if not told:
        return
    best = max(told, key=lambda item: item.result.common)
    pair, result, a, b = best.pair, best.result, best.a, best.b
    ours, theirs = _camps(best, told)
    grave = any(change.grave for change in result.changes)
    light = all(_light(change) for change in result.changes)
    if pair.confidence is Confidence.HIGH and grave:
        severity = Severity.ERROR
    else:
        severity = Severity.INFO if light and not grave else Severity.WARNING
    signs = [
        f"{context.label(side.article)} may translate: “{sign}”"
        for side in (a, b)
        if (sign := translated(side, context.articles[side.article]))
    ]
    if signs and severity is not Severity.INFO:
        severity = Severity.WARNING if severity is Severity.ERROR else Severity.INFO
    speaker = next((c.speaker for c in (a, b) if fold(c.speaker) not in _NOBODY), "")
    labels = " / ".join(
        some(list(dict.fromkeys(context.label(side.claim.article) for side in camp)), ", ")
        for camp in (ours, theirs)
    )
    yield make_finding(
        ID,
        replace(cluster, question=words_question(speaker, _around(a, b, result, context))),
        verdict=Verdict.CONFLICT,
        severity=severity,
        confidence=pair.confidence,
        message=f"{speaker or 'unnamed speaker'} quoted in different words ({labels}): "
        + "; ".join(str(change) for change in result.changes[:4]),
        sides=[*ours, *theirs],
        reasons=(*pair.reasons, *signs),
        key="quote",
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A pair of quotations, and the words in which they differ."""

    pair: Comparison
    a: AttributionClaim
    b: AttributionClaim
    result: QuoteComparison

    def sides(self) -> tuple[Side, Side]:
        changes = self.result.changes
        a = Side(self.a, self.a.span, _says(self.a.text), tuple(_mark(c.a_span) for c in changes))
        b = Side(self.b, self.b.span, _says(self.b.text), tuple(_mark(c.b_span) for c in changes))
        return a, b

    def words(self) -> list[tuple[str, str]]:
        return [(fold(change.a), fold(change.b)) for change in self.result.changes]


def _camps(best: _Told, told: Sequence[_Told]) -> tuple[list[Side], list[Side]]:
    """The sides that have the one wording and those that have the other.

    Of other pairs those count that differ in the very same words, however much more they quote. An
    article that prints both wordings is left out.
    """
    own = {best.a.article, best.b.article}
    ours, theirs = best.sides()
    camps: tuple[dict[str, Side], dict[str, Side]] = ({}, {})
    wording = best.words()
    for item in told:
        order = (0, 1)
        if item.words() != wording:
            if [(b, a) for a, b in item.words()] != wording:
                continue
            order = (1, 0)
        for side, n in zip(item.sides(), order, strict=True):
            if side.claim.article not in own:
                says = (ours, theirs)[n].says
                camps[n].setdefault(side.claim.article, replace(side, says=says))
    both = camps[0].keys() & camps[1].keys()
    rest = [[side for of, side in camp.items() if of not in both] for camp in camps]
    return _in_order([ours, *rest[0]]), _in_order([theirs, *rest[1]])


def _in_order(sides: Sequence[Side]) -> list[Side]:
    return sorted(sides, key=lambda side: (side.claim.article, side.span))


def _around(
    a: AttributionClaim, b: AttributionClaim, result: QuoteComparison, context: RuleContext
) -> str:
    """The words beside the first difference that matters, from the article that has words there."""
    change = next((c for c in result.changes if not _light(c)), result.changes[0])
    claim, span = (a, change.a_span) if change.a else (b, change.b_span)
    part = next((p for p in claim.quoted if p.start <= span.start <= span.end <= p.end), claim.span)
    return frame(span, part, context.articles[claim.article].text)


def _light(change: Change) -> bool:
    """Only little words differ that change nothing for a reader (of, who, it).

    A "not" on both sides is no difference: "wasn't" / "weren't".
    """
    a, b = (set(forms_in(text)) for text in (change.a, change.b))
    return (a | b) - (a & b & NEGATIONS) <= FUNCTION_WORDS - WEIGHTY


def _says(text: str) -> str:
    return " ".join(text.split())


def _mark(span: Span) -> Span:
    return Span(span.start, max(span.end, span.start + 1))


RULE = Rule(ID, "the same quotation with different words", frozenset({"attribution"}), check)
