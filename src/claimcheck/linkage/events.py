"""Which articles report on the same event.

Two shootings, two quakes, two expos share their vocabulary; what tells events apart is who and
where: full names of people first, then bodies and places, then the other words. Weights were set
on development articles of the same and of different events (docs/evaluation.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import fsum, log, log2, sqrt
from typing import Any, NamedTuple, TypeVar

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.thresholds import (
    DAYS_APART,
    LARGE_CORPUS,
    SAME_EVENT,
    SAME_EVENT_OF_DAY,
    SAME_TOPIC,
    WEEKS_APART,
)
from claimcheck.linkage.time_apart import Common, nearest
from claimcheck.linkage.wording import listed
from claimcheck.linkage.wording import name as name_of
from claimcheck.models import Article, Profile

PERSON, SURNAME, BODY, PLACE, COUNTRY = 2.5, 0.8, 0.6, 0.5, 0.2
_NEAR = 1.0  # two full names that a slip sets apart
WORDS = 5.0  # times the cosine of the other words
# A full name tells something even where every article holds it, up to `WEEKS_APART` days.
LEAST_NAME = 0.4
_TELLING = 0.7  # weight of a name that reports weeks apart on one event have in common
# What a word still tells that every article holds: all in a corpus of few articles, which may all
# report on one event, and ever less up to one of many, where such a word is nobody's. With one
# small value, reports on one event were strangers to each other in a corpus of nothing else.
_FEW, _MANY = 12, 500  # articles
_LEAST_WEIGHT = 0.2
_STEPS = 2  # for each doubling of the articles of a large corpus
_MOST_WEIGHTED = 20_000  # articles whose weighted words are kept
_MOST_KEPT = 200_000  # sets of names and reasons
Kept = TypeVar("Kept", bound=Hashable)
# Overlap of words from which two texts are one with changes; likeness of two spellings, of 100.
_COPY = 0.85
_ONE_WORD = 75


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling a word or name is in this corpus: 1 where few articles hold it."""

    articles: int
    counts: dict[str, int]
    _sketches: dict[str, Sketch] = field(default_factory=dict)
    _weighted: dict[str, Weighted] = field(default_factory=dict)
    _weights: dict[str, float] = field(default_factory=dict)
    _kept: dict[Hashable, Any] = field(default_factory=dict)
    _steps: dict[str, int] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """Inverse document frequency scaled to (0, 1]; 1 in corpora too small to tell."""
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = self._weight(key)
        return found

    def total(self, names: Sequence[str], least: float = 0.0) -> float:
        """The weights of some names together, of each at least so much."""
        if not names:
            return 0.0
        return fsum([max(least, self.weight(name)) for name in names])

    def _weight(self, key: str) -> float:
        seen: float = self.counts.get(key, 1)
        articles: float = self.articles
        if articles < _FEW or seen <= 2:
            return 1.0
        if articles >= LARGE_CORPUS:
            articles, seen = _middle(_step(self.articles)), _middle(self.step(key))
        size = min(1.0, log(articles / _FEW) / log(_MANY / _FEW))
        least = 1 - (1 - _LEAST_WEIGHT) * size
        return max(least, log(articles / seen) / log(articles / 2))

    def step(self, key: str) -> int:
        """On which step the number of articles that hold a word or name stands."""
        seen = self.counts.get(key, 1)
        return _step(seen) if seen > 2 else 0

    def steps(self, profile: Profile) -> bytes:
        """The steps of all words and names of an article, and of the corpus: as long as they stay,
        so do the weights. Of a small corpus, where each article counts, nothing."""
        if self.articles < LARGE_CORPUS:
            return b""
        groups = (profile.people, profile.organisations, profile.places, profile.countries)
        names = [name for group in groups for name in group]
        lasts = [name.split()[-1] for name in names if name.strip()]
        keys = [word for word, _ in profile.words] + names + lasts
        known = self._steps
        found = bytearray([_step(self.articles)])
        for key in keys:
            step = known.get(key)
            if step is None:
                step = known[key] = self.step(key)
            found.append(step)
        return bytes(found)

    def one(self, value: Kept) -> Kept:
        """One object for equal values: many pairs of articles share the same names."""
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        found: Kept = self._kept.setdefault(value, value)
        return found

    def sketch(self, profile: Profile) -> Sketch:
        """What relating needs of an article, with its words weighted; made once an article."""
        found = self._sketches.get(profile.article)
        if found is None:
            groups = (profile.people, profile.organisations, profile.places, profile.countries)
            names = [Names.of(group) for group in groups]
            people, organisations, places, countries = names
            found = self._sketches[profile.article] = Sketch(
                people,
                organisations,
                places,
                countries,
                self.one(_name_words(profile)),
                frozenset[str]().union(*(group.whole | group.last for group in names)),
                frozenset(self.one(frozenset(name.split())) for g in names for name in g.whole),
            )
        return found

    def weighted(self, profile: Profile) -> Weighted:
        """An article's words with their weights; made once an article, as long as it is of use."""
        found = self._weighted.get(profile.article)
        if found is None:
            if len(self._weighted) >= _MOST_WEIGHTED:
                self._weighted.clear()
            words = {word: (1 + log(n)) * self.weight(word) for word, n in profile.words}
            found = self._weighted[profile.article] = Weighted(
                words, frozenset(words), sqrt(fsum(value * value for value in words.values()))
            )
        return found


def _step(number: int) -> int:
    return int(_STEPS * log2(number) + 1e-9)


def _middle(step: int) -> float:
    """The number in the middle of a step, as shares go."""
    return float(2 ** ((step + 0.5) / _STEPS))


def rarity_of(profiles: Iterable[Profile]) -> Rarity:
    """Document frequencies of names and words over a corpus."""
    counts: Counter[str] = Counter()
    number = 0
    for profile in profiles:
        number += 1
        counts.update(terms_of(profile))
    return Rarity(number, dict(counts))


def terms_of(profile: Profile) -> set[str]:
    """The names and words of an article whose rarity tells something."""
    names = {*profile.people, *profile.organisations, *profile.places, *profile.countries}
    return names | {word for word, _ in profile.words}


@dataclass(frozen=True, slots=True)
class Names:
    """One group of an article's names, and the same by their last words."""

    names: tuple[str, ...]
    whole: frozenset[str]
    last: frozenset[str]  # one object with ``whole`` where they are equal: a corpus has many

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        """The group of these names."""
        whole = frozenset(names)
        if not whole:
            return _NAMELESS
        last = frozenset(name.split()[-1] for name in names if name)
        return cls(tuple(names), whole, whole if last == whole else last)

    def shared(self, other: Names) -> list[str]:
        """Names in both, and surnames of one that stand alone in the other.

        The same for either order of the two, earliest in both first. A surname says nothing more
        where its full name is shared.
        """
        if (
            self.whole.isdisjoint(other.whole)
            and self.whole.isdisjoint(other.last)
            and self.last.isdisjoint(other.whole)
        ):
            return []
        both = self.whole & other.whole
        full = {name for name in both if " " in name}
        alone = {name for name in both - full if name}
        for x, y in ((self, other), (other, self)):
            alone |= {name for name in x.whole & y.last if " " not in name}
        alone -= {name.split()[-1] for name in full}
        found = [*full, *alone]
        if len(found) > 1:
            found.sort(key=lambda name: (self.place(name) + other.place(name), name))
        return found

    def place(self, name: str) -> int:
        """Where the name stands among these, by itself or as the last word of another."""
        places = (n for n, own in enumerate(self.names) if own == name or own.endswith(" " + name))
        return next(places, len(self.names))


_NAMELESS = Names((), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Sketch:
    """What relating needs of an article's names, made once, and the words of all of them."""

    people: Names
    organisations: Names
    places: Names
    countries: Names
    name_words: frozenset[str]
    any_name: frozenset[str]
    sets: frozenset[frozenset[str]]  # the words of each name


@dataclass(frozen=True, slots=True)
class Weighted:
    """An article's words with their weights, and the length of that vector."""

    words: dict[str, float]
    terms: frozenset[str]
    norm: float


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
    inner: list[str] = []
    if SAME_TOPIC / 2 <= score < SAME_EVENT:
        inner = _inner(x, y, bodies, places)
        score += PLACE * min(2.0, rarity.total(inner))
        if score >= SAME_TOPIC:
            score += _NEAR * min(2, len(_near(x, y)))
    places = [*places, *inner]
    named = bool(full or single or bodies or places)
    least = SAME_EVENT_OF_DAY if days is not None and days <= 1 else SAME_EVENT
    if days is not None and days > WEEKS_APART:
        named = any(rarity.weight(name) >= _TELLING for name in (*people, *bodies, *places))
    if score >= least and (named or cosine > 0.5) and not _strangers(x, y, cosine):
        nearness = Nearness.SAME_EVENT
    else:
        nearness = Nearness.SAME_TOPIC if score >= SAME_TOPIC else Nearness.UNRELATED
    if days is not None and days > DAYS_APART and cosine < _COPY and nearness:
        common = Common(full, single, bodies, places, len(_near(x, y)))
        nearness = min(nearness, nearest(x, y, common, rarity, days=days, cosine=cosine))
    if nearness is Nearness.UNRELATED:
        return Weighed(nearness, score, cosine)
    names = [*full, *(name for name in single if name not in lexicon().titles)]
    return Weighed(nearness, score, cosine, names, bodies, [*places, *countries])


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


def _near(x: Sketch, y: Sketch) -> list[tuple[str, str]]:
    """Full names of people that differ by a slip in one word: hardly two people of like stories."""
    if _words_of(x.people.whole).isdisjoint(_words_of(y.people.whole)):
        return []
    from rapidfuzz.fuzz import ratio

    theirs = [(name, name.split()) for name in sorted(y.people.whole - x.people.whole)]
    return [
        (one, other)
        for one in sorted(x.people.whole - y.people.whole)
        for words in [one.split()]
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


def _name_words(profile: Profile) -> frozenset[str]:
    names = (*profile.people, *profile.organisations, *profile.places, *profile.countries)
    return frozenset(word for name in names for word in name.split() if len(word) > 1)


def days_between(a: Article, b: Article) -> int | None:
    """Days between publication, None unless both are known."""
    if isinstance(a.published, date) and isinstance(b.published, date):
        return abs((a.published - b.published).days)
    return None


def cosine_of(x: Weighted, y: Weighted) -> float:
    """The cosine of two articles' words."""
    # An exact sum, so that the order of a set cannot show.
    one, other = x.words, y.words
    dot = fsum([one[word] * other[word] for word in x.terms & y.terms])
    norm = x.norm * y.norm
    return dot / norm if norm else 0.0
