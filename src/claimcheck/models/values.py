"""What claims are made of: figures, measures, periods and roles."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from claimcheck.frozen import dataclass
from claimcheck.models.article import NOWHERE, Span


class QuantityKind(StrEnum):
    """What sort of figure it is; comparable figures have the same kind."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    RANGE = "range"
    ORDINAL = "ordinal"
    AGE = "age"
    DURATION = "duration"
    MULTIPLE = "multiple"
    SCORE = "score"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as bounds: "more than 100" is low 100 exclusive, high None.

    ``low``/``high`` None means unbounded on that side. ``step`` is the size of the last printed
    digit ("1.2bn" has 1e8; 0 when the figure is exact by nature, e.g. a count under 10), for
    agreement by rounding. ``modifier`` keeps the words as printed, in lower case; ``approximate``
    says that they hedge ("about", "nearly", "some"). ``unit`` is canonical ("USD", "%",
    "percentage point", "kilometre", "year") or None for counted things, whose noun is in the
    measure. ``vague``: wide bounds from words such as "dozens".
    """

    low: float | None
    high: float | None
    low_inclusive: bool = True
    high_inclusive: bool = True
    kind: QuantityKind = QuantityKind.NUMBER
    unit: str | None = None
    modifier: str = ""
    approximate: bool = False
    vague: bool = False
    step: float = 0.0

    @property
    def value(self) -> float | None:
        """The single number printed, if the bounds are one number."""
        return self.low if self.low is not None and self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts or measures, as one phrase and as its parts (all lower-case lemmas).

    ``noun``: the counted or measured noun ("country", "trade volume"). ``of``: of what or whom
    ("harbour forum"). ``verb``/``subject``: the predicate that states it. ``place``: where.
    ``level``: "level" (stands at), "change" (rose by), "additional" (another 37 %).
    ``status``: "actual", "forecast", "target" or "hypothetical". ``part``: restricting words
    ("other", "two of them", "including"), empty for a total.
    """

    phrase: str = ""
    noun: str = ""
    of: str = ""
    subject: str = ""
    verb: str = ""
    place: str = ""
    level: str = "level"
    status: str = "actual"
    part: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive first and last day; ``text`` as printed. None bounds: unknown or open."""

    first: date | None
    last: date | None
    text: str = ""
    granularity: str = "day"


class Mode(StrEnum):
    """How words are attributed: verbatim, in part verbatim, or reported."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Role:
    """A role or title that the text gives a person, and in which body ("founder", "Norlast")."""

    title: str
    organisation: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Slot:
    """A name and the place that it fills in a statement.

    ``name`` is the full name ("Okoro" -> "Dana Okoro"), for countries the folded name of the
    country, also where an adjective is printed. ``kind``: "person", "organisation", "place" or
    "other". ``path`` are its governors with the relation to each, nearest first ("of invasion",
    "of anniversary"). ``listed``: one of several names that fill the place together.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    listed: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Party:
    """Whom or what an outcome is said of: one noun phrase, or one member of a list of them.

    ``head``: lemma of its noun, or the last word of its name; empty for a pronoun that nobody
    resolved. ``names``: folded words of names in it, ``words``: its other content words.
    ``vague``: it may be another one or only a part ("another man", "some shops", "three people");
    ``none``: "nobody", "none of the passengers"; ``proper``: the head is a name.
    """

    head: str = ""
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    vague: bool = False
    none: bool = False
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How something ended, as a clause says: one side of an axis of ``data/outcomes.toml``.

    ``of``: whom or what it is said of; ``by``: who did it. ``negated``: the clause says that it
    did not end so; ``certainty`` as of `StatementClaim`; ``words``: content words of the clause,
    ``matter``: those that say on what ("of arson", "on overtime pay").
    ``aside``: words by which it is said of another time ("at first"), or "condition".
    """

    axis: str
    side: str
    of: tuple[Party, ...] = ()
    by: tuple[Party, ...] = ()
    negated: bool = False
    certainty: str = "plain"
    words: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    aside: str = ""
    span: Span = NOWHERE
    clause: Span = NOWHERE
