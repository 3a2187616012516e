"""``claimcheck init``: write a first claims.yaml for a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import EXIT_OK, EXIT_UNUSABLE, options, streams
from claimcheck.cli.accept import checked
from claimcheck.cli.inputs import report_skipped
from claimcheck.config.claims_file import FILE_NAME
from claimcheck.errors import ConfigError
from claimcheck.report.ledger import plural


def command(
    paths: options.Paths,
    *,
    claims: Annotated[
        Path,
        typer.Option("--claims", metavar="FILE", help="Where to write it."),
    ] = Path(FILE_NAME),
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    schema: Annotated[
        bool,
        typer.Option(
            "--schema/--no-schema", help="Write claims.schema.json beside it, for editors."
        ),
    ] = True,
    model: options.Model = None,
    no_cache: options.NoCache = False,
    quiet: options.Silent = False,
    debug: options.Debug = False,
) -> int:
    """Write a first claims.yaml for these articles.

    It lists the articles and the names seen in several spellings, and says how to go on. Every
    outlet and date that was found is filled in, the others are left to you; nothing that changes
    a report is switched on.
    """
    if not claims.parent.is_dir():
        raise ConfigError(f"--claims {claims}: the folder {claims.parent} does not exist")
    if not force:
        refuse_existing(claims)
    setup = options.set_up(paths, claims=None, no_claims=True, given={"model": model})
    return init(paths, setup, claims, force=force, schema=schema, quiet=quiet, cache=not no_cache)


def refuse_existing(target: Path) -> None:
    """Raise ConfigError where a file (or a link) is in the way: it may hold decisions."""
    if target.exists() or target.is_symlink():
        raise ConfigError(f"{target.as_posix()} is there already; --force overwrites it")


def init(
    paths: Sequence[str],
    setup: options.Setup,
    target: Path,
    *,
    force: bool,
    schema: bool,
    quiet: bool,
    cache: bool,
) -> int:
    """Check the articles and write the file; exit code 2 if an input was not read or something
    broke off, else 0."""
    from claimcheck.config.claims_file import parse_claims_file
    from claimcheck.config.first_file import first_file
    from claimcheck.config.metadata import keys_of
    from claimcheck.config.schema import SCHEMA_NAME, claims_schema_text
    from claimcheck.files import locked, replace_file
    from claimcheck.report.escape import visible

    report, inputs = checked(paths, target, setup, quiet=quiet, cache=cache)
    report_skipped(inputs, report)
    keys = keys_of(report.articles, target, inputs.files)
    text = first_file(report.articles, report.findings, keys=keys, clean=visible, schema=schema)
    data = text.encode("utf-8", "replace")
    parse_claims_file(data, target)
    beside = target.with_name(SCHEMA_NAME)
    try:
        with locked(target):
            if not force:
                refuse_existing(target)  # somebody may have made it meanwhile
            replace_file(target, data)
        if schema:
            replace_file(beside, claims_schema_text().encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"{target.as_posix()}: cannot be written ({reason})") from error
    if not quiet:
        extra = f" and {beside.as_posix()} (for editors; --no-schema)" if schema else ""
        count = plural(len(report.articles), "article")
        streams.write_report(f"wrote {target.as_posix()}{extra} for {count}\n")
    return EXIT_UNUSABLE if report.skipped else EXIT_OK
