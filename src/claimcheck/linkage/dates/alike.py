"""What shows that two sentences tell one happening, whatever verbs they tell it by.

"A power cut left 12,000 homes in Eastmoor dark on Tuesday evening" and "12,000 households sat in
the dark on Monday evening" share no verb, but a count, a part of the day and a name. Two happenings
of one story, as a rescue and a funeral, seldom share all of these.
"""

from __future__ import annotations

import re
from functools import partial

from claimcheck.dates.lexicon import date_words
from claimcheck.linkage.dates.apart import venues_in
from claimcheck.linkage.dates.moments import moments_of
from claimcheck.linkage.dates.slots import LIGHT
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import DateClaim

_ENOUGH = 3  # signs from which two happenings in other words are one
_WORDS = 2  # words besides names in common that are one sign
_MOST = 2  # signs that words in common may be
_NUMBER = re.compile(r"(?<![\w.,:$€£])(\d{1,3}(?:,\d{3})+|\d{2,})(?![\w:]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOURS = 30  # minutes between two hours that may be one
_PART = 600  # minutes; a longer stretch of the day is no part of it
_CAME_AFTER = frozenset({"arrest", "charge", "sentence", "convict", "arraign", "indict", "hear"})


def told_alike(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether two sentences share counts, the hour, the very place and words of what happened.

    Not where one tells what the law made of it, and the other does not.
    """
    moments = moments_of(a.event), moments_of(b.event)
    if moments[0] & _CAME_AFTER != moments[1] & _CAME_AFTER:
        return False
    names = relation.a_names | relation.b_names
    shared = a.words & b.words
    if not shared & names:
        return False
    table = date_words()
    plain = shared - names - LIGHT
    plain = plain.difference(table.weekdays, table.dayparts)
    signs = min(_MOST, len(figures_beside(a, context) & figures_beside(b, context)))
    signs += of_one_hour(a, b)
    if of_one_place(a, b, context):
        signs += 1 + bool(plain)
    if not signs:
        return False  # an offer for a maker of sensors, and the maker's answer
    signs += min(_MOST, len(plain) // _WORDS)
    return signs + (len(shared & names) > 1) >= _ENOUGH


def of_one_hour(a: DateClaim, b: DateClaim) -> bool:
    """Whether both give one part of the day, or about one hour."""
    x, y = a.clock, b.clock
    if x is None or y is None:
        return False
    if max(x[1] - x[0], y[1] - y[0]) > _PART:
        return False
    return x == y or max(x[0], y[0]) - min(x[1], y[1]) <= _HOURS


def of_one_place(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether both sentences place it at one address ("Quay Street", "Castle Bridge")."""
    return bool(venues_in(context.sentence(a)) & venues_in(context.sentence(b)))


def figures_beside(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    """The numbers of two digits and more in a date's sentence, but for the date's own and years."""
    return context.once(("figures beside", claim.id), partial(_figures, claim, context))


def _figures(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    text, span = context.articles[claim.article].text, claim.sentence
    return frozenset(
        m[1].replace(",", "")
        for start, end in ((span.start, claim.start), (claim.end, span.end))
        for m in _NUMBER.finditer(text[max(start, 0) : end])
        if not _YEAR.fullmatch(m[1])
    )
