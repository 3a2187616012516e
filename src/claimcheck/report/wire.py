"""Types of the JSON report, schema 1. Fields are only ever added; a change of one is schema 2."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True, ser_json_inf_nan="null")


class Tool(_Wire):
    """What made the report."""

    name: str
    version: str
    model: str = Field(description="Language model, by name and version.")


class Place(_Wire):
    """A half-open range of character offsets into the article's text as loaded."""

    start: int
    end: int


class ArticleV1(_Wire):
    """One story by one outlet."""

    id: str = Field(description="Path as given, with '#2' for the second story of a file.")
    path: str | None = Field(description="Posix path, never absolute; null if not from a file.")
    outlet: str | None
    title: str | None
    published: date | None
    characters: int = Field(description="Length of the story itself, page furniture left out.")


class ClaimV1(_Wire):
    """What every kind of claim has; ``text`` is the article's text from start to end."""

    id: str
    article: str
    kind: str
    start: int
    end: int
    line: int = Field(description="From 1.")
    column: int = Field(description="From 1, in characters.")
    text: str
    sentence: str


class PeriodV1(_Wire):
    """Inclusive first and last day; null where unknown or open."""

    first: date | None
    last: date | None
    text: str = Field(description="As printed.")


class MeasureV1(_Wire):
    """What a figure counts or measures, in parts (lower-case base forms; may be empty)."""

    noun: str
    of: str
    subject: str
    verb: str
    place: str
    level: str
    status: str
    part: str


class QuantityV1(ClaimV1):
    """A figure as bounds; null bounds are open."""

    kind: Literal["quantity"]
    quantity_kind: str
    low: float | None
    high: float | None
    low_inclusive: bool
    high_inclusive: bool
    modifier: str | None = Field(description="As printed, lower case: 'more than', 'about'.")
    approximate: bool
    unit: str | None
    measure: str
    measure_parts: MeasureV1
    period: PeriodV1 | None


class AttributionV1(ClaimV1):
    """Who said what. ``speaker`` is resolved within the article where that is possible."""

    kind: Literal["attribution"]
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    content_start: int
    content_end: int
    content: tuple[Place, ...] = Field(description="The exact parts, cue and speaker left out.")
    mode: str


class RoleV1(_Wire):
    """A role or title, and in which body."""

    title: str
    organisation: str | None


class EntityV1(ClaimV1):
    """A person, organisation or place. ``role`` and ``organisation`` are the first given."""

    kind: Literal["entity"]
    entity_kind: str
    name: str
    role: str | None
    organisation: str | None
    roles: tuple[RoleV1, ...]
    age: int | None
    origin: str | None = Field(description="Country or place the text gives, as printed.")
    mentions: tuple[Place, ...]


class DateV1(ClaimV1):
    """When something happened."""

    kind: Literal["date"]
    first: date | None
    last: date | None
    weekday: int | None = Field(description="0 is Monday.")
    event: str


class StatementV1(ClaimV1):
    """A clause that says something happened or is so, with how sure it sounds."""

    kind: Literal["statement"]
    predicate: str
    subject: str
    object: str
    negated: bool
    certainty: str
    hedge: str | None
    speaker: str | None


AnyClaim = Annotated[
    QuantityV1 | AttributionV1 | EntityV1 | DateV1 | StatementV1, Field(discriminator="kind")
]


class ApartV1(_Wire):
    """Two like claims that were held to answer different questions."""

    a: str
    b: str
    reason: str


class ClusterV1(_Wire):
    """Claims that answer one question."""

    id: str
    kind: str
    question: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    verdict: str
    not_compared: tuple[ApartV1, ...] = Field(
        description="Like claims that were held apart from those of this cluster, and why."
    )


class MentionV1(_Wire):
    """One side of a finding; ``text`` is the words that differ, from start to end."""

    claim: str
    article: str
    outlet: str | None
    path: str | None
    line: int
    column: int
    page: int | None = Field(description="Page of a PDF document; null where there are none.")
    start: int
    end: int
    text: str
    says: str = Field(description="What this side says, normalised for a reader.")
    marks: tuple[Place, ...] = Field(description="The exact words to highlight.")
    sentence: str
    new: bool | None = Field(
        description="Whether the article is new; null where the run was not limited to new ones."
    )


class FindingV1(_Wire):
    """A discrepancy between two or more mentions."""

    id: str
    rule: str
    verdict: str
    severity: str
    confidence: str
    message: str
    question: str
    cluster: str
    reasons: tuple[str, ...]
    tip: str | None
    mentions: tuple[MentionV1, ...]


class FindingLineV1(FindingV1):
    """One line of the JSONL report: a finding, and why it was settled if a decision did so."""

    schema_: Literal[1] = Field(1, alias="schema")
    accepted: str | None = Field(description="Reason of the decision in claims.yaml, or null.")

    model_config = ConfigDict(frozen=True, populate_by_name=True, ser_json_inf_nan="null")


class SuppressedV1(_Wire):
    """A finding that a decision in claims.yaml settled."""

    finding: FindingV1
    reason: str


class CoverageV1(_Wire):
    """What was read and compared, and what was not, by reason."""

    articles: int
    stories_split: int
    claims: dict[str, int]
    clusters: int
    pairs_compared: int
    verdicts: dict[str, int]
    not_compared: dict[str, int]
    findings: dict[str, int] = Field(description="By severity.")
    below_confidence: int
    suppressed: int


class ScopeV1(_Wire):
    """A run limited to findings that a new or changed article takes part in."""

    chosen_by: str = Field(description="What was asked for: '--new', '--since main' or both.")
    new: tuple[str, ...] = Field(description="Ids of the new or changed articles.")
    left_out: dict[str, int] = Field(description="Findings of old articles, by severity.")


class SkippedV1(_Wire):
    """An input that could not be read."""

    path: str
    reason: str


class ReportV1(_Wire):
    """One run of claimcheck."""

    schema_: Literal[1] = Field(1, alias="schema")
    tool: Tool
    articles: tuple[ArticleV1, ...]
    claims: tuple[AnyClaim, ...]
    clusters: tuple[ClusterV1, ...]
    findings: tuple[FindingV1, ...]
    suppressed: tuple[SuppressedV1, ...]
    coverage: CoverageV1
    skipped: tuple[SkippedV1, ...]
    notices: tuple[str, ...]
    scope: ScopeV1 | None = Field(description="Null where every finding is reported.")

    model_config = ConfigDict(frozen=True, populate_by_name=True, ser_json_inf_nan="null")
