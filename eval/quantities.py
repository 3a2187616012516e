"""Scores the quantity grammar on a folder of labelled cases with that folder's own scorer.

    python eval/quantities.py BENCH_DIR [--errors N] [--suite NAME] [--all-kinds]

BENCH_DIR holds `score.py`, `dev.jsonl` and `newsquant.dev.jsonl` (or --gold files). The cases have
no kind for clock times, scores and multiples, so these are left out unless --all-kinds is given.
Exits 0 with a message where the folder is absent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimcheck.models import QuantityKind
from claimcheck.nlp.pipeline import load_pipeline
from claimcheck.quantities import QuantityMatch, find_quantities

_FILES = ("dev.jsonl", "newsquant.dev.jsonl")
_UNSCORED = {QuantityKind.TIME, QuantityKind.SCORE, QuantityKind.MULTIPLE}
_ATTRS = ["TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def load_scorer(folder: Path) -> ModuleType:
    """The folder's own score.py as a module."""
    spec = importlib.util.spec_from_file_location("quantity_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parse(nlp: Language, texts: list[str], cache: Path | None) -> list[Doc]:
    """The texts parsed by the default pipeline, from ``cache`` where it holds the same texts."""
    if cache is not None and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(nlp.vocab))
        if [doc.text for doc in docs] == texts:
            return docs
    docs = list(nlp.pipe(texts, batch_size=32))
    if cache is not None:
        DocBin(attrs=_ATTRS, docs=docs, store_user_data=False).to_disk(cache)
    return docs


def as_prediction(match: QuantityMatch) -> dict[str, Any]:
    """One match in the scorer's format; hedges do not change a value."""
    quantity = match.quantity
    value = quantity.value
    return {
        "start": match.start,
        "end": match.end,
        "kind": str(quantity.kind),
        "value": value,
        "low": None if value is not None else quantity.low,
        "high": None if value is not None else quantity.high,
        "unit": quantity.unit,
    }


def main() -> int:
    """Run the grammar over the cases and print the scorer's table and a JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gold", action="append", help="file in the folder (default: both dev)")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--suite", action="append")
    parser.add_argument("--all-kinds", action="store_true")
    parser.add_argument("--cache", type=Path, help="keep parsed texts here (DocBin)")
    args = parser.parse_args()
    if not (args.folder / "score.py").is_file():
        print(f"skipped: no labelled quantity cases at {args.folder}")
        return 0
    scorer = load_scorer(args.folder)
    cases = [case for name in args.gold or _FILES for case in scorer.load(args.folder / name)]
    if args.suite:
        cases = [case for case in cases if case["suite"] in args.suite]
    nlp = load_pipeline()
    docs = parse(nlp, [case["text"] for case in cases], args.cache)
    started = time.perf_counter()
    matches = [find_quantities(doc) for doc in docs]
    seconds = time.perf_counter() - started
    predictions = {
        case["id"]: [
            as_prediction(match)
            for match in found
            if args.all_kinds or match.quantity.kind not in _UNSCORED
        ]
        for case, found in zip(cases, matches, strict=True)
    }
    report(scorer, cases, predictions, args.errors)
    rate = len(cases) / seconds if seconds else 0.0
    print(f"grammar alone: {rate:.0f} texts/s")
    return 0


def report(
    scorer: ModuleType, cases: list[dict[str, Any]], predictions: dict[str, Any], errors: int
) -> None:
    """The table per suite, the totals as a JSON line, and the first errors by value or unit."""
    agg, exact, _ = scorer.score(cases, predictions)
    suites = sorted(name for name in agg if name != "TOTAL")
    print(f"{'suite':<22}{'cases':>6}{'exp':>6}   (m) F1   (a) F1   (b) F1   case-exact")
    figures: dict[str, dict[str, float]] = {}
    for name in [*suites, "TOTAL"]:
        figures[name] = {m: round(scorer.prf(*agg[name][m])[2], 4) for m in "mab"}
        row = "   ".join(f"{figures[name][m]:6.3f}" for m in "mab")
        share = exact[name][0] / exact[name][1]
        print(f"{name:<22}{exact[name][1]:>6}{agg[name]['a'][2]:>6}   {row}   {share:6.3f}")
    mixed: dict[str, float] = {}
    for m in "mab":
        sums = [sum(agg[s][m][k] for s in suites if s != "newsquant") for k in range(3)]
        mixed[m] = round(scorer.prf(*sums)[2], 4)
    figures["mixed"] = mixed
    print("mixed suites: " + "  ".join(f"({m}) {mixed[m]:.3f}" for m in "mab"))
    print(json.dumps({"quantities": figures}, sort_keys=True))
    shown = 0
    for case in cases:
        if shown >= errors:
            break
        result = scorer.score_case(case, predictions[case["id"]])
        if all(len(set(result[m])) == 1 for m in "mab"):
            continue
        shown += 1
        missed = [m for m in "mab" if len(set(result[m])) > 1]
        print(f"\n[{''.join(missed)}] {case['suite']} | {case['text']!r} {case.get('scope')}")
        for side, rows in (("want", case["expected"]), ("got ", predictions[case["id"]])):
            for row in rows:
                shown_text = case["text"][row["start"] : row["end"]]
                print(
                    f"   {side} {shown_text!r} {row.get('kind')} {row.get('value')}"
                    f" [{row.get('low')}, {row.get('high')}] {row.get('unit')}"
                )


if __name__ == "__main__":
    sys.exit(main())
