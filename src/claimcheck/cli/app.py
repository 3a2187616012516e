"""The Typer application: one line for each command."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from claimcheck import __version__

_HELP = """Read several news articles about the same events and show where they disagree.

claimcheck PATHS... is claimcheck check PATHS...; its options: claimcheck check --help
"""


# What the list of commands says of each: the first line of its own help.
SUMMARIES = {
    "check": "Show where the articles disagree (the default command).",
    "claims": "List what was extracted from the articles, with places.",
    "explain": "Explain a rule, a finding, or what a line was held against.",
    "accept": "Settle findings, each with a reason, in claims.yaml.",
    "audit": "Judge the findings one by one: yes, no, skip or quit.",
    "init": "Write a first claims.yaml for these articles.",
    "cache": "Show or clear what is kept of articles read before.",
}


def build_app(*names: str) -> Callable[..., Any]:
    """The command-line application, as a callable that takes ``args``.

    With the ``names`` of commands, only they are loaded, the others are but listed: each brings
    much code, of which the list needs none. Help is plain text for the same reason: drawing boxes
    would load more code than the help itself.
    """
    app = typer.Typer(
        name="claimcheck",
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_HELP)(_root)
    for name, summary in SUMMARIES.items():
        if not names or name in names:
            app.command(name)(import_module(f"claimcheck.cli.{name}").command)
        else:
            app.command(name, help=summary)(_listed)
    command = typer.main.get_command(app)
    for sub in getattr(command, "commands", {}).values():
        _say_once(sub)
    return command


def _say_once(command: Any) -> None:
    """Show arguments as our words for them say: "PATHS...", not "{PATHS...}... <list[str]>"."""
    for param in command.params:
        if param.param_type_name == "argument" and param.metavar:
            param.get_usage_pieces = lambda ctx, shown=param.metavar: [shown]
            param.display_type_rich = lambda ctx: None


def _listed() -> None:
    """Stands for a command that this run does not need."""


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
