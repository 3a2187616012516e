"""Which articles report on the same event.

Two shootings, two quakes, two expos share their vocabulary; what tells events apart is who and
where: full names of people first, then bodies and places, then the other words. Weights were set
on development articles of the same and of different events (docs/evaluation.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log, sqrt

from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.wording import listed
from claimcheck.linkage.wording import name as name_of
from claimcheck.models import Article, Profile

_PERSON, _SURNAME, _BODY, _PLACE, _COUNTRY = 2.5, 0.8, 0.6, 0.5, 0.2
_LEAST_NAME = 0.4  # a full name tells something even where every article holds it
_SAME_EVENT = 2.5
_SAME_TOPIC = 1.2


@dataclass(frozen=True, slots=True)
class Rarity:
    """How telling a word or name is in this corpus: 1 where few articles hold it."""

    articles: int
    counts: dict[str, int]
    _vectors: dict[str, tuple[dict[str, float], float]] = field(default_factory=dict)

    def weight(self, key: str) -> float:
        """Inverse document frequency scaled to (0, 1]; 1 in corpora too small to tell."""
        seen = self.counts.get(key, 1)
        if self.articles < 12 or seen <= 2:
            return 1.0
        return max(0.05, log(self.articles / seen) / log(self.articles / 2))

    def vector(self, profile: Profile) -> tuple[dict[str, float], float]:
        """The profile's words weighted, and the vector's length; made once an article."""
        found = self._vectors.get(profile.article)
        if found is None:
            weighted = {word: (1 + log(n)) * self.weight(word) for word, n in profile.words}
            norm = sqrt(sum(value * value for value in weighted.values()))
            found = self._vectors[profile.article] = (weighted, norm)
        return found


def rarity_of(profiles: Iterable[Profile]) -> Rarity:
    """Document frequencies of names and words over a corpus."""
    counts: Counter[str] = Counter()
    number = 0
    for profile in profiles:
        number += 1
        counts.update(
            {*profile.people, *profile.organisations, *profile.places, *profile.countries}
            | {word for word, _ in profile.words}
        )
    return Rarity(number, dict(counts))


def relate(a: Profile, b: Profile, rarity: Rarity) -> Relation:
    """How two articles relate, with the reasons in words."""
    people = _shared(a.people, b.people)
    full = [name for name in people if " " in name]
    single = [name for name in people if " " not in name]
    bodies = _shared(a.organisations, b.organisations)
    places = _shared(a.places, b.places)
    countries = _shared(a.countries, b.countries)
    cosine = _cosine(a, b, rarity)
    score = (
        _PERSON * sum(max(_LEAST_NAME, rarity.weight(name)) for name in full)
        + _SURNAME * sum(max(_LEAST_NAME, rarity.weight(name)) for name in single)
        + _BODY * min(2.0, sum(rarity.weight(name) for name in bodies))
        + _PLACE * min(2.0, sum(rarity.weight(name) for name in places))
        + _COUNTRY * min(2.0, sum(rarity.weight(name) for name in countries))
        + 5.0 * cosine
    )
    if score >= _SAME_EVENT and (full or single or bodies or places or cosine > 0.5):
        nearness = Nearness.SAME_EVENT
    else:
        nearness = Nearness.SAME_TOPIC if score >= _SAME_TOPIC else Nearness.UNRELATED
    reasons = []
    if full or single:
        reasons.append("both name " + listed(name_of(n) for n in (full + single)[:3]))
    if bodies:
        reasons.append("both name " + listed(name_of(n) for n in bodies[:3]))
    places = [*places, *countries]
    if places:
        reasons.append("both are set in " + listed(name_of(n) for n in places[:3]))
    a_names, b_names = _name_words(a), _name_words(b)
    return Relation(
        a=a.article,
        b=b.article,
        nearness=nearness,
        reasons=tuple(reasons),
        shared_names=a_names & b_names,
        a_names=a_names,
        b_names=b_names,
        score=score,
    )


def _name_words(profile: Profile) -> frozenset[str]:
    names = (*profile.people, *profile.organisations, *profile.places, *profile.countries)
    return frozenset(word for name in names for word in name.split() if len(word) > 1)


def days_between(a: Article, b: Article) -> int | None:
    """Days between publication, None unless both are known."""
    if isinstance(a.published, date) and isinstance(b.published, date):
        return abs((a.published - b.published).days)
    return None


def _shared(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """Names in both, or whose last word alone is in the other, in the first one's order."""
    b_set = set(b)
    b_last = {name.split()[-1] for name in b if name}
    out = []
    for name in a:
        if not name:
            continue
        if name in b_set or (" " not in name and name in b_last):
            out.append(name)
        elif " " in name and name.split()[-1] in b_set:
            out.append(name.split()[-1])
    return list(dict.fromkeys(out))


def _cosine(a: Profile, b: Profile, rarity: Rarity) -> float:
    x, x_norm = rarity.vector(a)
    y, y_norm = rarity.vector(b)
    if len(x) > len(y):
        x, y = y, x
    dot = sum(value * y[word] for word, value in x.items() if word in y)
    norm = x_norm * y_norm
    return dot / norm if norm else 0.0
