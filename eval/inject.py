"""Conflicts made out of agreeing articles of the development data: recall by sort, new alarms.

    python eval/inject.py BENCH_DIR [--docs CACHE_DIR] [--seed N] [--sort age count ...]
                          [--half even|odd|unread] [--apart] [--limit N]
                          [--list miss|alarm|all] [--write DIR]

BENCH_DIR is the folder that holds ``discrepancies/``; where it is absent, the script says so and
ends. The texts of its clusters as they were printed are the bases; a claim that two articles of a
base share is changed in one of them (``injections``). A case counts as found when a finding of
warning or error, which the base does not have, lies on the changed words and on the other
article's (for names and quotations on one of them). Any other finding that the base does not have
is an alarm. Half of the cases, by a digest of the id, should stay unread: ``--list`` prints the
even half unless told otherwise. Of the odd half the figures and dates of one quarter of all cases
have been read since; ``unread`` is the quarter that was not. A base holds more claims than one
seed changes: ``--apart`` takes the cases of three further seeds that touch no place of the usual
ones. ``--write`` lays the cases out for ``eval/discrepancies.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from injections import SORTS, Base, Case, Edit, Text, changed_claims, draw, sentence
from injections_words import changed_names, changed_quotes, changed_speakers

LOUD = frozenset({"warning", "error"})
ONE_SIDE = frozenset({"name", "quote"})
NAMES = (*SORTS, "name", "quote", "speaker")
SEED = 20250601
FURTHER = (2, 3, 4)
ENDS = ("start", "end")

# A finding in short: rule, its (source, start, end) in the texts as printed, and what it says.
Short = tuple[str, tuple[tuple[str, int, int], ...], str]


@dataclass(frozen=True)
class Outcome:
    """What the checker made of a case: found at which severity, and findings off the change."""

    case: Case
    found: bool
    quiet: bool
    alarms: tuple[str, ...]
    on_change: tuple[str, ...]


def main(argv: list[str] | None = None) -> int:
    """Make the cases, run the checker and print what it found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--sort", nargs="*", choices=NAMES, default=list(NAMES))
    parser.add_argument("--half", choices=("even", "odd", "unread"), help="only these cases")
    parser.add_argument("--apart", action="store_true", help="cases of further seeds alone")
    parser.add_argument("--limit", type=int, help="only so many bases")
    parser.add_argument("--list", choices=("miss", "alarm", "all"))
    parser.add_argument("--only", nargs="*", default=[], help="only these cases, with all findings")
    # No default: the cases quote the articles, which must not end up in the repository.
    parser.add_argument("--write", type=Path, help="lay the cases out here and check nothing")
    options = parser.parse_args(argv)
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"development data absent: {folder}; nothing measured")
        return 0
    bases = read_bases(folder)[: options.limit]
    made = [(b, apart(b, FURTHER) if options.apart else cases_of(b, options.seed)) for b in bases]
    if options.write:
        write(made, folder, options.write)
        return 0
    wanted = [
        (base, [case for case in cases if _wanted(case, options)], cases) for base, cases in made
    ]
    outcomes = [o for base, some, cases in wanted for o in check(base, some, cases, options.docs)]
    for outcome in outcomes:
        if half(outcome.case.id) == (options.half or "even"):
            listing(outcome, "all" if options.only else options.list)
    table(outcomes)
    return 0


def _wanted(case: Case, options: argparse.Namespace) -> bool:
    if options.only:
        return case.id in options.only
    if options.half == "unread" and not is_unread(case.id):
        return False
    return case.sort in options.sort and options.half in (None, "unread", half(case.id))


def half(case_id: str) -> str:
    """Even or odd, by a digest of the id."""
    return "odd" if hashlib.md5(case_id.encode()).digest()[0] % 2 else "even"


def is_unread(case_id: str) -> bool:
    """Whether a case of the odd half is of the quarter that nobody read."""
    return half(case_id) == "odd" and bool(hashlib.md5(case_id.encode()).digest()[1] % 2)


def read_bases(folder: Path) -> list[Base]:
    """One base a cluster: every text that no label calls changed.

    Injected cases change one article each, so that another case often has it as printed; of the
    natural ones only whole articles serve, which those of conflicts are.
    """
    clusters: dict[str, dict[str, Text]] = defaultdict(dict)
    for suite in ("injected", "natural"):
        with (folder / suite / "dev.jsonl").open(encoding="utf-8") as lines:
            for case in map(json.loads, lines):
                changed = case["note"].partition("injected in ")[2][:1]
                if suite == "natural" and case["label"] != "conflict":
                    continue
                for entry in case["articles"]:
                    if entry["source"] != changed:
                        _add(clusters[case["group"]], entry)
    return [
        Base(group, tuple(texts.values()))
        for group, texts in sorted(clusters.items())
        if len(texts) > 1
    ]


def _add(texts: dict[str, Text], entry: dict[str, Any]) -> None:
    if all(_another(entry["text"], known.text) for known in texts.values()):
        name = "abcdefghijklmnopqrstuvwxyz"[len(texts) % 26]
        texts[name] = Text(name, entry["text"], entry.get("outlet") or "", entry.get("date"))


def _another(text: str, known: str) -> bool:
    """Whether two texts are two articles and not two states of one."""
    one, other = set(text.split()), set(known.split())
    return len(one & other) < 0.8 * min(len(one), len(other))


def cases_of(base: Base, seed: int) -> list[Case]:
    """All cases of a base, in the order of the sorts."""
    rng = draw(base, seed)
    cases = [case for name, sort in SORTS.items() for case in changed_claims(base, name, sort, rng)]
    for make in (changed_names, changed_quotes, changed_speakers):
        cases += make(base, rng)
    return cases


def apart(base: Base, seeds: Iterable[int]) -> list[Case]:
    """Cases of further seeds that touch no place of the standard seed's, nor of one another's."""
    taken = {place for case in cases_of(base, SEED) for place in _places(case)}
    cases = []
    for seed in seeds:
        drawn = [case for case in cases_of(base, seed) if not _places(case) & taken]
        cases += [replace(case, id=f"{case.id}@{seed}") for case in drawn]
        taken |= {place for case in drawn for place in _places(case)}
    return cases


def _places(case: Case) -> set[tuple[str, int]]:
    """Where a case's claim stands in the texts as printed: what is changed, and the other side."""
    places = {(source, start) for source, start, _ in case.evidence if source != case.source}
    return places | {(case.source, edit.start) for edit in case.edits}


def check(
    base: Base, cases: list[Case], every: list[Case], cache: Path | None
) -> Iterator[Outcome]:
    """What the checker finds in each case that it does not find in the base.

    ``every`` case of the base is parsed, so that a cached parse serves any choice of cases.
    """
    if not cases:
        return
    from discrepancies import day_of, findings_of
    from docs_cache import extractions

    from claimcheck.engine import Checker
    from claimcheck.models import Article

    checker = Checker()
    articles = {
        text: Article.from_text(
            text.text, id=f"{name}/{text.source}", outlet=text.source, published=day_of(text.date)
        )
        for name, texts in ((base.group, base.articles), *((c.id, c.articles()) for c in every))
        for text in reversed(texts)
    }
    extracted = extractions(list(articles.values()), cache)

    def findings(texts: tuple[Text, ...]) -> list[dict[str, Any]]:
        own = [articles[text] for text in texts]
        return findings_of(checker.report(own, [extracted[article.id] for article in own]))

    before = [_short(finding, None) for finding in findings(base.articles)]
    for case in cases:
        yield judged(case, findings(case.articles()), before)


def _short(finding: dict[str, Any], case: Case | None) -> Short:
    """A finding's rule, places in characters of the texts as printed, and message."""
    edits = case.edits if case else ()
    source = case.source if case else ""
    spans = {
        (s["source"], *(_printed(s[end], edits if s["source"] == source else ()) for end in ENDS))
        for s in finding["spans"]
    }
    return finding["rule"], tuple(sorted(spans)), finding["message"]


def _printed(position: int, edits: Iterable[Edit]) -> int:
    """Where a place of the changed text lay before."""
    moved = 0
    for edit in sorted(edits, key=lambda e: e.start):
        if edit.start + len(edit.new) + moved <= position:
            moved += len(edit.new) - (edit.end - edit.start)
    return position - moved


def judged(case: Case, findings: list[dict[str, Any]], before: list[Short]) -> Outcome:
    """Hit or miss, and which of the new findings lie elsewhere.

    A finding off the change that shares a place with one of the base is the same one, told of
    other mentions. One on the same places as before that now says something else is new: where
    two articles gave one figure against a third's, the changed one is a third answer.
    """
    need = 1 if case.kind in ONE_SIDE else 2
    new = [f for f in findings if _short(f, case) not in before]
    hits = [f for f in new if len(_touched(f, case)) >= need]
    known = {(rule, span) for rule, spans, _ in before for span in spans}
    off = [
        f
        for f in new
        for rule, spans, _ in [_short(f, case)]
        if f["severity"] in LOUD
        and not _touched(f, case)
        and not any((rule, span) in known for span in spans)
    ]
    return Outcome(
        case,
        found=any(f["severity"] in LOUD for f in hits),
        quiet=bool(hits),
        alarms=tuple(_said(f) for f in off),
        on_change=tuple(_said(f) for f in new if f not in off),
    )


def _touched(finding: dict[str, Any], case: Case) -> set[str]:
    return {
        span["source"]
        for span in finding["spans"]
        for source, start, end in case.evidence
        if span["source"] == source and span["start"] < end and start < span["end"]
    }


def _said(finding: dict[str, Any]) -> str:
    return (
        f"{finding['severity']} {finding['rule']} ({finding['confidence']}): {finding['message']}"
    )


def listing(outcome: Outcome, which: str | None) -> None:
    """Print a case for reading: the change, its sentences, what was found."""
    shown = {"miss": not outcome.found, "alarm": bool(outcome.alarms), "all": True}
    if not which or not shown[which]:
        return
    case = outcome.case
    state = "found" if outcome.found else "info only" if outcome.quiet else "missed"
    print(f"== {case.id} [{state}] in {case.source}: {case.note}")
    texts = {text.source: text.text for text in case.articles()}
    for source, start, end in case.evidence[:6]:
        around = sentence(texts[source], start, end).strip()
        print(f"   {source}:{start} {texts[source][start:end]!r} in: {around[:300]}")
    for said in (*outcome.on_change, *(f"ELSEWHERE {alarm}" for alarm in outcome.alarms)):
        print(f"      {said}")


def table(outcomes: list[Outcome]) -> None:
    """Print recall by sort and half, and findings off the change a case."""
    rows: dict[str, dict[str, list[Outcome]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        for name in (outcome.case.sort, f"({outcome.case.kind})", "all"):
            for part in (half(outcome.case.id), "both"):
                rows[name][part].append(outcome)
    order = [*NAMES, *(f"({kind})" for kind in ("figure", "date", "name", "quote", "role")), "all"]
    print(f"{'sort':<10} {'even':>14} {'odd':>14} {'both':>14}   also as info   alarms a case")
    for name in order:
        if name in rows:
            cells = [_share(rows[name][part]) for part in ("even", "odd", "both")]
            every = rows[name]["both"]
            info = sum(o.quiet and not o.found for o in every)
            alarms = sum(bool(o.alarms) for o in every) / len(every)
            print(f"{name:<10} {' '.join(cells)} {info:>14} {alarms:>15.3f}")


def _share(outcomes: list[Outcome]) -> str:
    found = sum(outcome.found for outcome in outcomes)
    return f"{found:>4}/{len(outcomes):<4} {found / max(1, len(outcomes)):>4.0%}"


def write(made: list[tuple[Base, list[Case]]], folder: Path, out: Path) -> None:
    """Lay the cases and their bases out as ``OUT/discrepancies/injected/dev.jsonl``."""
    target = out / "discrepancies" / "injected"
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder / "score.py", target.parent / "score.py")
    with (target / "dev.jsonl").open("w", encoding="utf-8") as lines:
        for base, cases in made:
            lines.write(_line(base, None))
            lines.writelines(_line(base, case) for case in cases)


def _line(base: Base, case: Case | None) -> str:
    texts = case.articles() if case else base.articles
    by_source = {text.source: text.text for text in texts}
    fields = {
        "id": case.id if case else base.group,
        "suite": "injected",
        "articles": [
            {"source": t.source, "text": t.text, "outlet": t.outlet, "date": t.date} for t in texts
        ],
        "label": "conflict" if case else "consistent",
        "kind": case.kind if case else "other",
        "evidence": [
            {"source": source, "start": start, "end": end, "text": by_source[source][start:end]}
            for source, start, end in (case.evidence if case else ())
        ],
        "note": f"injected in {case.source}: {case.note}" if case else "untouched",
        "group": base.group,
    }
    return json.dumps(fields, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(main())
