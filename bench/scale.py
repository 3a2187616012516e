"""What parts of the Dask engine's linkage cost, on generated articles.

    python bench/scale.py [--articles 100000] [--sample 3] [--folder DIR]

Key and term shards of all articles are written; all buckets of keys are joined; of the parts that
propose partners and relate them ``--sample`` are run. Printed are CPU seconds of one task and,
from them, core-hours of all. What reading and comparing cost depends on the texts (docs/scale.md).
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from growth import stream

from claimcheck.models import Article, Extraction
from claimcheck.scale import pairing
from claimcheck.scale.engine import BUCKETS, PART
from claimcheck.scale.pairing import Bucket, Part
from claimcheck.scale.reading import write_shard
from claimcheck.scale.shards import Shards


def main() -> int:
    """Write the shards, run the stages, print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=3, help="parts timed of each stage")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    size = options.articles
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        shards = Shards(folder)
        articles = list(range(0, size, PART))
        show("write shards", list(timed(write_all(shards, size))), len(articles))
        order = list(range(size))
        shards.write("r.order", {"number": ("BIGINT", order), "row": ("BIGINT", order)})
        held = [Bucket("r", what, n, BUCKETS) for what in ("keys", "terms") for n in range(BUCKETS)]
        show("hold keys and terms", run(pairing.hold, shards, held), len(held))
        step = max(1, len(articles) // options.sample)
        parts = [
            Part("r", f"{first:012}", first, min(first + PART, size), size)
            for first in articles[::step][: options.sample]
        ]
        show("propose partners", run(pairing.propose, shards, parts), len(articles))
        show("relate pairs", run(pairing.relate, shards, parts), len(articles))
        files = Path(folder).stat().st_size and sum(
            f.stat().st_size for f in Path(folder).iterdir()
        )
        print(f"shards: {files / 1e9:.2f} GB")
    return 0


def write_all(shards: Shards, size: int) -> Iterator[None]:
    """Shards of generated articles without texts and claims, a part at a time."""
    profiles = stream(size)
    row = 0
    while some := list(islice(profiles, PART)):
        read = [
            (row + n, Article(profile.article, ""), Extraction((), profile))
            for n, profile in enumerate(some)
        ]
        row += len(some)
        write_shard(shards, f"{row:08}", read)
        yield


def timed(steps: Iterator[None]) -> Iterator[float]:
    """CPU seconds of each step."""
    started = time.process_time()
    for _ in steps:
        yield time.process_time() - started
        started = time.process_time()


Stage = Callable[[Shards, Bucket], None] | Callable[[Shards, Part], None]


def run(task: Stage, shards: Shards, given: list[Bucket] | list[Part]) -> list[float]:
    """CPU seconds of a task for each of some parts."""
    out = []
    for item in given:
        started = time.process_time()
        task(shards, item)  # type: ignore[arg-type]
        out.append(time.process_time() - started)
    return out


def show(stage: str, seconds: list[float], tasks: int) -> None:
    """One line of the table."""
    mean = sum(seconds) / len(seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{stage:<22}{tasks:>6} tasks, {len(seconds):>4} run: {mean:7.2f} s each (most "
        f"{max(seconds):.2f}), {mean * tasks / 3600:8.3f} core-hours, peak {peak:.2f} GB"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
