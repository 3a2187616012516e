"""What comparing claims comes to: comparisons, clusters, findings and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from enum import StrEnum

from claimcheck.frozen import dataclass
from claimcheck.models.article import Article, SkippedInput, Span
from claimcheck.models.claims import Claim


class Verdict(StrEnum):
    """What comparing two claims that answer the same question comes to."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    VARIANT = "variant"
    REVISED = "revised"
    NOT_COMPARABLE = "not comparable"
    UNSURE = "unsure"

    __hash__ = str.__hash__  # that of an enumeration is a call of Python code


class Severity(StrEnum):
    """How much a discrepancy misleads a reader."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    __hash__ = str.__hash__

    @property
    def rank(self) -> int:
        """0 for the worst, for sorting."""
        return _SEVERITIES[self]


class Confidence(StrEnum):
    """How sure we are that both sides answer the same question."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    __hash__ = str.__hash__

    @property
    def rank(self) -> int:
        """0 for the surest, for sorting."""
        return _CONFIDENCES[self]


_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_CONFIDENCES = {confidence: rank for rank, confidence in enumerate(Confidence)}


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

    def held_apart(self, level: str) -> Comparison:
        """The same pair as one of two claims that are not compared."""
        return replace(self, verdict=Verdict.NOT_COMPARABLE, level=level)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that answer one printed question.

    ``apart``: pairs of a claim in it and a like claim that was held apart, with why.
    """

    id: str
    kind: str
    question: str
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    verdict: Verdict
    apart: tuple[Comparison, ...] = ()

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
    """A finding that a decision in claims.yaml settled, and that decision's reason.

    ``decision``: the id under which the decision stands there, which may be an older one.
    """

    finding: Finding
    reason: str
    decision: str = ""


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
class Scope:
    """A run limited to findings that a new or changed article takes part in.

    ``new``: ids of those articles. ``chosen_by``: what the user asked for, in words
    ("--since main"). ``left_out``: findings of old articles alone, by severity.
    """

    new: frozenset[str]
    chosen_by: str = ""
    left_out: dict[Severity, int] = field(default_factory=dict)

    @property
    def hidden(self) -> int:
        """Findings of old articles that are not reported."""
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found; what every format renders."""

    articles: tuple[Article, ...]
    claims: Sequence[Claim]
    clusters: Sequence[Cluster]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    coverage: Coverage
    skipped: tuple[SkippedInput, ...]
    notices: tuple[str, ...]
    model: str
    scope: Scope | None = None
