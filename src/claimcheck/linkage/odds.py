"""Figures that answer one question in other words: told by where they stand and what is beside.

Two newsrooms that tell one event in words of their own share few of them ("84 kilograms of cocaine
were seized", "officers counted 48 kilos of the drug"). What then says that two figures are one is
that neither article gives another of the sort, that they stand in passages that are alike, and that
both stand where a report says what it is about. How much each sign tells was fitted on pairs that
need no label: two reports of one event that print the same telling figure answer one question with
it (``eval/figure_odds.py``, which writes ``data/figure_odds.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property, lru_cache
from math import log, log10, prod

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.linkage.evidence import Evidence
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.measured import measured
from claimcheck.linkage.obstacles import DIFFERENT_NAMES
from claimcheck.linkage.passages import Likeness, is_short, passages_of, sentence_stems
from claimcheck.linkage.slips import SLIPS, slip_between
from claimcheck.linkage.thresholds import LIKELY, SURE_EVENT
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import content, stem

SIGNS = (
    "alike",  # cosine of the two sentences
    "around",  # cosine of the two with their neighbours
    "left",  # less log of the pairs that the figures without their equal would make
    "phrase",  # words that both measures hold, at most two
    "opening",  # both stand in the first sentences
    "points",  # of `evidence`
    "day",  # the reports are a day apart at most
    "count",  # people and things, which are counted in groups of all sizes
    "sure",  # the reports surely are of one event
    "lists",  # each sentence gives other figures of the sort beside it, and none of them in both
    "doubted",  # what is often misread of sums stands against the pair (`is_doubted`)
)
_REASONS = {"opening": "both stand in the opening of their report"}
_ONLY = "each article gives only one such figure"
_LEFT_OVER = "every other such figure of the two stands in both"
# What is read into the words around two sums as often where both are equal: a sum that is asked,
# granted and paid is one. Of shares and counts a plan, and another name, mostly are another figure.
_DOUBTS = frozenset({"a forecast against an outcome", DIFFERENT_NAMES})
_NOT_SO = ("ordinal:", "age:")
_MANY = -2.0  # beyond some seven pairs left over, more of them tell no more
_DAYS = 2  # between reports that may tell of one state of things
_FAR = 0.5  # powers of ten between two figures that are rarely one
_TOLD = 1.5  # points from which a figure that fits is told


# What is read into the words around two figures, and may be misread where one digit swap makes one
# of the other: whose they are, of which part, when. Two forecasts, and a forecast and its outcome,
# are near each other anyway; so are the lists of two sentences that share no figure.
_READ = (
    "part against whole", "different names", "different period", "one counts over time",
    "one speaks of an earlier time", "a change against a level", "different outcome",
    "one is about ", "one is what there is room for", "different motions",
)  # fmt: skip
_STRONGEST = "swapped"
_FEW = 2  # pairs of figures of the sort at most, where a slip is to outweigh that


@dataclass(frozen=True)
class Odds:
    """Weights of the signs, and the log-odds from which a pair is taken for likely.

    ``slips``: what a slip between the two figures adds.
    """

    weights: tuple[float, ...]
    bias: float
    least: float
    slips: Mapping[str, float] = field(default_factory=dict)

    def __call__(self, signs: Sequence[float]) -> float:
        """Log-odds that two figures with these signs answer one question."""
        return self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))


@lru_cache(maxsize=1)
def odds() -> Odds:
    """The fitted weights."""
    table = read_table("figure_odds.toml")
    return Odds(
        tuple(table["weights"][sign] for sign in SIGNS),
        table["bias"],
        table["least"],
        table["slips"],
    )


@dataclass(frozen=True)
class Standing:
    """All pairs of two articles' figures of one sort, for reading the signs of each."""

    key: str
    found: Sequence[Evidence]
    levels: Sequence[str]  # how the two figures of each pair fit
    left: Sequence[QuantityClaim]
    right: Sequence[QuantityClaim]
    relation: Relation
    context: LinkContext

    def signs(self, match: Evidence) -> tuple[float, ...]:
        """The signs of a pair, in the order of `SIGNS`."""
        a, b = match.a, match.b
        x, y = (passages_of(claim.article, self.context) for claim in (a, b))
        places = x.place(a.start), y.place(b.start)
        p, q = measured(a, self.context), measured(b, self.context)
        days = self.relation.days_apart
        likeness = self._likeness
        return (
            likeness(*(sentence_stems(claim, self.context) for claim in (a, b))),
            likeness(x.around(places[0]), y.around(places[1])),
            max(_MANY, -log(prod(self.left_over(match)))),
            float(min(2, len(p.phrase & q.phrase))),
            float(x.opens(places[0]) and y.opens(places[1])),
            match.points,
            float(days is not None and abs(days) <= 1),
            float(self.key.startswith("count:")),
            float(self.relation.score >= SURE_EVENT),
            float(self._two_lists(match)),
            float(is_doubted(match)),
        )

    def left_over(self, match: Evidence) -> tuple[int, int]:
        """How many figures of the sort have no equal in the other article, these two among them."""
        a, b = (
            len({_value(claim) for claim in side if claim.id not in self._told} - {own}) + 1
            for side, own in ((self.left, _value(match.a)), (self.right, _value(match.b)))
        )
        return a, b

    @property
    def one_each(self) -> bool:
        """Whether each article gives one figure of the sort."""
        return _values(self.left) == _values(self.right) == 1

    def _two_lists(self, match: Evidence) -> bool:
        """Whether each sentence gives other figures of the sort, and none of them in both."""
        x, y = (
            {_value(c) for c in side if c.sentence == claim.sentence} - {_value(claim)}
            for side, claim in ((self.left, match.a), (self.right, match.b))
        )
        return bool(x and y) and x.isdisjoint(y)

    @cached_property
    def _told(self) -> frozenset[str]:
        """The claims whose figure the other article gives too."""
        return frozenset(
            claim.id
            for match, level in zip(self.found, self.levels, strict=True)
            if _fits(match, level)
            for claim in (match.a, match.b)
        )

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness(
            passages_of(self.relation.a, self.context), passages_of(self.relation.b, self.context)
        )


def open_pairs(
    key: str,
    found: Sequence[Evidence],
    levels: Sequence[str],
    relation: Relation,
    context: LinkContext,
) -> list[Evidence]:
    """The pairs of unlike figures of which neither is tied or told in the other article."""
    return [
        match
        for match in _unsettled(key, found, levels, relation)
        if (not match.obstacle or is_doubted(match))
        and _near(match.a, match.b)
        and _told_alike(match, context)
    ]


def _unsettled(
    key: str, found: Sequence[Evidence], levels: Sequence[str], relation: Relation
) -> list[Evidence]:
    """The pairs of unlike figures that have no better partner, whatever stands against them."""
    if relation.nearness is not Nearness.SAME_EVENT or key.startswith(_NOT_SO):
        return []
    settled: set[str] = set()
    for match, level in zip(found, levels, strict=True):
        tied = match.points >= LIKELY and not match.obstacle
        if tied or _fits(match, level):
            settled |= {match.a.id, match.b.id}
    return [
        match
        for match, level in zip(found, levels, strict=True)
        if level == "disjoint" and not {match.a.id, match.b.id} & settled
    ]


def is_doubted(match: Evidence) -> bool:
    """Whether what stands against two sums of money tells little."""
    return match.obstacle in _DOUBTS and match.a.quantity.kind is QuantityKind.MONEY


def _fits(match: Evidence, level: str) -> bool:
    """Whether one figure of a pair is told in the other article."""
    return level == "equal" or (level != "disjoint" and match.points >= _TOLD)


def _told_alike(match: Evidence, context: LinkContext) -> bool:
    """Whether both articles are more than a note, and both figures or none count what befell whom.

    "Four soldiers were wounded" and "eleven soldiers held the bridge" are two counts.
    """
    if any(is_short(c.article, context) for c in (match.a, match.b)):
        return False
    if match.a.quantity.kind is QuantityKind.DURATION and not _shares_more(match.a, match.b):
        return False
    befell = [bool(measured(claim, context).outcomes) for claim in (match.a, match.b)]
    counted = match.a.quantity.kind is QuantityKind.NUMBER and match.a.quantity.unit is None
    return befell[0] == befell[1] or not counted


def _shares_more(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two sentences share a word besides those of the unit.

    Spans of time stand in any report: "six hours of surgery", "the family had driven five hours".
    """
    units = {stem(word) for word in content(f"{a.text} {b.text}")}
    return bool({stem(word) for word in a.words & b.words} - units)


def make_likely(standing: Standing, again: Callable[[Evidence], Evidence]) -> None:
    """Take those open pairs for likely whose signs say so, each figure's best at most.

    ``again``: a pair weighed in full, as obstacles are not looked for where points are few.
    """
    table = odds()
    key, found, levels = standing.key, standing.found, standing.levels
    _of_a_slip(standing, _unsettled(key, found, levels, standing.relation), again)
    likely = []
    for match in open_pairs(key, found, levels, standing.relation, standing.context):
        if table(standing.signs(match)) < table.least:
            continue
        match.obstacle = match.obstacle or again(match).obstacle
        if not match.obstacle or is_doubted(match):
            likely.append((table(standing.signs(match)), match))
    for _, match in _best_of_both(likely, table.least):
        if match.points < LIKELY or match.obstacle:
            _take(match, standing)


def _of_a_slip(
    standing: Standing, unsettled: Sequence[Evidence], again: Callable[[Evidence], Evidence]
) -> None:
    """Take for likely the pairs of which one figure is the other with a slip.

    Among many figures some are such a pair by chance, so the slip says the less the more there are.
    """
    days = standing.relation.days_apart
    slips = {
        id(match): slip
        for match in unsettled
        if (slip := slip_between(match.a.quantity, match.b.quantity))
    }
    if not slips or (days is not None and abs(days) > _DAYS):
        return
    a, b = standing.relation.a, standing.relation.b
    if any(is_short(article, standing.context) for article in (a, b)):
        return  # of a note, alike sentences are all that there is
    table = odds()
    pairs = _values(standing.left) * _values(standing.right)
    found = [
        (table(standing.signs(match)) + table.slips[slips[id(match)]] - log(pairs), match)
        for match in unsettled
        if id(match) in slips
    ]
    for _, match in _best_of_both(found, table.least):
        slip = slips[id(match)]
        obstacle = match.obstacle or again(match).obstacle
        misread = slip == _STRONGEST and pairs <= _FEW and obstacle.startswith(_READ)
        if obstacle and not misread:
            match.obstacle = obstacle
            continue
        _take(match, standing)
        match.reasons.append(SLIPS[slip])


def _value(claim: QuantityClaim) -> tuple[float | None, float | None]:
    return claim.quantity.low, claim.quantity.high


def _values(claims: Sequence[QuantityClaim]) -> int:
    return len({_value(claim) for claim in claims})


def _best_of_both(
    found: Sequence[tuple[float, Evidence]], least: float
) -> Iterator[tuple[float, Evidence]]:
    """The pairs of at least so much that are the best of both their figures."""
    best: dict[str, float] = defaultdict(lambda: least)
    for value, match in found:
        for claim in (match.a, match.b):
            best[claim.id] = max(best[claim.id], value)
    for value, match in found:
        if value >= max(best[match.a.id], best[match.b.id]):
            yield value, match


def _take(match: Evidence, standing: Standing) -> None:
    """Make a pair likely whatever stood against it, and say which signs it has."""
    signs = zip(SIGNS, standing.signs(match), strict=True)
    reasons = [_REASONS[sign] for sign, value in signs if value and sign in _REASONS]
    if standing.one_each:
        reasons.insert(0, _ONLY)
    elif standing.left_over(match) == (1, 1):
        reasons.insert(0, _LEFT_OVER)
    match.obstacle = ""
    match.raise_to(LIKELY)
    match.reasons += [reason for reason in reasons if reason not in match.reasons]


def _near(a: QuantityClaim, b: QuantityClaim) -> bool:
    x, y = (c.quantity.low if c.quantity.low is not None else c.quantity.high for c in (a, b))
    return bool(x and y and x > 0 and y > 0) and abs(log10((x or 1) / (y or 1))) <= _FAR
