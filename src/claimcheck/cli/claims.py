"""``claimcheck claims``: list what was extracted, with places."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli import EXIT_OK, EXIT_UNUSABLE, options, streams
from claimcheck.cli.inputs import read_inputs, report_cuts, report_skipped
from claimcheck.cli.progress import progress
from claimcheck.cli.reading import checking
from claimcheck.frozen import dataclass
from claimcheck.models import Claim, Coverage, Report
from claimcheck.report import Look, View
from claimcheck.report.describe import describe
from claimcheck.report.escape import csv_cell, fold, visible
from claimcheck.report.styled import cells

_TEXT_WIDTH = 40
_COLUMNS = ("claim", "article", "outlet", "path", "line", "column", "kind", "text", "says")


class Format(StrEnum):
    """How to list claims."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class Kind(StrEnum):
    """Claim kinds to list."""

    QUANTITY = "quantity"
    ATTRIBUTION = "attribution"
    ENTITY = "entity"
    DATE = "date"
    STATEMENT = "statement"


def command(
    paths: options.Paths,
    *,
    format: Annotated[Format, typer.Option("--format", help="How to list them.")] = Format.TABLE,
    kind: Annotated[
        list[Kind] | None,
        typer.Option("--kind", help="Only these kinds (repeatable).", show_default=False),
    ] = None,
    claims: options.ClaimsOption = None,
    no_claims: options.NoClaims = False,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
    model: options.Model = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    debug: options.Debug = False,
) -> int:
    """List what was extracted from the articles, with places."""
    given = {"jobs": jobs, "model": model}
    setup = options.set_up(paths, claims=claims, no_claims=no_claims, given=given)
    kinds = frozenset(item.value for item in kind or Kind)
    listing = Listing(format, kinds, quiet=quiet, verbose=verbose, cache=not no_cache)
    return list_claims(paths, setup, listing)


@dataclass(frozen=True, slots=True)
class Listing:
    """What to list and how."""

    format: Format
    kinds: frozenset[str]
    quiet: bool = False
    verbose: bool = False
    cache: bool = True


def list_claims(paths: Sequence[str], setup: options.Setup, listing: Listing) -> int:
    """Extract and print; exit code 2 if an input could not be read, else 0."""
    found: list[Claim] = []
    with progress(wanted=not listing.quiet) as shown:
        inputs = read_inputs(paths, setup, cache=listing.cache)
        if inputs.articles:
            with checking(setup.settings, inputs, shown, cache=listing.cache) as checker:
                for claims in checker.extract_all(inputs.articles):
                    found += [claim for claim in claims if claim.kind in listing.kinds]
    report_skipped(inputs, every=listing.verbose)
    if listing.verbose:
        report_cuts(inputs)
    found.sort(key=_order)
    report = Report(inputs.articles, tuple(found), (), (), (), Coverage(), (), (), "")
    text = _render(View(report, Look(encoding=streams.encoding())), listing.format)
    streams.write_report(text, data=listing.format is not Format.TABLE)
    if not inputs.articles and not inputs.skipped:
        streams.message("no article was found; name files or folders with articles")
        return EXIT_UNUSABLE
    return EXIT_UNUSABLE if inputs.skipped else EXIT_OK


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.kind


def _render(view: View, format: Format) -> str:
    match format:
        case Format.TABLE:
            return _table(view)
        case Format.CSV:
            return _csv(view)
        case Format.JSONL:
            from claimcheck.report.json_v1 import claim_lines

            return claim_lines(view, list(view.report.claims))


def _table(view: View) -> str:
    rows = []
    for claim in view.report.claims:
        line, column = view.articles[claim.article].place(claim.start)
        place = f"{view.name(claim.article)}:{line}:{column}"
        cols = (place, claim.kind, _cut(claim.text), describe(claim))
        rows.append([fold(visible(text), view.look.encoding) for text in cols])
    # The last column is ragged.
    widths = [*(max((cells(row[i]) for row in rows), default=0) for i in range(3)), 0]
    padded = (
        [text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True)]
        for row in rows
    )
    return "".join("  ".join(row) + "\n" for row in padded)


def _cut(text: str) -> str:
    text = visible(text)
    return text if len(text) <= _TEXT_WIDTH else text[: _TEXT_WIDTH - 1] + "…"


def _csv(view: View) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for claim in view.report.claims:
        article = view.articles[claim.article]
        line, column = article.place(claim.start)
        cells_ = (claim.id, claim.article, article.outlet or "", view.name(claim.article))
        more = (claim.kind, claim.text, describe(claim))
        writer.writerow([*map(csv_cell, cells_), line, column, *map(csv_cell, more)])
    return fold(stream.getvalue(), view.look.encoding)
