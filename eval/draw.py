"""Draw findings at random from the development data, to be read one by one.

    python eval/draw.py BENCH_DIR [--docs CACHE_DIR] [--number 100] [--seed 1] [--write FILE]

Would an editor thank us for it? The pool is every finding shown by default (warning and above) on
the discrepancy cases whose ids hash even, with and without a planted conflict, on the read half of
``own_folders`` and on ``own_reports`` without the half that nobody reads. Each finding has a key, a
digest of its case and id; those with the smallest digests of seed and key are drawn, so that a
change of the program leaves the rest of a draw as it was. ``--write`` writes what was drawn, each
beside its texts, for reading; that file quotes the articles and must stay out of the repository.

What was judged stands in ``drawn.tsv`` (key, rule, verdict), and the table is made of it:
*thanked*, *unneeded* (true, but no editor wants it, or told twice) or *wrong*. Findings not judged
yet are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import own_folders  # these four beside this script
import own_reports
from discrepancies import SUITES, day_of, read_cases
from docs_cache import docs_of, extractions
from marked import is_odd, loud

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding
from claimcheck.nlp.pipeline import DEFAULT_MODEL, load_pipeline
from claimcheck.nlp.view import view_of

JUDGED = Path(__file__).resolve().parent / "drawn.tsv"
VERDICTS = ("thanked", "unneeded", "wrong")


@dataclass(frozen=True)
class Drawn:
    """A finding with the case and the articles it stands in."""

    case: str
    label: str
    articles: Sequence[Article]
    finding: Finding

    @property
    def key(self) -> str:
        """Names the finding without quoting anything."""
        return _digest(self.case, self.finding.id)


def main(argv: list[str] | None = None) -> int:
    """Draw, write for reading if asked, and print the table of what was judged."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--write", type=Path, help="write the findings and their texts here")
    options = parser.parse_args(argv)
    pool = [*_cases(options.bench / "discrepancies", options.docs), *_own()]
    drawn = draw(pool, options.number, options.seed)
    verdicts = dict(_judged(JUDGED))
    if options.write:
        pages = [_page(item, verdicts.get(item.key, "not judged")) for item in drawn]
        options.write.write_text("\n".join(pages), "utf-8")
    print(f"{len(drawn)} drawn of {len(pool)} findings at warning and above")
    print(table((item.finding.rule, verdicts.get(item.key, "not judged")) for item in drawn))
    return 0


def draw(pool: Sequence[Drawn], number: int, seed: str) -> list[Drawn]:
    """Those with the smallest digests of seed and key."""
    return sorted(pool, key=lambda item: _digest(seed, item.key))[:number]


def table(judged: Iterator[tuple[str, str]]) -> str:
    """A Markdown table of verdicts by rule."""
    counts = Counter(judged)
    columns = [*VERDICTS, *(["not judged"] if any(v == "not judged" for _, v in counts) else [])]
    rows = [f"| rule | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    for rule in sorted({rule for rule, _ in counts}):
        rows.append(f"| `{rule}` | {' | '.join(str(counts[rule, v]) for v in columns)} |")
    sums = (sum(n for (_, w), n in counts.items() if w == v) for v in columns)
    return "\n".join([*rows, f"| all | {' | '.join(map(str, sums))} |"])


def _cases(folder: Path, cache: Path | None) -> Iterator[Drawn]:
    """Findings on the discrepancy cases of the even half; nothing where the data is absent."""
    if not folder.is_dir():
        print(f"development data absent: {folder}; only our own texts drawn")
        return
    cases = list(read_cases(folder, SUITES))
    # The cache is kept by all texts together, so that it is shared with ``discrepancies.py``.
    everything = [_articles(case) for case in cases]
    nlp = load_pipeline(DEFAULT_MODEL)
    docs_of(nlp, [view_of(a).text for own in everything for a in own], cache)
    checker = Checker()
    for case, own in zip(cases, everything, strict=True):
        if not is_odd(case["id"]):
            extracted = extractions(own, None)
            report = checker.report(own, [extracted[article.id] for article in own])
            for finding in loud(report):
                yield Drawn(case["id"], f"{case['label']} ({case['kind']})", own, finding)


def _articles(case: Mapping[str, Any]) -> list[Article]:
    return [
        Article.from_text(
            entry["text"],
            id=f"{case['id']}/{entry['source']}",
            outlet=entry["source"],
            published=day_of(entry.get("date")),
        )
        for entry in case["articles"]
    ]


def _own() -> Iterator[Drawn]:
    for case, report in own_reports.checked():
        if not case.kept:
            for finding in loud(report):
                yield Drawn(case.id, f"{case.label} ({case.kind})", case.articles, finding)
    for folder, report in own_folders.checked():
        if folder.half == own_folders.HALVES[0]:
            for finding in loud(report):
                label = "planted" if own_folders.planted(finding, folder) else "not planted"
                yield Drawn(folder.id, label, folder.articles, finding)


def _page(item: Drawn, verdict: str) -> str:
    """One finding for reading: what it says, its sides in their sentences, the whole texts."""
    finding = item.finding
    texts = {article.id: article.text for article in item.articles}
    lines = [
        "=" * 100,
        f"{item.key}\t{finding.rule}\t{verdict}",
        f"{item.case}: {item.label}",
        f"{finding.severity} ({finding.confidence}, {finding.verdict}): {finding.message}",
        f"question: {finding.question}",
    ]
    for side in finding.sides:
        span = side.claim.sentence
        sentence = " ".join(texts[side.claim.article][span.start : span.end].split())
        lines.append(f"  {side.claim.article} [{side.says}] {sentence}")
    lines += [f"  because {reason}" for reason in finding.reasons]
    for article in item.articles:
        lines += [f"--- {article.outlet}, {article.published}", article.text.strip()]
    return "\n".join(lines)


def _judged(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_file():
        for line in path.read_text("utf-8").splitlines():
            key, _, verdict = line.split("\t")
            if verdict not in VERDICTS:
                raise SystemExit(f"{path.name}: no verdict: {verdict}")
            yield key, verdict


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=6).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
