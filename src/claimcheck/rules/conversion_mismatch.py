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
from dataclasses import replace
from itertools import combinations, product

from claimcheck.frozen import dataclass
from claimcheck.linkage.clusters.judged import Judged
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.vocabulary import noun_group
from claimcheck.models import (
    Claim,
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Severity,
    Side,
    Verdict,
)
from claimcheck.models.outline import Large, Marks
from claimcheck.quantities.compare import compare_quantities, format_quantity
from claimcheck.quantities.units import convert
from claimcheck.rules.converted import edges, significant, times_apart, times_off
from claimcheck.rules.interface import Reading, Rule, RuleContext, make_finding, question
from claimcheck.rules.marks import marks_in

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
        claims = reading.claims[article]
        marks = marks_in(reading, article, context)
        pairs = [(_figure(claims[x]), _figure(claims[y])) for x, y in marks.equal]
        yield from _inside(pairs, context)
        rates[article] = [rate for a, b in pairs if (rate := _rate(a, b)) is not None]
    yield from _across(rates, reading, context)
    yield from _scales(reading, context)


def _figure(claim: Claim) -> QuantityClaim:
    assert isinstance(claim, QuantityClaim)
    return claim


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
    alleged = _Alleged(reading)
    for x, y, least in _rate_pairs(rates, reading.relations):
        ratio = times_apart(x.rate, y.rate)
        if x.units != y.units or ratio <= max(least, 1 + x.room + y.room) + _SLACK:
            continue
        if _other_year(x, y, context) or (x.a, y.a) in alleged or (x.b, y.b) in alleged:
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


class _Alleged:
    """Pairs of claims that linkage already holds against each other, looked up when asked for."""

    def __init__(self, reading: Reading) -> None:
        self._comparisons = reading.comparisons
        self._pairs: set[tuple[str, str]] | None = None

    def __contains__(self, pair: tuple[Claim, Claim]) -> bool:
        one, other = pair
        if isinstance(self._comparisons, Judged):
            found = _against(self._comparisons.between(one.article, other.article))
        else:
            if self._pairs is None:
                self._pairs = _against(self._comparisons)
            found = self._pairs
        return (one.id, other.id) in found or (other.id, one.id) in found


def _against(pairs: Iterable[Comparison]) -> set[tuple[str, str]]:
    return {(pair.a.id, pair.b.id) for pair in pairs if pair.verdict in _AGAINST}


# --- million for billion ----------------------------------------------------------------------


# Large figures of one article by unit and digits: only those can differ by their scale alone.
_Digits = Mapping[tuple[str | None, str], list[Large]]


def _scales(reading: Reading, context: RuleContext) -> Iterator[Finding]:
    alleged = _Alleged(reading)
    large = {article: _by_digits(marks_in(reading, article, context)) for article in reading.claims}
    links = LinkContext(context.articles)
    for a, b in _slips(large, reading):
        if (a, b) not in alleged and _one_figure(a, b, links):
            yield _scale_finding(a, b, context)
    for article in sorted(large):
        claims = reading.claims[article]
        for key in sorted(large[article], key=str):
            for x, y in combinations(large[article][key], 2):
                a, b = _figure(claims[x.place]), _figure(claims[y.place])
                if _slip(x, y) and _one_figure(a, b, links):
                    yield _scale_finding(a, b, context)


def _slips(
    large: Mapping[str, _Digits], reading: Reading
) -> Iterator[tuple[QuantityClaim, QuantityClaim]]:
    """Figures of two reports on one event of which neither gives the other's as well."""
    for relation in reading.relations:
        if relation.nearness is not Nearness.SAME_EVENT:
            continue
        left, right = large[relation.a], large[relation.b]
        left_claims, right_claims = reading.claims[relation.a], reading.claims[relation.b]
        for key in sorted(left.keys() & right.keys(), key=str):
            for x, y in product(left[key], right[key]):
                if not _slip(x, y):
                    continue
                a, b = _figure(left_claims[x.place]), _figure(right_claims[y.place])
                if not (_told(a, right_claims, right[key]) or _told(b, left_claims, left[key])):
                    yield a, b


def _by_digits(marks: Marks) -> _Digits:
    index: dict[tuple[str | None, str], list[Large]] = defaultdict(list)
    for figure in marks.large:
        same = index[figure.unit, figure.digits]
        if len(same) < _MOST:
            same.append(figure)
    return index


def _slip(a: Large, b: Large) -> bool:
    """Whether two figures of one unit and the same digits are thousands of times apart."""
    ratio = times_apart(a.value, b.value)
    return any(abs(ratio - scale) <= 1e-9 * scale for scale in _SCALES)


def _told(claim: QuantityClaim, claims: Sequence[Claim], others: Sequence[Large]) -> bool:
    """Whether the other article, of these claims, gives the figure too."""
    return any(
        compare_quantities(claim.quantity, _figure(claims[other.place]).quantity).holds
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
