"""Score the quantity grammar: ``python eval/quantities.py BENCH_DIR [--errors N] [--json]``.

BENCH_DIR holds ``dev.jsonl`` (mixed suites), ``newsquant.dev.jsonl`` (news sentences) and their
``score.py``; without it the script says so and exits 0. The cases know no clock times, scores and
multiples, so these are left out. `measure` gives the headline figures to a gate in CI.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.models import QuantityKind
from claimcheck.nlp.pipeline import load_pipeline
from claimcheck.nlp.view import view_of_text
from claimcheck.quantities import find_quantities
from claimcheck.quantities.find import find_in_text

if TYPE_CHECKING:
    from types import ModuleType

    from claimcheck.nlp.view import View
    from claimcheck.quantities import QuantityMatch

MIXED, NEWS = "dev.jsonl", "newsquant.dev.jsonl"
NEWS_SUITE = "newsquant"
_UNSCORED = {QuantityKind.TIME, QuantityKind.SCORE, QuantityKind.MULTIPLE}


class Run(NamedTuple):
    """Cases, predictions by case id, and texts per second: grammar alone, and on parsed Docs."""

    scorer: ModuleType
    cases: list[dict[str, Any]]
    predictions: dict[str, list[dict[str, Any]]]
    grammar_speed: float
    doc_speed: float


def main(arguments: list[str] | None = None) -> int:
    """Print the table by suite, the headline figures and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--suite", action="append")
    parser.add_argument("--json", action="store_true", help="only the headline figures, as JSON")
    options = parser.parse_args(arguments)
    if not available(options.bench):
        print(f"skipped: no {MIXED}, {NEWS} and score.py in {options.bench}")
        return 0
    run = _run(options.bench, options.suite)
    figures = _headline(run)
    if options.json:
        print(json.dumps(figures, sort_keys=True))
        return 0
    _print_table(run)
    for name, figure in figures.items():
        print(f"{name:<28}{figure:8.4f}")
    print(f"speed: {run.grammar_speed:.0f} texts/s grammar alone, {run.doc_speed:.0f} on Docs")
    _print_errors(run, options.errors)
    return 0


def available(bench: Path) -> bool:
    """Whether the folder holds the labelled cases and their scorer."""
    return all((bench / name).is_file() for name in (MIXED, NEWS, "score.py"))


def measure(bench: Path) -> dict[str, float]:
    """Headline F1 figures; empty where the data is absent.

    Keys: ``quantities.mixed.X`` and ``quantities.news.X`` with X = m (magnitude), a (with bounds),
    b (with unit); ``quantities.mixed.worst.m``: the lowest suite of the mixed set by magnitude.
    """
    return _headline(_run(bench, None)) if available(bench) else {}


def _run(bench: Path, suites: list[str] | None) -> Run:
    scorer = _scorer(bench)
    cases = [case for name in (MIXED, NEWS) for case in scorer.load(bench / name)]
    cases = [case for case in cases if not suites or case["suite"] in suites]
    views = [view_of_text(case["text"]) for case in cases]
    docs = list(load_pipeline().pipe([view.text for view in views], batch_size=32))
    started = time.process_time()
    found = [find_quantities(doc) for doc in docs]
    doc_speed = len(docs) / max(time.process_time() - started, 1e-9)
    started = time.process_time()
    for view in views:
        find_in_text(view.text)
    grammar_speed = len(docs) / max(time.process_time() - started, 1e-9)
    predictions = {
        case["id"]: [
            _prediction(match, view) for match in matches if match.quantity.kind not in _UNSCORED
        ]
        for case, view, matches in zip(cases, views, found, strict=True)
    }
    return Run(scorer, cases, predictions, grammar_speed, doc_speed)


def _scorer(bench: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("quantity_score", bench / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {bench / 'score.py'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _prediction(match: QuantityMatch, view: View) -> dict[str, Any]:
    """One match in the scorer's format; hedges do not change a value there."""
    quantity, span = match.quantity, view.span(match.start, match.end)
    value = quantity.value
    return {
        "start": span.start,
        "end": span.end,
        "kind": str(quantity.kind),
        "value": value,
        "low": None if value is not None else quantity.low,
        "high": None if value is not None else quantity.high,
        "unit": quantity.unit,
    }


def _headline(run: Run) -> dict[str, float]:
    totals, _, _ = run.scorer.score(run.cases, run.predictions)
    suites = sorted(name for name in totals if name != "TOTAL")
    parts = {
        "mixed": [name for name in suites if name != NEWS_SUITE],
        "news": [name for name in suites if name == NEWS_SUITE],
    }
    figures: dict[str, float] = {}
    for part, names in parts.items():
        for view in "mab" if names else "":
            counts = [sum(totals[name][view][k] for name in names) for k in range(3)]
            figures[f"quantities.{part}.{view}"] = round(run.scorer.prf(*counts)[2], 4)
    if parts["mixed"]:
        worst = min(run.scorer.prf(*totals[name]["m"])[2] for name in parts["mixed"])
        figures["quantities.mixed.worst.m"] = round(worst, 4)
    return figures


def _print_table(run: Run) -> None:
    totals, exact, _ = run.scorer.score(run.cases, run.predictions)
    print(f"{'suite':<22}{'cases':>6}{'exp':>6}   (m) F1   (a) F1   (b) F1   case-exact")
    for name in [*sorted(name for name in totals if name != "TOTAL"), "TOTAL"]:
        row = "   ".join(f"{run.scorer.prf(*totals[name][view])[2]:6.3f}" for view in "mab")
        share = exact[name][0] / exact[name][1]
        print(f"{name:<22}{exact[name][1]:>6}{totals[name]['a'][2]:>6}   {row}   {share:6.3f}")


def _print_errors(run: Run, errors: int) -> None:
    shown = 0
    for case in run.cases:
        if shown >= errors:
            break
        result = run.scorer.score_case(case, run.predictions[case["id"]])
        wrong = [view for view in "mab" if len(set(result[view])) > 1]
        if not wrong:
            continue
        shown += 1
        print(f"\n[{''.join(wrong)}] {case['suite']} | {case['text']!r} {case.get('scope')}")
        for side, rows in (("want", case["expected"]), ("got ", run.predictions[case["id"]])):
            for row in rows:
                print(
                    f"   {side} {case['text'][row['start'] : row['end']]!r} {row.get('kind')}"
                    f" {row.get('value')} [{row.get('low')}, {row.get('high')}] {row.get('unit')}"
                )


if __name__ == "__main__":
    sys.exit(main())
