"""Kill runs at random moments, and check that no saved entry is lost and the cache stays usable.

    python bench/kill_cache.py [--kills 100] [--seed 1]

Each round starts a process that saves batches of articles and reports every batch that was saved;
it is ended by SIGKILL at a random moment, sometimes while another one writes too. Then the file
has to pass SQLite's own check, hold every entry that was reported, and take new ones.
"""

from __future__ import annotations

import argparse
import os
import random
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
    options = parser.parse_args()
    chance = random.Random(options.seed)
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
