"""Figures stated as equal that are not, and exchange rates or scales that slipped.

What it reports
---------------
An article's own equivalence that does not convert ("8 miles (30 kilometres)"); two articles of
one event whose equivalences imply different exchange rates of the same two currencies; and the
same digits with another scale ("$5 million" / "$5 billion") for what reads as one figure.

Why it matters
--------------
One of the two figures is wrong, and readers of one system of units or one currency see only that
one. A slip between million and billion is a thousandfold error that spelling checks never see.

Example
-------
"a trail of 8 miles (30 kilometres)": 8 miles are about 13 kilometres.

When it is wrong
----------------
The two figures are not meant as equal (a distance there and another back); rates are of other
years than the articles say; a bare "$" that means another dollar. No exchange rate from outside
the articles is ever used, so a slip that all articles share goes unseen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.vocabulary import noun_group
from claimcheck.models import (
    Claim,
    Cluster,
    Confidence,
    Finding,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Severity,
    Side,
    Verdict,
)
from claimcheck.quantities.compare import compare_quantities, format_quantity
from claimcheck.quantities.units import convert
from claimcheck.rules.converted import edges, significant, times_apart, times_off
from claimcheck.rules.interface import Reading, Rule, RuleContext, make_finding, question

ID = "conversion-mismatch"

_CLEARLY = 1.15  # off by more than this is more than a careless conversion
# Exchange rates move: only what they hardly do within a year.
_RATE_ROOM = 0.10
_RATE_SLIP = 2.0
_RATE_NEAR = 1.25
_BREATH = 160  # characters between two sums that one rate was used for
_SLACK = 0.02
_YEAR = 366
_EXTREMES = 3  # rates from either end that a finding shows
_SCALES = (1e3, 1e6, 1e9)
_SMALLEST = 1e5  # a scale slips among figures printed with "million" or "billion"
_SCALE_WORDS = frozenset({"thousand", "million", "billion", "trillion"})
_MOST = 20  # figures of the same digits in one article that are looked at
_LIKE = 0.3  # Jaccard overlap of two sentences that give one figure


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """Nothing: equivalences are no clusters; see `scan`."""
    return iter(())


def scan(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    """Equivalences inside each article, then rates and scales across related articles."""
    rates: dict[str, list[_Rate]] = {}
    for article in sorted(reading.claims):
        if article in context.facts:
            continue
        pairs = list(_equivalences(reading.claims[article]))
        yield from _inside(pairs, context)
        rates[article] = [rate for a, b in pairs if (rate := _rate(a, b)) is not None]
    yield from _across(rates, reading, context)
    yield from _scales(reading, context)


def _equivalences(claims: Sequence[Claim]) -> Iterator[tuple[QuantityClaim, QuantityClaim]]:
    """Pairs of figures that the text states as equal, in text order, each once."""
    figures = [claim for claim in claims if isinstance(claim, QuantityClaim)]
    by_span = {claim.span: claim for claim in figures}
    seen: set[frozenset[str]] = set()
    for claim in figures:
        other = by_span.get(claim.equivalent) if claim.equivalent else None
        if other is None or other.id == claim.id:
            continue
        key = frozenset((claim.id, other.id))
        if key not in seen:
            seen.add(key)
            first, second = sorted((claim, other), key=lambda c: c.start)
            yield first, second


# --- inside one article ---------------------------------------------------------------------


def _inside(
    pairs: Iterable[tuple[QuantityClaim, QuantityClaim]], context: RuleContext
) -> Iterator[Finding]:
    for a, b in pairs:
        found = times_off(a.quantity, b.quantity)
        if found is None:
            continue
        off, value = found
        first, second = format_quantity(a.quantity), format_quantity(b.quantity)
        unit_a, unit_b = a.quantity.unit or "", b.quantity.unit or ""
        right = convert(value, unit_a, unit_b)
        assert right is not None
        right = significant(right)
        right_one = Quantity(right, right, kind=b.quantity.kind, unit=unit_b)
        from_one = replace(right_one, low=value, high=value, unit=unit_a)
        stated = f"{format_quantity(from_one)} are about {format_quantity(right_one)}"
        yield make_finding(
            ID,
            question(f"Do they convert: {first} ({second})?", (a, b)),
            verdict=Verdict.CONFLICT,
            severity=Severity.WARNING if off > _CLEARLY else Severity.INFO,
            confidence=Confidence.HIGH,
            message=f"{context.label(a.article)}: {first} given as {second}; {stated}",
            sides=[Side(a, a.span, first), Side(b, b.span, second)],
            reasons=["the text states the two figures as equal"],
            key="equal",
        )


# --- exchange rates across articles -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rate:
    """One equivalence of two currencies, ordered by code: how many of ``a`` make one of ``b``."""

    a: QuantityClaim
    b: QuantityClaim
    rate: float
    room: float  # relative error that rounding and hedges leave

    @property
    def units(self) -> tuple[str, str]:
        return self.a.quantity.unit or "", self.b.quantity.unit or ""

    @property
    def says(self) -> str:
        first, second = sorted((self.a, self.b), key=lambda c: c.start)
        return f"{format_quantity(first.quantity)} = {format_quantity(second.quantity)}"


def _rate(x: QuantityClaim, y: QuantityClaim) -> _Rate | None:
    a, b = sorted((x, y), key=lambda c: c.quantity.unit or "")
    ends_a, ends_b = edges(a.quantity), edges(b.quantity)
    money = all(q.quantity.kind is QuantityKind.MONEY for q in (a, b))
    if not money or len(ends_a) != 1 or len(ends_b) != 1 or not ends_a[0] > 0 < ends_b[0]:
        return None
    if any(" per " in (q.quantity.unit or "") or q.quantity.vague for q in (a, b)):
        return None
    room = a.quantity.step / ends_a[0] / 2 + b.quantity.step / ends_b[0] / 2
    room += _SLACK * (a.quantity.approximate + b.quantity.approximate)
    return _Rate(a, b, ends_a[0] / ends_b[0], room)


def _across(
    rates: Mapping[str, Sequence[_Rate]], reading: Reading, context: RuleContext
) -> Iterator[Finding]:
    found: dict[tuple[str, str], dict[str, _Rate]] = defaultdict(dict)
    worst: dict[tuple[str, str], float] = {}
    alleged = _alleged(reading)
    for x, y, least in _rate_pairs(rates, reading.relations):
        ratio = times_apart(x.rate, y.rate)
        if x.units != y.units or ratio <= max(least, 1 + x.room + y.room) + _SLACK:
            continue
        if _other_year(x, y, context) or {(x.a.id, y.a.id), (x.b.id, y.b.id)} & alleged:
            continue
        found[x.units].update({x.a.id: x, y.a.id: y})
        worst[x.units] = max(ratio, worst.get(x.units, 1.0))
    for units in sorted(found):
        yield _rate_finding(units, list(found[units].values()), worst[units], context)


def _rate_pairs(
    rates: Mapping[str, Sequence[_Rate]], relations: Sequence[Relation]
) -> Iterator[tuple[_Rate, _Rate, float]]:
    """Rates to hold against each other, and how many times apart they may be."""
    for article in sorted(rates):
        for x, y in combinations(rates[article][:_MOST], 2):
            # One breath uses one rate; an article may quote a rate of the past.
            near = abs(x.a.start - y.a.start) <= _BREATH
            yield x, y, _RATE_NEAR if near else _RATE_SLIP
    for relation in relations:
        if _of_one_time(relation):
            for x in rates.get(relation.a, ())[:_MOST]:
                for y in rates.get(relation.b, ())[:_MOST]:
                    yield x, y, 1 + _RATE_ROOM


def _rate_finding(
    units: tuple[str, str], rates: list[_Rate], worst: float, context: RuleContext
) -> Finding:
    if len(rates) > 2 * _EXTREMES:
        rates.sort(key=lambda rate: (rate.rate, rate.a.id))
        rates = [*rates[:_EXTREMES], *rates[-_EXTREMES:]]
    rates.sort(key=lambda rate: (rate.a.article, rate.a.start))
    sides = [Side(r.a, r.a.span, r.says, (r.a.span, r.b.span)) for r in rates]
    base, counter = units if rates[0].rate >= 1 else units[::-1]
    shown = [
        f"{significant(max(r.rate, 1 / r.rate)):g} ({context.label(r.a.article)})" for r in rates
    ]
    return make_finding(
        ID,
        question(f"How many {base} make one {counter}?", [rate.a for rate in rates]),
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING if worst >= _RATE_SLIP else Severity.INFO,
        confidence=Confidence.HIGH if worst >= _RATE_SLIP else Confidence.MEDIUM,
        message=f"implied rate of {base} for one {counter}: {' / '.join(dict.fromkeys(shown))}",
        sides=sides,
        reasons=[f"{rate.says} in {context.label(rate.a.article)}" for rate in rates],
        key="rate|" + "|".join(units),
    )


def _of_one_time(relation: Relation) -> bool:
    if relation.days_apart is not None:
        return relation.days_apart <= _YEAR
    return relation.nearness is Nearness.SAME_EVENT


def _other_year(x: _Rate, y: _Rate, context: RuleContext) -> bool:
    """Whether the sums may be of different years, whose rates differ."""
    first, second = _year(x, context), _year(y, context)
    if first is None or second is None:
        return first is not second
    return abs(first - second) > 1


def _year(rate: _Rate, context: RuleContext) -> int | None:
    for claim in (rate.a, rate.b):
        if claim.period is not None and claim.period.first is not None:
            return claim.period.first.year
    published = context.articles[rate.a.article].published
    return published.year if published else None


_AGAINST = frozenset({Verdict.CONFLICT, Verdict.REVISED})


def _alleged(reading: Reading) -> set[tuple[str, str]]:
    """Pairs of claims that linkage already holds against each other, both ways round."""
    against = [(pair.a.id, pair.b.id) for pair in reading.comparisons if pair.verdict in _AGAINST]
    return {*against, *((b, a) for a, b in against)}


# --- million for billion ----------------------------------------------------------------------


# Large figures of one article by unit and digits: only those can differ by their scale alone.
_Digits = Mapping[tuple[str | None, str], list[QuantityClaim]]


def _scales(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    alleged = _alleged(reading)
    large = {article: _by_digits(claims) for article, claims in reading.claims.items()}
    links = LinkContext(context.articles)
    for relation in reading.relations:
        if relation.nearness is not Nearness.SAME_EVENT:
            continue
        left, right = large[relation.a], large[relation.b]
        for key in sorted(left.keys() & right.keys(), key=str):
            for a, b in product(left[key], right[key]):
                if (a.id, b.id) in alleged or _told(a, right[key]) or _told(b, left[key]):
                    continue
                if _slip(a, b) and _one_figure(a, b, links):
                    yield _scale_finding(a, b, context)
    for article in sorted(large):
        for key in sorted(large[article], key=str):
            for a, b in combinations(large[article][key], 2):
                if _slip(a, b) and _one_figure(a, b, links):
                    yield _scale_finding(a, b, context)


def _by_digits(claims: Sequence[Claim]) -> _Digits:
    index: dict[tuple[str | None, str], list[QuantityClaim]] = defaultdict(list)
    for claim in claims:
        if not isinstance(claim, QuantityClaim):
            continue
        quantity = claim.quantity
        scaled = quantity.kind in {QuantityKind.MONEY, QuantityKind.NUMBER}
        if scaled and quantity.value and quantity.value >= _SMALLEST:
            digits = f"{quantity.value:.9e}".partition("e")[0]
            same = index[quantity.unit, digits]
            if len(same) < _MOST:
                same.append(claim)
    return index


def _slip(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether the two have the same digits, thousands of times apart."""
    x, y = a.quantity.value, b.quantity.value
    if not x or not y or a.quantity.unit != b.quantity.unit:
        return False
    ratio = times_apart(x, y)
    return any(abs(ratio - scale) <= 1e-9 * scale for scale in _SCALES)


def _told(claim: QuantityClaim, others: Sequence[QuantityClaim]) -> bool:
    """Whether the other article gives the figure too."""
    return any(
        other.quantity.unit == claim.quantity.unit
        and compare_quantities(claim.quantity, other.quantity).holds
        for other in others
    )


def _one_figure(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether the two sentences read as giving one figure."""
    if a.sentence == b.sentence and a.article == b.article:
        return False
    x_words, y_words = a.words - _SCALE_WORDS, b.words - _SCALE_WORDS
    union = x_words | y_words
    if not union or len(x_words & y_words) / len(union) < _LIKE:
        return False
    noun = noun_group(a.measure.noun)
    if noun != noun_group(b.measure.noun):
        return False
    x, y = nearby(a, context), nearby(b, context)
    beside = x.next == y.next != "" or x.previous == y.previous != ""
    return beside or (bool(noun) and a.article != b.article)


def _scale_finding(a: QuantityClaim, b: QuantityClaim, context: RuleContext) -> Finding:
    first, second = format_quantity(a.quantity), format_quantity(b.quantity)
    about = a.measure.phrase or a.measure.noun or "it"
    shown = f"{first} ({context.label(a.article)}) / {second} ({context.label(b.article)})"
    return make_finding(
        ID,
        question(f"What scale: {about}?", (a, b)),
        verdict=Verdict.CONFLICT,
        severity=Severity.WARNING,
        confidence=Confidence.MEDIUM,
        message=f"{shown}: the same digits, another scale",
        sides=[Side(a, a.span, first), Side(b, b.span, second)],
        reasons=["both sentences mention " + ", ".join(sorted(a.words & b.words)[:6])],
        key="scale",
    )


RULE = Rule(ID, "figures stated as equal that do not convert", frozenset(), check, scan)
