"""Relate the articles of a corpus: pairs proposed by blocking keys, and how near they are.

Pairs of articles are proposed by rare names and words that both hold, never all against all. In a
large corpus the pairs are columns of arrays, and what was known of two articles before is taken
over (`meets`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.linkage.articles.again import Again
from claimcheck.linkage.articles.blocking import Proposals, proposals
from claimcheck.linkage.articles.events import Weighed, days_between, described, weigh
from claimcheck.linkage.articles.following import followed, followed_columns
from claimcheck.linkage.articles.meets import Acquaintance, Meets, Reasons
from claimcheck.linkage.articles.rarity import Rarity, rarity_of
from claimcheck.linkage.articles.strangers import Glance
from claimcheck.linkage.articles.terms import Terms
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.short_texts.sides import TOLD_BY, is_short, is_told_by
from claimcheck.linkage.thresholds import LARGE_CORPUS
from claimcheck.models import Article, Profile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]
    Numbers = npt.NDArray[np.uint32]


def related_pairs(
    profiles: Sequence[Profile],
    articles: Mapping[str, Article],
    facts: frozenset[str],
    rarity: Rarity | None = None,
    known: Acquaintance | None = None,
    terms: Terms | None = None,
) -> Iterator[Relation]:
    """Pairs of articles of one event or topic, in stable order.

    ``rarity``: of their words and names, where it is known already. ``known``: what is known of
    their meetings; of a corpus of few articles it is not asked. Those that met before come without
    the words of their names (`events.worded`). ``terms``: of the profiles in the order of articles,
    where they are known.
    """
    order = sorted(profiles, key=lambda profile: profile.article)
    telling = rarity_of(order) if rarity is None else rarity
    corpus = _Corpus(order, articles, facts, telling)
    # Not held here: the proposals of a large corpus take more than what comes of them.
    if len(order) < LARGE_CORPUS:
        yield from _one_by_one(corpus, proposals(order, facts))
    elif terms is None:
        yield from _by_columns(corpus, proposals(order, facts), known)
    else:
        established = {number for number, p in enumerate(order) if p.article in facts}
        yield from _by_columns(corpus, terms.proposals(established), known)


class _Met(NamedTuple):
    """How near two articles are, in time too; ``told``: one tells the short text of the other."""

    weighed: Weighed
    nearness: Nearness
    established: bool
    days: int | None
    told: bool


class _Pair(NamedTuple):
    """Two articles that are no strangers, by number, with the place of their key among all."""

    a: int
    b: int
    nearness: Nearness
    score: float
    established: bool
    key: int
    met: _Met


class _Corpus(NamedTuple):
    """Articles in order, and what relating needs besides."""

    order: Sequence[Profile]
    articles: Mapping[str, Article]
    facts: frozenset[str]
    rarity: Rarity

    def meet(self, a: int, b: int, cosine: float | None = None) -> _Met | None:
        """How near two articles are, by number."""
        one, other = self.order[a], self.order[b]
        return _meet(one, other, self.rarity, self.articles, self.facts, cosine)

    def relation(self, a: int, b: int, met: _Met, key: str, *, is_raised: bool) -> Relation:
        """The relation of two articles that have met."""
        found = _described(self.order[a], self.order[b], met, self.rarity)
        return replace(found, nearness=Nearness.SAME_EVENT if is_raised else met.nearness, key=key)


def _one_by_one(corpus: _Corpus, found: Proposals) -> Iterator[Relation]:
    every = []
    for a, others, keys in found.by_first():
        for b, place in zip(others, keys, strict=True):
            met = corpus.meet(a, b)
            if met is not None:
                near, score = met.nearness, met.weighed.score
                every.append(_Pair(a, b, near, score, met.established, place, met))
    for number, is_raised in followed(every, len(corpus.order)):
        pair = every[number]
        key = found.names[pair.key]
        yield corpus.relation(pair.a, pair.b, pair.met, key, is_raised=is_raised)


# Proposed pairs for each article from which arrays save more than making them costs.
_WORTH_A_GLANCE = 8
# In larger corpora what two articles have in common is made twice, as it takes memory.
_FEW = 2_000


class _Near(NamedTuple):
    """Pairs of articles that are no strangers, in columns; ``places``: among all proposed."""

    firsts: Numbers
    seconds: Numbers
    keys: Numbers
    nearness: npt.NDArray[np.uint8]
    scores: npt.NDArray[np.float64]
    places: Integers


def _by_columns(
    corpus: _Corpus, found: Proposals, known: Acquaintance | None
) -> Iterator[Relation]:
    """As `_one_by_one`, with arrays in place of objects."""
    import numpy as np

    mets: dict[int, _Met] = {}
    before: dict[int, Reasons] = {}
    places: Integers | None = None
    columns: tuple[Numbers, Numbers, npt.NDArray[np.uint8]] | None = None
    if known is None:
        near = _joined(_near_of_parts(corpus, found, mets))
    else:
        firsts, seconds, keys = found.columns()
        places = known.known(firsts, seconds)
        nearness, scores, missing = known.taken_over(places, len(firsts))
        glance = _glance(corpus, len(firsts) if missing is None else len(missing))
        _meet_all(corpus, firsts, seconds, missing, (nearness, scores), mets, 0, glance)
        near = _near_of(firsts, seconds, keys, nearness, scores, 0)
        columns = firsts, seconds, nearness
        before = known.reasons() if places is not None else {}
    names = found.names
    del found
    is_fact = np.array([p.article in corpus.facts for p in corpus.order], dtype=bool)
    is_given = is_fact[near.firsts] | is_fact[near.seconds]
    rows = list(
        followed_columns(
            near.firsts, near.seconds, near.nearness, near.scores, is_given, len(is_fact)
        )
    )
    chosen = np.array([row for row, _ in rows], dtype=np.int64)
    mets_at = near.places[chosen]
    then = np.full(len(mets_at), -1) if places is None else places[mets_at]
    columns_of = near.firsts, near.seconds, near.keys, near.scores, near.nearness
    again = Again([corpus.articles[profile.article] for profile in corpus.order])
    described: list[tuple[int, Reasons]] = []
    for (_, is_raised), place, place_then, x, y, key, score, nearness_then in zip(
        rows,
        mets_at.tolist(),
        then.tolist(),
        *(column[chosen].tolist() for column in columns_of),
        strict=True,
    ):
        reasons = before.get(place_then)
        if reasons is None:
            met = mets.get(place) or corpus.meet(x, y)
            assert met is not None
            relation = corpus.relation(x, y, met, names[key], is_raised=is_raised)
        else:
            nearness_now = int(Nearness.SAME_EVENT) if is_raised else nearness_then
            relation = again.relation(x, y, reasons, names[key], score, nearness_now)
            if known is not None:
                known.again[relation.a, relation.b] = nearness_then
        # What is related for another reason than names and words is told without them.
        if columns is not None and not relation.established and relation.reasons != (TOLD_BY,):
            described.append((place, relation.reasons))
        yield relation
    if known is not None and columns is not None:
        known.now = _meets(known.articles, *columns, near.scores, described)


def _near_of_parts(corpus: _Corpus, found: Proposals, mets: dict[int, _Met]) -> Iterator[_Near]:
    """The pairs that are no strangers, some articles at a time: most that are proposed are."""
    import numpy as np

    passed = 0
    glance = _glance(corpus, len(found.partners))
    for firsts, seconds, keys in found.parts():
        nearness, scores = np.zeros(len(firsts), dtype=np.uint8), np.zeros(len(firsts))
        _meet_all(corpus, firsts, seconds, None, (nearness, scores), mets, passed, glance)
        yield _near_of(firsts, seconds, keys, nearness, scores, passed)
        passed += len(firsts)


def _near_of(
    firsts: Numbers,
    seconds: Numbers,
    keys: Numbers,
    nearness: npt.NDArray[np.uint8],
    scores: npt.NDArray[np.float64],
    passed: int,
) -> _Near:
    import numpy as np

    near = np.flatnonzero(nearness)
    return _Near(
        firsts[near], seconds[near], keys[near], nearness[near], scores[near], near + passed
    )


def _joined(parts: Iterable[_Near]) -> _Near:
    import numpy as np

    return _Near(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _meet_all(
    corpus: _Corpus,
    firsts: Numbers,
    seconds: Numbers,
    missing: Integers | None,
    columns: tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]],
    mets: dict[int, _Met],
    passed: int,
    glance: Glance | None,
) -> None:
    """Set in the ``columns`` how near the pairs at the missing places are."""
    nearness, scores = columns
    for place, met in _acquainted(corpus, firsts, seconds, missing, glance):
        nearness[place] = met.nearness
        scores[place] = met.weighed.score
        if len(corpus.order) < _FEW:
            mets[passed + place] = met


def _meets(
    articles: Sequence[bytes],
    firsts: Numbers,
    seconds: Numbers,
    nearness: npt.NDArray[np.uint8],
    scores: npt.NDArray[np.float64],
    described: Sequence[tuple[int, Reasons]],
) -> Meets:
    import numpy as np

    told: dict[Reasons, int] = {}
    numbers = array("I", [told.setdefault(reasons, len(told)) for _, reasons in described])
    counts = np.bincount(firsts, minlength=len(articles)).astype(np.uint32)
    return Meets(
        tuple(articles),
        array("I", counts.tobytes()),
        array("I", seconds.astype(np.uint32).tobytes()),
        nearness.tobytes(),
        array("d", scores.tobytes()),
        array("I", [place for place, _ in described]),
        numbers,
        tuple(told),
    )


def _glance(corpus: _Corpus, pairs: int) -> Glance | None:
    """What tells strangers at a glance, where so many pairs are worth it."""
    order, articles = corpus.order, corpus.articles
    if pairs <= _WORTH_A_GLANCE * len(order):
        return None
    always = [p.article in corpus.facts or is_short(articles[p.article]) for p in order]
    return Glance(order, corpus.rarity, always)


def _acquainted(
    corpus: _Corpus,
    firsts: Numbers,
    seconds: Numbers,
    places: Integers | None,
    glance: Glance | None,
) -> Iterator[tuple[int, _Met]]:
    """Those of the pairs at these places (None: all) that are no strangers, in order."""
    import numpy as np

    own = firsts if places is None else firsts[places]
    if not len(own):
        return
    starts = [0, *(np.flatnonzero(own[1:] != own[:-1]) + 1).tolist()]
    for start, end in pairwise([*starts, len(own)]):
        first = int(own[start])
        here = range(start, end) if places is None else places[start:end].tolist()
        others = seconds[start:end] if places is None else seconds[places[start:end]]
        numbers = others.tolist()
        if glance is None:
            for place, other in zip(here, numbers, strict=True):
                met = corpus.meet(first, other)
                if met is not None:
                    yield place, met
        else:
            for number, cosine in glance.acquainted(first, numbers):
                met = corpus.meet(first, numbers[number], cosine)
                if met is not None:
                    yield here[number], met


def relation_of(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    articles: Mapping[str, Article],
    facts: frozenset[str],
    cosine: float | None = None,
) -> Relation | None:
    """How two articles relate, in time too; None for strangers and for two facts.

    ``cosine``: of their words, where it is known already.
    """
    met = _meet(a, b, rarity, articles, facts, cosine)
    return None if met is None else _described(a, b, met, rarity)


def nearness_of(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    articles: Mapping[str, Article],
    facts: frozenset[str],
) -> Nearness:
    """How near two articles are, in time too."""
    met = _meet(a, b, rarity, articles, facts, None)
    return Nearness.UNRELATED if met is None else met.nearness


def _described(a: Profile, b: Profile, met: _Met, rarity: Rarity) -> Relation:
    relation = described(a, b, met.weighed, rarity)
    return replace(
        relation,
        nearness=met.nearness,
        reasons=(TOLD_BY,) if met.told else relation.reasons,
        established=met.established,
        days_apart=met.days,
    )


_LATER = 30  # days; of reports on one event so far apart, both name somebody or something of it


def _meet(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    articles: Mapping[str, Article],
    facts: frozenset[str],
    cosine: float | None,
) -> _Met | None:
    """How near two articles are, in time too; None for strangers and for two facts."""
    established = (a.article in facts) + (b.article in facts)
    if established == 2:
        return None
    days = days_between(articles[a.article], articles[b.article])
    weighed = weigh(a, b, rarity, days=days, cosine=cosine)
    nearness, told = weighed.nearness, False
    if established:
        nearness = Nearness.SAME_EVENT
    elif nearness is Nearness.UNRELATED:
        if not is_told_by(articles[a.article], articles[b.article]):
            return None
        nearness, told = Nearness.SAME_TOPIC, True
    # Without a name in common, reports far apart in time are of one kind, not of one event.
    elif (
        nearness is Nearness.SAME_EVENT
        and (days or 0) > _LATER
        and rarity.sketch(a).name_words.isdisjoint(rarity.sketch(b).name_words)
    ):
        nearness = Nearness.SAME_TOPIC
    return _Met(weighed, nearness, bool(established), days, told)
