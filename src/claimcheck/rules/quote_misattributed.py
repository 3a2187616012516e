"""The same quoted words, different speakers.

What it reports
---------------
Two outlets print the same quotation and attribute it to different people.

Why it matters
--------------
Somebody is said to have said what they did not say.

Example
-------
"Run, do not walk," said Mira Castel, in one article; the same words are Paul Adair's in another.

When it is wrong
----------------
One person repeats another's words, or a spokesman speaks for the body that the other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.frozen import dataclass
from claimcheck.linkage.clusters.questions import speaker_question
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
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    first_of_each,
    make_finding,
    pairs,
    said_by,
)
from claimcheck.text import all_forms, fold, forms_in

ID = "quote-misattributed"
_LITTLE = "only a hint: little else says that both reports are of one event"
_COMMA = re.compile(r",\s")
_BEFORE = 400  # characters that are searched for the sentence before a quotation
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’]?\s+|\n+")


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster in which two speakers say the same words: those of its surest pair,
    with every article that gives the words to one of them."""
    told = sorted(_told(cluster, context), key=lambda item: bool(item.doubt))
    if not told:
        return
    first = told[0]
    sides = _all_sides(first, [item for item in told if item.doubt == first.doubt])
    yield make_finding(
        ID,
        replace(cluster, question=speaker_question(first.pair.a.text)),
        verdict=Verdict.CONFLICT,
        severity=Severity.INFO if first.doubt else Severity.WARNING,
        confidence=first.pair.confidence,
        message=f"the same words, different speakers: {said_by(sides, context)}",
        sides=sides,
        reasons=[*first.pair.reasons, *([first.doubt] if first.doubt else [])],
        key="|".join(sorted(fold(side.says) for side in first.sides)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A pair that gives the same words to two speakers."""

    pair: Comparison
    sides: tuple[Side, Side]
    doubt: str


def _all_sides(first: _Told, told: Sequence[_Told]) -> list[Side]:
    """The sides of a pair, and those of the pairs that set the same two speakers apart.

    "Griffin" of one article is the "Chad Griffin" of another; "Carl Reed" is not "Tom Reed".
    """
    speakers = [side.says for side in first.sides]
    found: list[tuple[int, Side]] = []
    for item in (first, *told):
        for order in ((0, 1), (1, 0)):
            pairs_up = list(zip(order, item.sides, strict=True))
            if all(_one_name(side.says, speakers[n]) for n, side in pairs_up):
                found += pairs_up
                break
    full = [max((s.says for m, s in found if m == n), key=len) for n in (0, 1)]
    return first_of_each(replace(side, says=full[n]) for n, side in found)


def _one_name(a: str, b: str) -> bool:
    x, y = ({*_words_of(fold(name))} for name in (a, b))
    return x <= y or y <= x


def _told(cluster: Cluster, context: RuleContext) -> Iterator[_Told]:
    for pair in pairs(cluster, Verdict.CONFLICT):
        a, b = pair.a, pair.b
        if not (isinstance(a, AttributionClaim) and isinstance(b, AttributionClaim)):
            continue
        if "speakers differ" not in pair.level or not a.speaker_span or not b.speaker_span:
            continue
        if _may_be_one(a, b, context) or _may_be_one(b, a, context):
            continue
        doubt = _doubt(a, b, context)
        if not doubt and pair.confidence is Confidence.LOW:
            doubt = _LITTLE
        sides = (_side(a, a.speaker_span, context), _side(b, b.speaker_span, context))
        yield _Told(pair, sides, doubt)


def _side(claim: AttributionClaim, span: Span, context: RuleContext) -> Side:
    """A side that marks the speaker; the words too where "he" says nothing of who it is."""
    if _named(claim, context):
        text = context.articles[claim.article].text
        return Side(claim, _with_name(claim, span, text), claim.speaker)
    marks = tuple(sorted({span, *claim.quoted}))
    return Side(claim, Span(marks[0].start, marks[-1].end), claim.speaker, marks)


def _may_be_one(mine: AttributionClaim, other: AttributionClaim, context: RuleContext) -> bool:
    """Whether "she said" may be the other article's speaker after all.

    Its article names that one nearer to the words than the one whom it was taken for.
    """
    if _named(mine, context) or (mine.speaker_resolved and _just_named(mine, other, context)):
        return False
    ahead = forms_in(context.articles[mine.article].text[: mine.start])
    names = [_words_of(fold(claim.speaker))[-1:] for claim in (mine, other)]
    own, its = (
        max((n for n, form in enumerate(ahead) if [form] == name), default=-1) for name in names
    )
    return its > own


def _doubt(a: AttributionClaim, b: AttributionClaim, context: RuleContext) -> str:
    """Why it is not sure that two people are meant; empty where it is.

    "He said" is somebody else's for sure where its article never prints the other's name, or where
    the sentence before names him and not the other.
    """
    for mine, other in ((a, b), (b, a)):
        if _named(mine, context):
            continue
        text = all_forms(context.articles[mine.article].text)
        given = _words_of(fold(other.speaker))[:1]
        if mine.speaker_resolved and _just_named(mine, other, context):
            continue
        if not mine.speaker_resolved or not given or given[0] in text:
            label = context.label(mine.article)
            return f"only a hint: {label} prints no name beside the words"
    return ""


def _just_named(mine: AttributionClaim, other: AttributionClaim, context: RuleContext) -> bool:
    """Whether the sentence right before the quotation names its speaker, and not the other."""
    text = context.articles[mine.article].text[max(0, mine.start - _BEFORE) : mine.start]
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    if len(sentences) < 2:
        return False
    before = set(forms_in(sentences[-1]))
    speaker, another = _words_of(fold(mine.speaker)), set(_words_of(fold(other.speaker)))
    # Of two with one surname the given names alone tell who is meant.
    another -= {*speaker}
    return bool(speaker) and speaker[-1] in before and not another & before


def _named(claim: AttributionClaim, context: RuleContext) -> bool:
    """Whether the article prints the speaker's name beside the words, not "he" or "the body"."""
    if claim.speaker_span is None:
        return False
    text = context.articles[claim.article].text
    span = _with_name(claim, claim.speaker_span, text)
    printed = fold(text[span.start : span.end])
    return bool(set(_words_of(printed)) & set(_words_of(claim.speaker)))


def _with_name(claim: AttributionClaim, span: Span, text: str) -> Span:
    """A speaker's span up to the name behind a description: "said the firm's head, Ada Moreno".

    The name follows after a comma, whole.
    """
    comma = _COMMA.match(text, span.end)
    if comma is None or not claim.speaker:
        return span
    end = comma.end() + len(claim.speaker)
    return Span(span.start, end) if fold(text[comma.end() : end]) == fold(claim.speaker) else span


def _words_of(name: str) -> list[str]:
    return list(forms_in(name))


RULE = Rule(ID, "the same words, a different speaker", frozenset({"attribution"}), check)
