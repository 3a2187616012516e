"""Attribution claims: who said what, quoted or reported."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import AttributionClaim, Claim, Span


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every attribution, its speaker resolved inside the article where possible."""
    for match in parsed.attributions:
        content = tuple(parsed.span(start, end) for start, end in match.content if start < end)
        if not content:
            continue
        span = Span(content[0].start, content[-1].end)
        sentence, _ = parsed.sentence(match.content[0][0], match.content[0][1])
        words: set[str] = set()
        for start, end in match.content:
            tokens = parsed.doc.char_span(start, end, alignment_mode="expand")
            if tokens is not None:
                words |= parsed.words_of(tokens)
        speaker, speaker_span, resolved = "", None, False
        if match.speaker is not None:
            speaker_span = parsed.span(*match.speaker)
            speaker = parsed.text(speaker_span)
            entity = parsed.entities.resolve(*match.speaker)
            if entity is not None:
                speaker, resolved = entity.name, True
        yield AttributionClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=Span(min(sentence.start, span.start), max(sentence.end, span.end)),
            speaker=" ".join(speaker.split()),
            speaker_span=speaker_span,
            speaker_resolved=resolved,
            cue=parsed.doc.text[match.cue[0] : match.cue[1]] if match.cue else "",
            cue_group=match.cue_group,
            content=content,
            quoted=tuple(parsed.span(start, end) for start, end in match.quoted if start < end),
            mode=match.mode,
            words=frozenset(words),
        )


KIND = ClaimKind("attribution", "who said what: direct, partial or indirect", extract)
