"""The words of the domain: articles, claims, clusters and findings.

Frozen, slotted dataclasses: a corpus holds millions of claims, and these are small, fast to
make and compare by value. Validation of outside data (claims.yaml, the JSON report) is pydantic's
job at the borders (`config`, `report.json_v1`). Every span is a half-open pair of character
offsets into ``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one character."""
        return self.start < other.end and other.start < self.end


_NOWHERE = Span(0, 0)


class Cut(NamedTuple):
    """A stretch of a file that is not article text, and why it was left out."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Article:
    """One story by one outlet.

    ``text`` is the decoded file, untouched; several stories of one file share it. ``regions``
    are the parts that belong to this story, in order; everything else is page furniture or
    another story. All spans of all claims are offsets into ``text``.
    """

    id: str
    text: str
    path: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    url: str | None = None
    regions: tuple[Span, ...] = ()
    cuts: tuple[Cut, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str,
        outlet: str | None = None,
        title: str | None = None,
        published: date | None = None,
    ) -> Article:
        """An article of the whole ``text``, uncut, so that offsets are the caller's own."""
        return cls(
            id=id,
            text=text,
            outlet=outlet,
            title=title,
            published=published,
            regions=(Span(0, len(text)),),
        )

    @property
    def label(self) -> str:
        """What a reader calls this article: its outlet, else its file's name."""
        return self.outlet or self.id.rsplit("/", 1)[-1]

    @property
    def characters(self) -> int:
        """Length of the story itself, furniture left out, in characters."""
        return sum(region.end - region.start for region in self.regions)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, in characters) of an offset in the file."""
        from bisect import bisect_right

        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class SkippedInput:
    """A file that could not be read, and what to do about it."""

    path: str
    reason: str


# --- claims ---------------------------------------------------------------------------------


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
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Claim:
    """What one mention asserts. ``text`` is ``Article.text[start:end]``, always."""

    article: str
    start: int
    end: int
    text: str
    sentence: Span

    @property
    def span(self) -> Span:
        """The mention's own range."""
        return Span(self.start, self.end)

    @property
    def kind(self) -> str:
        """Name of the claim kind, as in the JSON report."""
        raise NotImplementedError

    @property
    def id(self) -> str:
        """Stable within a corpus: article, kind and place."""
        return f"{self.article}:{self.kind}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class QuantityClaim(Claim):
    """A figure and what it measures."""

    quantity: Quantity = field(default_factory=lambda: Quantity(None, None))
    measure: Measure = field(default_factory=Measure)
    period: Period | None = None
    equivalent: Span | None = None
    words: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """See `Claim.kind`."""
        return "quantity"


@dataclass(frozen=True, slots=True)
class AttributionClaim(Claim):
    """Who said what: ``start``/``end`` hull the content; ``content`` are its exact parts.

    ``speaker`` is the name resolved inside the article ("Okoro" -> the full name), or the words
    as printed where it cannot be resolved; ``speaker_span`` is where it is printed, None where
    nobody is named. ``cue_group``: neutral, assertive, hedged, denying or promising.
    """

    speaker: str = ""
    speaker_span: Span | None = None
    speaker_resolved: bool = False
    cue: str = ""
    cue_group: str = "neutral"
    content: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    mode: Mode = Mode.INDIRECT
    words: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """See `Claim.kind`."""
        return "attribution"


@dataclass(frozen=True, slots=True)
class EntityClaim(Claim):
    """A person or organisation of one article, under one printed full name, with its sheet.

    ``entity_kind`` is "person", "organisation" or "place". ``mentions`` are all its mentions that
    name it (surname alone included), the first full one being ``start``/``end``.
    """

    entity_kind: str = "person"
    name: str = ""
    roles: tuple[Role, ...] = ()
    age: int | None = None
    age_span: Span | None = None
    origin: str = ""
    gender: str = ""
    mentions: tuple[Span, ...] = ()
    words: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """See `Claim.kind`."""
        return "entity"


@dataclass(frozen=True, slots=True)
class DateClaim(Claim):
    """When something happened. ``event`` describes what; ``clock`` is minutes after midnight.

    ``mismatch`` says why a printed weekday and date do not fit each other; empty if they do.
    """

    period: Period = field(default_factory=lambda: Period(None, None))
    weekday: int | None = None
    clock: tuple[int, int] | None = None
    event: Measure = field(default_factory=Measure)
    mismatch: str = ""
    words: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """See `Claim.kind`."""
        return "date"


@dataclass(frozen=True, slots=True)
class StatementClaim(Claim):
    """A clause that says something happened or is so, with how sure it sounds.

    ``predicate``: lemma of the verb (or of the adjective or noun after "be"); ``negated``;
    ``certainty``: "plain", "nearly", "possible", "alleged", "planned"; ``hedge``: the words that
    make it so; ``speaker`` if it is attributed.
    """

    predicate: str = ""
    subject: str = ""
    object: str = ""
    negated: bool = False
    certainty: str = "plain"
    hedge: str = ""
    speaker: str = ""
    words: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """See `Claim.kind`."""
        return "statement"


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
    """All that one article contributes: its claims and its profile."""

    claims: tuple[Claim, ...]
    profile: Profile


# --- linkage and findings ---------------------------------------------------------------------


class Verdict(StrEnum):
    """What comparing two claims that answer the same question comes to."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    VARIANT = "variant"
    REVISED = "revised"
    NOT_COMPARABLE = "not comparable"
    UNSURE = "unsure"


class Severity(StrEnum):
    """How much a discrepancy misleads a reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst, for sorting."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure we are that both sides answer the same question."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the surest, for sorting."""
        return list(Confidence).index(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims judged: the verdict, why they answer one question, and which key paired them."""

    a: Claim
    b: Claim
    verdict: Verdict
    level: str
    reasons: tuple[str, ...] = ()
    confidence: Confidence = Confidence.MEDIUM
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer one printed question."""

    id: str
    kind: str
    question: str
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    verdict: Verdict

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that take part, sorted."""
        return tuple(sorted({claim.article for claim in self.claims}))


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: the claim, the exact words that differ, and what they say."""

    claim: Claim
    span: Span
    says: str
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Our record of a discrepancy: at least two sides, worst first in ``sides`` order given."""

    id: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    question: str
    cluster: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that a decision in claims.yaml settled, and that decision's reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The ledger: what was read, compared, and not compared, and why."""

    articles: int = 0
    stories_split: int = 0
    claims: dict[str, int] = field(default_factory=dict)
    clusters: int = 0
    pairs_compared: int = 0
    not_compared: dict[str, int] = field(default_factory=dict)
    verdicts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found; what every format renders."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    coverage: Coverage
    skipped: tuple[SkippedInput, ...]
    notices: tuple[str, ...]
    model: str
