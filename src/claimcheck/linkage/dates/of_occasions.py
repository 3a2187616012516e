"""Days of one occasion: "Monday's debate" in one report, "the debate on Tuesday night" in another.

A story has one debate, one primary, one funeral within days, or its reports tell them apart by a
name or a number. Votes, speeches and rallies come again: there nothing but the day may differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from claimcheck.dates.compare import DateComparison
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.occasions import Occasion, is_one, occasions_in, sequence_of
from claimcheck.linkage.dates.slots import LIGHT
from claimcheck.linkage.dates.ways import Way, by_day, names_month
from claimcheck.linkage.dates.weekdays import Lead, prints_day
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, Verdict

_SAME_NEWS = 2  # days between two reports of one occasion
_ALIKE = 2  # words besides names that two sentences on what comes again have in common
_NEAR = 13  # days between two days of one occasion: a bare weekday may be read as the coming one
_FITTING = frozenset({"same", "contained", "compatible"})
_Pair = tuple[Occasion, Occasion, DateComparison]


def link_occasions(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison a sort of occasion: two days that two reports give for it."""
    if not relation.of_one_event(_SAME_NEWS):
        return
    left, right = context.of_both(
        "occasions", partial(occasions_in, context=context), relation, a_claims, b_claims
    )
    by_sort: dict[str, list[_Pair]] = defaultdict(list)
    for x in left:
        for y in right:
            if x.sort == y.sort:
                way, result = by_day(x.claim, y.claim)
                if way is not Way.MIXED or result.level in _FITTING:
                    by_sort[x.sort].append((x, y, result))
    claims = {relation.a: a_claims, relation.b: b_claims}
    for sort, pairs in by_sort.items():
        if any(result.level in _FITTING for _, _, result in pairs):
            continue  # one day of it is told alike: the other may be another one
        several = any(
            len({_day(of) for of in side if of.sort == sort}) > 1 for side in (left, right)
        )
        found = [
            (x, y, result)
            for x, y, result in pairs
            if result.level == "different"
            and _are_near(x, y)
            and is_one(x, y, relation, context, by_name=several)
            and _is_news_of(x, y, relation, context)
            and (x.single or _for_itself(x, y, claims, relation, context))
        ]
        if found:
            yield _comparison(max(found, key=_likeness), relation, context)


def _is_news_of(x: Occasion, y: Occasion, relation: Relation, context: LinkContext) -> bool:
    """Whether two sentences share a word, and are not of strangers each."""
    a, b = x.claim, y.claim
    if relation.days_apart is None and not x.marks & y.marks & relation.shared_names:
        return False
    return bool(a.words & b.words) and not relation.strangers(x.marks, y.marks, context)


def _are_near(x: Occasion, y: Occasion) -> bool:
    days = [each.claim.period.first for each in (x, y)]
    return days[0] is None or days[1] is None or abs((days[0] - days[1]).days) <= _NEAR


def _for_itself(
    x: Occasion,
    y: Occasion,
    claims: dict[str, Sequence[Claim]],
    relation: Relation,
    context: LinkContext,
) -> bool:
    """Whether each report has its day for itself, and the sentences say one deed and more alike."""
    a, b = x.claim, y.claim
    if names_month(a) or names_month(b):
        return False
    light = moment_words().empty | moment_words().bare | {""}
    verbs = [{each.event.verb} - light for each in (a, b)]
    if all(verbs) and not verbs[0] & verbs[1]:
        return False  # "pleaded not guilty at a hearing", "was denied bail at a hearing"
    if any(
        prints_day(Lead(own, None), claims[other.article], other.article, context)
        for own, other in ((a, b), (b, a))
    ):
        return False
    shared = a.words & b.words
    names = relation.a_names | relation.b_names
    if (x.marks ^ y.marks) - names - LIGHT - shared - sequence_of(x) - sequence_of(y):
        return False  # "a floor vote", "passed committee in a vote"
    return bool(x.marks & y.marks & names) or len(shared - names - LIGHT) >= _ALIKE


def _day(occasion: Occasion) -> object:
    claim = occasion.claim
    return claim.weekday if claim.weekday is not None else claim.period.first


def _likeness(pair: _Pair) -> tuple[int, int, int]:
    x, y, _ = pair
    return (
        len(x.marks & y.marks),
        len(x.claim.words & y.claim.words),
        -(x.claim.start + y.claim.start),
    )


def _comparison(pair: _Pair, relation: Relation, context: LinkContext) -> Comparison:
    x, y, result = pair
    text = context.sentence(x.claim)
    about = as_printed(x.claim.words & y.claim.words, text)
    return Comparison(
        x.claim,
        y.claim,
        Verdict.CONFLICT,
        result.level,
        (
            f"both give the day of the {x.sort}",
            *([f"both sentences mention {listed(about)}"] if about else []),
            *relation.reasons[:1],
            result.reason,
        ),
        Confidence.MEDIUM,
        "day of the occasion",
    )
