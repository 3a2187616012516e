"""Score what figures are said to measure: ``python eval/measures.py BENCH_DIR``.

BENCH_DIR holds ``measures.dev.jsonl`` (labels by others) and ``score_measures.py``. Prints one
line with the labels' own spans and, where the quantity grammar is installed, one with its spans.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from claimcheck.measures import measures_of
from claimcheck.nlp.pipeline import load_pipeline

Spans = Callable[[Doc, dict[str, Any]], list[tuple[int, int]]]


def main() -> int:
    """Print the figures; 0 also where the data is absent."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("bench", type=Path, help="folder with measures.dev.jsonl")
    arguments.add_argument("--errors", type=int, default=0)
    arguments.add_argument("--cache", type=Path, help="folder for parsed documents")
    options = arguments.parse_args()
    gold = options.bench / "measures.dev.jsonl"
    scorer = options.bench / "score_measures.py"
    if not gold.is_file() or not scorer.is_file():
        print(f"skipped: no measures.dev.jsonl and score_measures.py in {options.bench}")
        return 0
    cases, docs = _parsed(gold, options.cache)
    _score("gold spans   ", gold, scorer, cases, docs, _gold_spans, options.errors)
    found = _found_spans()
    if found is None:
        print("grammar spans: skipped, claimcheck.quantities.find_quantities is not available")
    else:
        _score("grammar spans", gold, scorer, cases, docs, found, options.errors)
    return 0


def measure(bench: Path) -> dict[str, float]:
    """Headline figures, as shares; ``bench`` holds ``measures.dev.jsonl``.

    Figures whose measure shares a word with the label, and F1 over words, with the labels' own
    spans and, where the quantity grammar is installed, with its spans.
    """
    gold, scorer = bench / "measures.dev.jsonl", bench / "score_measures.py"
    cases, docs = _parsed(gold, None)
    result = {}
    for name, spans in (("label spans", _gold_spans), ("own spans", _found_spans())):
        if spans is not None:
            scored = json.loads(_run_scorer(gold, scorer, cases, docs, spans, ["--json"]))
            result[f"{name} partial"] = scored["partial"]
            result[f"{name} words F1"] = scored["token_f1"]
    return result


def _parsed(gold: Path, cache: Path | None) -> tuple[list[dict[str, Any]], list[Doc]]:
    from docs_cache import docs_of  # beside this script

    cases = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    return cases, docs_of(load_pipeline(), [case["text"] for case in cases], cache)


def _gold_spans(doc: Doc, case: dict[str, Any]) -> list[tuple[int, int]]:
    return [(figure["start"], figure["end"]) for figure in case["quantities"]]


def _found_spans() -> Spans | None:
    try:
        module = importlib.import_module("claimcheck.quantities")
        find = module.find_quantities
    except (ImportError, AttributeError):
        return None

    def spans(doc: Doc, case: dict[str, Any]) -> list[tuple[int, int]]:
        return [(match.start, match.end) for match in find(doc)]

    return spans


def _score(
    label: str,
    gold: Path,
    scorer: Path,
    cases: list[dict[str, Any]],
    docs: list[Doc],
    spans: Spans,
    errors: int,
) -> None:
    print(f"{label}: {_run_scorer(gold, scorer, cases, docs, spans, ['--errors', str(errors)])}")


def _run_scorer(
    gold: Path,
    scorer: Path,
    cases: list[dict[str, Any]],
    docs: list[Doc],
    spans: Spans,
    flags: list[str],
) -> str:
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(_lines(cases, docs, spans)), "utf-8")
        command = [sys.executable, str(scorer), "--gold", str(gold), "--pred", str(predictions)]
        done = subprocess.run([*command, *flags], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _lines(cases: list[dict[str, Any]], docs: list[Doc], spans: Spans) -> Iterator[str]:
    for case, doc in zip(cases, docs, strict=True):
        found = spans(doc, case)
        measures = measures_of(doc, found)
        predicted = [
            {"start": start, "end": end, "measure": measure.phrase}
            for (start, end), measure in zip(found, measures, strict=True)
        ]
        yield json.dumps({"id": case["id"], "predicted": predicted})


if __name__ == "__main__":
    sys.exit(main())
