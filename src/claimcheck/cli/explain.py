"""``claimcheck explain``: a rule's page, one finding step by step, or what became of a line."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
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
from claimcheck.models import Article
from claimcheck.report import RENDERERS, View

# "a.txt:12", also with the column that a report prints behind it.
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})(?::\d{1,9})?")


def command(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RULE|FINDING|FILE:LINE", help="A rule's id, a finding's id, or a place."
        ),
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS...]", help="For a finding or a place: the articles.", show_default=False
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
    """Explain a rule, a finding, or what a line was held against.

    FINDING: step by step. FILE:LINE: each claim of that line, what it was held against in the other
    articles, and what came of it and why, also where nothing was reported.
    """
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
    line = _PLACE.fullmatch(what)
    if not line and not FINDING_ID.fullmatch(what):
        hint = nearest(what, list(rules)) or f"; the rules: {', '.join(rules)}"
        raise ConfigError(
            f'"{what}" is neither a rule nor a finding\'s id (at least 4 of the 8 '
            f"characters at the right of a finding) nor a place (FILE:LINE){hint}"
        )
    if not paths:
        of = "to hold that line against" if line else "of the finding"
        raise ConfigError(
            f"explain {what}: name the articles {of}: claimcheck explain {what} PATHS"
        )
    # All rules and severities: an explanation is asked for whatever a report leaves out.
    given = {"model": model, "select": (), "ignore": (), "min_confidence": "low"}
    setup = options.set_up(paths, claims=claims, no_claims=no_claims, given=given)
    if line:
        place = (line["path"], int(line["line"]))
        return explain_line(place, paths, setup, color.value, cache=not no_cache)
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


def explain_line(
    place: tuple[str, int], paths: Sequence[str], setup: options.Setup, color: str, *, cache: bool
) -> int:
    """Check again and print what the claims of one line were held against.

    Raises ConfigError where the place's file is none of the articles, or several of them.
    """
    from claimcheck.report.on_line import Traced, render

    path, line = place
    with progress(wanted=True) as shown:
        inputs = read_inputs(paths, setup, cache=cache)
        with checking(setup.settings, inputs, shown, cache=cache) as checker:
            report, linkage = checker.traced(inputs.articles, today=date.today())
    report_skipped(inputs, report)
    view = View(report, look_for(setup.settings, Run(RENDERERS["terminal"], color=color)))
    article = article_at(path, line, view)
    traced = Traced.of(linkage.comparisons, linkage.left_out, linkage.relations)
    streams.write_report(render(view, article, line, traced))
    return EXIT_OK


def article_at(path: str, line: int, view: View) -> Article:
    """The article that a path names as a report prints it, or by the end of it; of several stories
    in one file the one with claims on that line or nearest to it.

    Raises ConfigError where it names none, or files of several names.
    """
    from claimcheck.report.on_line import lines_with_claims

    named = {id_: name for id_, name in view.paths.items() if _is_named(name, path)}
    if exact := {id_: name for id_, name in named.items() if name == path}:
        named = exact
    if not named:
        hint = nearest(path, sorted(set(view.paths.values())))
        raise ConfigError(f"{path}: none of these articles{hint}")
    if len(set(named.values())) > 1:
        names = ", ".join(sorted(set(named.values()))[:6])
        raise ConfigError(f"{path} is the end of several names: {names}; give more of it")
    stories = [view.articles[id_] for id_ in sorted(named)]
    if len(stories) == 1:
        return stories[0]
    # Of several stories of one file, all of which keep its lines, the one that has claims there.
    return min(stories, key=lambda story: _distance(line, lines_with_claims(view, story)))


def _distance(line: int, lines: Sequence[int]) -> int:
    return min((abs(other - line) for other in lines), default=sys.maxsize)


def _is_named(name: str, path: str) -> bool:
    wanted = PurePath(path).as_posix()
    return name == wanted or f"/{name}".endswith(f"/{wanted}") or f"/{wanted}".endswith(f"/{name}")
