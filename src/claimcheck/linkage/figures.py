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

from claimcheck.linkage.interface import SURE_EVENT, LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
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
from claimcheck.text import content, stem

_UNCOMPARED = frozenset({QuantityKind.ORDINAL, QuantityKind.AGE, QuantityKind.TIME})


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    text = resources.files("claimcheck.data").joinpath("measures_linkage.toml").read_text("utf-8")
    table = tomllib.loads(text)
    nouns = {word: group[0] for group in table["nouns"]["groups"] for word in group}
    outcomes = {word: group[0] for group in table["outcomes"]["groups"] for word in group}
    happenings = {word: group[0] for group in table["happenings"]["groups"] for word in group}
    return nouns, outcomes, happenings


def noun_group(noun: str) -> str:
    """The first word of the noun's group of interchangeable words, or its own head noun."""
    nouns = _groups()[0]
    head = noun.rsplit(maxsplit=1)[-1] if noun else ""
    return nouns.get(noun) or nouns.get(head) or head


def outcome(verb: str) -> str:
    """The first word of the verb's group of interchangeable outcomes, or the verb itself."""
    return _groups()[1].get(verb, verb)


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
    related: bool  # one event, one noun, and no names that speak against it


# Points of evidence that two figures answer one question. The weights follow a logistic fit on
# 2,867 pairs of differing figures of one unit in related development articles (84 of them real
# conflicts); what tells best is the share of words that the two sentences have in common, then
# the words next to the figure. A pair needs LINKED to be one question, SURE to be surely so.
LINKED = 3.0
LIKELY = 3.6
# Figures that fit each other may be tied on less: nothing is alleged, and the report says so.
FITTING = 2.0
SURE = 4.6
_SENTENCE = 4.0  # times the Jaccard overlap of the two sentences' content words
_SHORTER = 1.0  # times the share of the shorter sentence's words
_BESIDE = 0.7  # each content word shared within six words after the figure, at most three
_BEFORE = 0.3  # the same before the figure
_ADJACENT = 0.4  # the very next or previous word is the same
_NOUN = 0.6  # same counted or measured noun
_OUTCOME = 0.6  # same outcome (killed, arrested, rose)
_HAPPENING = 0.4  # both sentences name the event itself, by words that stand for each other
_MEASURE_WORDS = 0.3  # each further word of the measures' phrases, at most three
_OTHER_THING = -2.0  # measures "of" different things
_STRANGERS = -1.5  # each sentence names what the other article does not
_OTHER_SUBJECT = -1.5  # each has a named subject, and they differ
_OTHER_VERB = -0.5  # each figure has a verb, of different outcomes
_FAR = -1.5  # figures a hundred times apart are rarely about one thing


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
        yield from _link_family(key, left, by_family[key], relation, context)


def _link_family(
    key: str,
    left: list[QuantityClaim],
    right: list[QuantityClaim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    matches = [_match(a, b, relation, context) for a in left for b in right]
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
        result = compare_quantities(match.a.quantity, match.b.quantity)
        fits = result.level in _AGREEING | _COMPATIBLE
        fitting = fits and match.related and match.points >= FITTING
        if match.points < LINKED and not fitting:
            continue
        if match.blocked:
            yield _comparison(match, Verdict.NOT_COMPARABLE, match.blocked, key)
            continue
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
        confidence = Confidence.MEDIUM if match.points >= LIKELY else Confidence.LOW
    return Comparison(
        a=match.a,
        b=match.b,
        verdict=verdict,
        level=level,
        reasons=match.reasons,
        confidence=confidence,
        key=key,
    )


def _match(a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext) -> _Match:
    reasons: list[str] = []
    shared = a.words & b.words
    union = a.words | b.words
    points = _SENTENCE * len(shared) / len(union) if union else 0.0
    points += _SHORTER * len(shared) / max(1, min(len(a.words), len(b.words)))
    x = nearby(a, context)
    y = nearby(b, context)
    after, before = x.after & y.after, x.before & y.before
    points += _BESIDE * min(3, len(after)) + _BEFORE * min(3, len(before))
    points += _ADJACENT * ((x.next == y.next != "") + (x.previous == y.previous != ""))
    noun = bool(a.measure.noun) and noun_group(a.measure.noun) == noun_group(b.measure.noun)
    if noun:
        points += _NOUN
        reasons.append(f"both {'count' if a.quantity.unit is None else 'give'} {a.measure.noun}")
    outcome_a, outcome_b = _outcomes(a, x.following), _outcomes(b, y.following)
    if outcome_a & outcome_b:
        points += _OUTCOME
        reasons.append("both say " + ", ".join(sorted(outcome_a & outcome_b)))
    verbs = (outcome(a.measure.verb), outcome(b.measure.verb))
    if all(verbs) and verbs[0] != verbs[1] and not outcome_a & outcome_b:
        points += _OTHER_VERB
    phrases = _phrase(a) & _phrase(b)
    points += _MEASURE_WORDS * min(3, len(phrases))
    happening = _happening(a) & _happening(b)
    if happening and relation.nearness is Nearness.SAME_EVENT:
        points += _HAPPENING
    if after:
        reasons.append("the same words follow: " + ", ".join(sorted(after)))
    if shared:
        reasons.append("both sentences mention " + ", ".join(sorted(shared)[:6]))
    if a.measure.of and b.measure.of and not _overlap(a.measure.of, b.measure.of):
        points += _OTHER_THING
    strangers = relation.strangers(a.words, b.words)
    if strangers:
        points += _STRANGERS / (2 if relation.score >= SURE_EVENT else 1)
    other_subject = _other_subject(a, b, relation)
    if other_subject:
        points += _OTHER_SUBJECT
    if _far_apart(a, b):
        points += _FAR
    if relation.nearness is Nearness.SAME_EVENT:
        reasons.extend(relation.reasons[:1])
    else:
        points -= 1.0
    related = noun and relation.nearness is Nearness.SAME_EVENT
    blocked = _obstacle(a, b, outcome_a, outcome_b)
    # Articles that surely report one event may each name what the other leaves out.
    doubtful = other_subject or (strangers and relation.score < SURE_EVENT)
    if not blocked and doubtful and points < LIKELY:
        blocked = "different names around them"
    return _Match(a, b, points, tuple(reasons), blocked, related)


def _happening(claim: QuantityClaim) -> set[str]:
    """Groups of the event nouns that the measure or its sentence names."""
    happenings = _groups()[2]
    return {
        happenings[word]
        for word in {*claim.words, *content(claim.measure.phrase)}
        if word in happenings
    }


def _phrase(claim: QuantityClaim) -> set[str]:
    return {stem(word) for word in content(claim.measure.phrase)}


# Words that addresses share without being near: directions and kinds of street.
_ADDRESS = frozenset(
    """north south east west northern southern eastern western n s e w ne nw se sw avenue ave
    street st road rd drive dr lane ln boulevard blvd court ct place pl way highway block county
    city area region district town""".split()
)


def _overlap(a: str, b: str) -> bool:
    x = {stem(word) for word in content(a) if word not in _ADDRESS}
    y = {stem(word) for word in content(b) if word not in _ADDRESS}
    return bool(x & y) or not x or not y


def _far_apart(a: QuantityClaim, b: QuantityClaim) -> bool:
    x = a.quantity.low if a.quantity.low is not None else a.quantity.high
    y = b.quantity.low if b.quantity.low is not None else b.quantity.high
    if not x or not y:
        return False
    ratio = abs(x / y)
    return ratio > 100 or ratio < 0.01


def _outcomes(claim: QuantityClaim, following: tuple[str, ...]) -> frozenset[str]:
    """What happened to those counted, from the measure, else from the words right after."""
    outcomes = _groups()[1]
    measure = claim.measure
    words = {*measure.verb.split(), *measure.noun.split(), *measure.phrase.lower().split()}
    found = frozenset(outcomes[word] for word in words if word in outcomes)
    return found or frozenset(outcomes[word] for word in following if word in outcomes)


def _other_subject(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> bool:
    """Whether both figures have a named subject, and not the same one."""
    x = set(a.measure.subject.split()) & relation.a_names
    y = set(b.measure.subject.split()) & relation.b_names
    if not x or not y or x & y:
        return False
    # "the Karven fair" and "the event in the capital" are one in articles surely of one event.
    happenings = _groups()[2]
    both = all(
        any(word in happenings for word in claim.measure.subject.split()) for claim in (a, b)
    )
    return not (both and relation.score >= SURE_EVENT)


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
        if value is None:
            continue
        rough = match.a.quantity.approximate or match.b.quantity.approximate
        if value + part == whole or (rough and abs(value + part - whole) <= 0.02 * whole):
            return f"{format_quantity(other.quantity)} more makes the whole"
    return ""
