"""Files that nobody should have to read: each costs one line, and the rest is checked.

Sizes are small here; ``CLAIMCHECK_FILES=100000 CLAIMCHECK_BYTES=100000000 CLAIMCHECK_LINES=1000000
pytest tests/hostile_input/test_files.py`` takes those of docs/performance.md.
"""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from claimcheck.config.settings import LimitOptions
from claimcheck.loader import Limits, load

FILES = int(os.environ.get("CLAIMCHECK_FILES", "300"))
BYTES = int(os.environ.get("CLAIMCHECK_BYTES", "21000000"))
LINES = int(os.environ.get("CLAIMCHECK_LINES", "60000"))
MEMORY = int(
    os.environ.get("CLAIMCHECK_MEMORY", "3000000000")
)  # bytes of address space, the model included

POST = (
    "Blast at the Karven mill\n\nThe blast at the Karven mill killed 12 people on Monday, the "
    "police of Karven said. Officer Ann Dale said the mill had been closed for repairs.\n"
)
HERALD = POST.replace("killed 12", "killed 17")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and limits of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a-herald.txt").write_text(HERALD)
    (corpus / "a-post.txt").write_text(POST)
    return corpus


def claimcheck(*args: str, cwd: Path, patch: str = "") -> subprocess.CompletedProcess[bytes]:
    program = f"import sys; {patch or 'pass'}\nfrom claimcheck.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, *args],
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=900,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        env={**os.environ, "CLAIMCHECK_CACHE": str(cwd / ".cache"), "PYTHONUTF8": "1"},
    )
    assert b"Traceback" not in done.stderr
    assert b"internal error" not in done.stderr
    for line in done.stderr.decode().splitlines():
        assert line.startswith("claimcheck: ")
        assert line.isprintable()
    return done


def holds(done: subprocess.CompletedProcess[bytes], reason: str, *, code: int = 2) -> None:
    """One line says why, and the two articles were compared all the same."""
    assert done.returncode == code, done.stderr
    said = [line for line in done.stderr.decode().splitlines() if reason in line]
    assert len(said) == 1, done.stderr
    assert b"figure-conflict" in done.stdout


def big(folder: Path) -> str:
    with (folder / "big.txt").open("wb") as stream:
        line = b"The council met on Monday and said 12 things about the harbour again.\n"
        for _ in range(BYTES // len(line) + 1):
            stream.write(line)
    return "big.txt: "


def lines(folder: Path) -> str:
    (folder / "lines.txt").write_text("12 men\n" * LINES)
    return "lines.txt: "


def deep(folder: Path) -> str:
    here = folder
    for _ in range(200):
        here = here / "deeper"
    here.mkdir(parents=True)
    (here / "bottom.txt").write_bytes(b"\x00\x01\x02" * 400)
    return "bottom.txt: "


def loops(folder: Path) -> str:
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    return "self.txt: "


def pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.txt")
    return "pipe.txt: a named pipe"


def unix_socket(folder: Path) -> str:
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(folder)  # the path of a socket is short
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(here)
    return "socket.txt: a socket"


def names(folder: Path) -> str:
    for name in (
        b"line\nbreak.txt",
        b"\x1b[2J\x1b]0;x\x07.txt",
        b"\xff\xfe.txt",
        "\u202egnp.txt".encode(),
    ):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"\x00\x01" * 500)
    return "line\\nbreak.txt: "


@pytest.mark.model
@pytest.mark.parametrize("make", [big, lines, deep, loops, pipe, unix_socket, names])
def test_it_costs_a_line_and_the_rest_is_checked(folder: Path, make) -> None:
    reason = make(folder)
    holds(claimcheck("check", ".", "--format", "concise", "-q", cwd=folder), reason)


@pytest.mark.model
def test_many_files_are_read(folder: Path) -> None:
    for number in range(FILES):
        name = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        name.parent.mkdir(exist_ok=True)
        name.write_text(f"On day {number} nothing at all was seen at sea.\n")
    started = time.perf_counter()
    done = claimcheck("check", ".", "--format", "concise", "-q", "--jobs", "1", cwd=folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{FILES:,} files: {time.perf_counter() - started:.1f} s, {peak:,.0f} MB")
    assert b"figure-conflict" in done.stdout
    assert done.returncode == 1, done.stderr[:2000]


@pytest.mark.model
@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ("max_files: 4", "6 files from many/2.txt on: more than 4 files"),
        ("max_total_bytes: 450", "more than 450 bytes in all files together"),
        ("max_file_bytes: 300", "big.txt: 500 bytes, more than 300 bytes"),
        ("max_lines: 5", "big.txt: more than 5 lines"),
    ],
)
def test_limits_can_be_set(folder: Path, limit: str, reason: str) -> None:
    (folder / "many").mkdir()
    for number in range(8):
        (folder / "many" / f"{number}.txt").write_text("Nothing was seen at sea.\n")
    if "big" in reason:
        (folder / "big.txt").write_text("Nothing was seen at sea.\n" * 20)
    (folder / "claims.yaml").write_text(f"version: 1\nsettings: {{limits: {{{limit}}}}}\n")
    done = claimcheck("check", ".", "--format", "concise", "-q", cwd=folder)
    holds(done, reason)


def test_every_limit_of_the_loader_can_be_set() -> None:
    loader = {field.name: field.default for field in fields(Limits)}
    assert {name: field.default for name, field in LimitOptions.model_fields.items()} == loader


# --- files that change while they are read ------------------------------------------------------

# Each runs in the program's own process, between the look at a file and its reading.
MEANWHILE = {
    "vanishes": "os.unlink(path)",
    "becomes a pipe": "os.unlink(path); os.mkfifo(path)",
    "becomes a folder": "os.unlink(path); os.mkdir(path)",
    "becomes a link to nowhere": "os.unlink(path); os.symlink('nowhere', path)",
    "grows": "open(path, 'ab').write(b'x' * 25_000_000)",
}
PATCH = """import os
real = os.open
def opened(path, *rest, **more):
    if str(path).endswith("moving.txt") and os.path.isfile(path):
        {change}
    return real(path, *rest, **more)
os.open = opened
"""


@pytest.mark.model
@pytest.mark.parametrize("change", MEANWHILE)
def test_a_file_that_changes_meanwhile_costs_a_line(folder: Path, change: str) -> None:
    (folder / "moving.txt").write_text(POST)
    # With a cache the files are read once, to tell whether something changed, and not again.
    done = claimcheck(
        *("check", ".", "--format", "concise", "-q", "--no-cache"),
        cwd=folder,
        patch=f"exec({PATCH.format(change=MEANWHILE[change])!r})",
    )
    holds(done, "moving.txt: ")


@pytest.fixture
def unreadable(folder: Path) -> Iterator[Path]:
    secret = folder / "secret.txt"
    secret.write_text(POST)
    locked = folder / "locked"
    locked.mkdir()
    secret.chmod(0)
    locked.chmod(0)
    yield folder
    locked.chmod(0o700)


@pytest.mark.model
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser reads everything"
)
def test_what_may_not_be_read_costs_a_line_each(unreadable: Path) -> None:
    done = claimcheck("check", ".", "--format", "concise", "-q", cwd=unreadable)
    holds(done, "secret.txt: cannot be read (permission denied)")
    assert b"locked: folder cannot be read (permission denied)" in done.stderr


def test_a_crowd_of_files_is_found_and_read(tmp_path: Path) -> None:
    """The loader alone: ``CLAIMCHECK_CROWD=100000`` takes that many."""
    count = int(os.environ.get("CLAIMCHECK_CROWD", "3000"))
    for number in range(count):
        name = tmp_path / f"{number // 1000:03}" / f"{number:06}.txt"
        name.parent.mkdir(exist_ok=True)
        name.write_text(f"On day {number} nothing at all was seen at sea.\n")
    started = time.process_time()
    loaded = load([tmp_path], root=tmp_path)
    print(f"{count:,} files read in {time.process_time() - started:.1f} s of CPU")
    assert (len(loaded.articles), loaded.skipped) == (count, ())
