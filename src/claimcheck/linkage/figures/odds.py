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
from math import log, log10

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.linkage.figures.evidence import Evidence
from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.figures.passages import (
    Likeness,
    Passages,
    is_short,
    passages_of,
    sentence_stems,
)
from claimcheck.linkage.figures.slips import SLIPS, slip_between
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import LIKELY
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import content, stem

SIGNS = (
    "alike",  # cosine of the two sentences
    "around",  # cosine of the two with their neighbours
    "only",  # each article gives one figure of the sort
    "phrase",  # words that both measures hold, at most two
    "opening",  # both stand in the first sentences
    "points",  # of `evidence`
    "unheard",  # figures of which each is said of something that the other article never names
    "day",  # the reports are a day apart at most
    "count",  # people and things, which are counted in groups of all sizes
)
_REASONS = {
    "only": "each article gives only one such figure",
    "opening": "both stand in the opening of their report",
}
_NOT_SO = ("ordinal:", "age:")
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
_LISTED = 2  # figures of one sort that make a sentence a list of them
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
            float(self._values == (1, 1)),
            float(min(2, len(p.phrase & q.phrase))),
            float(x.opens(places[0]) and y.opens(places[1])),
            match.points,
            float(self._unheard(a, y) + self._unheard(b, x)),
            float(days is not None and abs(days) <= 1),
            float(self.key.startswith("count:")),
        )

    @staticmethod
    def _unheard(claim: QuantityClaim, other: Passages) -> bool:
        """Whether the other article has no word of what a figure is said of."""
        said_of = {stem(word) for word in content(f"{claim.measure.subject} {claim.measure.of}")}
        return bool(said_of) and said_of.isdisjoint(other.counts)

    def strangers(self, match: Evidence) -> bool:
        """Whether each passage names somebody or something that the other article does not."""
        return all(
            not passages.around(passages.place(claim.start)).isdisjoint(names)
            for claim, names in zip((match.a, match.b), self._names, strict=True)
            for passages in [passages_of(claim.article, self.context)]
        )

    def two_lists(self, match: Evidence) -> bool:
        """Whether each sentence gives several figures of the sort, and none of them in both."""
        x, y = (
            {(c.quantity.low, c.quantity.high) for c in side if c.sentence == claim.sentence}
            for side, claim in ((self.left, match.a), (self.right, match.b))
        )
        return min(len(x), len(y)) >= _LISTED and x.isdisjoint(y)

    @cached_property
    def _names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Stems of the names that only the one article holds, and of those only in the other."""
        a, b = (
            frozenset(map(stem, names)) for names in (self.relation.a_names, self.relation.b_names)
        )
        return a - b, b - a

    @cached_property
    def _values(self) -> tuple[int, int]:
        return _values(self.left), _values(self.right)

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
        if not match.obstacle and _near(match.a, match.b) and _told_alike(match, context)
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
        fits = level != "disjoint" and (level == "equal" or match.points >= _TOLD)
        if tied or fits:
            settled |= {match.a.id, match.b.id}
    return [
        match
        for match, level in zip(found, levels, strict=True)
        if level == "disjoint" and not {match.a.id, match.b.id} & settled
    ]


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


def make_likely(
    standing: Standing, levels: Sequence[str], again: Callable[[Evidence], Evidence]
) -> None:
    """Take those open pairs for likely whose signs say so, each figure's best at most.

    ``again``: a pair weighed in full, as obstacles are not looked for where points are few.
    """
    table = odds()
    _of_a_slip(standing, _unsettled(standing.key, standing.found, levels, standing.relation), again)
    found = [
        (table(standing.signs(match)), match)
        for match in open_pairs(
            standing.key, standing.found, levels, standing.relation, standing.context
        )
    ]
    for _, match in _best_of_both(found, table.least):
        if match.points >= LIKELY or standing.strangers(match) or standing.two_lists(match):
            continue  # the trader's sentence and the accountant's, of one judge and one fraud
        match.obstacle = again(match).obstacle
        if not match.obstacle:
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
        match.obstacle = ""
        _take(match, standing)
        match.reasons.append(SLIPS[slip])


def _values(claims: Sequence[QuantityClaim]) -> int:
    return len({(claim.quantity.low, claim.quantity.high) for claim in claims})


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
    """Make a pair likely, and say which signs it has."""
    signs = zip(SIGNS, standing.signs(match), strict=True)
    reasons = [_REASONS[sign] for sign, value in signs if value and sign in _REASONS]
    match.raise_to(LIKELY)
    match.reasons += [reason for reason in reasons if reason not in match.reasons]


def _near(a: QuantityClaim, b: QuantityClaim) -> bool:
    x, y = (c.quantity.low if c.quantity.low is not None else c.quantity.high for c in (a, b))
    return bool(x and y and x > 0 and y > 0) and abs(log10((x or 1) / (y or 1))) <= _FAR
