"""What claims.yaml (version 1) may say: the desk's knowledge and its decisions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

# Long enough for any name or sentence; a bound keeps a pasted article out of a name field.
_MAX_NAME = 300
_MAX_SENTENCE = 2_000

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_MAX_NAME)]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_MAX_SENTENCE)
]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_VALUE_SCHEMA = {"type": "string", "minLength": 1, "maxLength": _MAX_SENTENCE}
# One value, or a list of them where an article gives several.
Values = Annotated[
    tuple[Sentence, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_VALUE_SCHEMA, {"type": "array", "items": _VALUE_SCHEMA}]}),
]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ArticleEntry(_Entry):
    """Metadata that an article's own text lacks; wins over what the loader read there."""

    outlet: Name | None = None
    title: Name | None = None
    byline: Name | None = None
    published: date | None = None
    url: Sentence | None = None


class EntityEntry(_Entry):
    """A name that an editor has settled.

    ``aliases`` are right and never reported against each other; ``misspellings`` are always
    reported.
    """

    name: Name
    kind: Literal["person", "organisation", "place"] = "person"
    aliases: tuple[Name, ...] = ()
    misspellings: tuple[Name, ...] = ()


class FactEntry(_Entry):
    """An established fact in a plain sentence; articles are held against it."""

    id: Name
    statement: Sentence
    see: Sentence | None = None


class AcceptedEntry(_Entry):
    """A settled finding: no longer reported until its values change or ``until`` has passed.

    ``claimcheck accept`` records ``rule``, ``question`` and ``sides`` (each article with what it
    says), so that the decision can be told from others and found again.
    """

    finding: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9a-f]{6,64}$")]
    reason: Sentence
    by: Name | None = None
    until: date | None = None
    rule: Name | None = None
    question: Sentence | None = None
    sides: dict[Sentence, Values] = Field(default_factory=dict)


class Desk(_Entry):
    """The parts of claims.yaml that change what is reported."""

    entities: tuple[EntityEntry, ...] = Field(default=())
    facts: tuple[FactEntry, ...] = Field(default=())
    accepted: tuple[AcceptedEntry, ...] = Field(default=())
