"""Ages against birth dates, and anniversaries against the dates that they count from.

An age and a birth date are one claim told twice: the one follows from the other and the day of
the article. The same goes for "the 10th anniversary of the 2015 fire" in an article of 2025.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from claimcheck.linkage.interface import Nearness
from claimcheck.models import (
    Claim,
    Confidence,
    DateClaim,
    Finding,
    Period,
    QuantityClaim,
    Severity,
    Side,
    Verdict,
)
from claimcheck.rules.interface import Reading, RuleContext, make_finding, question
from claimcheck.rules.marks import marks_in, name_words, person
from claimcheck.text import content, stem

# A birthday may lie between two articles, and ages are told a little late.
_BIRTHDAY = 1
# An anniversary may be told in the year before or after it.
_NEAR_YEAR = 1


def misfits(rule: str, reading: Reading, context: RuleContext) -> Iterator[Finding]:
    """Ages and anniversaries that do not follow from the dates, in and across articles."""
    marks = {article: marks_in(reading, article, context) for article in reading.claims}
    for one, other in _near(reading):
        own, theirs = reading.claims[one], reading.claims[other]
        for x, y in product(marks[one].ages, marks[other].births):
            age, birth = own[x], theirs[y]
            assert isinstance(age, QuantityClaim) and isinstance(birth, DateClaim)
            if (name := _one_person(age, birth)) and not _follows(age, birth, context):
                yield _age_finding(rule, age, birth, name, context)
        for x in marks[one].anniversaries:
            claim = own[x]
            assert isinstance(claim, QuantityClaim)
            if (dated := _counted_from(claim, theirs, context)) is not None:
                yield _anniversary_finding(rule, claim, dated, context)


def _near(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each article with itself, and with those on the same event, both ways round."""
    for article in sorted(reading.claims):
        yield article, article
    for relation in reading.relations:
        if relation.nearness is Nearness.SAME_EVENT:
            yield relation.a, relation.b
            yield relation.b, relation.a


# --- ages ------------------------------------------------------------------------------------


def _one_person(age: QuantityClaim, birth: DateClaim) -> str:
    """The name that both give, in the longer form; "" for two people or no name."""
    left, right = name_words(age.measure.of), person(birth)
    if not left or not right or left[-1] != right[-1]:
        return ""
    if len(left) > 1 and len(right) > 1 and left[0] != right[0]:
        return ""
    longer = max(left, right, key=len)
    # A surname alone may be a brother's, and a common noun is no name.
    return " ".join(longer) if len(longer) > 1 else ""


def _follows(age: QuantityClaim, birth: DateClaim, context: RuleContext) -> bool:
    """Whether the age fits the birth date, on the article's day or at the time told of."""
    published = context.articles[age.article].published
    times = [Period(published, published)]
    if age.period is not None and age.period != birth.period:
        times.append(age.period)
    return any(_fits(age, birth.period, time) for time in times)


def _fits(age: QuantityClaim, born: Period, time: Period) -> bool:
    low, high = _age_between(born, time)
    value = age.quantity.value or 0.0
    return low is None or high is None or low - _BIRTHDAY <= value <= high + _BIRTHDAY


def _age_between(born: Period, time: Period) -> tuple[int | None, int | None]:
    """Youngest and oldest that somebody born then can be; None where a bound is open."""
    if None in (born.first, born.last, time.first, time.last):
        return None, None
    return _years(born.last, time.first), _years(born.first, time.last)


def _years(start: date | None, end: date | None) -> int | None:
    """Whole years from one day to another."""
    if start is None or end is None:
        return None
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _age_finding(
    rule: str, age: QuantityClaim, birth: DateClaim, name: str, context: RuleContext
) -> Finding:
    published = context.articles[age.article].published
    low, high = _age_between(birth.period, Period(published, published))
    right = f"{low}" if low == high else f"{low} or {high}"
    shown, born = " ".join(age.text.split()), " ".join(birth.text.split())
    person = age.measure.phrase.removeprefix("age of ") or name
    labels = context.label(age.article), context.label(birth.article)
    reason = f"born {born}, {person} was {right} on {published}"
    return make_finding(
        rule,
        question(f"How old is {name}?", (age, birth)),
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        message=f"{person}, {shown} ({labels[0]}) / born {born} ({labels[1]}): that makes {right}",
        sides=[Side(age, age.span, shown), Side(birth, birth.span, born)],
        reasons=[reason],
        key="age",
    )


# --- anniversaries ------------------------------------------------------------------------------


def _counted_from(
    claim: QuantityClaim, claims: Sequence[Claim], context: RuleContext
) -> DateClaim | None:
    """A date of the very thing that lies in another year than the anniversary says."""
    published = context.articles[claim.article].published
    if published is None:
        return None
    implied = published.year - int(claim.quantity.value or 0)
    dates = [c for c in claims if isinstance(c, DateClaim) and _same_thing(claim, c)]
    years = {c.id: year for c in dates if (year := _year(c)) and year < published.year - _NEAR_YEAR}
    if any(abs(year - implied) <= _NEAR_YEAR for year in years.values()):
        return None
    return next((c for c in dates if c.id in years), None)


def _year(claim: DateClaim) -> int | None:
    first, last = claim.period.first, claim.period.last
    return first.year if first and last and first.year == last.year else None


def _same_thing(claim: QuantityClaim, dated: DateClaim) -> bool:
    """Whether a date is of what has the anniversary: its noun, and every name that both hold."""
    own = _stems(claim.measure.of)
    head = _stems(dated.event.noun.split()[-1] if dated.event.noun else "")
    head |= _stems(dated.event.subject.split()[-1] if dated.event.subject else "")
    words = _stems(f"{dated.event.noun} {dated.event.subject} {dated.event.of}")
    if claim.article == dated.article and claim.sentence == dated.sentence:
        return bool(own & head) and not dated.event.verb
    return bool(own & head) and len(own & words) > 1


def _stems(lemmas: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content(lemmas))


def _anniversary_finding(
    rule: str, claim: QuantityClaim, dated: DateClaim, context: RuleContext
) -> Finding:
    published = context.articles[claim.article].published
    implied = published.year - int(claim.quantity.value or 0) if published else 0
    shown, day = " ".join(claim.text.split()), " ".join(dated.text.split())
    about = claim.measure.of
    labels = context.label(claim.article), context.label(dated.article)
    return make_finding(
        rule,
        question(f"When: {about}?", (claim, dated)),
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        message=f"{shown} anniversary ({labels[0]}) / {day} ({labels[1]}): {about}",
        sides=[Side(claim, claim.span, shown), Side(dated, dated.span, day)],
        reasons=[f"a {shown} anniversary in {published:%Y} counts from {implied}"],
        key="anniversary",
    )
