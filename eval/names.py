"""Score `compare_names` on labelled pairs of names: ``python eval/names.py BENCH_DIR``.

BENCH_DIR holds ``names/dev.jsonl`` and ``names/score.py``; without it the run says so and stops.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from claimcheck.names import NameComparison, compare_names


def measure(bench: Path) -> dict[str, float]:
    """Headline figures, as shares; ``bench`` holds ``names/``."""
    gold = bench / "names" / "dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    found = [compare_names(row["a"], row["b"], row["kind"]) for row in rows]
    scored = json.loads(_run_scorer(bench, gold, rows, found, ["--json"]))
    sure = [(result, row) for result, row in zip(found, rows, strict=True) if result.sure]
    return {
        "macro F1": scored["macro_f1"],
        "link F1": scored["link_f1"],
        "accuracy": scored["accuracy"],
        "accuracy where sure": sum(r.level == row["label"] for r, row in sure) / max(1, len(sure)),
    }


def _run_scorer(
    bench: Path,
    gold: Path,
    rows: list[dict[str, Any]],
    found: list[NameComparison],
    flags: list[str],
) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for row, result in zip(rows, found, strict=True):
            out.write(json.dumps({"id": row["id"], "label": result.level}) + "\n")
        out.flush()
        scorer = [sys.executable, str(bench / "names" / "score.py"), out.name]
        done = subprocess.run(
            [*scorer, "--gold", str(gold), *flags], check=True, capture_output=True, text=True
        )
    return done.stdout


def main() -> int:
    """Predict, print the scorer's table, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print this many errors")
    parser.add_argument("--suite", help="errors of one suite only")
    args = parser.parse_args()
    gold = args.bench / "names" / "dev.jsonl"
    if not gold.exists():
        print(f"skipped: {gold} is not there")
        return 0
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    compare_names("a b", "a c")
    start = time.perf_counter()
    found = [compare_names(row["a"], row["b"], row["kind"]) for row in rows]
    seconds = time.perf_counter() - start
    print(_run_scorer(args.bench, gold, rows, found, []), end="")
    unsure = [r for r in found if not r.sure]
    print(f"unsure {len(unsure)} of {len(found)}; {len(found) / seconds:,.0f} pairs a second")
    sure = [(r, row) for r, row in zip(found, rows, strict=True) if r.sure]
    right = sum(r.level == row["label"] for r, row in sure)
    print(f"accuracy where sure {right / max(1, len(sure)):.3f}")
    shown = 0
    for row, result in zip(rows, found, strict=True):
        if result.level == row["label"] or (args.suite and row["suite"] != args.suite):
            continue
        if shown < args.errors:
            print(f"{row['suite']}: {row['label']} -> {result.level} | {row['a']} | {row['b']}")
            print("    " + "; ".join(result.reasons))
        shown += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
