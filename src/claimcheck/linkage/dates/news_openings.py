"""Of which days an article's sentences and its opening tell."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import partial

from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.resolve import resolve
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim, Span

OPENING = 600  # characters of an article in which a sentence says of which day it tells
OLDEST = 45  # days; what lies further back is no news
_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|yesterday|jan|feb|mar|apr|may|"
    r"jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_AHEAD = frozenset({"until", "by", "before", "since", "after"})
# The end of a sentence, or of a paragraph: not that of "Jan. 5" or "J. Doe".
_END = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=\d\d))[.!?][\"'”’)]{0,2}\s|\n\s*\n")


def days_of(claim: Claim, context: LinkContext) -> frozenset[date]:
    """The days that a claim may be of: those of its sentence, else those of the opening."""
    if isinstance(claim, DateClaim) and claim.period.first is not None:
        ahead = claim.period.first > published_of(claim, context)
        return frozenset() if ahead else frozenset({claim.period.first})
    return own_days(claim, context) or opening_days(claim.article, context)


def own_days(claim: Claim, context: LinkContext) -> frozenset[date]:
    """The days that a claim's sentence prints."""
    key = ("days", claim.article, claim.sentence.start, claim.sentence.end)
    return context.once(key, partial(days_in, claim.article, *claim.sentence, context))


def start_of(article: str, context: LinkContext) -> int:
    """Where an article's own text begins."""
    regions = context.articles[article].regions
    return regions[0].start if regions else 0


def opening_end(article: str, context: LinkContext) -> int:
    """Where an article's first sentence ends, behind its headline."""
    text, position = context.articles[article].text, start_of(article, context)
    last = min(position + OPENING, len(text))
    while position < last:
        end = _END.search(text, position)
        if end is None:
            return last
        position = end.end()
        if not end.group().startswith("\n"):
            break
    return min(position, last)


def opening_days(article: str, context: LinkContext) -> frozenset[date]:
    """The days, of the last weeks, in the first sentence of an opening that names any."""

    def make() -> frozenset[date]:
        start = start_of(article, context)
        text = context.articles[article].text
        last = min(start + OPENING, len(text))
        while start < last:
            end = _END.search(text, start)
            stop = end.end() if end else len(text)
            if days := days_in(article, start, min(stop, last), context):
                return days
            start = stop
        return frozenset()

    return context.once(("opening days", article), make)


def days_in(article: str, start: int, end: int, context: LinkContext) -> frozenset[date]:
    """The days that a stretch of an article names, not later than the article and not old."""
    published = context.articles[article].published
    text = context.articles[article].text[start:end]
    if published is None or not _DAYS.search(text):
        return frozenset()
    regions = context.articles[article].regions
    days = set()
    for one in printed_dates(text):
        if one.counted or one.bound in _AHEAD or _is_alone(text, one.start, one.end):
            continue
        if regions and _is_header(context.articles[article].text, start + one.start, regions):
            continue
        period = resolve(one, "", reference=published, tense="past")
        first, last = period.first, period.last
        if period.granularity == "day" and first is not None and first == last:
            days.add(first)
    oldest = published - timedelta(days=OLDEST)
    return frozenset(day for day in days if oldest <= day <= published)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a date has its line to itself: that is when the article appeared, and no news."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[first:start] + text[end : last if last >= 0 else len(text)]
    return first > 0 and not any(character.isalnum() for character in line)


def _is_header(text: str, place: int, regions: tuple[Span, ...]) -> bool:
    """Whether a date stands in a line of which nothing is the article's own: "Gazette, 5 May 2020".

    A dateline ("LONDON, May 5 - ") shares its line with the first sentence and does tell of which
    day that is.
    """
    first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    last = last if last >= 0 else len(text)
    return all(region.end <= first or last <= region.start for region in regions)


def published_of(claim: Claim, context: LinkContext) -> date:
    """The day of a claim's article, which has one."""
    published = context.articles[claim.article].published
    assert published is not None
    return published
