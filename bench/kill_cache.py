"""Kill runs at random moments, and check that no saved entry is lost and the cache stays usable.

    python bench/kill_cache.py [--kills 100] [--seed 1] [--corpus FOLDER]

Each round starts a process that saves batches of articles and reports every batch that was saved;
it is ended by SIGKILL at a random moment, sometimes while another one writes too. Then the file
has to pass SQLite's own check, hold every entry that was reported, and take new ones.

With ``--corpus`` whole runs over a folder of articles are killed, each over other files of it, so
that everything a run keeps is being written (claims, meetings, pairs, groups, findings, printed
blocks). After each kill a run that is left in peace has to print, byte for byte, what a run with
an empty cache prints.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claimcheck.cache import Store

_BATCH = 20
WRITER = """
import os, sys
from pathlib import Path
from claimcheck.cache import Store
path, first = Path(sys.argv[1]), int(sys.argv[2])
while True:
    store = Store(path, 10**9)
    for _ in range(5):
        keys = [n.to_bytes(16, "big") for n in range(first, first + 20)]
        if store.put("article", [(key, key * 600 + os.urandom(900)) for key in keys]):
            os.write(1, first.to_bytes(8, "big"))
        elif store.notices:
            sys.exit(store.notices[0])
        first += 20
    store.close()
"""


def main() -> int:
    """Run the rounds; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="kill whole runs over these articles")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    if options.corpus:
        return kill_runs(options.corpus, options.kills, chance)
    saved: set[bytes] = set()
    kills = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.sqlite"
        while kills < options.kills:
            count = chance.choice([1, 1, 2])
            writers = [_start(path, (1000 * kills + i) * 100_000) for i in range(count)]
            time.sleep(chance.uniform(0.05, 0.4))
            for writer in writers:
                os.kill(writer.pid, signal.SIGKILL)
            for writer in writers:
                saved |= _reported(writer)
            kills += count
            problem = _problem(path, saved)
            if problem:
                print(f"after {kills} kills: {problem}")
                return 1
    print(f"{kills} kills, {len(saved):,} entries reported saved, none lost")
    return 0


_VARIANTS = 4  # sets of files that runs take turns with
_LEFT_OUT = 3  # files that each of them lacks
# As `claimcheck`, but a report of any size keeps its blocks.
RUN = """
import sys
import claimcheck.cli.memory
claimcheck.cli.memory._MANY = 0
from claimcheck.cli import main
sys.exit(main(sys.argv[1:]))
"""


def kill_runs(corpus: Path, kills: int, chance: random.Random) -> int:
    """Kill whole runs; 1 if the cache that they leave makes a later one print anything else."""
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sets = [_without(place / f"set{n}", files, n) for n in range(_VARIANTS)]
        started = time.monotonic()
        cold = [_printed(articles, place / f"cold{n}") for n, articles in enumerate(sets)]
        longest = (time.monotonic() - started) / _VARIANTS
        cache, done, ended = place / "cache", 0, 0
        while done < kills:
            run = _run(sets[chance.randrange(_VARIANTS)], cache)
            try:
                # Most of a warm run's writing is early in what a cold one takes.
                run.wait(longest * chance.random() ** 2)
                ended += 1
            except subprocess.TimeoutExpired:
                run.kill()
                done += 1
            run.communicate()
            variant = chance.randrange(_VARIANTS)
            if _printed(sets[variant], cache) != cold[variant]:
                print(f"after {done} kills: another report of {sets[variant]}")
                return 1
            if chance.randrange(10) == 0:  # what is kept is made again from nothing
                shutil.rmtree(cache, ignore_errors=True)
    print(f"{done} runs killed, {ended} ended first: every report as with an empty cache")
    return 0


def _without(place: Path, files: list[Path], number: int) -> Path:
    """A folder with all of the files but a few."""
    place.mkdir()
    left_out = set(files[number * _LEFT_OUT : (number + 1) * _LEFT_OUT])
    for count, path in enumerate(files):
        if path not in left_out:
            shutil.copy(path, place / f"{count:05}{path.suffix}")
    return place


def _run(articles: Path, cache: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", RUN, ".", "--jobs", "1", "--no-claims"]
    place = {**os.environ, "CLAIMCHECK_CACHE": str(cache)}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=articles, env=place, stdout=pipe, stderr=pipe)


def _printed(articles: Path, cache: Path) -> tuple[int, bytes, bytes]:
    """Exit code, report and messages of a run that is left in peace."""
    run = _run(articles, cache)
    out, errors = run.communicate()
    return run.returncode, out, errors


def _start(path: Path, first: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(path), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _reported(writer: subprocess.Popen[bytes]) -> set[bytes]:
    out, errors = writer.communicate()
    if errors:
        raise SystemExit(f"a writer complained: {errors.decode(errors='replace')}")
    found: set[bytes] = set()
    for i in range(0, len(out) - 7, 8):
        first = int.from_bytes(out[i : i + 8], "big")
        found |= {number.to_bytes(16, "big") for number in range(first, first + _BATCH)}
    return found


def _problem(path: Path, saved: set[bytes]) -> str:
    store = Store(path, 10**9)
    lost = len(saved) - len(store.get(sorted(saved)))
    usable = store.put("article", [(b"probe", os.urandom(8))])
    store.close()
    database = sqlite3.connect(path)
    check = database.execute("PRAGMA integrity_check").fetchone()[0]
    database.close()
    if lost or not usable or check != "ok" or store.notices:
        return f"{lost} lost, usable: {usable}, check: {check}, notices: {store.notices}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
