"""``claimcheck explain``: a rule's page, or one finding re-derived step by step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from claimcheck.cli import EXIT_OK, options, streams
from claimcheck.cli.check import Run, look_for
from claimcheck.cli.findings import FINDING_ID, all_findings, find_finding
from claimcheck.cli.inputs import read_inputs, report_skipped
from claimcheck.cli.progress import progress
from claimcheck.cli.reading import checking
from claimcheck.config import nearest
from claimcheck.errors import ConfigError
from claimcheck.report import RENDERERS, View


def command(
    what: Annotated[
        str, typer.Argument(metavar="RULE|FINDING", help="A rule's id or a finding's id.")
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]", help="For a finding: the articles.", show_default=False
        ),
    ] = None,
    *,
    claims: options.ClaimsOption = None,
    no_claims: options.NoClaims = False,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    color: options.ColorOption = options.Color.AUTO,
    debug: options.Debug = False,
) -> int:
    """Explain a rule, or show step by step how one finding came about."""
    from claimcheck.rules import RULES

    rules = {rule.id: rule for rule in RULES}
    if what in rules:
        from claimcheck.report.rulebook import plain_page

        if paths:
            streams.message(
                f"explain {what}: a rule's page needs no PATHS, which are left unread; "
                "explain FINDING PATHS shows a finding"
            )
        streams.write_report(plain_page(rules[what]))
        return EXIT_OK
    if not FINDING_ID.fullmatch(what):
        hint = nearest(what, list(rules)) or f"; the rules: {', '.join(rules)}"
        raise ConfigError(
            f'"{what}" is neither a rule nor a finding\'s id (at least 4 of the 8 '
            f"characters at the right of a finding){hint}"
        )
    if not paths:
        raise ConfigError(
            f"explain {what}: name the articles of the finding: claimcheck explain {what} PATHS"
        )
    # All rules and severities: an explanation is asked for whatever a report leaves out.
    given = {"model": model, "select": (), "ignore": (), "min_confidence": "low"}
    setup = options.set_up(paths, claims=claims, no_claims=no_claims, given=given)
    return explain_finding(what, paths, setup, color.value, cache=not no_cache)


def explain_finding(
    prefix: str, paths: Sequence[str], setup: options.Setup, color: str, *, cache: bool = True
) -> int:
    """Check again and print the one finding whose id starts with ``prefix``.

    Raises ConfigError where no finding or more than one does.
    """
    from claimcheck.report.derivation import render

    with progress(wanted=True) as shown:
        inputs = read_inputs(paths, setup, cache=cache)
        with checking(setup.settings, inputs, shown, cache=cache) as checker:
            report = checker.check(inputs.articles, skipped=inputs.skipped, today=date.today())
    report_skipped(inputs, report)
    look = look_for(setup.settings, Run(RENDERERS["terminal"], color=color))
    view = View(report, look)
    finding = find_finding(prefix, all_findings(report))
    streams.write_report(render(view, finding))
    return EXIT_OK
