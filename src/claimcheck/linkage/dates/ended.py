"""What a story has one day for behind it: the verdict, the sentence, a resignation.

Two reports of one story tell it in words of their own ("was found guilty on Wednesday", "jurors
convicted the 54-year-old on Thursday"), so that their sentences share little. Where each gives one
day for it, and neither prints the other's day at all, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.dates.compare import compare_dates
from claimcheck.linkage.dates.happenings import each_its_own, words_of
from claimcheck.linkage.dates.kinds_of_deeds import is_day
from claimcheck.linkage.dates.moments import moments_of
from claimcheck.linkage.dates.slots import KIN
from claimcheck.linkage.dates.weekdays import Lead, prints_day
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Claim, Comparison, DateClaim

_AT_ONCE = 1  # days between two reports of one day's news
_NAMES = 4  # words of names in common, from which two such reports are of one story
# Moments by how a reason says them. Arrests, charges and signatures are left out: a story has
# several.
_ENDED = {
    "convict": "the verdict",
    "sentence": "the sentence",
    "resign": "the resignation",
}
_BACK = frozenset({"appeal", "overturn", "quash", "previously", "earlier", "another", "again"})


def link_ended(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the one day that each of two reports gives for what is done once."""
    if not relation.of_one_event(_AT_ONCE):
        return
    if relation.score < SURE_EVENT and len(relation.shared_names) < _NAMES:
        return
    left, right = (_ended(claims, context) for claims in (a_claims, b_claims))
    for moment in sorted(left.keys() & right.keys()):
        a, b = left[moment], right[moment]
        result = compare_dates(a, b)
        if result.level != "different" or _of_two_people(a, b, relation):
            continue
        if _prints(a, b_claims, relation.b, context) or _prints(b, a_claims, relation.a, context):
            continue
        shared = words_of(a) & words_of(b)
        days = Lead(a, None), Lead(b, None)
        given = f"gives one day of {_ENDED[moment]}"
        yield each_its_own(days, result, shared, relation, context, given, "what is done once")


def _ended(claims: Sequence[Claim], context: LinkContext) -> dict[str, DateClaim]:
    """By moment, the first date of it where the article gives one day only."""
    found: dict[str, list[DateClaim]] = {}
    for claim in claims:
        if not isinstance(claim, DateClaim) or not is_day(claim):
            continue
        published, day = context.articles[claim.article].published, claim.period.first
        ahead = published is not None and day is not None and day > published
        if ahead or claim.words & _BACK:
            continue
        for moment in moments_of(claim.event) & _ENDED.keys():
            found.setdefault(moment, []).append(claim)
    return {
        moment: own[0]
        for moment, own in found.items()
        if len({claim.period.first for claim in own}) == 1
    }


def _of_two_people(a: DateClaim, b: DateClaim, relation: Relation) -> bool:
    """Whether it was done to two people by name, or to somebody's kin."""
    told = [frozenset(f"{c.event.noun or c.event.subject} {c.event.of}".split()) for c in (a, b)]
    x, y = told[0] & relation.a_names, told[1] & relation.b_names
    return bool((told[0] | told[1]) & KIN) or (bool(x and y) and not x & y)


def _prints(claim: DateClaim, others: Sequence[Claim], article: str, context: LinkContext) -> bool:
    """Whether the other article prints a claim's day anywhere."""
    if claim.weekday is not None:
        return prints_day(Lead(claim, None), others, article, context)
    day = claim.period.first
    return any(isinstance(o, DateClaim) and o.period.first == day for o in others)
