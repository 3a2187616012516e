"""Date claims: when something happened."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import Claim, DateClaim


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every date, period or clock time, with the event it dates."""
    for match in parsed.dates:
        span = parsed.span(match.start, match.end)
        sentence, words = parsed.sentence(match.start, match.end)
        yield DateClaim(
            article=parsed.article.id,
            start=span.start,
            end=span.end,
            text=parsed.text(span),
            sentence=sentence,
            period=match.period,
            weekday=match.weekday,
            clock=match.clock,
            event=match.event,
            words=words,
        )


KIND = ClaimKind("date", "dates, periods and clock times of events", extract)
