"""What a run needs of an article's claims where it need not read them: their outline.

Claims kept between runs are many, and a run with one new article looks at few of them. The others
are told by kind and place, and are read whole as soon as something else is asked of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol, overload

from claimcheck.frozen import dataclass
from claimcheck.models.claims import Claim, DateClaim
from claimcheck.models.lazy import LazySequence


class Large(NamedTuple):
    """A large figure by its place among the claims: unit, digits and value."""

    place: int
    unit: str | None
    digits: str
    value: float


@dataclass(frozen=True, slots=True)
class Marks:
    """Places, among an article's claims, of those that scans look for (`claimcheck.rules.marks`).

    ``adds_up``: no sum in the article is off. ``open_days``: some weekday has no date.
    """

    ages: tuple[int, ...] = ()
    births: tuple[int, ...] = ()
    anniversaries: tuple[int, ...] = ()
    mismatched: tuple[int, ...] = ()
    equal: tuple[tuple[int, int], ...] = ()
    large: tuple[Large, ...] = ()
    adds_up: bool = True
    open_days: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The claims of an article: ``classes`` in text order, ``ends`` with first and last offset of
    each, ``sentences`` with those of its sentence, ``printed`` with a digest of its words
    (`claimcheck.linkage.clusters.left_out`). ``doubles``: see `doubles_of`; ``traces``: of the
    article (`claimcheck.linkage.articles.reprints`)."""

    classes: Sequence[type[Claim]]
    ends: Sequence[int]
    sentences: Sequence[int]
    printed: Sequence[int]
    doubles: Sequence[tuple[int, int]]
    marks: Marks
    traces: Sequence[int]


class Behind(Protocol):
    """What outlined claims are read from; see `claimcheck.models.claims.Body`."""

    def told(self, claim: Claim, number: int, name: str) -> Any:
        """See `Body`."""


class OutlinedClaims(LazySequence[Claim]):
    """The claims of the article with this id, of which the outline is known."""

    def __init__(self, article: str, outline: Outline, body: Behind) -> None:
        self.outline = outline
        self.article = article
        self._body = body
        self._made: list[Claim | None] = []

    def __len__(self) -> int:
        return len(self.outline.classes)

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Claim]: ...
    def __getitem__(self, place: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(place, slice):
            return self._all()[place]
        if not self._made:
            self._made = [None] * len(self)
        claim = self._made[place]
        if claim is None:
            number = range(len(self))[place]
            claim = self._made[number] = self._new(number)
        return claim

    def _new(self, number: int) -> Claim:
        outline = self.outline
        start, end = outline.ends[2 * number], outline.ends[2 * number + 1]
        return outline.classes[number].kept(self.article, start, end, self._body, number)

    def _all(self) -> Sequence[Claim]:
        return [self[number] for number in range(len(self))]


class ClaimsOfAll(LazySequence[Claim]):
    """The claims of many articles, one article after the other."""

    def __init__(self, parts: Iterable[Sequence[Claim]]) -> None:
        self.parts = tuple(parts)
        self._size = sum(map(len, self.parts))

    def __len__(self) -> int:
        return self._size

    def _all(self) -> Sequence[Claim]:
        return tuple(chain.from_iterable(self.parts))

    def __iter__(self) -> Iterator[Claim]:
        return chain.from_iterable(self.parts)


def outline_of(claims: Sequence[Claim]) -> Outline | None:
    """The outline of claims, where it is known without reading them."""
    return claims.outline if isinstance(claims, OutlinedClaims) else None


def doubles_of(claims: Sequence[Claim]) -> Sequence[tuple[int, int]]:
    """Places of an article's claims that have the id of another one, each with the first such."""
    outline = outline_of(claims)
    if outline is not None:
        return outline.doubles
    first: dict[str, int] = {}
    return [
        (place, first[claim.id])
        for place, claim in enumerate(claims)
        if first.setdefault(claim.id, place) != place
    ]


def count_kinds(claims: Sequence[Claim]) -> Counter[str]:
    """How many claims there are of each kind."""
    if isinstance(claims, ClaimsOfAll):
        found: Counter[str] = Counter()
        for part in claims.parts:
            found.update(count_kinds(part))
        return found
    outline = outline_of(claims)
    if outline is None:
        return Counter(claim.kind for claim in claims)
    return Counter(cls.kind for cls in outline.classes)


def is_open(claim: DateClaim) -> bool:
    """Whether a day hangs in the air: a weekday, or words for a day, without a date."""
    return claim.period.first is None and (claim.weekday is not None or claim.clock is None)
