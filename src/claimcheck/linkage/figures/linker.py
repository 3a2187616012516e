"""Figures by question: the same thing counted or measured, of the same event and period.

Two figures are compared only inside articles that belong together, never by value and never by
sentence similarity alone: unit and counted noun must fit, and what is said about them (`evidence`)
must say that they answer one question. Every figure then keeps its best partner in the other
article, and a figure that the other article gives as well is never a conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from claimcheck.frozen import dataclass
from claimcheck.linkage.figures.ages import link_ages
from claimcheck.linkage.figures.alone import stand_alone
from claimcheck.linkage.figures.evidence import Evidence, reasons_in_print, weigh
from claimcheck.linkage.figures.group_lists import link_lists
from claimcheck.linkage.figures.moves import by_or_to, change_and_level
from claimcheck.linkage.figures.obstacles import DIFFERENT_NAMES
from claimcheck.linkage.figures.odds import Standing, make_likely
from claimcheck.linkage.figures.owned import link_owned
from claimcheck.linkage.figures.roles import SURE_ROLES, link_roles, role_of
from claimcheck.linkage.figures.siblings import SiblingIndex, siblings_of
from claimcheck.linkage.figures.side_by_side import bounds_another
from claimcheck.linkage.figures.told import (
    OF_THEM,
    is_count,
    is_loose,
    part_and_whole,
    told_as_part,
    told_beside,
)
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.likest import worth_weighing
from claimcheck.linkage.thresholds import FITTING, LIKELY, LINKED, SURE
from claimcheck.linkage.vocabulary import TOLLS, counted_group, outcome, vocabulary
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.quantities.compare import level_between
from claimcheck.quantities.units import dimension

_UNCOMPARED = frozenset({QuantityKind.AGE, QuantityKind.TIME})
# Ordinals of these say when, which part or which street, and lists count them up.
_UNCOUNTED = frozenset(
    """quarter half day night week weekend month year decade century period round set inning time
    person place thing one other line row street avenue step part phase stage series""".split()
)
_LEAST_ORDINAL = 3.0  # "first" and "second" count up any two things
_AGREEING = frozenset({"equal", "rounding"})
COMPATIBLE = frozenset({"contained", "compatible"})
# A figure that the other article also gives, in a sentence this much as close, is told there.
_TOLD = 0.5  # (so that fewer points than this share of LINKED tell nothing)
_WELL_ABOVE = 1.5
_ROUND = 100.0  # bounds below are too exact to be taken for rounded ones
_NEAR_EDGE = 0.1  # share by which a figure may lie off a bound that tells of it
_NEAR_BOUND = 0.05  # share by which bounds of one sort may differ and still be one
# Level of a pair that gives one figure as a change and as the level reached.
BY_TO = "by against to"
_ALL_PAIRS = 400  # pairs of like figures of two articles that are all weighed
_OF_MANY = 100.0  # "51,000 of them" is a figure of its own, "two of them" is anybody
_SMALL = 5.0  # counts below stand in any sentence


def family(claim: QuantityClaim) -> str:
    """Blocking key: only figures of one family are ever compared; empty means none."""
    quantity = claim.quantity
    if quantity.kind in _UNCOMPARED or _names_a_kind(claim):
        return ""
    if quantity.kind is QuantityKind.ORDINAL:
        noun = claim.measure.noun.rsplit(maxsplit=1)[-1] if claim.measure.noun else ""
        return f"ordinal:{noun}" if noun and noun not in _UNCOUNTED else ""
    if quantity.kind is QuantityKind.SCORE:
        return "score"
    if quantity.kind is QuantityKind.MONEY:
        return f"money:{quantity.unit}"
    if quantity.kind is QuantityKind.PERCENT:
        return f"percent:{quantity.unit}"
    if quantity.unit:
        return f"unit:{dimension(quantity.unit) or quantity.unit}"
    if claim.measure.noun == "age":
        return f"age:{claim.measure.of}"  # of one person only
    noun = counted_group(claim.measure.noun, claim.measure.of)
    if not noun and OF_THEM.match(claim.measure.part) and (quantity.low or 0.0) >= _OF_MANY:
        return "count:of them"
    return f"count:{noun}" if noun else ""


def _names_a_kind(claim: QuantityClaim) -> bool:
    """Whether the figure names a kind of thing rather than counting: a ".40-caliber weapon"."""
    return claim.measure.noun.split()[:1] in (["caliber"], ["calibre"])


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the figures of two related articles, best partners only."""
    yield from link_ages(a_claims, b_claims, relation, context)
    x, y = context.of_both("figures", _Figures.of, relation, a_claims, b_claims)
    parts = {relation.a: x.parts, relation.b: y.parts}
    loose = {
        article: context.once(
            ("loose", article, len(claims)), partial(_loose, found, context.articles[article].text)
        )
        for article, found, claims in ((relation.a, x, a_claims), (relation.b, y, b_claims))
    }
    told: set[str] = set()  # claims that found a partner by the words around them
    apart = partial(_apart, relation=relation, context=context)
    roles = [
        *link_owned(x.all, y.all, relation, context, level_of, apart),
        *link_roles(x.all, y.all, relation, context, level_of, apart),
        *link_lists(x.all, y.all, relation, context, apart),
    ]
    by_role = {(pair.a.id, pair.b.id): pair for pair in roles}
    playing = {claim.id for pair in roles for claim in (pair.a, pair.b)}
    for pair in _by_family(x, y, relation, context, parts, loose):
        if pair.verdict is Verdict.CONFLICT and _across_roles(pair, playing, context):
            continue  # "doing 61 where the limit is 30": the speed has its partner in its role
        if pair.verdict is Verdict.CONFLICT and bounds_another(
            pair, x.all, y.all, family, level_of, context
        ):
            continue
        told |= {pair.a.id, pair.b.id}
        role = by_role.get((pair.a.id, pair.b.id))
        yield role if role and _outweighs(role, pair) else pair
    for pair in roles:
        if not {pair.a.id, pair.b.id} & told:
            yield pair


# What is read into a figure's verb: words that give it a role say more.
_READ_INTO_VERB = ("different outcome", "a change against a level", "a forecast against")


def _outweighs(role: Comparison, pair: Comparison) -> bool:
    """Whether what is asked of two figures says more than the words around them do."""
    if pair.verdict is Verdict.NOT_COMPARABLE:
        return role.key in SURE_ROLES or pair.level.startswith(_READ_INTO_VERB)
    return pair.verdict is Verdict.CONFLICT and role.confidence.rank < pair.confidence.rank


def _across_roles(pair: Comparison, playing: Collection[str], context: LinkContext) -> bool:
    """Whether a figure that has its partner by a role was paired with one that plays none."""
    figures = [claim for claim in (pair.a, pair.b) if isinstance(claim, QuantityClaim)]
    held = any(claim.id in playing for claim in figures)
    return held and len({role_of(claim, context) for claim in figures}) > 1


def _apart(a: QuantityClaim, b: QuantityClaim, *, relation: Relation, context: LinkContext) -> str:
    """What the words around two figures of one role say against one question.

    Names are not among it: whose the two are the role says, or leaves open.
    """
    obstacle = weigh(a, b, relation, context).obstacle
    return "" if obstacle == DIFFERENT_NAMES else obstacle


def _by_family(
    x: _Figures,
    y: _Figures,
    relation: Relation,
    context: LinkContext,
    parts: Mapping[str, Sequence[QuantityClaim]],
    loose: Mapping[str, Sequence[QuantityClaim]],
) -> Iterator[Comparison]:
    """Like figures held together by the words around them."""
    for key, left in x.by_family.items():
        others = y.by_family.get(key)
        if others and (not key.startswith("ordinal:") or _one_ordinal_each(left, others)):
            matches = [
                weigh(
                    a,
                    b,
                    relation,
                    context,
                    partial(siblings_of, a, b, x.siblings, y.siblings),
                    _TOLD * LINKED,
                )
                for a, b in worth_weighing(left, others, attrgetter("words"), _ALL_PAIRS)
                if not key.startswith("ordinal:") or _same_doing(a, b)
            ]
            yield from _judge(key, matches, relation, context, left, others, parts, loose)


def _same_doing(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two ordinals are told of one subject or with one verb: "the fire began on the third
    floor", not "a guest jumped from the second floor"."""
    if outcome(a.measure.verb) == outcome(b.measure.verb) != "":
        return True
    happenings = vocabulary().happenings
    x, y = (
        {happenings.get(word, word) for word in claim.measure.subject.split()} for claim in (a, b)
    )
    return bool(x & y)


def _one_ordinal_each(left: Sequence[QuantityClaim], right: Sequence[QuantityClaim]) -> bool:
    """Whether each article gives one ordinal of the noun, not both "first" or "second"."""
    values = [{claim.quantity.low for claim in claims} for claims in (left, right)]
    highest = max(value or 0.0 for found in values for value in found)
    return all(len(found) == 1 for found in values) and highest >= _LEAST_ORDINAL


@dataclass(frozen=True, slots=True)
class _Figures:
    """An article's figures, made ready once for all the articles that it meets."""

    by_family: Mapping[str, list[QuantityClaim]]
    siblings: SiblingIndex
    all: Sequence[QuantityClaim]
    parts: Sequence[QuantityClaim]  # told as parts of the figure before them
    numbers: Sequence[QuantityClaim]  # plain counts

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Figures:
        own = [claim for claim in claims if isinstance(claim, QuantityClaim)]
        families: dict[str, list[QuantityClaim]] = defaultdict(list)
        for claim in own:
            if key := family(claim):
                families[key].append(claim)
        parts = [claim for claim in own if OF_THEM.match(claim.measure.part)]
        numbers = [claim for claim in own if is_count(claim)]
        return cls(dict(families), SiblingIndex(own, family), own, parts, numbers)


def _loose(found: _Figures, text: str) -> list[QuantityClaim]:
    return [number for number in found.numbers if is_loose(number, text)]


def _judge(
    key: str,
    found: Sequence[Evidence],
    relation: Relation,
    context: LinkContext,
    left: list[QuantityClaim],
    right: list[QuantityClaim],
    parts: Mapping[str, Sequence[QuantityClaim]],
    loose: Mapping[str, Sequence[QuantityClaim]],
) -> Iterator[Comparison]:
    levels = [level_of(match.a.quantity, match.b.quantity) for match in found]
    standing = Standing(key, found, left, right, relation, context)
    make_likely(standing, levels, lambda match: weigh(match.a, match.b, relation, context))
    stand_alone(key, found, levels, left, right, relation)
    best, told = _partners(found, levels)
    for match, level in zip(found, levels, strict=True):
        fits = level in _AGREEING or level in COMPATIBLE
        if match.points < LINKED and not (fits and match.fitting and match.points >= FITTING):
            continue
        if match.obstacle:
            yield _comparison(match, Verdict.NOT_COMPARABLE, match.obstacle, key, context)
        elif fits and match.points >= LIKELY and by_or_to(match, context):
            yield _comparison(match, Verdict.CONFLICT, BY_TO, key, context)
        elif fits and level in COMPATIBLE and _rose(match, context, _WELL_ABOVE):
            yield _comparison(match, Verdict.REVISED, level, key, context)
        elif fits:
            verdict = Verdict.AGREE if level in _AGREEING else Verdict.COMPATIBLE
            yield _comparison(match, verdict, level, key, context)
        elif level == "disjoint":
            claims = (match.a.id, match.b.id)
            mutual = all(match.points >= best[claim] for claim in claims)
            if not mutual or max(told[claim] for claim in claims) >= _TOLD * match.points:
                continue
            whole = (
                change_and_level(match, context)
                or part_and_whole(match, left, right, loose)
                or told_as_part(match, parts, context)
                or told_beside(match, loose)
            )
            verdict = Verdict.REVISED if _rose(match, context) else Verdict.CONFLICT
            verdict = Verdict.NOT_COMPARABLE if whole else verdict
            yield _comparison(match, verdict, whole or level, key, context)


def _partners(
    found: Sequence[Evidence], levels: Sequence[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """By figure: the points of its best partner, and of the best that gives the same figure."""
    best: dict[str, float] = defaultdict(float)
    told: dict[str, float] = defaultdict(float)
    for match, level in zip(found, levels, strict=True):
        same = level in _AGREEING and _telling(match.a.quantity)
        if match.obstacle and not same:
            continue
        for claim in (match.a, match.b):
            if not match.obstacle:
                best[claim.id] = max(best[claim.id], match.points)
            if level in _AGREEING or (
                level in COMPATIBLE and _tells(match.a.quantity, match.b.quantity)
            ):
                told[claim.id] = max(told[claim.id], match.points)
    return best, told


def _telling(quantity: Quantity) -> bool:
    """Whether another article's same figure tells the same, whatever scope words stand by it."""
    return quantity.unit is not None or (quantity.low or 0.0) >= _SMALL


def level_of(a: Quantity, b: Quantity) -> str:
    """How two figures fit; bounds of one sort at different numbers do not, though both can hold.

    "At least 30" and "at least 40" of one thing, or "11 to 20" and "11 to 23", are two answers.
    """
    level = level_between(a, b)
    if level not in COMPATIBLE or a.approximate or b.approximate or a.vague or b.vague:
        return level
    sides = [(q.low is not None, q.high is not None) for q in (a, b)]
    ranged = a.value is None and b.value is None and sides[0] == sides[1] and a.unit == b.unit
    near = all(
        x is None or y is None or _one_bound(x, y) for x, y in ((a.low, b.low), (a.high, b.high))
    )
    return "disjoint" if ranged and not near else level


def _one_bound(x: float, y: float) -> bool:
    """Whether two bounds are near, or one is the other in rounder numbers.

    "More than 3,200" is "over 3,000" as well; "at least 40" is not "at least 30".
    """
    if abs(x - y) <= _NEAR_BOUND * max(abs(x), abs(y)):
        return True
    small, large = sorted((abs(x), abs(y)))
    digit = next((10.0**n for n in range(15, 0, -1) if small and small % 10.0**n == 0), 1.0)
    return small >= _ROUND and large - small < digit and digit * 10 > small


def _tells(a: Quantity, b: Quantity) -> bool:
    """Whether a bound and a figure are told of one thing: "43 percent", "less than 45 percent"."""
    x, y = a.value, b.value
    if (x is None) == (y is None):
        return False
    value, bound = (x, b) if x is not None else (y, a)
    edge = bound.low if bound.high is None else bound.high if bound.low is None else None
    return value is not None and edge is not None and abs(value - edge) <= _NEAR_EDGE * abs(edge)


def _comparison(
    match: Evidence, verdict: Verdict, level: str, key: str, context: LinkContext
) -> Comparison:
    if match.points >= SURE:
        confidence = Confidence.HIGH
    else:
        confidence = Confidence.MEDIUM if match.points >= LIKELY else Confidence.LOW
    return Comparison(
        a=match.a,
        b=match.b,
        verdict=verdict,
        level=level,
        reasons=reasons_in_print(match, context),
        confidence=confidence,
        key=key,
    )


def _rose(match: Evidence, context: LinkContext, times: float = 1.0) -> bool:
    """Whether a toll of the later article is the higher one: time may explain it.

    ``times``: how much higher. "At least 11" holds when 23 are dead, but says so no more.
    """
    if not match.outcome & TOLLS:
        return False
    a, b = (context.articles[claim.article].published for claim in (match.a, match.b))
    x, y = match.a.quantity, match.b.quantity
    if a is None or b is None or a == b or x.low is None or y.low is None:
        return False
    first, last = (x.low, y.low) if a < b else (y.low, x.low)
    return last > first and last >= times * first
