"""Attribution claims: who said what, quoted or reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.claims.entity import untitled_name
from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import AttributionClaim, Claim, Mode, Span

if TYPE_CHECKING:
    from claimcheck.attribution import Attribution

_LEAST_WORDS = 5


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every statement, its speaker resolved inside the article where possible.

    Quotations that one sentence gives to one speaker ("…," she said, adding "…") are one
    statement: its claim has all their parts, under the first cue.
    """
    for match in _joined(parsed.attributions):
        content = tuple(parsed.span(start, end) for start, end in match.content if start < end)
        if not content:
            continue
        span = Span(content[0].start, content[-1].end)
        sentence, _ = parsed.sentence(match.content[0][0], match.content[0][1])
        words: set[str] = set()
        for start, end in match.content:
            tokens = parsed.doc.around(start, end)
            if tokens is not None:
                words |= parsed.words_of(tokens)
        speaker, speaker_span, resolved = "", None, False
        if match.speaker is not None:
            speaker_span = parsed.span(*match.speaker)
            speaker = parsed.text(speaker_span)
            entity = parsed.entities.resolve(*match.speaker)
            if entity is not None:
                speaker, resolved = untitled_name(parsed, entity), True
        yield AttributionClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=Span(min(sentence.start, span.start), max(sentence.end, span.end)),
            speaker=" ".join(speaker.split()),
            speaker_span=speaker_span,
            speaker_resolved=resolved,
            cue=parsed.view.text[match.cue[0] : match.cue[1]] if match.cue else "",
            cue_group=match.cue_group,
            content=content,
            quoted=tuple(parsed.span(start, end) for start, end in match.quoted if start < end),
            mode=match.mode,
            words=frozenset(words),
        )
    yield from _unclaimed(parsed)


def _joined(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Direct quotations that go on with the one before them, put together with it.

    Reported words stay apart ("said X, adding that Y"): they are statements that may be compared
    each by itself, while a quotation may be cut and joined anew by another outlet.
    """
    last: Attribution | None = None
    for match in attributions:
        if last is not None and match.continues and last.mode is match.mode is Mode.DIRECT:
            last = replace(
                last, content=last.content + match.content, quoted=last.quoted + match.quoted
            )
            continue
        if last is not None:
            yield last
        last = match
    if last is not None:
        yield last


def _unclaimed(parsed: Parsed) -> Iterator[Claim]:
    """Quotations that no attribution holds: whose they are is unknown, what they say is not.

    Outlets print a quotation without a tag, or as part of their own sentence ("the death was 'a
    tragic accident'"); it is compared word for word all the same. Titles and nicknames are no
    speech: a quotation has `_LEAST_WORDS` words, most of them in lower case.
    """
    from claimcheck.attribution.quotes import scan_quotations

    taken = sorted((start, end) for match in parsed.attributions for start, end in match.content)
    text = parsed.doc.text
    for quotation in scan_quotations(text):
        start, end = quotation.content_start, quotation.content_end
        printed = text[start:end].split()
        if quotation.depth or not quotation.closed or len(printed) < _LEAST_WORDS:
            continue
        if 2 * sum(word[:1].isupper() for word in printed) > len(printed):
            continue
        if any(first < end and start < last for first, last in taken):
            continue
        span = parsed.span(start, end)
        sentence, _ = parsed.sentence(start, end)
        tokens = parsed.doc.around(start, end)
        yield AttributionClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=Span(min(sentence.start, span.start), max(sentence.end, span.end)),
            content=(span,),
            quoted=(span,),
            mode=Mode.DIRECT,
            words=parsed.words_of(tokens) if tokens is not None else frozenset(),
        )


KIND = ClaimKind("attribution", "who said what: direct, partial or indirect", extract)
