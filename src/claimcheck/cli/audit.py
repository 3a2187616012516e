"""``claimcheck audit``: judge the findings one by one, and see how often each rule is right."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.audit import (
    FILE_NAME,
    Judgement,
    append_judgement,
    read_judgements,
    tallies,
)
from claimcheck.cli import EXIT_INTERRUPTED, EXIT_OK, EXIT_UNUSABLE, options, streams
from claimcheck.cli.accept import Decision, checked, make_decision, set_up
from claimcheck.cli.check import Run, look_for
from claimcheck.cli.inputs import report_skipped
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Finding, Report
from claimcheck.report import RENDERERS, View
from claimcheck.report.ledger import plural
from claimcheck.report.side_by_side import render

_KEYS = """y  yes: a real discrepancy; it stays in the report
n  no: a false alarm; you may give a reason, which accepts it in claims.yaml
s  skip: decide another time (Enter does the same)
b  back: judge the one before again
q  quit: everything that was answered is kept, and the next audit goes on from there
"""


class Key(StrEnum):
    """What an answer means."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"
    BACK = "back"
    QUIT = "quit"
    HELP = "?"


def command(
    paths: options.Paths,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Ask about findings that were judged before, too.")
    ] = False,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False),
    ] = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    min_confidence: options.MinConfidence = None,
    show: options.Show = None,
    claims: options.ClaimsOption = None,
    no_claims: options.NoClaims = False,
    model: options.Model = None,
    color: options.ColorOption = options.Color.AUTO,
    no_cache: options.NoCache = False,
    quiet: options.Silent = False,
    debug: options.Debug = False,
) -> int:
    """Judge the findings one by one: yes, no, skip or quit.

    Answers are read as lines (y, n, s, b, q) and stored at once in claims.audit.jsonl beside
    claims.yaml; the next audit asks only about what is left. At the end stands how often each
    rule was right so far. With --no-claims no decision is read and none is written.
    """
    if by is not None:
        make_decision("checked", by, None)  # says now what would be wrong with it later
    given = options.chosen(select, ignore, min_confidence, show, model)
    target, setup = set_up(paths, claims, given, no_claims=no_claims)
    report, inputs = checked(paths, target, setup, quiet=quiet, cache=not no_cache)
    report_skipped(inputs, report)
    look = look_for(setup.settings, Run(RENDERERS["terminal"], color=color.value))
    session = Session(View(report, look), target, by=by, decides=not no_claims)
    return audit(session, report, again=again, lowest=setup.settings.lowest_shown.rank) or (
        EXIT_UNUSABLE if report.skipped else EXIT_OK
    )


@dataclass(frozen=True)
class Session:
    """One audit: what is looked at, and where answers go.

    ``decides``: a false alarm may be accepted in the claims file.
    """

    view: View
    claims_file: Path
    by: str | None = None
    decides: bool = True

    @cached_property
    def texts(self) -> dict[str, str]:
        """Digests of the articles' texts, by which a decision knows them again."""
        from claimcheck.decisions import digests

        return digests(self.view.report.articles)

    @property
    def log(self) -> Path:
        """Where the answers are stored: beside claims.yaml."""
        return self.claims_file.with_name(FILE_NAME)


def audit(session: Session, report: Report, *, again: bool, lowest: int) -> int:
    """Ask about each finding, store each answer at once, tell the precision; the exit code."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    known, notices = read_judgements(session.log)
    for notice in notices:
        streams.message(notice)
    shown = [f for f in session.view.findings if f.severity.rank <= lowest]
    left = [f for f in shown if again or f.id not in known]
    _say(f"{plural(len(shown), 'finding')}, {len(shown) - len(left):,} judged before\n")
    if left:
        _say("Is it a real discrepancy? y yes, n no, s skip, b back, q quit, ? help\n")
    code = EXIT_OK
    try:
        _walk(session, left, known)
    except KeyboardInterrupt:
        _say("\n")
        streams.message("every answer so far is kept")
        code = EXIT_INTERRUPTED
    _say(_summary(known, shown, session))
    return code


def _walk(session: Session, findings: Sequence[Finding], known: dict[str, Judgement]) -> None:
    number = 0
    accepted: set[str] = set()
    while number < len(findings):
        finding = findings[number]
        _say(f"\n{number + 1} of {len(findings)}  {'-' * 40}\n{render(session.view, finding)}")
        key = _ask()
        match key:
            case Key.QUIT:
                return
            case Key.BACK:
                number = max(number - 1, 0)
                continue
            case Key.YES | Key.NO:
                known[finding.id] = append_judgement(session.log, finding, key.value)
        if finding.id in accepted:
            _withdraw(session, finding)  # gone back to: the new answer is the one that holds
            accepted.discard(finding.id)
        if key is Key.NO and session.decides and not _accept(session, finding, accepted):
            return
        number += 1


def _ask() -> Key:
    """The next answer; the end of the input quits."""
    while True:
        line = _read_line("real? [y/n/s/b/q/?] ")
        if line is None:
            return Key.QUIT
        key = parse_key(line)
        if key is not None and key is not Key.HELP:
            return key
        _say(_KEYS if key else f"not an answer: {streams.one_line(line)[:40]}\n{_KEYS}")


def parse_key(line: str) -> Key | None:
    """What a line answers: a whole word or its first letter; nothing at all skips."""
    word = line.strip().lower()
    if not word:
        return Key.SKIP
    if word in ("?", "h", "help"):
        return Key.HELP
    return next((key for key in Key if word in (key.value, key.value[0])), None)


def _withdraw(session: Session, finding: Finding) -> None:
    """Take back the decision that this audit wrote."""
    from claimcheck.config.claims_write import change_decisions

    try:
        change_decisions(session.claims_file, remove=[finding.id])
    except ConfigError as error:
        streams.message(str(error))
    else:
        _say(f"no longer accepted: {finding.id}\n")


def _accept(session: Session, finding: Finding, accepted: set[str]) -> bool:
    """Offer to settle a false alarm in claims.yaml; False at the end of the input.

    ``accepted`` takes the finding's id if it is.
    """
    from claimcheck.config.claims_write import change_decisions

    reason = _read_line("why? (accepts it in claims.yaml; Enter: leave it in the report) ")
    if reason is None:
        return False
    if not reason.strip():
        return True
    try:
        decision: Decision = make_decision(reason, session.by, None)
        change_decisions(session.claims_file, add=[decision.on(finding, session.texts)])
    except ConfigError as error:
        # The answer is stored; only the decision is not.
        streams.message(str(error))
        return True
    accepted.add(finding.id)
    _say(f"accepted {finding.id} in {session.claims_file.as_posix()}\n")
    return True


def _read_line(prompt: str) -> str | None:
    """One line of the input, None at its end."""
    _say(prompt)
    streams.flush()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not streams.is_terminal(sys.stdin):
        _say(f"{streams.one_line(line)}\n")  # what a terminal would have shown
    elif not line:
        _say("\n")
    return line or None


def _summary(known: dict[str, Judgement], shown: Sequence[Finding], session: Session) -> str:
    left = sum(finding.id not in known for finding in shown)
    lines = [""]
    rules = tallies(known)
    if rules:
        width = max(len(tally.rule) for tally in rules)
        lines.append("how often each rule was right so far:")
        lines += [
            f"  {tally.rule:<{width}}  {tally.right:>3} of {tally.right + tally.wrong:>3}  "
            f"{tally.precision:>4.0%}"
            for tally in rules
        ]
        right = sum(tally.right for tally in rules)
        count = len(known)
        if len(rules) > 1:
            lines.append(f"  {'all':<{width}}  {right:>3} of {count:>3}  {right / count:>4.0%}")
    lines.append(
        f"{plural(left, 'finding')} left to judge"
        + (f"; answers are in {session.log.as_posix()}" if rules else "")
    )
    return "\n".join(lines) + "\n"


def _say(text: str) -> None:
    streams.write_report(text)
