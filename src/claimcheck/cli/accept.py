"""``claimcheck accept``: write decisions on findings into claims.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import EXIT_OK, EXIT_UNUSABLE, options, streams
from claimcheck.cli.findings import FINDING_ID, all_findings, find_finding
from claimcheck.cli.inputs import Inputs, gone_decisions, read_inputs, report_skipped
from claimcheck.cli.progress import progress
from claimcheck.cli.reading import checking
from claimcheck.config import AcceptedEntry, find_claims_file
from claimcheck.config.claims_file import FILE_NAME
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Finding, Report
from claimcheck.report.ledger import plural

if TYPE_CHECKING:
    from claimcheck.config.claims_write import Change

# So many accepted findings are named one by one.
_NAMED = 20


def command(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[FINDING] PATHS...",
            help="The finding's id or its beginning (or several), and the articles.",
            show_default=False,
        ),
    ],
    *,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why it is settled. Required."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decided.", show_default=False)
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE",
            help="Last day on which it holds, as 2026-12-31.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Accept every finding that a check of PATHS shows.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Remove decisions that match no finding of PATHS any more."),
    ] = False,
    show: options.Show = None,
    claims: options.ClaimsOption = None,
    model: options.Model = None,
    no_cache: options.NoCache = False,
    quiet: options.Silent = False,
    debug: options.Debug = False,
) -> int:
    """Settle findings, each with a reason, in claims.yaml.

    A settled finding is no longer reported, until one of its values changes, another outlet
    brings a new value, or the date of --until has passed. Comments, order and layout of the file
    stay. With --all, everything that is reported now becomes the baseline.
    """
    ids, paths = split_words(words, everything=everything, prune=prune)
    decision = make_decision(reason, by, until) if ids or everything else None
    if decision is None and (reason or by or until):
        raise ConfigError("--reason, --by and --until need a FINDING or --all to decide on")
    # An id may name what a report leaves out; --all takes what it shows.
    wide = {"select": (), "ignore": (), "min_confidence": "low"} if ids else {}
    target, setup = set_up(paths, claims, {"model": model, "show": show, **wide})
    request = Request(ids, decision, everything, prune, quiet=quiet, cache=not no_cache)
    return accept(paths, target, setup, request)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision says besides the finding that it is about."""

    reason: str
    by: str | None = None
    until: date | None = None

    def on(self, finding: Finding, texts: Mapping[str, str]) -> AcceptedEntry:
        """The entry of claims.yaml that settles the finding; ``texts``: the articles' digests."""
        from claimcheck.decisions import decide

        return decide(finding, self.reason, by=self.by, until=self.until, texts=texts)


@dataclass(frozen=True, slots=True)
class Request:
    """Which findings to settle and what else to do."""

    ids: Sequence[str]
    decision: Decision | None
    everything: bool = False
    prune: bool = False
    quiet: bool = False
    cache: bool = True


def split_words(
    words: Sequence[str], *, everything: bool, prune: bool
) -> tuple[tuple[str, ...], list[str]]:
    """The ids and the paths among the words of the command line.

    Raises ConfigError where an id or the paths are missing.
    """
    first, *rest = words
    ids = tuple(part for part in first.split(",") if part)
    named = _is_id(first)
    if everything or (prune and not named):
        return (), list(words)
    if not named:
        raise ConfigError(
            f'"{first}" is no finding id (at least 4 of the 8 characters at the right of '
            "a finding); "
            "usage: claimcheck accept FINDING PATHS... --reason TEXT, or --all, or --prune"
        )
    while rest and _is_id(rest[0]):
        ids += tuple(part for part in rest.pop(0).split(",") if part)
    if not rest:
        raise ConfigError(
            f"accept {first}: name the articles of the finding: "
            f"claimcheck accept {first} PATHS... --reason TEXT"
        )
    return ids, rest


def _is_id(word: str) -> bool:
    """Whether a word is one id or several with commas; what lies on the disk is a path."""
    parts = [part for part in word.split(",") if part]
    named = bool(parts) and all(FINDING_ID.fullmatch(part) for part in parts)
    return named and not Path(word).exists()


def make_decision(reason: str | None, by: str | None, until: str | None) -> Decision:
    """The decision, checked before anything is read."""
    if not (reason or "").strip():
        raise ConfigError(
            '--reason is missing: say why it is settled, as --reason "both are right"'
        )
    try:
        day = date.fromisoformat(until.strip()) if until else None
    except ValueError as error:
        raise ConfigError(f'--until "{until}" is not a date; write it as 2026-12-31') from error
    if day is not None and day < date.today():
        raise ConfigError(f"--until {day} has passed already; give a later day")
    decision = Decision(" ".join((reason or "").split()), by, day)
    from pydantic import ValidationError

    try:
        AcceptedEntry(finding="0" * 8, reason=decision.reason, by=by, until=day)
    except ValidationError as error:
        from claimcheck.config import describe_bound

        problem = error.errors(include_url=False)[0]
        raise ConfigError(f"--{problem['loc'][0]} {describe_bound(problem)}") from error
    return decision


def set_up(
    paths: Sequence[str],
    claims: Path | None,
    given: Mapping[str, object],
    *,
    no_claims: bool = False,
) -> tuple[Path, options.Setup]:
    """The claims file to write to, which need not exist yet, and what the run starts from.

    ``no_claims``: the file says where things go, but is not read.
    """
    if claims is not None and no_claims:
        raise ConfigError("--claims and --no-claims exclude each other; give one of them")
    target = claims or find_claims_file(paths) or Path(FILE_NAME)
    if not target.parent.is_dir():
        raise ConfigError(f"--claims {target}: the folder {target.parent} does not exist")
    usable = target.exists() and not no_claims and not _is_blank(target)
    setup = options.set_up(
        paths, claims=target if usable else None, no_claims=not usable, given=dict(given)
    )
    return target, setup


def _is_blank(target: Path) -> bool:
    """Whether nothing but comments stands in the file, so that there is nothing to read."""
    from claimcheck.config.yaml_nodes import MAX_BYTES, read_yaml

    try:
        if target.stat().st_size > MAX_BYTES:
            return False
        return read_yaml(target.read_bytes(), target.as_posix()).value is None
    except OSError:
        return False  # the reader says why


def accept(paths: Sequence[str], target: Path, setup: options.Setup, request: Request) -> int:
    """Check the articles, write the decisions, say what was done; exit code 2 if an input was
    not read or something broke off, else 0."""
    from claimcheck.config.claims_write import change_decisions
    from claimcheck.decisions import digests

    report, inputs = checked(paths, target, setup, quiet=request.quiet, cache=request.cache)
    report_skipped(inputs, report)
    findings = _chosen(report, setup, request)
    entries: list[AcceptedEntry] = []
    if request.decision is not None:
        texts = digests(report.articles)
        entries = [request.decision.on(finding, texts) for finding in findings]
    gone = _gone(report, inputs, setup) if request.prune else []
    change = change_decisions(
        target,
        add=entries,
        replace=_older(findings, report, setup),
        remove={entry.finding for entry in gone},
    )
    if not request.quiet:
        streams.write_report("".join(f"{line}\n" for line in _told(change, findings, target)))
    return EXIT_UNUSABLE if report.skipped else EXIT_OK


def checked(
    paths: Sequence[str], target: Path, setup: options.Setup, *, quiet: bool, cache: bool = True
) -> tuple[Report, Inputs]:
    """A report on the articles, their ids relative to the claims file that will hold them."""
    with progress(wanted=not quiet) as shown:
        shown.say("reading files")
        inputs = read_inputs(paths, setup, root=target.absolute().parent, cache=cache)
        if not inputs.articles:
            report_skipped(inputs)
            raise ConfigError("no article was found; name files or folders with articles")
        with checking(setup.settings, inputs, shown, cache=cache) as checker:
            report = checker.check(inputs.articles, skipped=inputs.skipped, today=date.today())
    return report, inputs


def _chosen(report: Report, setup: options.Setup, request: Request) -> list[Finding]:
    if request.everything:
        lowest = setup.settings.lowest_shown.rank
        return [f for f in report.findings if f.severity.rank <= lowest]
    findings = all_findings(report)
    chosen = [find_finding(id_, findings) for id_ in request.ids]
    return list({finding.id: finding for finding in chosen}.values())


def _older(findings: Sequence[Finding], report: Report, setup: options.Setup) -> set[str]:
    """Ids under which the findings are decided on already, which may not be their own."""
    from claimcheck.decisions import decisions_on, digests

    found = decisions_on(
        all_findings(report),
        setup.settings.desk.accepted,
        read=[article.id for article in report.articles],
        texts=lambda: digests(report.articles),
    )
    return {entry.finding for finding in findings for entry in found.get(finding.id, ())}


def _gone(report: Report, inputs: Inputs, setup: options.Setup) -> list[AcceptedEntry]:
    """Decisions that match nothing although all they are about was read or is no longer there."""
    from claimcheck.decisions import digests, settle

    if setup.claims_file is None:
        return []
    broken = {item.path for item in report.skipped}
    read = {a.id for a in report.articles if a.id not in broken and a.path not in broken}
    # What broke off might have met them.
    whole = not set(report.skipped) - set(inputs.skipped)
    found = settle(
        all_findings(report),
        setup.settings.desk,
        None,
        read=read,
        ran=lambda rule: whole and setup.settings.runs(rule),
        texts=lambda: digests(report.articles),
    )
    gone = gone_decisions(setup.claims_file, report)
    return [*found.unmatched, *(entry for entry in gone if entry.finding not in found.matched)]


def _told(change: Change, findings: Sequence[Finding], target: Path) -> list[str]:
    lines = [
        f"accepted {finding.id} ({finding.rule}): {finding.message}"
        for finding in findings[:_NAMED]
    ]
    if len(findings) > _NAMED:
        rules = Counter(finding.rule for finding in findings[_NAMED:])
        rest = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
        lines.append(f"and {len(findings) - _NAMED:,} more: {rest}")
    lines += [f"replaced {_recalled(entry)}" for entry in change.replaced[:_NAMED]]
    if len(change.replaced) > _NAMED:
        lines.append(f"and {len(change.replaced) - _NAMED:,} more replaced")
    lines += [f"removed {entry.finding}: {entry.reason}" for entry in change.removed[:_NAMED]]
    if len(change.removed) > _NAMED:
        lines.append(f"and {len(change.removed) - _NAMED:,} more removed")
    parts = []
    if change.added:
        parts.append(f"{plural(len(change.added), 'decision')} added")
    if change.replaced:
        parts.append(f"{plural(len(change.replaced), 'older decision')} replaced")
    if change.removed:
        parts.append(f"{plural(len(change.removed), 'decision')} removed")
    summary = ", ".join(parts) or "nothing to change"
    made = " (new file)" if change.created and parts else ""
    lines.append(f"{target.as_posix()}: {summary}{made}")
    return [streams.one_line(line) for line in lines]


def _recalled(entry: AcceptedEntry) -> str:
    """A decision in one line, so that what it said can be written again."""
    more = [f"by {entry.by}"] if entry.by else []
    more += [f"until {entry.until}"] if entry.until else []
    return f"{entry.finding}: {entry.reason}" + (f" ({', '.join(more)})" if more else "")
