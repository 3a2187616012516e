"""What somebody at a terminal sees of a run that takes long, and that nobody else sees it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli.progress import times

TEXT = "The blast at the Karven mill killed {} people on Tuesday, said the mayor, Ana Ruiz.\n"
# Runs of a second are shown here, and every step is drawn.
RUN = """
import sys
from rich.progress import Progress as Bar
from claimcheck.cli import main, progress
progress.DELAY = 0.0
update = Bar.update
Bar.update = lambda self, *args, **more: update(self, *args, **more, refresh=True)
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(TEXT.format(12 + number))
    return folder


def seen(news: Path, *args: str) -> str:
    """All that stands on the terminal at any time, without its control sequences."""
    import pty

    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(news), "--no-cache", *args],
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        env=os.environ | {"COLUMNS": "140", "TERM": "xterm"},
    ):
        os.close(terminal)
        shown = b""
        while True:
            try:
                part = os.read(screen, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(screen)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_articles_claims_and_pairs_are_counted(news: Path) -> None:
    shown = seen(news, "--jobs", "1")
    assert "0/5 articles, 0 claims" in shown
    counted = re.search(r"comparing (\d+) claims", shown)
    assert counted, shown
    assert int(counted[1]) >= 10
    pairs = {int(number) for number in re.findall(r"(\d+)/10 pairs", shown)}
    assert pairs >= {0, 4, 9}, shown
    assert "drawing up the report" in shown
    assert re.search(r"pairs 0:\d\d, 0:\d\d left", shown), shown


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_who_wants_quiet_sees_nothing(news: Path) -> None:
    assert seen(news, "--jobs", "1", "--quiet") == ""


@pytest.mark.parametrize(
    ("elapsed", "left", "shown"),
    [
        (0.9, None, "0:00"),
        (61.0, 5.0, "1:01, 0:05 left"),
        (3723.0, 7322.9, "1:02:03, 2:02:02 left"),
    ],
)
def test_times(elapsed: float, left: float | None, shown: str) -> None:
    assert times(elapsed, left) == shown
