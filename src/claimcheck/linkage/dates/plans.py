"""Days that two reports give for one plan: when a thing closes, opens again, or a contract ends.

Each report of a plan gives one day for it, in whatever words: "the libraries will shut on 31
August", "both lock their doors on 30 September". A report that gives several, as of several
branches, is left alone. "Shut until Tuesday" is "reopens on Tuesday"; that some write so of the
last day that it is shut is granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import NamedTuple

from claimcheck.linkage.dates.kinds_of_deeds import is_day
from claimcheck.linkage.dates.moments import head_of, moments_of
from claimcheck.linkage.dates.opposed_things import of_opposed_things
from claimcheck.linkage.dates.other_times import other_week
from claimcheck.linkage.dates.slots import LIGHT
from claimcheck.linkage.dates.states import ends_of_a_part
from claimcheck.linkage.dates.weekdays import Lead, prints_day
from claimcheck.linkage.figures.things import is_person
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.lines import same_word
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import content, fold

_AT_ONCE = 1  # days between two reports of one plan
_NEAR = 70  # characters on each side of a date in which its clause says what is planned
_ALIKE = 3  # words that two sentences share where the thing has two names
_ENDS = frozenset({"end"})  # the group of "close", "shut" and "cease"
_AGAIN = frozenset({"reopen", "resume"})
_CLOSING = frozenset({"close", "shut", "shutter", "closure"})
_STILL_SHUT = re.compile(
    r"\b(?:shut|closed|suspended|cancelled|canceled|grounded|halted)\b[^.;:]{0,60}\b"
    r"(?:until|till)\s+$",
    re.IGNORECASE,
)
_ONCE_MORE = re.compile(r"\bagain\s+(?:on|from|as of)\s+$", re.IGNORECASE)
_CONTRACT = re.compile(
    r"\b(?:contract|deal|terms|extension|agreement|lease|licence|license)\b", re.IGNORECASE
)
_OTHER_CONTRACT = re.compile(
    r"(?<!-)\b(?:old|current|previous|former|existing|earlier|original|had|was|option)\b",
    re.IGNORECASE,
)
_TO_END = re.compile(
    r"\b(?:until|till|through|to|expires? in|ends? in)\s+(?:the\s+)?(?:(?:end|summer|spring|"
    r"autumn|winter|middle) of\s+)?$",
    re.IGNORECASE,
)
_RUNS = frozenset(
    """run keep tie last bind commit sign extend agree stay remain expire end renew pen have give
    ink secure""".split()
)
_DOORS = frozenset({"door", "gate", "shutter", "work", "business"})
_PRONOUNS = frozenset({"it", "they", "both", "all", "which", "that", "this", "these", "one"})
_STRETCHES = frozenset({"week", "month", "year"})
# Names of one thing that closes and opens again.
_ONE_THING = (
    frozenset("school classroom class lesson pupil student teaching".split()),
    frozenset("train rail line service railway track".split()),
    frozenset("shop store branch outlet supermarket".split()),
    frozenset("pool bath swimmer".split()),
)


class Plan(NamedTuple):
    """A date of a plan: its sort, the day or year, the names of the thing, and if it is a bound."""

    claim: DateClaim
    sort: str
    day: date
    things: frozenset[str]
    until: bool = False
    front: frozenset[str] = frozenset()  # words of its sentence in front of it


def link_plans(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison a sort of plan: two days that two reports give for it."""
    if relation.nearness is not Nearness.SAME_EVENT or relation.days_apart is None:
        return
    if relation.days_apart > _AT_ONCE:
        return
    left, right = context.of_both(
        "plans", partial(plans_in, context=context), relation, a_claims, b_claims
    )
    claims = {relation.a: a_claims, relation.b: b_claims}
    told: set[str] = set()
    for x, y in product(left, right):
        if x.sort != y.sort or x.sort in told or not _differ(x, y):
            continue
        if not _are_one(x, y, relation, context) or ends_of_a_part(x.claim, y.claim, context):
            continue
        if _prints(x, y.claim.article, claims, context):
            continue
        if _prints(y, x.claim.article, claims, context):
            continue
        told.add(x.sort)
        yield _comparison(x, y, relation, context)


def plans_in(claims: Sequence[Claim], context: LinkContext) -> list[Plan]:
    """The plans that a report gives one day for each, in the order of its claims."""
    found = [
        plan
        for claim in claims
        if isinstance(claim, DateClaim) and (plan := _plan_of(claim, context)) is not None
    ]
    days: dict[str, set[date]] = {}
    for plan in found:
        days.setdefault(plan.sort, set()).add(plan.day)
    return [plan for plan in found if len(days[plan.sort]) == 1]


def _plan_of(claim: DateClaim, context: LinkContext) -> Plan | None:
    published, last = context.articles[claim.article].published, claim.period.last
    if last is None or published is None or last < published:
        return None
    text, span = context.articles[claim.article].text, claim.sentence
    before = text[max(span.start, claim.start - _NEAR) : claim.start]
    # The bound is mostly part of the claim as printed.
    before = f"{before}{text[claim.start : claim.end].removesuffix(claim.period.text)}"
    if claim.period.granularity != "day":
        return _contract(claim, last, context, before)
    if claim.clock is not None:
        return None
    things = _things(claim)
    if claim.period.first is None:
        shut = _STILL_SHUT.search(before)
        return Plan(claim, "opening", last, things, until=True) if shut else None
    if not is_day(claim):
        return None
    if _stops_work(claim, before):
        return Plan(claim, "strike", last, frozenset())
    moments = moments_of(claim.event)
    if moments & _AGAIN or _ONCE_MORE.search(before):
        return Plan(claim, "opening", last, things)
    if moments & _ENDS and {claim.event.verb, head_of(claim.event.noun)} & _CLOSING:
        return Plan(claim, "closing", last, things)
    return None


# Who stops work, and when that begins: "will strike from Monday", "the walkout starts on".
_STRIKES = frozenset({"strike", "walkout", "stoppage", "walk-out"})
_FROM = re.compile(
    r"\b(?:from|starting|beginning|on)(?: (?:on|the|\w+ (?:of|on)))?\s+$", re.IGNORECASE
)
_ENDING = re.compile(r"\b(?:until|till|through|end(?:s|ed|ing)?|to|by|before)\s+$", re.IGNORECASE)
_STARTING = frozenset({"start", "begin", "commence", "be", "take", "stage", "hold", "happen"})


def _stops_work(claim: DateClaim, before: str) -> bool:
    """Whether a date is the day on which a strike begins."""
    if _ENDING.search(before) or not _FROM.search(before):
        return False
    event = claim.event
    heads = {head_of(event.subject), head_of(event.noun)}
    if event.verb in _STARTING:
        return bool(heads & _STRIKES)
    doing = event.verb == "strike" and not event.noun
    return doing or (event.verb == "walk" and "out" in before.split()[-6:])


def _contract(claim: DateClaim, last: date, context: LinkContext, before: str) -> Plan | None:
    """ "A deal that keeps him at the club until 2028": told of one that is new."""
    if claim.event.verb not in _RUNS or not _TO_END.search(before):
        return None
    sentence = context.sentence(claim)
    if not _CONTRACT.search(sentence) or _OTHER_CONTRACT.search(sentence):
        return None
    text = context.articles[claim.article].text
    front = frozenset(content(text[claim.sentence.start : claim.start]))
    return Plan(claim, "contract", last, frozenset(), until=True, front=front)


def _things(claim: DateClaim) -> frozenset[str]:
    """What closes or opens, by its nouns; nothing where it is "it"."""
    heads = {head_of(claim.event.noun), head_of(claim.event.subject)} - {""}
    found = frozenset(heads - _DOORS - _PRONOUNS)
    return found.union(*(group for group in _ONE_THING if group & found))


def _are_one(x: Plan, y: Plan, relation: Relation, context: LinkContext) -> bool:
    """Whether two plans are of one thing: by its noun, or where one says "it", or much else."""
    a, b = x.claim, y.claim
    if relation.strangers(a.words, b.words, context) or of_opposed_things(a, b):
        return False
    if x.sort == "contract":
        named = (x.front & relation.a_names) | (y.front & relation.b_names)
        one = bool(relation.shared_names) and not named - relation.shared_names
        return one and not _two_signed(a, b)
    if other_week(a, b, relation):
        return False
    if x.things & y.things or not (x.things and y.things):
        return True
    told = [moments_of(claim.event) & _AGAIN for claim in (a, b)]
    # That an airport reopens is no day of flights that resume.
    other_told = all(told) and not told[0] & told[1]
    plain = (a.words & b.words) - relation.a_names - relation.b_names - LIGHT
    return not other_told and len(plain) >= _ALIKE


# What anybody is called who signs.
_ANYBODY = frozenset({"player", "international", "newcomer", "signing", "man", "woman", "star"})


def _two_signed(a: DateClaim, b: DateClaim) -> bool:
    """ "The striker signed until 2022", "the goalkeeper signed until 2024"."""
    x, y = (head_of(claim.event.subject) for claim in (a, b))
    certain = is_person(x) and is_person(y) and not {x, y} & _ANYBODY
    return certain and not same_word(x, frozenset({y}))


def _differ(x: Plan, y: Plan) -> bool:
    if x.sort == "contract":
        months = all(plan.claim.period.granularity == "month" for plan in (x, y))
        return x.day != y.day if months else x.day.year != y.day.year
    return x.day != y.day


def _prints(
    plan: Plan, other: str, claims: dict[str, Sequence[Claim]], context: LinkContext
) -> bool:
    """Whether the other report gives this day too, of whatever."""
    if plan.sort == "contract":
        return str(plan.day.year) in context.articles[other].text
    if plan.claim.weekday is not None and prints_day(
        Lead(plan.claim, None), claims[other], other, context
    ):
        return True
    return any(
        isinstance(claim, DateClaim)
        and claim.period.granularity not in _STRETCHES  # "next week" gives no Monday
        and plan.day in {claim.period.first, claim.period.last}
        for claim in claims[other]
    )


def _comparison(x: Plan, y: Plan, relation: Relation, context: LinkContext) -> Comparison:
    a, b = x.claim, y.claim
    # "Shut until Tuesday" may mean that it opens on Wednesday.
    shut, opens = (x, y) if x.until else (y, x)
    loose = shut.until and not opens.until and opens.day - shut.day == timedelta(1)
    told = {
        "contract": "both say when the contract ends",
        "strike": "both say when the strike begins",
        "closing": "both say when it closes",
        "opening": "both say when it opens again",
    }
    text = context.sentence(a)
    about = as_printed(a.words & b.words, text)
    return Comparison(
        a,
        b,
        Verdict.CONFLICT,
        "different",
        (
            told[x.sort],
            *([f"both sentences mention {listed(about)}"] if about else []),
            *relation.reasons[:1],
            f"{fold(a.text)} / {fold(b.text)}",
        ),
        Confidence.LOW if loose else Confidence.MEDIUM,
        "day of the plan",
    )
