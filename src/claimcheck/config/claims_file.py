"""Find, read and validate claims.yaml; every mistake is one line with its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.config.desk import AcceptedEntry, ArticleEntry, Desk, EntityEntry, FactEntry
from claimcheck.config.settings import LimitOptions, Options
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass

FILE_NAME = "claims.yaml"
VERSION = 1
_FIRST_LINE = f'"version: {VERSION}"'
# Below this similarity (0 to 100) a suggestion confuses more than it helps.
_NEAR_ENOUGH = 60
_NAMED = 5  # mistakes that one message tells


class Content(BaseModel):
    """The whole file, section by section."""

    # Made ready when a file is read: most runs have none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    version: int
    settings: Options = Field(Options(), description="The same switches as on the command line.")
    articles: dict[str, ArticleEntry] = Field(
        default_factory=dict,
        description="Metadata by glob, relative to this file; ** crosses folders, #2 names a "
        "file's second story, later entries win.",
    )
    entities: tuple[EntityEntry, ...] = Field(
        (), description="Names that are settled: aliases are right, misspellings are reported."
    )
    facts: tuple[FactEntry, ...] = Field(
        (), description="Established facts in plain sentences; every article is held against them."
    )
    accepted: tuple[AcceptedEntry, ...] = Field(
        (), description="Settled findings; claimcheck accept writes them."
    )


@dataclass(frozen=True)
class ClaimsFile:
    """One validated claims.yaml. ``lines`` gives the line of each ``articles`` glob."""

    path: Path
    label: str
    settings: Options
    articles: dict[str, ArticleEntry]
    desk: Desk
    lines: dict[str, int]


def find_claims_file(paths: Sequence[str]) -> Path | None:
    """The default claims file: in the current folder, else beside the first path.

    Raises ConfigError where something of that name is no file: what the desk decided would
    otherwise not count, without a word.
    """
    candidates = [Path(FILE_NAME)]
    if paths:
        candidates.append(Path(paths[0]).absolute().parent / FILE_NAME)
    found = next((path for path in candidates if path.is_file() or os.path.lexists(path)), None)
    if found is not None and not found.is_file():
        raise ConfigError(
            f"{found}: not a file (a broken link, a folder or a pipe); remove it, or "
            "name another file with --claims"
        )
    return found


def read_claims_file(path: Path) -> ClaimsFile:
    """Read and validate a claims file.

    Raises ConfigError with one line: place, what is wrong and, for a wrong word, the nearest
    right one.
    """
    from claimcheck.config.yaml_nodes import MAX_BYTES

    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{_label(path)}: cannot be read ({reason}); check --claims") from error
    return parse_claims_file(data, path)


def parse_claims_file(data: bytes, path: Path) -> ClaimsFile:
    """Validate the content of a claims file; ``path`` is for messages and for globs.

    Raises ConfigError with one line, as `read_claims_file` does.
    """
    from claimcheck.config.yaml_nodes import read_yaml

    label = _label(path)
    values = read_yaml(data, label)
    root = values.value
    if not isinstance(root, dict):
        found = "is empty" if root is None else f"is {_kind(root)}"
        raise ConfigError(f"{label}:1: the file {found}; it must start with {_FIRST_LINE}")
    if "version" not in root:
        raise ConfigError(f"{label}:1: {_FIRST_LINE} is missing at the top")
    if root["version"] != str(VERSION):
        given = root["version"] if isinstance(root["version"], str) else "[...]"
        raise ConfigError(
            f"{label}:{values.line(('version',))}: version {_short(given)} is not known "
            f"here; this claimcheck reads version {VERSION}"
        )
    # An empty section ("facts:" with nothing under it) is a section with no entries.
    root = {key: value for key, value in root.items() if value is not None}
    try:
        content = Content.model_validate(root)
    except ValidationError as error:
        raise ConfigError(_explain(error, values, label)) from error
    if not content.settings.model.isidentifier():
        # A model's folder may hold code for a library of its own; whoever wrote this file, which
        # may have come with the articles, shall not choose what is loaded from the disk.
        raise ConfigError(
            f"{label}:{values.line(('settings', 'model'))}: settings.model "
            f"{_short(content.settings.model)}: only an installed package can be named here; "
            "name a folder with --model"
        )
    desk = Desk(entities=content.entities, facts=content.facts, accepted=content.accepted)
    _check_unique(content, values, label)
    return ClaimsFile(
        path=path,
        label=label,
        settings=content.settings,
        articles=content.articles,
        desk=desk,
        lines={glob: values.line(("articles", glob)) for glob in content.articles},
    )


def _label(path: Path) -> str:
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # another drive on Windows
        return path.name


def _check_unique(content: Content, values: Any, label: str) -> None:
    for section, ids in (
        ("facts", [fact.id for fact in content.facts]),
        ("accepted", [entry.finding for entry in content.accepted]),
    ):
        seen: set[str] = set()
        for index, item in enumerate(ids):
            if item in seen:
                line = values.line((section, index))
                raise ConfigError(f'{label}:{line}: "{item}" stands twice under {section}')
            seen.add(item)


# --- messages ---------------------------------------------------------------------------------

_SECTIONS: dict[str, type[BaseModel]] = {
    "settings": Options,
    "articles": ArticleEntry,
    "entities": EntityEntry,
    "facts": FactEntry,
    "accepted": AcceptedEntry,
}


def _explain(error: ValidationError, values: Any, label: str) -> str:
    problems = error.errors(include_url=False, include_context=True)
    # A misspelt key is the cause where it and a missing key meet.
    problems.sort(key=lambda p: (p["type"] != "extra_forbidden", values.line(tuple(p["loc"]))))
    lines = [values.line(tuple(problem["loc"])) for problem in problems]
    told = [_describe(problem, tuple(problem["loc"])) for problem in problems[:_NAMED]]
    others = [f"line {line}: {text}" for line, text in zip(lines[1:], told[1:], strict=False)]
    if len(problems) > _NAMED:
        others.append(f"and {len(problems) - _NAMED} more")
    also = f" (also {'; '.join(others)})" if others else ""
    return f"{label}:{lines[0]}: {told[0]}{also}"


def _describe(problem: Any, location: tuple[str | int, ...]) -> str:
    kind, given = problem["type"], problem["input"]
    where = ".".join(_short(part) for part in location)
    if kind == "extra_forbidden":
        key = str(location[-1])
        return f'unknown key "{_short(key)}"{_meant(key, location)}'
    if kind == "missing":
        return f'{where.rpartition(".")[0]}: "{location[-1]}" is missing'
    if kind in ("enum", "literal_error"):
        expected = [word.strip("' ") for word in _expected(problem)]
        hint = nearest(str(given), expected) or f"; use one of {', '.join(expected)}"
        return f'{where}: "{_short(str(given))}" is not known{hint}'
    if given is None:
        return f"{where}: has no value"
    if kind.startswith("date"):
        return f'{where}: "{_short(str(given))}" is not a date; write it as 2026-12-31'
    if kind == "string_pattern_mismatch":
        return f'{where}: "{_short(str(given))}" is no finding id (8 characters of 0-9, a-f)'
    if kind.endswith("_type"):
        wanted = {
            "model_type": "keys with values",
            "model_attributes_type": "keys with values",
            "dict_type": "keys with values",
            "tuple_type": "a list",
            "string_type": "text",
        }
        return f"{where}: must be {wanted.get(kind, kind)}, not {_kind(given)}"
    return f"{where}: {describe_bound(problem)}"


def describe_bound(problem: Any) -> str:
    """What a value has to be, in plain words, from one of pydantic's error entries."""
    kind, bounds = problem["type"], problem.get("ctx", {})
    match kind:
        case "greater_than_equal":
            return f"must be at least {bounds['ge']}"
        case "less_than_equal":
            return f"must be at most {bounds['le']}"
        case "string_too_short":
            return "must not be empty"
        case "string_too_long":
            return f"is longer than {bounds['max_length']} characters"
        case "int_parsing":
            return "must be a whole number, not text"
        case _:
            message = str(problem["msg"]).removeprefix("Value error, ")
            return message[:1].lower() + message[1:]


def _expected(problem: Any) -> list[str]:
    text = str(problem.get("ctx", {}).get("expected", ""))
    return text.replace(" or ", ", ").split(", ")


def _meant(key: str, location: tuple[str | int, ...]) -> str:
    """The key that was meant: one of its place, or of another place where that is nearer."""
    places: dict[str, type[BaseModel]] = {"settings": Options, "settings.limits": LimitOptions}
    model: type[BaseModel] = Content
    if location[:-1] == ("settings", "limits"):
        model = LimitOptions
    elif len(location) > 1:
        model = _SECTIONS.get(str(location[0]), Content)
    known = {name: f'"{name}"' for name in model.model_fields}
    for place, other in places.items():
        for name in other.model_fields:
            known.setdefault(name, f'"{name}" (under {place})')
    word = _nearest(key, list(known))
    return f"; did you mean {known[word]}?" if word else ""


def nearest(word: str, known: Sequence[str]) -> str:
    """``; did you mean "x"?`` for the closest known word, or an empty string."""
    match = _nearest(word, known)
    return f'; did you mean "{match}"?' if match else ""


def _nearest(word: str, known: Sequence[str]) -> str | None:
    from rapidfuzz import fuzz, process

    match = process.extractOne(word.lower(), known, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    return str(match[0]) if match else None


def _kind(value: object) -> str:
    return "a list" if isinstance(value, list) else "keys" if isinstance(value, dict) else "text"


def _short(part: str | int) -> str:
    if isinstance(part, int):
        return str(part + 1)
    text = "".join(char if char.isprintable() else "?" for char in part)
    return text if len(text) <= 60 else text[:57] + "..."
