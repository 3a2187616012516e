"""Options that several commands share, and their meaning as settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from claimcheck.config import (
    ClaimsFile,
    FailOn,
    Settings,
    describe_bound,
    find_claims_file,
    nearest,
    read_claims_file,
    resolve_settings,
)
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Confidence, Severity
from claimcheck.report import RENDERERS


class Color(StrEnum):
    """When to colour the terminal report."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS...", help="Files, folders and globs of articles.", show_default=False
    ),
]
ClaimsOption = Annotated[
    Path | None,
    typer.Option(
        "--claims",
        metavar="FILE",
        help="The desk's file. Default: claims.yaml here or beside the first path.",
        show_default=False,
    ),
]
NoClaims = Annotated[bool, typer.Option("--no-claims", help="Read no claims.yaml.")]
Model = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", help="Another English spaCy model.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        help="Processes that read and compare. Default: as many as pay.",
        show_default=False,
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every article anew; leave the cache alone.")
]
FormatName = Annotated[
    str, typer.Option("--format", metavar="NAME", help=f"One of: {', '.join(RENDERERS)}.")
]
OutputFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write a report file too, its format by the suffix (repeatable).",
        show_default=False,
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on", help="Mildest severity for exit code 1. Default: warning.", show_default=False
    ),
]
ColorOption = Annotated[
    Color, typer.Option("--color", help="Colours and marks; NO_COLOR is honoured.")
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Findings only: no ledger, notices or progress.")
]
Silent = Annotated[
    bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong; no progress.")
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say all that was skipped or cut, and timing.")
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the trace of an internal error.")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Run only these rules (repeat, or commas).",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave these rules out.", show_default=False),
]
MinConfidence = Annotated[
    Confidence | None,
    typer.Option(
        "--min-confidence", help="Leave out what is less sure. Default: low.", show_default=False
    ),
]
Show = Annotated[
    Severity | None,
    typer.Option("--show", help="Mildest severity to show. Default: warning.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run starts from: its settings, and the desk's file if there is one."""

    settings: Settings
    claims_file: ClaimsFile | None


def set_up(
    paths: Sequence[str], *, claims: Path | None, no_claims: bool, given: dict[str, Any]
) -> Setup:
    """Read claims.yaml and put the options over it.

    Raises ConfigError for a wrong file, an option out of bounds or an unknown rule.
    """
    from pydantic import ValidationError

    if claims is not None and no_claims:
        raise ConfigError("--claims and --no-claims exclude each other; give one of them")
    path = None if no_claims else claims or find_claims_file(paths)
    claims_file = read_claims_file(path) if path is not None else None
    options = claims_file.settings if claims_file else None
    desk = claims_file.desk if claims_file else None
    try:
        settings = resolve_settings(options, desk, given)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        option = str(problem["loc"][0]).replace("_", "-")
        message = describe_bound(problem)
        raise ConfigError(f"--{option} {problem['input']}: {message}") from error
    check_rules(settings, given, path)
    return Setup(settings, claims_file)


def chosen(
    select: Iterable[str] | None,
    ignore: Iterable[str] | None,
    min_confidence: Confidence | None,
    show: Severity | None,
    model: str | None,
) -> dict[str, Any]:
    """What the options that choose findings give to `set_up`."""
    return {
        "select": split_rules(select),
        "ignore": split_rules(ignore),
        "min_confidence": min_confidence,
        "show": show,
        "model": model,
    }


def split_rules(values: Iterable[str] | None) -> tuple[str, ...] | None:
    """Rule ids from repeated options, each of which may hold several with commas."""
    if values is None:
        return None
    parts = (part.strip() for value in values for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def check_rules(settings: Settings, given: Mapping[str, Any], path: Path | None) -> None:
    """Raise ConfigError for a rule that does not exist: ignoring it would hide a slip.

    ``given``: what the options say; what they do not stands in the claims file at ``path``.
    """
    if not settings.select and not settings.ignore:
        return
    from claimcheck.rules import RULES

    known = [rule.id for rule in RULES]
    for option, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if name not in known:
                hint = nearest(name, known) or f"; known: {', '.join(known)}"
                by_option = given.get(option) is not None or path is None
                place = f"--{option}" if by_option else f"{path}: settings.{option}"
                raise ConfigError(f'{place}: no rule "{name}"{hint}')
    if not any(settings.runs(rule) for rule in known):
        raise ConfigError("--select and --ignore leave no rule to run; drop one of them")
