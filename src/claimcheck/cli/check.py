"""``claimcheck check``: read, compare, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from claimcheck.cli import (
    EXIT_FINDINGS,
    EXIT_NOTHING_COMPARED,
    EXIT_OK,
    EXIT_UNUSABLE,
    options,
    streams,
)
from claimcheck.cli.again import looked_up, note, trouble
from claimcheck.cli.elsewhere import (
    HERE,
    Elsewhere,
    EngineName,
    EngineOption,
    Scheduler,
    ShardsOption,
    engine_for,
)
from claimcheck.cli.inputs import (
    Inputs,
    columns,
    project_paths,
    project_root,
    read_inputs,
    report_cuts,
    report_skipped,
    tell_gone,
)
from claimcheck.cli.memory import Memory, Printed, kept_blocks, memory_of
from claimcheck.cli.newcomers import NO_LIMIT, Newcomers, NewPaths, Since, Wanted, find_newcomers
from claimcheck.cli.outputs import Output, outputs_among, plan_outputs, refuse_inputs, write_output
from claimcheck.cli.progress import progress
from claimcheck.cli.reading import checking, early_start
from claimcheck.cli.step_summary import append_summary
from claimcheck.config import FailOn, Settings, nearest
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Coverage, Report, Severity
from claimcheck.report import RENDERERS, Look, Renderer, View
from claimcheck.report.view import Blocks

_FOR_READING = ("terminal", "concise")


def command(
    paths: options.Paths,
    *,
    new: NewPaths = None,
    since: Since = None,
    format: options.FormatName = "terminal",
    output: options.OutputFiles = None,
    claims: options.ClaimsOption = None,
    no_claims: options.NoClaims = False,
    fail_on: options.FailOnOption = None,
    min_confidence: options.MinConfidence = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    show: options.Show = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    engine: EngineOption = EngineName.LOCAL,
    scheduler: Scheduler = None,
    shards: ShardsOption = None,
    model: options.Model = None,
    color: options.ColorOption = options.Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,
) -> int:
    """Show where the articles disagree (the default command)."""
    run = Run(
        find_renderer(format),
        plan_outputs(output or []),
        Wanted(tuple(new or ()), since),
        color=color.value,
        quiet=quiet,
        verbose=verbose,
        cache=not no_cache,
        elsewhere=Elsewhere(engine, scheduler, shards),
    )
    given = options.chosen(select, ignore, min_confidence, show, model)
    given |= {"fail_on": fail_on, "jobs": jobs}
    setup = options.set_up(paths, claims=claims, no_claims=no_claims, given=given)
    return check([*paths, *run.wanted.paths], setup, run)


@dataclass(frozen=True, slots=True)
class Run:
    """How this run talks (formats, files, whose findings, colour, how much), whether it
    remembers what it reads, and where it reads."""

    renderer: Renderer
    outputs: Sequence[Output] = ()
    wanted: Wanted = NO_LIMIT
    color: str = "auto"
    quiet: bool = False
    verbose: bool = False
    cache: bool = True
    elsewhere: Elsewhere = HERE


def check(paths: Sequence[str], setup: options.Setup, run: Run) -> int:
    """Check the articles, write every report, and return the exit code."""
    started = time.perf_counter()
    memory = _memory(paths, setup, run)
    if memory is not None and outputs_among(run.outputs, memory.files):
        # An article, or a report of ours from the last run: only reading it tells.
        memory = None
    known = None if memory is None else _recalled(memory, run)
    if known is not None:
        return known
    with progress(wanted=not run.quiet) as shown:
        shown.say("reading files")
        early = _early(setup.settings, run)
        inputs = read_inputs(paths, setup, cache=run.cache, expecting=early, memory=memory)
        met = (*trouble.get(), *(() if memory is None else memory.cache.notices))
        inputs = replace(inputs, trouble=(*met, *inputs.trouble))
        refuse_inputs(run.outputs, inputs.files.values())
        newcomers = find_newcomers(inputs, run.wanted, columns(setup))
        if inputs.articles and newcomers.worth_comparing:
            with (
                engine_for(run.elsewhere, inputs, columns(setup), setup.settings.jobs) as engine,
                checking(setup.settings, inputs, shown, cache=run.cache, engine=engine) as checker,
            ):
                report = checker.check(
                    inputs.articles,
                    skipped=inputs.skipped,
                    notices=(*inputs.notices, *newcomers.notices),
                    today=date.today(),
                )
        else:
            report = _empty_report(inputs, newcomers, setup.settings)
    report = newcomers.limit(tell_gone(report, setup))
    report_skipped(inputs, report, every=run.verbose)
    look = look_for(setup.settings, run)
    with kept_blocks(paths, report, look, cache=run.cache) as blocks:
        texts = _write_reports(report, inputs, setup.settings, run, blocks)
    messages = () if run.quiet else report.notices
    for notice in messages:
        streams.message(notice)
    if run.verbose:
        report_cuts(inputs)
        streams.message(f"{time.perf_counter() - started:.1f} s in all")
    code = _exit_code(report, inputs, setup.settings)
    if memory is not None and not report.skipped and code in (EXIT_OK, EXIT_FINDINGS):
        now = _memory(paths, setup, run, memory)
        _keep(Printed(code, tuple(messages), texts), memory, now, run)
    return code


def _recalled(memory: Memory, run: Run) -> int | None:
    """Print what the same run printed before, and give its exit code; None if there was none."""
    known = memory.recall()
    if known is None:
        # The last to let go of the cache's file brings it into one piece.
        memory.cache.close()
        return None
    _write_texts(known.texts, run)
    _note(memory, run)
    for text in (*(*trouble.get(), *memory.cache.notices)[:1], *known.messages):
        streams.message(text)
    memory.cache.close()
    return known.code


def _keep(printed: Printed, before: Memory, now: Memory | None, run: Run) -> None:
    """Remember a run, unless files changed while they were read."""
    if now is not None and now.key == before.key:
        now.keep(printed)
        _note(now, run)
        now.cache.close()


def _note(memory: Memory, run: Run) -> None:
    """Remember what this command line came to, where it writes no files."""
    if not run.outputs:
        note(memory, reading=run.renderer.name in _FOR_READING)


def _early(settings: Settings, run: Run) -> Callable[[int, int], None] | None:
    """What starts processes while files are still being read, where this process reads itself."""
    if run.elsewhere.engine is not EngineName.LOCAL:
        return None
    return early_start(settings, cache=run.cache)


def _memory(
    paths: Sequence[str], setup: options.Setup, run: Run, before: Memory | None = None
) -> Memory | None:
    """The memory of this run, unless it depends on more than files and settings; ``before``: as it
    was when the run began."""
    limited = run.wanted != NO_LIMIT or run.verbose or run.renderer.name == "github"
    if limited or not run.cache:
        return None
    formats = [f"{output.renderer.name} {output.path.suffix}" for output in run.outputs]
    look = look_for(setup.settings, run)
    # Formats for programs give paths from the project's root.
    target = [f"stdout {run.renderer.name}", f"project {project_root()}"]
    targets = [*target, *formats]
    return memory_of(paths, setup, look, targets, before, known=looked_up.get())


def _write_texts(texts: Mapping[str, str], run: Run) -> None:
    """Write finished reports: files first, then standard output, whatever the files do."""
    try:
        for output in run.outputs:
            write_output(output.path, texts[output.renderer.name], mark=output.renderer.mark)
    finally:
        _print(texts[""], run)


def _print(text: str, run: Run) -> None:
    reading = run.renderer.name in _FOR_READING
    streams.write_report(text, log=reading, data=not reading)


def _empty_report(inputs: Inputs, newcomers: Newcomers, settings: Settings) -> Report:
    """The report of a run that has nothing to compare, for which no model need be loaded."""
    nothing: tuple[()] = ()
    return Report(
        articles=inputs.articles,
        claims=nothing,
        clusters=nothing,
        findings=nothing,
        suppressed=nothing,
        coverage=Coverage(articles=len(inputs.articles)),
        skipped=inputs.skipped,
        notices=(*inputs.notices, *newcomers.notices),
        model=settings.model,
    )


def look_for(settings: Settings, run: Run) -> Look:
    """How reports on standard output look."""
    return Look(
        width=streams.width(),
        color=streams.wants_color(run.color),
        encoding=streams.encoding(),
        show=settings.lowest_shown,
        min_confidence=settings.min_confidence,
        brief=run.quiet,
        base=Path.cwd(),
        most=settings.max_findings,
        fail_on=None if settings.fail_on is FailOn.NEVER else Severity(settings.fail_on.value),
    )


def find_renderer(name: str) -> Renderer:
    """The format called ``name``; ConfigError with the nearest one otherwise."""
    if name not in RENDERERS:
        hint = nearest(name, list(RENDERERS)) or f"; use one of {', '.join(RENDERERS)}"
        raise ConfigError(f'--format: no format "{name}"{hint}')
    return RENDERERS[name]


def _write_reports(
    report: Report, inputs: Inputs, settings: Settings, run: Run, blocks: Blocks | None
) -> dict[str, str]:
    """Render and write every report; their texts by format, with standard output's under ""."""
    look = replace(look_for(settings, run), files=project_paths(inputs.files), blocks=blocks)
    files = replace(look, width=streams.DEFAULT_WIDTH, color=False, encoding="utf-8", brief=False)
    texts: dict[str, str] = {}
    try:
        for output in run.outputs:
            text = texts[output.renderer.name] = output.renderer.render(View(report, files))
            write_output(output.path, text, mark=output.renderer.mark)
    finally:
        # A file that cannot be written costs nobody the report on the screen.
        texts[""] = run.renderer.render(View(report, look))
        _print(texts[""], run)
    if run.renderer.name == "github":
        append_summary(View(report, files))
    return texts


def _exit_code(report: Report, inputs: Inputs, settings: Settings) -> int:
    lowest = settings.min_confidence.rank
    found = [finding for finding in report.findings if finding.confidence.rank <= lowest]
    failing = any(settings.fail_on.includes(finding.severity) for finding in found)
    nothing = report.coverage.pairs_compared == 0 and not found
    if inputs.articles and report.scope is not None and not report.scope.new:
        # A commit without articles is no failure.
        streams.message(f"no article is new ({report.scope.chosen_by}): nothing to report")
        nothing = False
    elif nothing and (report.articles or not report.skipped):
        streams.message(_why_nothing(report, inputs))
    if report.skipped:
        return EXIT_UNUSABLE
    if failing:
        return EXIT_FINDINGS
    return EXIT_NOTHING_COMPARED if nothing else EXIT_OK


def _why_nothing(report: Report, inputs: Inputs) -> str:
    count = report.coverage.articles
    if count == 0:
        return "nothing was compared: no article was found; name files or folders with articles"
    if count == 1:
        only = report.articles[0].id
        if only in inputs.files:
            return (
                f"nothing was compared: {only} is the only article; "
                "add at least one more about the same events"
            )
        return (
            "nothing was compared: standard input holds the only article; "
            "name files or folders to hold it against (claimcheck - articles/)"
        )
    return (
        f"nothing was compared: no two claims of the {count} articles answer the same question; "
        "they may report on different events"
    )
