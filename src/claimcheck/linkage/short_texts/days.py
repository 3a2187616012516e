"""Days and years of a short text, where its original gives others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from claimcheck.dates.compare import compare_dates
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.linker import facets, tell_apart
from claimcheck.linkage.dates.moments import head_of, moments_of
from claimcheck.linkage.lines import COUNTING, Line, cover_by_all, printed, same_word
from claimcheck.linkage.short_texts.sides import FITTING, Sides, aligned, aligned_beside, comparison
from claimcheck.linkage.short_texts.told import beside, near, tells_of, untold
from claimcheck.models import Claim, Comparison, DateClaim
from claimcheck.text import content, fold, stem


def link_dates(dates: Sequence[DateClaim], line: Line, sides: Sides) -> Iterator[Comparison]:
    """Comparisons of the dates that the original does not give for it, at most one each."""
    for date in dates:
        if date.id in sides.settled:
            continue
        places = chain(
            aligned(line, sides, _own(date)), aligned_beside(line, date.span, sides, _own(date))
        )
        for covered, other in places:
            needed = (_happening(date, line, sides) | beside(date, line, sides)) - _TAKING_PLACE
            if untold(needed, line, other, sides):
                continue
            rivals = [e for e in other.dates if _other_date(date, e, line, sides)]
            if rivals and not sides.denied(other, short=False):
                nearest = max(rivals, key=lambda e: (near(date, e, sides), -e.start))
                reason = compare_dates(date, nearest).reason
                yield comparison(date, nearest, "different", covered, sides, reason)
                break


# Words beside a date that say nothing of what happened on it.
_TAKING_PLACE = COUNTING | frozenset(
    "take place happen occur original former famous popular current".split()
)


def _happening(date: DateClaim, line: Line, sides: Sides) -> frozenset[str]:
    """Words of what happened on a date; to whom may be told elsewhere in the original."""
    event = date.event
    told = frozenset({event.verb, *event.noun.split(), *content(event.phrase)})
    elsewhere = cover_by_all(line, sides.original).told
    return told - (frozenset(event.subject.split()) & elsewhere)


def _own(claim: Claim) -> frozenset[str]:
    return frozenset({word for part in fold(claim.text).split() for word in (part, stem(part))})


def is_dated(date: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether the original gives a date that fits where it speaks of the same."""
    fitting = [
        other
        for other in sides.original
        if any(compare_dates(date, theirs).level in FITTING for theirs in other.dates)
    ]
    if any(tells_of(line, date.span, other, sides) for other in fitting):
        return True
    if date.period.first is None and sides.original_prints(fold(date.text)):
        return True  # no day of its own, but the same words ("the fourth quarter")
    # A year that no date claim holds ("2011's budget").
    year = fold(date.text)
    bare = len(year) == 4 and year.isdigit()
    return bare and not fitting and year in printed(sides.original_id, sides.context)


# "Parasite (2019)": the year tells one film from another and answers nothing.
_LABELLED = re.compile(r"[\w.’'!?\"”]\s\($")


def is_label(date: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether a bare year stands in brackets right behind a name."""
    text = sides.context.articles[sides.short_id].text
    year = date.text.isdigit() and text[date.end : date.end + 1] == ")"
    return year and _LABELLED.search(text[line.span.start : date.start]) is not None


def _other_date(date: DateClaim, other: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether another date stands where this one does: told of one happening, and not of both."""
    if frozenset((date.id, other.id)) in sides.judged or not facets(date) & facets(other):
        return False
    if compare_dates(date, other).level != "different":
        return False
    if any(compare_dates(mine, other).level in FITTING for mine in line.dates):
        return False
    a, b = (date, other) if date.article == sides.relation.a else (other, date)
    return _one_moment(date, other) and not tell_apart(a, b, sides.relation, sides.context)


_HAPPENING = frozenset({"happen", "come", "occur"})


def _one_moment(date: DateClaim, other: DateClaim) -> bool:
    verb, theirs = date.event.verb, other.event.verb
    if not verb or verb in moment_words().empty:
        return True
    if moments_of(date.event) & moments_of(other.event):
        return True
    words = {*theirs.split(), *other.event.phrase.lower().split(), *other.event.noun.split()}
    # "The acquisition took place", "the championship came": what did says it.
    told = head_of(date.event.subject) if verb in _HAPPENING else verb
    return same_word(told, frozenset(words))
