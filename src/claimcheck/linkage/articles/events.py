"""Which articles report on the same event.

Two shootings, two quakes, two expos share their vocabulary; what tells events apart is who and
where: full names of people first, then bodies and places, then the other words. Weights were set
on development articles of the same and of different events (docs/evaluation.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.articles.rarity import Names, Rarity, Sketch, Weighted
from claimcheck.linkage.articles.time_apart import Common, nearness_at_most
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.thresholds import (
    DAYS_APART,
    SAME_EVENT,
    SAME_EVENT_OF_DAY,
    SAME_TOPIC,
    WEEKS_APART,
)
from claimcheck.linkage.wording import listed
from claimcheck.linkage.wording import name as name_of
from claimcheck.models import Article, Profile

PERSON, SURNAME, BODY, PLACE, COUNTRY = 2.5, 0.8, 0.6, 0.5, 0.2
_NEAR = 1.0  # two full names that a slip sets apart
WORDS = 5.0  # times the cosine of the other words
# A full name tells something even where every article holds it, up to `WEEKS_APART` days.
LEAST_NAME = 0.4
_TELLING = 0.7  # weight of a name that reports weeks apart on one event have in common
# Overlap of words from which two texts are one with changes; likeness of two spellings, of 100.
_COPY = 0.85
_ONE_WORD = 75


class Weighed(NamedTuple):
    """How near two articles are, and the names in common that say so: people, bodies, places."""

    nearness: Nearness
    score: float
    cosine: float
    people: Sequence[str] = ()
    bodies: Sequence[str] = ()
    places: Sequence[str] = ()


def relate(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    *,
    days: int | None = None,
    cosine: float | None = None,
) -> Relation:
    """How two articles relate, with the reasons in words; see `weigh`."""
    return described(a, b, weigh(a, b, rarity, days=days, cosine=cosine), rarity)


def described(a: Profile, b: Profile, found: Weighed, rarity: Rarity) -> Relation:
    """The relation of two articles so near, with the reasons in words."""
    if found.nearness is Nearness.UNRELATED:
        return Relation(a.article, b.article, found.nearness, score=found.score)
    a_names, b_names = rarity.sketch(a).name_words, rarity.sketch(b).name_words
    return Relation(
        a=a.article,
        b=b.article,
        nearness=found.nearness,
        reasons=rarity.one(_reasons(found.people, found.bodies, found.places)),
        shared_names=rarity.one(shared_words(rarity.sketch(a), rarity.sketch(b), found.nearness)),
        a_names=a_names,
        b_names=b_names,
        score=found.score,
    )


def worded(relation: Relation, a: Profile, b: Profile, rarity: Rarity, near: Nearness) -> Relation:
    """A relation that came without the words of its articles' names, with them; ``near``: how near
    the two are but for their neighbours."""
    x, y = rarity.sketch(a), rarity.sketch(b)
    return replace(
        relation,
        shared_names=rarity.one(shared_words(x, y, near)),
        a_names=x.name_words,
        b_names=y.name_words,
    )


def weigh(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    *,
    days: int | None = None,
    cosine: float | None = None,
) -> Weighed:
    """How near two articles are; the same for either order of the two.

    ``cosine``: of their words, where it is known already. What is added to the score here has to
    be bounded in `strangers`, too. ``days``: between their publication. Two events of one kind and
    place on one day are rarer than two reports on one event that share few names, so less is asked
    of reports a day apart at most. Of reports weeks apart, a name that most articles hold (the
    president's) says next to nothing.
    """
    x, y = rarity.sketch(a), rarity.sketch(b)
    if cosine is None:
        cosine = cosine_of(rarity.weighted(a), rarity.weighted(b))
    if x.any_name.isdisjoint(y.any_name) and WORDS * cosine < SAME_TOPIC:
        # Most of the pairs that share a rare word are strangers: no more is looked at.
        return Weighed(Nearness.UNRELATED, WORDS * cosine, cosine)
    people = x.people.shared(y.people)
    full = [name for name in people if " " in name]
    single = [name for name in people if " " not in name]
    bodies = x.organisations.shared(y.organisations)
    places = x.places.shared(y.places)
    countries = x.countries.shared(y.countries)
    least_name = LEAST_NAME if days is None or days <= WEEKS_APART else 0.0
    score = (
        PERSON * rarity.total(full, least_name)
        + SURNAME * rarity.total(single, least_name)
        + BODY * min(2.0, rarity.total(bodies))
        + PLACE * min(2.0, rarity.total(places))
        + COUNTRY * min(2.0, rarity.total(countries))
        + WORDS * cosine
    )
    score, found, near = _less_sure(x, y, score, people, bodies, places, rarity)
    places = [*places, *found]
    names = [*people, *bodies, *places]
    nearness = _by_score(x, y, score, names, rarity, days=days, cosine=cosine)
    if days is not None and days > DAYS_APART and cosine < _COPY and nearness:
        near = len(_near(x, y)) if near is None else near
        common = Common(full, single, bodies, places, near)
        nearness = min(nearness, nearness_at_most(x, y, common, rarity, days=days, cosine=cosine))
    if nearness is Nearness.UNRELATED:
        return Weighed(nearness, score, cosine)
    persons = [*full, *(name for name in single if name not in lexicon().titles)]
    return Weighed(nearness, score, cosine, persons, bodies, [*places, *countries])


def _by_score(
    x: Sketch,
    y: Sketch,
    score: float,
    names: Sequence[str],
    rarity: Rarity,
    *,
    days: int | None,
    cosine: float,
) -> Nearness:
    """How near two articles are by their score and the names in common, whatever else differs."""
    least = SAME_EVENT_OF_DAY if days is not None and days <= 1 else SAME_EVENT
    named = bool(names)
    if days is not None and days > WEEKS_APART:
        named = any(rarity.weight(name) >= _TELLING for name in names)
    if score >= least and (named or cosine > 0.5) and not _strangers(x, y, cosine):
        return Nearness.SAME_EVENT
    return Nearness.SAME_TOPIC if score >= SAME_TOPIC else Nearness.UNRELATED


def _less_sure(
    x: Sketch,
    y: Sketch,
    score: float,
    people: list[str],
    bodies: list[str],
    places: list[str],
    rarity: Rarity,
) -> tuple[float, list[str], int | None]:
    """The score with what is asked only where the names that are equal leave it open: names
    inside others, people whose names differ by a slip, names read as two kinds of thing.

    With the names found, and how many people, None where they were not looked for.
    """
    found: list[str] = []
    near: int | None = None
    if SAME_TOPIC / 2 <= score < SAME_EVENT:
        found = _inner(x, y, bodies, places)
        score += PLACE * min(2.0, rarity.total(found))
        if score >= SAME_TOPIC:
            near = len(_near(x, y))
            score += _NEAR * min(2, near)
    known = [*people, *bodies, *places, *found]
    if score >= SAME_TOPIC and (score < SAME_EVENT or not known):
        misread = _misread(x, y, *known)
        score += PLACE * min(2.0, rarity.total(misread))
        found = [*found, *misread]
    return score, found, near


def shared_words(x: Sketch, y: Sketch, nearness: Nearness) -> frozenset[str]:
    """The words of names that two articles have in common.

    Of a topic only, they are words of names that may be one: "Telecom" says nothing of two firms.
    """
    both = x.name_words & y.name_words
    if nearness is not Nearness.SAME_TOPIC or not both:
        return both
    left, right = ([s for s in names if not s.isdisjoint(both)] for names in (x.sets, y.sets))
    one = [s & t for s in left for t in right if s <= t or t <= s]
    return frozenset[str]().union(*one)


def _reasons(names: Sequence[str], bodies: Sequence[str], places: Sequence[str]) -> tuple[str, ...]:
    """What two reports have in common, in words: the first three of each sort."""
    sorts = (
        ("both articles name", names),
        ("both articles name", bodies),
        ("both are set in", places),
    )
    return tuple(
        f"{said} {listed(name_of(name) for name in found[:3])}" for said, found in sorts if found
    )


def _inner(x: Sketch, y: Sketch, *known: list[str]) -> list[str]:
    """Names of bodies and places that the other article has within a longer one, sorted.

    "Club Solace" and "Front Street" are in "Club Solace on Front Street".
    """
    found = set()
    for one, other in ((x, y), (y, x)):
        longer = [f" {name} " for name in (*other.organisations.whole, *other.places.whole)]
        for name in (*one.organisations.whole, *one.places.whole):
            if " " in name and any(f" {name} " in whole for whole in longer):
                found.add(name)
    return sorted(found.difference(*known))


def _misread(x: Sketch, y: Sketch, *known: str) -> list[str]:
    """Names that both hold and that were read as two kinds of thing, sorted.

    Of a village that no list knows, one report makes a place and the other a person.
    """
    found = {
        name
        for name in x.any_name & y.any_name
        if len(name) > 1 and all(any(name in group.whole for group in _groups(s)) for s in (x, y))
    }
    countries = x.countries.whole | y.countries.whole
    return sorted(found.difference(known, countries))


def _groups(sketch: Sketch) -> tuple[Names, ...]:
    return sketch.people, sketch.organisations, sketch.places, sketch.countries


def _near(x: Sketch, y: Sketch) -> list[tuple[str, str]]:
    """Full names of people that differ by a slip in one word: hardly two people of like stories."""
    both = _words_of(x.people.whole) & _words_of(y.people.whole)
    if not both:
        return []
    from rapidfuzz.fuzz import ratio

    mine, theirs = (
        [(name, words) for name in sorted(own) if not both.isdisjoint(words := name.split())]
        for own in (x.people.whole - y.people.whole, y.people.whole - x.people.whole)
    )
    return [
        (one, other)
        for one, words in mine
        for other, others in theirs
        if _all_but_one(words, others, ratio)
    ]


@lru_cache(maxsize=16384)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _all_but_one(a: list[str], b: list[str], ratio: Callable[[str, str], float]) -> bool:
    if len(a) != len(b) or len(a) < 2:
        return False
    other = [(p, q) for p, q in zip(a, b, strict=True) if p != q]
    return len(other) == 1 and ratio(*other[0]) >= _ONE_WORD


def _strangers(x: Sketch, y: Sketch, cosine: float) -> bool:
    """Two texts of one kind on two events: each has names, and none is the other's.

    A slip in a name, or one name changed in a copy, makes no other event.
    """
    a, b = x.name_words, y.name_words
    if not a or not b or a & b or cosine >= _COPY:
        return False
    from rapidfuzz.fuzz import ratio

    return not any(ratio(p, q) >= _ONE_WORD for p in a for q in b)


def days_between(a: Article, b: Article) -> int | None:
    """Days between publication, None unless both are known."""
    if isinstance(a.published, date) and isinstance(b.published, date):
        return abs((a.published - b.published).days)
    return None


def cosine_of(x: Weighted, y: Weighted) -> float:
    """The cosine of two articles' words."""
    # An exact sum, so that the order of a set cannot show.
    one, other = x.words, y.words
    dot = fsum([one[word] * other[word] for word in one.keys() & other.keys()])
    norm = x.norm * y.norm
    return dot / norm if norm else 0.0
