"""Nothing is looked up on any network: every command runs where there is none.

The program runs in a process of its own whose sockets are taken away by an audit hook, which code
in C cannot go round either: the interpreter itself raises the event.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

PROGRAM = """import sys
def refuse(event, args):
    if event == "socket.bind" and args[1][0] in ("::1", "127.0.0.1"):
        return  # urllib3, which trafilatura loads, asks this machine whether it has IPv6
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        raise SystemExit(f"a run used the network: {event}")
sys.addaudithook(refuse)
from claimcheck.cli import main
sys.exit(main())
"""
POST = "The blast at the Karven mill killed 12 people on Monday, the police of Karven said.\n"
PAGE = (
    "<!doctype html><html><head><title>Blast at the Karven mill</title>"
    "<link rel=stylesheet href=http://pictures.example/s.css></head><body><article>"
    "<img src=http://pictures.example/p.png><h1>Blast at the Karven mill</h1>"
    f"<p>{POST.replace('12', '17') * 6}</p></article></body></html>"
)
COMMANDS = [
    (("check", ".", "-o", "out/r.html", "-o", "out/r.sarif", "-o", "out/r.md", "--no-cache"), 1),
    (("check", ".", "--jobs", "2", "--no-cache"), 1),
    (("claims", "."), 0),
    (("init", "."), 0),
    (("accept", "--all", ".", "--reason", "seen"), 0),
    (("audit", "."), 0),
    (("explain", "figure-conflict"), 0),
    (("cache",), 0),
    (("--version",), 0),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(POST)
    (tmp_path / "herald.html").write_text(PAGE)
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.mark.parametrize(("args", "code"), COMMANDS, ids=lambda value: str(value)[:30])
def test_no_command_uses_the_network(folder: Path, args: tuple[str, ...], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "CLAIMCHECK_CACHE": str(folder / ".cache")},
    )
    assert b"used the network" not in done.stderr
    assert done.returncode == code, done.stderr
