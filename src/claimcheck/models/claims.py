"""What one mention asserts, by kind, and the profile of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from claimcheck.frozen import dataclass
from claimcheck.models.article import Span
from claimcheck.models.values import Measure, Mode, Outcome, Period, Quantity, Role, Slot


class Body(Protocol):
    """Where the fields of a claim are read from that was not read whole (`Claim.kept`)."""

    def told(self, claim: Claim, number: int, name: str) -> Any:
        """The field's value, which the claim holds from now on; AttributeError for no field.

        A claim that then holds all of its fields is given to `read_whole`.
        """


class _Named:
    """Room for a claim's id, as linkage asks again and again, and for where its other fields are
    read from, if it was kept between runs and has not been read yet."""

    __slots__ = ("_body", "_number", "id")
    id: str
    _body: Body
    _number: int


@dataclass(frozen=True, slots=True)
class Claim(_Named):
    """What one mention asserts. ``text`` is ``Article.text[start:end]``, always.

    ``id`` is stable within a corpus: article, kind and place. ``kind`` names the claim kind, as in
    the JSON report.
    """

    kind: ClassVar[str]

    article: str
    start: int
    end: int
    text: str
    sentence: Span

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self._id())

    def _id(self) -> str:
        return f"{self.article}:{self.kind}:{self.start}-{self.end}"

    @property
    def span(self) -> Span:
        """The mention's own range."""
        return Span(self.start, self.end)

    @classmethod
    def kept(cls, article: str, start: int, end: int, body: Body, number: int) -> Self:
        """A claim of which no more is known yet; ``number``: by which the body knows it."""
        own: Any = cls
        claim: Self = object.__new__(_unread(own))
        put = object.__setattr__
        put(claim, "article", article)
        put(claim, "start", start)
        put(claim, "end", end)
        put(claim, "_body", body)
        put(claim, "_number", number)
        return claim


class _Unread:
    """What a claim is besides its own class until it has been read whole.

    A class that has a say in how its attributes are found makes each look at any of them several
    times as slow, so claims as such have none.
    """

    __slots__ = ()

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "id":
                made = self._id()
                object.__setattr__(self, "id", made)
                return made
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            return self._body.told(self, self._number, name)

        def __eq__(self, other: object) -> bool:
            return _read(self) == other

        def __hash__(self) -> int:
            return hash(_read(self))

        def __reduce_ex__(self, protocol: Any) -> Any:
            return _read(self).__reduce_ex__(protocol)


def read_whole(claim: Claim) -> None:
    """Make a claim that now holds all of its fields one of its own class alone."""
    put = object.__setattr__
    put(claim, "id", claim.id)
    put(claim, "__class__", type(claim).__mro__[2])


def _read(claim: Any) -> Any:
    """The claim with all of its fields, of its own class."""
    claim.words  # noqa: B018  (reads the others with it)
    return claim


@lru_cache(maxsize=64)
def _unread(cls: Any) -> type[Any]:
    """The class of claims of a class which have not been read."""
    names = {"__slots__": (), "__module__": cls.__module__, "__qualname__": cls.__qualname__}
    return type(cls.__name__, (_Unread, cls), names)


@dataclass(frozen=True, slots=True)
class QuantityClaim(Claim):
    """A figure and what it measures."""

    kind: ClassVar[str] = "quantity"

    quantity: Quantity = field(default_factory=lambda: Quantity(None, None))
    measure: Measure = field(default_factory=Measure)
    period: Period | None = None
    equivalent: Span | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AttributionClaim(Claim):
    """Who said what: ``start``/``end`` hull the content; ``content`` are its exact parts.

    ``speaker`` is the name resolved inside the article ("Okoro" -> the full name), or the words
    as printed where it cannot be resolved; ``speaker_span`` is where it is printed, None where
    nobody is named. ``cue_group``: neutral, assertive, hedged, denying or promising.
    """

    kind: ClassVar[str] = "attribution"

    speaker: str = ""
    speaker_span: Span | None = None
    speaker_resolved: bool = False
    cue: str = ""
    cue_group: str = "neutral"
    content: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    mode: Mode = Mode.INDIRECT
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EntityClaim(Claim):
    """A person or organisation of one article, under one printed full name, with its sheet.

    ``entity_kind`` is "person", "organisation" or "place". ``mentions`` are all its mentions that
    name it (surname alone included), the first full one being ``start``/``end``.
    """

    kind: ClassVar[str] = "entity"

    entity_kind: str = "person"
    name: str = ""
    roles: tuple[Role, ...] = ()
    age: int | None = None
    age_span: Span | None = None
    origin: str = ""
    gender: str = ""
    mentions: tuple[Span, ...] = ()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DateClaim(Claim):
    """When something happened. ``event`` describes what; ``clock`` is minutes after midnight.

    ``mismatch`` says why a printed weekday and date do not fit each other; empty if they do.
    """

    kind: ClassVar[str] = "date"

    period: Period = field(default_factory=lambda: Period(None, None))
    weekday: int | None = None
    clock: tuple[int, int] | None = None
    event: Measure = field(default_factory=Measure)
    mismatch: str = ""
    words: frozenset[str] = frozenset()


# How the predicate of a clause begins that says what its subject has: "have licence".
HAS = "have "


@dataclass(frozen=True, slots=True)
class StatementClaim(Claim):
    """A clause that says something happened or is so, with how sure it sounds.

    ``predicate``: lemma of the verb (or of the adjective or noun after "be"); ``passive``: its
    subject is whom it happened to; ``negated``;
    ``certainty``: "plain", "nearly", "possible", "alleged", "planned"; ``hedge``: the words that
    make it so, at ``hedge_span``; ``verb_span``: the verb itself, ``negation_span`` what negates
    it; ``speaker`` if it is attributed.
    ``words``: content words of the clause, ``around``: of its whole sentence. ``slots``: the names
    in it and the places that they fill; ``outcomes``: how things ended, as it says.
    ``aside``: as of `Outcome`. ``things``: lemmas of the objects' own nouns, without what they
    are of ("a motive for the attack" -> motive).
    """

    kind: ClassVar[str] = "statement"

    predicate: str = ""
    subject: str = ""
    object: str = ""
    passive: bool = False
    negated: bool = False
    certainty: str = "plain"
    hedge: str = ""
    hedge_span: Span | None = None
    verb_span: Span | None = None
    negation_span: Span | None = None
    speaker: str = ""
    words: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    slots: tuple[Slot, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    aside: str = ""
    things: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is about, for telling its event from others; small, kept with its claims.

    ``people``, ``organisations`` (events too), ``places`` and ``countries``: folded full names.
    ``words``: content lemmas with how often each occurs. ``dates``: days that the text gives.
    """

    article: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    words: tuple[tuple[str, int], ...] = ()
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article contributes: its claims and its profile.

    ``claims``: a tuple, or claims kept between runs, which are read when something asks for them.
    """

    claims: Sequence[Claim]
    profile: Profile
