"""Quality gate: ``python eval/gate.py BENCH_DIR [--update [--allow-regression]] [--only NAME]``.

Runs every measure of this folder on the development data and compares each figure with the bound
pinned in ``eval/floors.json``: a floor, or for false alarms a ceiling. Exits 1 when a figure is
worse than its bound, and 0 with one line where the data is absent. ``--update`` moves bounds to
better figures; a bound is loosened only with ``--allow-regression``. Data that changed since the
bounds were pinned is reported and fails nothing. ``--docs docs/evaluation.md`` writes the figures
into the page's table.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
FLOORS = _HERE / "floors.json"
# Room below a measured figure, in the figure's own unit (a share), where the file pins none.
MARGIN = 0.005
# A figure named so counts errors: its bound is a ceiling.
_CEILING = "alarms"
_DOCS_BEGIN, _DOCS_END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True)
class Measure:
    """One script's headline figures and the data they are made from.

    ``run`` takes the folder with the development data; ``files`` are relative to it.
    """

    name: str
    files: tuple[str, ...]
    run: Callable[[Path], dict[str, float]]


@dataclass(frozen=True)
class Row:
    """One figure against its bound; ``bound`` is None where nothing is pinned yet."""

    figure: str
    value: float | None
    bound: float | None

    @property
    def is_ceiling(self) -> bool:
        """Whether lower values are better."""
        return self.figure.endswith(_CEILING)

    @property
    def ok(self) -> bool:
        """Whether the figure keeps to its bound; a figure no longer measured does not."""
        if self.bound is None:
            return True
        if self.value is None:
            return False
        return self.value <= self.bound if self.is_ceiling else self.value >= self.bound


def _script(module: str, folder: str = ".") -> Callable[[Path], dict[str, float]]:
    """A script's own ``measure``, imported only when it runs: spaCy takes a second to load."""

    def run(bench: Path) -> dict[str, float]:
        figures: dict[str, float] = importlib.import_module(module).measure(bench / folder)
        return {name.removeprefix(f"{module}."): value for name, value in figures.items()}

    return run


# Neighbours share texts: entities reads the documents that attributions had parsed.
MEASURES = (
    Measure("names", ("names/dev.jsonl", "names/score.py"), _script("names")),
    Measure(
        "quantities",
        ("quantities/dev.jsonl", "quantities/newsquant.dev.jsonl", "quantities/score.py"),
        _script("quantities", "quantities"),
    ),
    Measure(
        "measures",
        ("quantities/measures.dev.jsonl", "quantities/score_measures.py"),
        _script("measures", "quantities"),
    ),
    Measure(
        "attributions",
        ("attributions/dev.jsonl", "attributions/score.py"),
        _script("attributions", "attributions"),
    ),
    Measure("entities", ("attributions/dev.jsonl",), _script("entities", "attributions")),
    Measure(
        "discrepancies",
        (
            "discrepancies/pairs/dev.jsonl",
            "discrepancies/injected/dev.jsonl",
            "discrepancies/natural/dev.jsonl",
            "discrepancies/score.py",
        ),
        _script("discrepancies"),
    ),
)


def main(
    argv: Sequence[str] | None = None,
    *,
    measures: Sequence[Measure] = MEASURES,
    floors: Path = FLOORS,
) -> int:
    """Measure, compare, print; 1 on any figure worse than its bound."""
    options = _options(argv, [measure.name for measure in measures])
    if not options.bench.is_dir():
        print(f"skipped: no development data at {options.bench}; nothing measured")
        return 0
    wanted = [m for m in measures if options.only is None or m.name in options.only]
    pinned = read_floors(floors)
    rows: list[Row] = []
    digests: dict[str, str] = {}
    for measure in wanted:
        absent = [name for name in measure.files if not (options.bench / name).is_file()]
        if absent:
            print(f"skipped: {measure.name}, no {', '.join(absent)}")
            continue
        digests |= {name: _digest(options.bench / name) for name in measure.files}
        started = time.perf_counter()
        figures = measure.run(options.bench)
        print(f"{measure.name}: {time.perf_counter() - started:.0f} s", flush=True)
        rows += compare(measure.name, figures, pinned["bounds"])
    print_table(rows)
    for name in changed_data(digests, pinned["data"]):
        print(f"note: {name} is not the file that the bounds were pinned on")
    broken = [row for row in rows if not row.ok]
    if options.update:
        updated = update(pinned, rows, digests, loosen=options.allow_regression)
        floors.write_text(json.dumps(updated, indent=2) + "\n", "utf-8")
        print(f"wrote {floors.name}")
        broken = [] if options.allow_regression else broken
    if options.docs:
        page = options.docs.read_text("utf-8")
        options.docs.write_text(with_figures(page, rows), "utf-8")
    if broken:
        print(f"{len(broken)} figures worse than their bounds: " + ", ".join(_names(broken)))
    return 1 if broken else 0


def _options(argv: Sequence[str] | None, names: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path, metavar="BENCH_DIR")
    parser.add_argument("--update", action="store_true", help="move bounds to better figures")
    parser.add_argument("--allow-regression", action="store_true", help="loosen bounds as well")
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--docs", type=Path, metavar="PAGE", help="write the figures into a page")
    options = parser.parse_args(argv)
    if options.docs and options.only:
        parser.error("--docs needs every figure, not --only some")
    if options.allow_regression and not options.update:
        parser.error("--allow-regression goes with --update")
    return options


def read_floors(path: Path) -> dict[str, Any]:
    """The pinned bounds, margins and digests; empty ones where the file does not exist."""
    empty: dict[str, Any] = {"note": "", "margins": {}, "data": {}, "bounds": {}}
    if not path.is_file():
        return empty
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return empty | read


def compare(name: str, figures: Mapping[str, float], bounds: Mapping[str, float]) -> list[Row]:
    """A measure's figures with their bounds, and bounds whose figure is no longer measured."""
    found = {f"{name}: {figure}": value for figure, value in figures.items()}
    pinned = [figure for figure in bounds if figure.startswith(f"{name}: ")]
    keys = sorted({*found, *pinned})
    return [Row(key, found.get(key), bounds.get(key)) for key in keys]


def update(
    pinned: Mapping[str, Any], rows: Sequence[Row], digests: Mapping[str, str], *, loosen: bool
) -> dict[str, Any]:
    """The pinned file with better bounds; with ``loosen`` also worse ones and lost figures.

    Data digests follow only when no bound is left behind, so that a changed file stays visible
    until its figures have been accepted.
    """
    bounds = dict(pinned["bounds"])
    for row in rows:
        if row.value is None:
            if loosen:
                bounds.pop(row.figure, None)
            continue
        bound = _bound(row, margin_of(row.figure, pinned["margins"]))
        old = bounds.get(row.figure)
        better = old is None or (bound < old if row.is_ceiling else bound > old)
        if better or (loosen and not row.ok):
            bounds[row.figure] = bound
    data = dict(pinned["data"])
    if loosen or all(row.ok for row in rows):
        data |= digests
    return {
        **pinned,
        "data": dict(sorted(data.items())),
        "bounds": dict(sorted(bounds.items())),
    }


def margin_of(figure: str, margins: Mapping[str, float]) -> float:
    """The margin of the longest pinned beginning of the figure's name."""
    named = [start for start in margins if figure.startswith(start)]
    return margins[max(named, key=len)] if named else MARGIN


def _bound(row: Row, margin: float) -> float:
    assert row.value is not None
    value = row.value + margin if row.is_ceiling else row.value - margin
    return round(min(1.0, max(0.0, value)), 4)


def changed_data(digests: Mapping[str, str], pinned: Mapping[str, str]) -> list[str]:
    """Files whose content is not what the bounds were pinned on."""
    return sorted(name for name, digest in digests.items() if pinned.get(name, digest) != digest)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def print_table(rows: Sequence[Row]) -> None:
    """Figure, value, bound with its direction, and what is wrong, one line each."""
    width = max((len(row.figure) for row in rows), default=0)
    for row in rows:
        value = "   -  " if row.value is None else f"{row.value:6.3f}"
        sign = "<=" if row.is_ceiling else ">="
        bound = "not pinned" if row.bound is None else f"{sign} {row.bound:.3f}"
        verdict = "ok" if row.ok else "LOST" if row.value is None else "WORSE"
        print(f"{row.figure:<{width}}  {value}  {bound:<10}  {verdict}")


def with_figures(page: str, rows: Sequence[Row]) -> str:
    """The page with a table of the measured figures between its two markers.

    Raises ValueError where a marker is missing.
    """
    before, rest = page.split(_DOCS_BEGIN)
    _, after = rest.split(_DOCS_END)
    lines = ["| measure | figure | value |", "| --- | --- | ---: |"]
    for row in rows:
        if row.value is not None:
            measure, figure = row.figure.split(": ", 1)
            lines.append(f"| {measure} | {figure.replace('*', chr(92) + '*')} | {row.value:.3f} |")
    return "\n".join([before + _DOCS_BEGIN, "", *lines, "", _DOCS_END + after])


def _names(rows: Sequence[Row]) -> list[str]:
    return [row.figure for row in rows]


if __name__ == "__main__":
    sys.exit(main())
