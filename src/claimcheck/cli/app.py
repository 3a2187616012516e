"""The Typer application: one line for each command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from claimcheck import __version__
from claimcheck.cli import accept, audit, cache, check, claims, explain, init

_HELP = """Read several news articles about the same events and show where they disagree.

claimcheck PATHS... is claimcheck check PATHS...; its options: claimcheck check --help
"""


def build_app() -> Callable[..., Any]:
    """The command-line application, as a callable that takes ``args``.

    Help is plain text: drawing boxes would load more code than the help itself.
    """
    app = typer.Typer(
        name="claimcheck",
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_HELP)(_root)
    app.command("check")(check.command)
    app.command("claims")(claims.command)
    app.command("explain")(explain.command)
    app.command("accept")(accept.command)
    app.command("audit")(audit.command)
    app.command("init")(init.command)
    app.command("cache")(cache.command)
    command: Callable[..., Any] = typer.main.get_command(app)
    return command


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Options before any command."""
