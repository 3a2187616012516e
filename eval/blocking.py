"""Recall of blocking: of the pairs of articles worth comparing, how many does it propose?

    python eval/blocking.py BENCH_DIR [--suite natural] [--most 1200]

The articles of the development cases are pooled into one corpus and related all against all. The
truth is every pair of one case that is of one event or topic, and, apart, every pair of the pool
that is. Blocking and the bound on relations that are followed up see the same pool.
"""

from __future__ import annotations

import argparse
import sys
from itertools import combinations
from pathlib import Path

from discrepancies import SUITES, read_cases  # beside this script

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.linkage.articles.blocking import propose
from claimcheck.linkage.articles.events import relate
from claimcheck.linkage.articles.following import nearest
from claimcheck.linkage.articles.rarity import rarity_of
from claimcheck.linkage.interface import Nearness
from claimcheck.models import Article


def main() -> int:
    """Print recall by kind of pair; 2 without the development data."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--suite", action="append", choices=SUITES)
    parser.add_argument("--most", type=int, default=1200, help="articles in the pool")
    options = parser.parse_args()
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"no development data in {folder}")
        return 2
    articles = {
        f"{case['id']}/{entry['source']}": Article.from_text(
            entry["text"], id=f"{case['id']}/{entry['source']}"
        )
        for case in read_cases(folder, options.suite or SUITES)
        for entry in case["articles"]
    }
    pool = [articles[id] for id in sorted(articles)][: options.most]
    checker = Checker(Settings(), cache=Cache())
    profiles = [extraction.profile for extraction in checker.extractions(pool)]
    rarity = rarity_of(profiles)
    proposed = {(i, j) for i, j, _ in propose(profiles)}
    every = {
        pair: relation
        for pair in combinations(range(len(profiles)), 2)
        if (relation := relate(profiles[pair[0]], profiles[pair[1]], rarity)).nearness
        is not Nearness.UNRELATED
    }
    where = {(r.a, r.b): pair for pair, r in every.items()}
    found = [every[pair] for pair in sorted(every) if pair in proposed]
    followed = {where[r.a, r.b] for r in nearest(found, len(profiles))}
    print(f"{len(pool)} articles, {len(proposed):,} of {len(pool) * (len(pool) - 1) // 2:,} pairs")
    for name, pairs in {
        "one case": [p for p in every if _case(pool[p[0]]) == _case(pool[p[1]])],
        "one event": [p for p in every if every[p].nearness is Nearness.SAME_EVENT],
        "one topic": [p for p in every if every[p].nearness is Nearness.SAME_TOPIC],
    }.items():
        for what, kept in (("proposed", proposed), ("followed up", followed)):
            share = sum(pair in kept for pair in pairs) / max(1, len(pairs))
            print(f"  {name:<10} {what:<12} {share:.4f} of {len(pairs):,}")
    return 0


def _case(article: Article) -> str:
    return article.id.rsplit("/", 1)[0]


if __name__ == "__main__":
    sys.exit(main())
