"""The same measure, figures that cannot both hold.

What it reports
---------------
Two outlets answer one question (how many, how much, how old) with figures whose bounds do not
overlap, after rounding, units and hedges ("about", "more than") are taken into account. In a short
text made from the other article, another ordinal ("the third quarter") or number in a name counts.

Why it matters
--------------
At least one of the two is wrong, or one is out of date.

Example
-------
"The blast killed 12 people" in one article, "killing 17 people" in another.

When it is wrong
----------------
The figures count different things that the wording does not tell apart: a part and the whole,
another day, another place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from claimcheck.linkage.clusters.questions import age_question, spelling_question
from claimcheck.linkage.figures.addresses import HOUSE
from claimcheck.linkage.figures.linker import BY_TO, COMPATIBLE
from claimcheck.linkage.figures.measured import outcomes_of
from claimcheck.linkage.figures.questions import what_is_counted
from claimcheck.linkage.short_texts.replaced import NUMBERED, spans_of
from claimcheck.linkage.vocabulary import noun_group
from claimcheck.models import (
    Claim,
    Cluster,
    Comparison,
    Confidence,
    EntityClaim,
    Finding,
    QuantityClaim,
    Severity,
    Side,
    Verdict,
)
from claimcheck.quantities.compare import format_quantity
from claimcheck.rules.interface import (
    BY_CONFIDENCE,
    Rule,
    RuleContext,
    agreeing,
    best_confidence,
    make_finding,
    one_per_article,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "figure-conflict"
_AROUND = 150  # characters around an age that say whether a court is told of


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per cluster with figures that contradict each other."""
    if cluster.kind == "entity":
        yield from _ages(cluster, context)
        return
    if cluster.kind == "statement":
        yield from _numbers_in_names(cluster, context)
        return
    chosen = pairs(cluster, Verdict.CONFLICT, Verdict.REVISED)
    # "At least 12" of the first hour is no rival of the 31 and the 37 that are told later.
    if any(pair.verdict is Verdict.CONFLICT for pair in chosen):
        chosen = [pair for pair in chosen if not _may_hold(pair)]
    claims = {c.id: c for p in chosen for c in (p.a, p.b) if isinstance(c, QuantityClaim)}
    if not claims:
        return
    moved = all(pair.level == BY_TO for pair in chosen)
    sides = one_per_article(
        Side(claim, claim.span, _says(claim, moved))
        for claim in agreeing(cluster, claims.values())
        if isinstance(claim, QuantityClaim)
    )
    confidence = best_confidence(chosen)
    texts = {claim.article: context.articles[claim.article].text for claim in claims.values()}
    about = what_is_counted(list(claims.values()), texts)
    revised = all(pair.verdict is Verdict.REVISED for pair in chosen)
    severity = Severity.WARNING if revised else BY_CONFIDENCE[confidence]
    if severity is Severity.INFO and any(pair.verdict is Verdict.REVISED for pair in chosen):
        severity = Severity.WARNING  # a doubtful third figure makes what was revised no less so
    yield make_finding(
        ID,
        cluster,
        verdict=Verdict.REVISED if revised else Verdict.CONFLICT,
        severity=severity,
        confidence=confidence,
        message=_message(sides, about, revised, context),
        sides=sides,
        reasons=[reason for pair in chosen for reason in pair.reasons],
        key=figure_key(claims.values()),
    )


def _may_hold(pair: Comparison) -> bool:
    """Whether a later figure lies within the bounds of the earlier one: both may hold, but the
    earlier says little by now."""
    return pair.verdict is Verdict.REVISED and pair.level in COMPATIBLE


def _says(claim: QuantityClaim, moved: bool) -> str:
    """A figure shortly; where "by" and "to" are the difference, with it; an address as printed."""
    if claim.measure.noun == HOUSE:
        return claim.text
    link = ("by " if claim.measure.level == "change" else "to ") if moved else ""
    return link + format_quantity(claim.quantity)


def figure_key(claims: Iterable[QuantityClaim]) -> str:
    """What the figures count, whatever the order and the place of the claims.

    The outcome belongs to it: "12 killed, 12 injured" against "13 killed, 13 injured" are two
    findings with the same values.
    """
    listed = list(claims)
    noun = min(noun_group(claim.measure.noun) for claim in listed)
    unit = min(str(claim.quantity.unit) for claim in listed)
    outcomes = sorted(frozenset[str]().union(*map(outcomes_of, listed)))
    return "|".join([noun, unit, *outcomes])


def _message(sides: list[Side], about: str, revised: bool, context: RuleContext) -> str:
    # A house has no thousands: "the 4300 block".
    plain = [
        replace(side, says=side.says.replace(",", "")) if _is_block(side.claim) else side
        for side in sides
    ]
    text = _by_day(plain, context) if revised else said_by(plain, context)
    text = f"revised: {text}" if revised else text
    return f"{text}: {about}" if about else text


def _by_day(sides: list[Side], context: RuleContext) -> str:
    """ "12 on 2031-05-02 (Herald, Post) / 14 on 2031-05-03 (Courier)": in the order of the days."""
    dated = []
    for side in sides:
        day = context.articles[side.claim.article].published
        says = f"{side.says} on {day.isoformat()}" if day else side.says
        dated.append((day or date.min, replace(side, says=says)))
    dated.sort(key=lambda item: (item[0], item[1].claim.article, item[1].span))
    return said_by([side for _, side in dated], context, ordered=True)


def _is_block(claim: Claim) -> bool:
    return isinstance(claim, QuantityClaim) and claim.measure.noun == "block"


def _ages(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    people = _disagreeing(
        [c for c in cluster.claims if isinstance(c, EntityClaim) and c.age is not None]
    )
    sides = one_per_article(
        Side(claim, claim.age_span or claim.span, str(claim.age)) for claim in people
    )
    ages = sorted({claim.age for claim in people if claim.age is not None})
    apart = _told_apart(people, context)
    if not apart:
        return
    linked = pairs(cluster, Verdict.AGREE, Verdict.VARIANT)
    confidence = best_confidence(linked) if linked else Confidence.MEDIUM
    if " " in people[0].name and len({fold(person.name) for person in people}) == 1:
        confidence = Confidence.HIGH
    # "Both are 22", of two reports that agree, is no reason in a finding of 22 against 21.
    agreed = {f"both are {age}" for age in ages}
    reasons = [reason for pair in linked for reason in pair.reasons if reason not in agreed]
    if ages[-1] - ages[0] == 1 and all(_day_unknown(pair, context) for pair in apart):
        confidence = max(confidence, Confidence.MEDIUM, key=lambda c: c.rank)
        reasons.append("an article has no day: a birthday may lie between the two")
    yield make_finding(
        ID,
        replace(cluster, question=age_question(people[0].name)),
        verdict=Verdict.CONFLICT,
        severity=BY_CONFIDENCE[confidence],
        confidence=confidence,
        message=f"age of {people[0].name}: {said_by(sides, context)}",
        sides=sides,
        reasons=reasons,
        key="age|" + fold(people[0].name),
    )


def _disagreeing(people: list[EntityClaim]) -> list[EntityClaim]:
    """Those of articles that have no age in common with another of the articles.

    An article that gives one surname two ages tells of two people ("Martin Vale, 46", "Mrs Vale,
    43"): where another gives one of the two, or both, nobody is wrong.
    """
    ages: dict[str, set[int | None]] = {}
    for person in people:
        ages.setdefault(person.article, set()).add(person.age)
    apart = {
        article
        for article, own in ages.items()
        if any(own.isdisjoint(others) for others in ages.values())
    }
    return [person for person in people if person.article in apart]


def _numbers_in_names(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """ "Corvo-7" of an original told as "Corvo-9" in a text made from it."""
    for pair in pairs(cluster, Verdict.CONFLICT):
        if pair.level != NUMBERED:
            continue
        sides = []
        for claim, span in zip((pair.a, pair.b), spans_of(pair), strict=True):
            text = context.articles[claim.article].text
            sides.append(Side(claim, span, text[span.start : span.end]))
        yield make_finding(
            ID,
            replace(cluster, question=spelling_question([side.says for side in sides])),
            verdict=Verdict.CONFLICT,
            severity=BY_CONFIDENCE[pair.confidence],
            confidence=pair.confidence,
            message=f"another number in one name: {said_by(sides, context)}",
            sides=sides,
            reasons=pair.reasons,
            key=NUMBERED,
        )


def _told_apart(
    people: Sequence[EntityClaim], context: RuleContext
) -> list[tuple[EntityClaim, EntityClaim]]:
    """Pairs of ages, the lower first, that no time between the two reports explains.

    Asked of two reports at a time: what may explain a third says nothing of these.
    """
    return [
        (a, b)
        for a in people
        for b in people
        if a.age is not None
        and b.age is not None
        and a.age < b.age
        and not _birthday(a, b, context)
        and not _before_trial(a, b, context)
    ]


def _day_unknown(people: Iterable[EntityClaim], context: RuleContext) -> bool:
    """Whether one of the articles is not known to be of the same days as the others."""
    return any(context.articles[person.article].published is None for person in people)


def _birthday(younger: EntityClaim, older: EntityClaim, context: RuleContext) -> bool:
    """Whether birthdays between the dates of two articles can explain the difference in age."""
    first = context.articles[younger.article].published
    last = context.articles[older.article].published
    if first is None or last is None or last <= first:
        return False
    years = (last - first).days / 365.25
    return years - 1 < (older.age or 0) - (younger.age or 0) < years + 1


# Years may lie between a search or an arrest and what a court says of it.
_COURT = re.compile(r"\b(?:guilty|convicted|sentenced|jury|jurors|verdict|on trial|parole)\b", re.I)
# What tells that a report was written in the courtroom, wherever in it the age stands.
_IN_COURT = re.compile(
    r"\b(?:jury|jurors|juror)\b|\btrial (?:began|continues|heard|opened|opens)\b"
    r"|\bin the (?:dock|witness box)\b",
    re.I,
)
_TO_COURT = 5  # years


def _before_trial(younger: EntityClaim, older: EntityClaim, context: RuleContext) -> bool:
    """Whether, of two reports not both with days, only the one that gives the age some years
    higher is from a court."""
    if not _day_unknown((younger, older), context):
        return False
    if (older.age or 0) - (younger.age or 0) > _TO_COURT:
        return False
    before = not _COURT.search(_around_age(younger, context)) and not _IN_COURT.search(
        context.articles[younger.article].text
    )
    return before and _COURT.search(_around_age(older, context)) is not None


def _around_age(person: EntityClaim, context: RuleContext) -> str:
    span = person.age_span or person.span
    text = context.articles[person.article].text
    return text[max(0, span.start - _AROUND) : span.end + _AROUND]


RULE = Rule(
    ID,
    "same measure, figures that cannot both hold",
    frozenset({"quantity", "entity", "statement"}),
    check,
)
