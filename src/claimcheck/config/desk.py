"""What claims.yaml (version 1) may say: the desk's knowledge and its decisions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from claimcheck.text import fold

# Long enough for any name or sentence; a bound keeps a pasted article out of a name field.
MAX_NAME = 300
_MAX_SENTENCE = 2_000
_FEWEST_WORDS = 2

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME)]
Sentence = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_MAX_SENTENCE)
]


def _told(text: str) -> str:
    if not any(map(str.isalpha, text)):
        raise ValueError(f'must be in words, not "{text[:20]}"')
    return text


def _stated(text: str) -> str:
    if len([word for word in text.split() if any(map(str.isalpha, word))]) < _FEWEST_WORDS:
        raise ValueError(f'must be a plain sentence, not "{text[:20]}"')
    return text


# Values of YAML are read as text whatever they look like: "1843" may be an outlet, but no fact.
Spelled = Annotated[Name, AfterValidator(_told)]
Statement = Annotated[Sentence, AfterValidator(_stated)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


_VALUE_SCHEMA = {"type": "string", "minLength": 1, "maxLength": _MAX_SENTENCE}
# One value, or a list of them where an article gives several.
Values = Annotated[
    tuple[Sentence, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_VALUE_SCHEMA, {"type": "array", "items": _VALUE_SCHEMA}]}),
]


Digest = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9a-f]{8,64}$")]


class _Entry(BaseModel):
    # Made ready when one is first read: most runs have no claims.yaml.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ArticleEntry(_Entry):
    """Metadata that an article's own text lacks; wins over what the loader read there."""

    outlet: Name | None = Field(None, description="Who publishes it.")
    title: Name | None = Field(None, description="Its headline.")
    byline: Name | None = Field(None, description="Who wrote it.")
    published: date | None = Field(
        None, description="Day of publication, as 2026-12-31; 'last year' counts from it."
    )
    url: Sentence | None = Field(None, description="Where it was published.")


class EntityEntry(_Entry):
    """A name that an editor has settled.

    ``aliases`` are right and never reported against each other; ``misspellings`` are always
    reported.
    """

    name: Spelled = Field(description="The name as the desk prints it.")
    kind: Literal["person", "organisation", "place"] = Field("person", description="What it names.")
    aliases: tuple[Spelled, ...] = Field((), description="Other right names; never reported.")
    misspellings: tuple[Spelled, ...] = Field((), description="Wrong names; always reported.")

    @model_validator(mode="after")
    def _right_or_wrong(self) -> Self:
        right = {fold(name) for name in (self.name, *self.aliases)}
        both = next((name for name in self.misspellings if fold(name) in right), None)
        if both is not None:
            raise ValueError(f"{both!r} is a right name and a misspelling; keep it in one place")
        return self


class FactEntry(_Entry):
    """An established fact in a plain sentence; articles are held against it."""

    id: Name = Field(description="A short name of the fact, shown in reports.")
    statement: Statement = Field(description="The fact as one plain sentence.")
    see: Sentence | None = Field(None, description="Where it is established; for readers only.")


class AcceptedEntry(_Entry):
    """A settled finding: no longer reported until its values change or ``until`` has passed.

    ``claimcheck accept`` records ``rule``, ``question``, ``sides`` (each article with what it
    says) and ``texts`` (a digest of each of these articles, in the same order), so that the
    decision can be told from others and found again, also under an article's new name.
    """

    finding: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9a-f]{6,64}$")
    ] = Field(description="The finding's id, or its first six characters or more; in quotes.")
    reason: Sentence = Field(description="Why it is settled.")
    by: Name | None = Field(None, description="Who decided.")
    until: date | None = Field(None, description="Last day on which it holds, as 2026-12-31.")
    rule: Name | None = Field(None, description="The finding's rule; recorded by accept.")
    question: Sentence | None = Field(
        None, description="What both sides answer; recorded by accept."
    )
    sides: dict[Sentence, Values] = Field(
        default_factory=dict, description="What each article says; recorded by accept."
    )
    texts: tuple[Digest, ...] = Field(
        (), description="A digest of each of these articles, in their order; recorded by accept."
    )


class Desk(_Entry):
    """The parts of claims.yaml that change what is reported."""

    entities: tuple[EntityEntry, ...] = Field(default=())
    facts: tuple[FactEntry, ...] = Field(default=())
    accepted: tuple[AcceptedEntry, ...] = Field(default=())
