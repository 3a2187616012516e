"""Date claims: when something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.interface import ClaimKind, Parsed
from claimcheck.models import Claim, DateClaim

if TYPE_CHECKING:
    from claimcheck.dates import DateMatch


def extract(parsed: Parsed) -> Iterator[Claim]:
    """A claim for every date, period or clock time, with the event it dates."""
    for match in parsed.dates:
        if _is_dateline(parsed.view.text, match.start, match.end) or _in_name(parsed, match):
            continue
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
            mismatch=match.mismatch,
            words=words,
        )


# "KARVEN, 3 March 2025 (Wire) -", "Published: 3 March 2025": the article's own day.
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]{0,40}[\s,./(]{1,3}){0,6}")
# At the start of a line or a bracket only: "findings were published Tuesday" dates the findings.
# "Updated: 2 months ago", or at the start of a line or bracket: "(Published Monday)"; but
# "findings were published Tuesday" dates the findings.
_PUBLISHED = re.compile(
    r"(?:\b(?:published|updated|posted|modified)\s{0,2}:"
    r"|(?:^|[\n(|•·])\s{0,4}(?:(?:first|last|originally|article|story|was)\s){0,3}"
    r"(?:published|updated|posted|modified)\b)[\s:,(]{0,4}(?:on|at)?\s{0,2}$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^\n]{0,40}?(?:\s[-–—]+\s|--)")
_CLOSED = re.compile(r" ?\([^()\n]{1,40}\)")
_LONGEST = 90  # characters of a line before its date that can be a dateline


def _in_name(parsed: Parsed, match: DateMatch) -> bool:
    """Whether a year belongs to a name ("the 1961 Harbour Act"), which dates no happening."""
    token = parsed.token_at(match.start)
    return (
        match.period.granularity == "year"
        and token.head.pos_ == "PROPN"
        and token.head.i > token.i
        and token.dep_ in {"nummod", "compound", "nmod", "amod"}
    )


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a date is the article's own (dateline, "published"), not an event's."""
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _LONGEST) : start]
    if start - line > _LONGEST:
        return bool(_PUBLISHED.search(before))
    if _PUBLISHED.search(before):
        return True
    dash = _AFTER.match(text, end)
    if before != text[line:start]:
        return False
    # "PORT ANNAN (Wire), Oct 5 -": whose report it is.
    before = _CLOSED.sub("", before)
    if "(" in before and (dash is None or ")" not in dash.group()):
        return False  # "Ada Vale (3 May 1951 - 9 June 2010)"
    return dash is not None and bool(_PLACE.fullmatch(before))


KIND = ClaimKind("date", "dates, periods and clock times of events", extract)
