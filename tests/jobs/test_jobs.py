"""Reading with several processes: the same claims, whatever happens to the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from claimcheck import jobs
from claimcheck.cache.folder import cache_file
from claimcheck.cli.reading import early_start
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.models import Article, SkippedInput
from factories import reports_of_one_blast

pytestmark = pytest.mark.model


def articles(count: int = 7) -> list[Article]:
    return reports_of_one_blast(count)


def test_reports_are_the_same_with_any_number_of_processes() -> None:
    alone = Checker(Settings(jobs=1)).check(articles())
    assert alone.findings
    assert Checker(Settings(jobs=2)).check(articles()) == alone
    assert Checker(Settings(jobs=3)).check(articles()[::-1]) == alone


def test_small_inputs_take_one_process_unless_told() -> None:
    assert jobs.jobs_for(0, articles(1000)) == 1
    assert jobs.jobs_for(5, articles(1000)) == 5
    assert jobs.jobs_for(5, articles(3)) == 2
    long = [Article.from_text("word " * 100_000, id=str(i)) for i in range(20)]
    assert jobs.jobs_for(0, long) == min(jobs.cores(), 8)


@pytest.mark.parametrize(
    ("asked", "cache", "kept", "files", "size", "early"),
    [
        (2, False, True, 800, 100_000, True),  # no cache is asked
        (2, True, False, 800, 100_000, True),  # there is none yet
        (2, True, True, 800, 100_000, False),  # all may be known
        (2, False, False, 2, 100_000, False),  # one process reads so few
        (1, False, False, 800, 9_000_000, False),
        (0, False, False, 800, 9_000_000, jobs.cores() > 1),
        (0, False, False, 800, 1_000_000, False),  # if they are pages, it is little text
    ],
)
def test_processes_start_early_where_they_are_surely_needed(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    asked: int,
    cache: bool,
    kept: bool,
    files: int,
    size: int,
    early: bool,
) -> None:
    started: list[str] = []
    monkeypatch.setattr(jobs, "prepare", started.append)
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path))
    if kept:
        cache_file().write_bytes(b"")
    settings = Settings(jobs=asked)
    early_start(settings, cache=cache)(files, size)
    assert started == [settings.model] * early


def test_what_is_read_by_a_server_started_early_is_the_same() -> None:
    jobs.prepare(Settings().model)
    assert Checker(Settings(jobs=2)).check(articles()) == Checker().check(articles())


def _deadly(model: str, batch: list[Article]) -> list[bytes | tuple[str, str]]:
    """As the real reader, but one article ends its process."""
    if any(article.id == "a3" for article in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return jobs._read(model, batch)


def test_an_article_that_kills_its_process_is_skipped_and_the_rest_read(monkeypatch) -> None:
    plain = {e.profile.article: e for e in Checker().extractions(articles())}
    monkeypatch.setattr(jobs, "READER", _deadly)
    outcomes = list(jobs.read_with_processes(articles(), Settings().model, 2))
    assert [article.id for article, _, _ in outcomes] == [f"a{i}" for i in range(7)]
    for article, outcome, _ in outcomes:
        if article.id == "a3":
            assert isinstance(outcome, SkippedInput)
        else:
            assert outcome == plain[article.id]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("count", ["1", "2"])
def test_the_interrupt_key_keeps_what_was_read(tmp_path: Path, count: str) -> None:
    text = " ".join(article.text for article in articles(8)) + "\n"
    for i in range(400):
        (tmp_path / f"{i:03}.txt").write_text(f"Day {i} began. {text}")
    environment = os.environ | {"CLAIMCHECK_CACHE": str(tmp_path / "kept")}
    command = [sys.executable, "-m", "claimcheck", ".", "--jobs", count]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    saved = 0
    while not saved and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.2)
        shown = subprocess.run(
            [sys.executable, "-m", "claimcheck", "cache"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        saved = sum(
            int(line.split()[1]) for line in shown.stdout.splitlines() if "articles" in line
        )
    assert saved
    os.killpg(process.pid, signal.SIGINT)  # as the key does: the whole group
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    lines = errors.splitlines()
    assert lines[-1] == "claimcheck: interrupted"
    done = int(lines[-2].split()[1].replace(",", ""))
    assert done >= saved
    assert "saved" in lines[-2]


READY = "from claimcheck.__main__ import run; print('ready', flush=True); run()"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("count", ["1", "2"])
def test_the_interrupt_key_ends_a_run_with_one_line_at_any_moment(
    tmp_path: Path, count: str
) -> None:
    text = " ".join(article.text for article in articles(8)) + "\n"
    for i in range(40):
        (tmp_path / f"{i:03}.txt").write_text(f"Day {i} began. {text}")
    command = [sys.executable, "-c", READY, ".", "--jobs", count, "--no-cache"]
    for moment in (0.0, 0.02, 0.05, 0.1, 0.3, 0.6, 1.0, 1.5, 2.0, 3.0):
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(moment)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors, moment
        if process.returncode not in (0, 1):  # it was done already
            assert process.returncode == 130, moment
            assert errors.splitlines()[-1] == "claimcheck: interrupted"


FINALIZED = """
import os, signal, sys
from claimcheck import __main__ as program
from claimcheck import cli

class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

def main(**_):
    Finalized()
    for _ in range(10**9):
        pass

cli.main = main
program.run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt_that_meets_a_finalizer_is_not_lost() -> None:
    command = [sys.executable, "-c", FINALIZED]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (130, "claimcheck: interrupted\n")


SCRIPT = """
from claimcheck import Article, Checker
from claimcheck.config import Settings
texts = [f"The blast at the Karven mill killed {n} people." for n in (12, 17, 19, 21)]
articles = [Article.from_text(text, id=text, outlet=text) for text in texts]
print(len(Checker(Settings(jobs=2)).check(articles).claims))
"""


def test_a_plain_script_needs_no_guard(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    command = [sys.executable, "script.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= 4


def test_the_server_leaves_the_interrupt_key_to_its_parent_from_the_start() -> None:
    """Whatever the preloaded module imports, the key is ignored before."""
    code = (
        "import builtins, signal, sys\n"
        "real = builtins.__import__\n"
        "def spy(name, *rest):\n"
        "    if name.startswith('claimcheck.') and name != 'claimcheck.nlp.preload':\n"
        "        states.append(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)\n"
        "        raise SystemExit(0 if all(states) else 1)\n"
        "    return real(name, *rest)\n"
        "import claimcheck.nlp\n"
        "states = []\n"
        "builtins.__import__ = spy\n"
        "import claimcheck.nlp.preload\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0
