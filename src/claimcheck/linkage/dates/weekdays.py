"""The weekdays that a report prints, and which of them surely are those of its news.

Two reports of one event give days of which neither prints the other's. Where one of the two is a
stray day, far from its report, or where each report prints its own again, that is seldom so but by
a slip. Counted were such pairs of reports printed within two days of each other; for what would be
found, each shared day of two reports was changed in one of them:

====================================================  =========  =======
two reports of one event                              one        as
                                                      changed    printed
====================================================  =========  =======
all                                                   122        15
the first day of each, and one lies three days or
more before its report or after it (a stray day)      64         0
each printed twice or more                            38         0
two words besides names in common, and a stray day    38         0
two words in common, and each the only such day       32         0
====================================================  =========  =======
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.lexicon import date_words
from claimcheck.linkage.dates.kinds_of_deeds import Deed, deed_of
from claimcheck.linkage.dates.news_openings import start_of
from claimcheck.linkage.dates.ways import names_month
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim
from claimcheck.text import all_forms

LEAD = 500  # characters in which a report says what it is about
_BRIEF = 1_000  # characters up to which a report may leave out the days of all else in its story
_WEEKS = 10  # days from a weekday within which a day of the calendar may be that day
_STRAY = 3  # days before its report from which a day is seldom that of the report's news
_STAMPED = 3  # days from its report within which a day with its year is a stamp of the page
_STAMP_WORDS = 8  # in the line of a stamp
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d")
_HOUR_BEHIND = 9  # characters: " at 11:45"
_INCHES = re.compile(r"(?<=\d)\x22")  # 6" is no quotation


class Lead(NamedTuple):
    """A weekday of a report, the deed that it may date, and whether the report opens with it.

    ``first``: whether the report prints no other weekday before; ``times``: how often this one.
    """

    claim: DateClaim
    deed: Deed | None
    opens: bool = False
    first: bool = False
    times: int = 1


def are_of_both(x: Lead, y: Lead, context: LinkContext) -> bool:
    """Whether both days are their reports' own: no briefs, and sentences that share a word.

    Each is printed again, or each is the first and one of them is a stray day. Of reports whose
    days are not known each must be the first and printed again: of such pairs 10 are equal, and
    none is unequal.
    """
    if x.claim.words.isdisjoint(y.claim.words) or are_brief(x.claim, y.claim, context):
        return False
    again, first = min(x.times, y.times) > 1, x.first and y.first
    if not _is_told(x, y, context):
        undated = all(context.articles[lead.claim.article].published is None for lead in (x, y))
        return undated and again and first
    return again or (first and _is_stray(x, y, context))


def of_both_in_words(x: Lead, y: Lead, context: LinkContext, *, alone: bool) -> bool:
    """Whether days of two sentences that say much alike are their reports' own: no briefs.

    One of them is a stray day, or neither report prints a second day that the other does not
    (``alone``).
    """
    return _is_told(x, y, context) and (alone or _is_stray(x, y, context))


def _is_told(x: Lead, y: Lead, context: LinkContext) -> bool:
    """Whether two reports are long enough to tell of all days, and days of both are known."""
    known = all(age_of(lead.claim, context) is not None for lead in (x, y))
    return known and not are_brief(x.claim, y.claim, context)


def _is_stray(x: Lead, y: Lead, context: LinkContext) -> bool:
    ages = [age_of(lead.claim, context) for lead in (x, y)]
    return any(age is not None and not 0 <= age < _STRAY for age in ages)


def age_of(claim: DateClaim, context: LinkContext) -> int | None:
    """Days from a date to the day of its report; None where either is not known."""
    published, first = context.articles[claim.article].published, claim.period.first
    return None if published is None or first is None else (published - first).days


def weekdays_of(article: str, claims: Sequence[Claim], context: LinkContext) -> Sequence[Lead]:
    """A report's weekdays without a month, in the order in which it prints them."""
    start = start_of(article, context)
    found: list[Lead] = []
    for claim in sorted(claims, key=lambda c: c.start):
        if claim.start < start or not isinstance(claim, DateClaim):
            continue
        if claim.weekday is not None and not names_month(claim):
            deed = context.once(("deed", claim.id), partial(deed_of, claim, context))
            opens = not found and claim.start < start + LEAD
            found.append(Lead(claim, deed, opens))
    times = Counter(lead.claim.weekday for lead in found)
    return [
        lead._replace(
            first=lead.claim.weekday == found[0].claim.weekday, times=times[lead.claim.weekday]
        )
        for lead in found
    ]


def prints_day(lead: Lead, claims: Sequence[Claim], article: str, context: LinkContext) -> bool:
    """Whether another report gives this weekday anywhere, in words or as a day of the month."""
    if lead.claim.weekday in _weekdays_in(context.articles[article].text):
        return True
    return any(
        isinstance(claim, DateClaim)
        and claim.period.first is not None
        and claim.period.first == claim.period.last
        and claim.period.first.weekday() == lead.claim.weekday
        and _is_of_news(claim, lead, context)
        for claim in claims
    )


def _is_of_news(claim: DateClaim, lead: Lead, context: LinkContext) -> bool:
    """Whether a day may be that weekday: of these weeks, no stamp of a page, no quoted "today".

    In a sentence nobody writes the year of the day of writing: "Aug. 12, 2016 3:45 PM" is a stamp.
    Of 442 weekdays that two reports of one event share, 52 are also given as another sort of day,
    21 of them in quotations alone ("a reality of life today").
    """
    day, own = claim.period.first, lead.claim.period.first
    if not names_month(claim) and _is_quoted(claim, context):
        return False
    if day is None or own is None:
        return True
    printed = printed_date(claim.period.text)
    published = context.articles[claim.article].published
    dated = printed is not None and printed.year is not None and published is not None
    if dated and published is not None and abs((day - published).days) <= _STAMPED:
        return not _is_stamp(claim, context)
    return abs((day - own).days) <= _WEEKS


def _is_quoted(claim: DateClaim, context: LinkContext) -> bool:
    """Whether a day stands inside a quotation, by the marks of its paragraph."""
    text = context.articles[claim.article].text
    front = _INCHES.sub("", text[text.rfind("\n\n", 0, claim.start) + 1 : claim.start])
    return front.count("“") > front.count("”") or front.count('"') % 2 == 1


def _is_stamp(claim: DateClaim, context: LinkContext) -> bool:
    """Whether a date stands with an hour, or in a line of few words."""
    text = context.articles[claim.article].text
    end = text.find("\n", claim.end)
    line = text[text.rfind("\n", 0, claim.start) + 1 : end if end >= 0 else len(text)]
    hour = _HOUR.search(text, claim.start, claim.end + _HOUR_BEHIND)
    return len(line.split()) <= _STAMP_WORDS or hour is not None


@lru_cache(maxsize=1024)
def _weekdays_in(text: str) -> frozenset[int]:
    names = date_words().weekdays
    return frozenset(names[form] for form in all_forms(text) & names.keys())


def are_brief(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one of two reports is so short that it leaves out other days of its story."""
    return min(len(context.articles[c.article].text) for c in (a, b)) <= _BRIEF
