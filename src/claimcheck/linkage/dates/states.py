"""Dates that are of no happening that another report dates: of a state, of a part, of what came on.

"Parts of the town were still dark on Tuesday, a day after the storm hit" does not say when the
storm hit; and schools that are shut until Thursday may be shut in one quarter until Friday.
"""

from __future__ import annotations

import re

from claimcheck.dates.compare import DateComparison
from claimcheck.late import late
from claimcheck.linkage.dates.moments import head_of, moments_of
from claimcheck.linkage.dates.slots import other_figures
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.sentences import said_by
from claimcheck.models import DateClaim
from claimcheck.text import content

# "On Tuesday evening, a day after": what is told behind it was on another day.
_DAYS_FROM = late(
    r"(?:,? ?(?:early |late |in the )?(?:morning|afternoon|evening|night|noon|midnight))?"
    r",? (?:just |only |barely |less than |more than |about |nearly )?[\w-]{1,12} "
    r"(?:(?:day|week|month|year)s? (?:after|before)|hours? after)\b",
    re.IGNORECASE,
)
# "At 5.30pm, an hour before the debate began": what begins does so at another hour.
_HOURS_FROM = late(
    r",? (?:just |only |barely |less than |more than |about |nearly |some )?"
    r"(?:half )?[\w-]{1,12} (?:(?:and a half )?(?:hour|minute)s?) (?:after|before)\b",
    re.IGNORECASE,
)
_STILL = late(r"\bstill\b[^.;:]{0,60}$", re.IGNORECASE)
_UNTIL = late(r"\b(?:until|till)\s+(?:at least |late |early )?$", re.IGNORECASE)
_EXACT_END = late(r"\b(?:until|till)\s+$", re.IGNORECASE)  # not "until at least"
# "Will close by the end of March": the last day by which a plan is carried out.
_DEADLINE = late(r"\b(?:will|would|shall|must|to)\b[^.;:]{0,80}\bby\s+(?:the\s+)?$", re.IGNORECASE)
_ON_DAYS = late(r"\b(?:\w{3,9}days?|weekends?|holidays?)\b", re.IGNORECASE)
_EARLY = 540  # minutes up to which "early" and "overnight" reach
_REACH = 80  # characters in front of a date in which its clause says that something still was so
# Where something holds: "in the old town", "on the east bank"; not "in the wake of".
_WHERE = late(
    r"\b(?:in|on|along|across|around|near) (?:the |parts of (?:the )?|some |most )"
    r"(?!(?:wake|hope|face|aftermath|meantime|event|interests?|end|advice|orders?|recommendation|"
    r"grounds?|coming|next|following|past|same|first|last|morning|afternoon|evening|night|web|"
    r"internet|website)\b)((?:[\w’'-]{2,20} ){0,2}[\w’'-]{2,20})",
    re.IGNORECASE,
)


def of_another_state(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether one date is that of a lasting state, or of a part, and the other's is not."""
    if ends_of_a_part(a, b, context):
        return True
    if moments_of(a.event) & moments_of(b.event) or a.event.verb == b.event.verb:
        return False
    return any(
        seen[0] != seen[1]
        for seen in (
            [_is_counted_from(claim, context) for claim in (a, b)],
            [_lasts(claim, context) for claim in (a, b)],
        )
    )


def ends_of_a_part(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether both are ends, and only one sentence says in which part of the place."""
    return _of_a_part(a, b, context) or _of_a_part(b, a, context)


# Verbs of what is in force until a day.
_LASTS = frozenset({"run", "last", "expire", "end", "remain", "stay", "continue"})


def two_ends(a: DateClaim, b: DateClaim, context: LinkContext) -> DateComparison | None:
    """Two ends of one thing in reports of one day, as a comparison; None where they are not.

    "Closed until Thursday" holds of what is closed until Friday, but nobody writes so.
    """
    days = {context.articles[claim.article].published for claim in (a, b)}
    verbs = {a.event.verb, b.event.verb}
    if len(days) > 1 or (len(verbs) > 1 and not verbs <= _LASTS):
        return None
    if _are_deadlines(a, b, context):
        return DateComparison("different", f"by {a.text} / by {b.text}")
    if None in days:
        return None
    last = {claim.period.last for claim in (a, b)}
    hours = [claim.clock for claim in (a, b)]
    until_hours = all(hour is not None and is_end(hour) for hour in hours)
    if until_hours and (hours[0] == hours[1] or _on_days(a, context) != _on_days(b, context)):
        return None
    if not until_hours and (
        len(last) < 2 or None in last or any(claim.period.granularity != "day" for claim in (a, b))
    ):
        return None
    exact = all(
        _EXACT_END.search(context.articles[c.article].text[c.sentence.start : c.start])
        for c in (a, b)
    )
    return DateComparison("different", f"until {a.text} / until {b.text}") if exact else None


def _are_deadlines(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether two dates are deadlines of one plan, told of one thing in one verb.

    What is done by March is done by June, but nobody writes so who knows of March. "Cut it by 30
    per cent by 2030" and "by 60 per cent by 2040" are two aims.
    """
    x, y = a.period, b.period
    if x.first is not None or y.first is not None or None in (x.last, y.last) or x.last == y.last:
        return False
    things = [(head_of(c.event.subject), head_of(c.event.noun)) for c in (a, b)]
    if x.granularity != y.granularity or things[0] != things[1] or not any(things[0]):
        return False
    return not other_figures(a, b, context) and all(
        _DEADLINE.search(context.articles[c.article].text[c.sentence.start : c.start])
        for c in (a, b)
    )


def is_end(clock: tuple[int, int]) -> bool:
    """Whether a clock time is open in front: "until 6 p.m."."""
    return clock[0] == 0 and clock[1] > _EARLY


def _on_days(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    """The days that its sentence says an hour of: "on weekdays", "on Thursdays"."""
    return frozenset(m[0].lower() for m in _ON_DAYS.finditer(context.sentence(claim)))


def _is_counted_from(claim: DateClaim, context: LinkContext) -> bool:
    text = context.articles[claim.article].text
    return _DAYS_FROM.match(text, claim.end, max(claim.end, claim.sentence.end)) is not None


def is_hours_from(claim: DateClaim, context: LinkContext) -> bool:
    """Whether what is told behind a clock time was so long before or after: "an hour before"."""
    text = context.articles[claim.article].text
    return _HOURS_FROM.match(text, claim.end, max(claim.end, claim.sentence.end)) is not None


def _lasts(claim: DateClaim, context: LinkContext) -> bool:
    text = context.articles[claim.article].text
    start = max(claim.sentence.start, claim.start - _REACH)
    return _STILL.search(text[start : claim.start]) is not None


def _of_a_part(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether both are ends, and only ``a``'s sentence says in which part of the place."""
    texts = [context.articles[claim.article].text for claim in (a, b)]
    for claim, text in zip((a, b), texts, strict=True):
        if not _UNTIL.search(text[claim.sentence.start : claim.start]):
            return False
    own, other = (
        text[claim.sentence.start : claim.sentence.end]
        for claim, text in zip((a, b), texts, strict=True)
    )
    known = frozenset(content(other))
    return any(not known.intersection(content(where)) for where in said_by(_WHERE, own))
