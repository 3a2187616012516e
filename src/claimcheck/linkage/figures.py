"""Figures by question: the same thing counted or measured, of the same event and period.

Two figures are compared only inside articles that belong together, never by value and never by
sentence similarity alone: unit and counted noun must fit, and what is said about them (outcome,
subject, names nearby) must say that they answer one question. Every figure then keeps its best
partner in the other article.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    Period,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.quantities.compare import compare_quantities, format_quantity
from claimcheck.quantities.units import dimension

_UNCOMPARED = frozenset({QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.TIME})


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, str], dict[str, str]]:
    text = resources.files("claimcheck.data").joinpath("measures_linkage.toml").read_text("utf-8")
    table = tomllib.loads(text)
    nouns = {word: group[0] for group in table["nouns"]["groups"] for word in group}
    outcomes = {word: group[0] for group in table["outcomes"]["groups"] for word in group}
    return nouns, outcomes


def noun_group(noun: str) -> str:
    """The first word of the noun's group of interchangeable words, or its own head noun."""
    nouns, _ = _groups()
    head = noun.rsplit(maxsplit=1)[-1] if noun else ""
    return nouns.get(noun) or nouns.get(head) or head


def family(claim: QuantityClaim) -> str:
    """Blocking key: only figures of one family are ever compared; empty means none."""
    quantity = claim.quantity
    if quantity.kind in _UNCOMPARED:
        return ""
    if quantity.kind is QuantityKind.MONEY:
        return f"money:{quantity.unit}"
    if quantity.kind is QuantityKind.PERCENT:
        return f"percent:{quantity.unit}"
    if quantity.unit:
        return f"unit:{dimension(quantity.unit) or quantity.unit}"
    noun = noun_group(claim.measure.noun)
    return f"count:{noun}" if noun else ""


@dataclass(frozen=True, slots=True)
class _Match:
    a: QuantityClaim
    b: QuantityClaim
    points: float
    reasons: tuple[str, ...]
    blocked: str  # why the two cannot be compared, although they look alike


# Points for each kind of agreement, in the units of "one shared content word". A pair needs
# LINKED to be called the same question and SURE to be called so with high confidence.
LINKED = 3.0
SURE = 5.0
_NAME_POINTS = 1.5
_WORD_POINTS = 0.7
_WORD_LIMIT = 4.0


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the figures of two related articles, best partners only."""
    by_family: dict[str, list[QuantityClaim]] = defaultdict(list)
    for claim in b_claims:
        if isinstance(claim, QuantityClaim) and (key := family(claim)):
            by_family[key].append(claim)
    a_figures = [claim for claim in a_claims if isinstance(claim, QuantityClaim)]
    a_family: dict[str, list[QuantityClaim]] = defaultdict(list)
    for claim in a_figures:
        if (key := family(claim)) in by_family:
            a_family[key].append(claim)
    for key, left in a_family.items():
        yield from _link_family(key, left, by_family[key], relation)


def _link_family(
    key: str, left: list[QuantityClaim], right: list[QuantityClaim], relation: Relation
) -> Iterator[Comparison]:
    matches = [_match(a, b, relation) for a in left for b in right]
    best_a: dict[str, float] = defaultdict(float)
    best_b: dict[str, float] = defaultdict(float)
    agreeing_a: dict[str, float] = defaultdict(float)
    agreeing_b: dict[str, float] = defaultdict(float)
    for match in matches:
        if match.blocked:
            continue
        best_a[match.a.id] = max(best_a[match.a.id], match.points)
        best_b[match.b.id] = max(best_b[match.b.id], match.points)
        if compare_quantities(match.a.quantity, match.b.quantity).level in _AGREEING:
            agreeing_a[match.a.id] = max(agreeing_a[match.a.id], match.points)
            agreeing_b[match.b.id] = max(agreeing_b[match.b.id], match.points)
    for match in matches:
        if match.points < LINKED:
            continue
        if match.blocked:
            yield _comparison(match, Verdict.NOT_COMPARABLE, match.blocked, key)
            continue
        result = compare_quantities(match.a.quantity, match.b.quantity)
        if result.level in _AGREEING:
            verdict = Verdict.AGREE
        elif result.level in _COMPATIBLE:
            verdict = Verdict.COMPATIBLE
        elif result.level == "disjoint":
            mutual = match.points >= best_a[match.a.id] and match.points >= best_b[match.b.id]
            # A figure that the other article also gives, in a sentence nearly as close, is told.
            told = max(agreeing_a[match.a.id], agreeing_b[match.b.id]) >= 0.5 * match.points
            if not mutual or told:
                continue
            whole = _part_and_whole(match, left, right)
            verdict = Verdict.NOT_COMPARABLE if whole else Verdict.CONFLICT
            if whole:
                yield _comparison(match, verdict, whole, key)
                continue
        else:
            continue
        yield _comparison(match, verdict, result.level, key)


_AGREEING = frozenset({"equal", "rounding"})
_COMPATIBLE = frozenset({"contained", "compatible"})


def _comparison(match: _Match, verdict: Verdict, level: str, key: str) -> Comparison:
    if match.points >= SURE:
        confidence = Confidence.HIGH
    else:
        confidence = Confidence.MEDIUM if match.points >= LINKED + 1 else Confidence.LOW
    return Comparison(
        a=match.a,
        b=match.b,
        verdict=verdict,
        level=level,
        reasons=match.reasons,
        confidence=confidence,
        key=key,
    )


def _match(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> _Match:
    points = 0.0
    reasons: list[str] = []
    nouns_equal = bool(a.measure.noun) and noun_group(a.measure.noun) == noun_group(b.measure.noun)
    if nouns_equal:
        points += 1.0
        reasons.append(f"both {'count' if a.quantity.unit is None else 'give'} {a.measure.noun}")
    outcome_a, outcome_b = _outcomes(a), _outcomes(b)
    if outcome_a & outcome_b:
        points += 1.5
        reasons.append("both say " + ", ".join(sorted(outcome_a & outcome_b)))
    shared = _word_set(a) & _word_set(b)
    names = {word for word in shared if word in relation.shared_names}
    plain = shared - names - {a.measure.noun, b.measure.noun}
    points += _NAME_POINTS * min(len(names), 2) + min(_WORD_POINTS * len(plain), _WORD_LIMIT)
    if shared:
        reasons.append("both mention " + ", ".join(sorted(shared)[:5]))
    if relation.nearness is Nearness.SAME_EVENT:
        points += 0.5
        reasons.extend(relation.reasons[:1])
    return _Match(a, b, points, tuple(reasons), _obstacle(a, b, outcome_a, outcome_b))


def _word_set(claim: QuantityClaim) -> frozenset[str]:
    return claim.words


def _outcomes(claim: QuantityClaim) -> frozenset[str]:
    _, outcomes = _groups()
    measure = claim.measure
    words = {*measure.verb.split(), *measure.noun.split(), *measure.phrase.lower().split()}
    return frozenset(outcomes[word] for word in words if word in outcomes)


def _obstacle(
    a: QuantityClaim, b: QuantityClaim, outcome_a: frozenset[str], outcome_b: frozenset[str]
) -> str:
    """Why two like figures answer different questions; empty if nothing says so."""
    if a.measure.level != b.measure.level:
        return "a change against a level"
    if a.measure.status != b.measure.status:
        return "a forecast against an outcome"
    if bool(a.measure.part) != bool(b.measure.part):
        return "part against whole"
    if outcome_a and outcome_b and not outcome_a & outcome_b:
        return f"different outcome ({min(outcome_a)} / {min(outcome_b)})"
    if _disjoint(a.period, b.period):
        return "different period"
    return ""


def _disjoint(a: Period | None, b: Period | None) -> bool:
    if a is None or b is None or None in (a.first, a.last, b.first, b.last):
        return False
    assert a.first and a.last and b.first and b.last
    return a.last < b.first or b.last < a.first


def _part_and_whole(match: _Match, left: list[QuantityClaim], right: list[QuantityClaim]) -> str:
    """Whether one figure is a sum that the other article gives in parts."""
    a, b = match.a.quantity.value, match.b.quantity.value
    if a is None or b is None or match.a.quantity.kind is not QuantityKind.NUMBER:
        return ""
    whole, part, others = (a, b, right) if a > b else (b, a, left)
    for other in others:
        value = other.quantity.value
        if value is not None and value + part == whole:
            return f"{format_quantity(other.quantity)} more makes the whole"
    return ""
