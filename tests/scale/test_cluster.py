"""The command on real Dask clusters: the same bytes as in one process, also when a worker dies."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")
pytest.importorskip("duckdb")

from claimcheck.engine import Checker
from claimcheck.errors import ConfigError
from claimcheck.loader import load
from claimcheck.scale import engine as scale
from claimcheck.scale.cluster import connect
from claimcheck.scale.engine import DaskEngine

pytestmark = pytest.mark.model

TEXT = (
    "{outlet}\n\nThe blast at the {place} mill killed {dead} people on Tuesday, the fire service "
    "said.\n\n\u201cIt was the {nth} alarm this year,\u201d said Ana Ruiz, the mayor of {place}.\n"
)
PLACES = ("Karven", "Orlow", "Tesmar", "Vintra", "Haldo")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles on five events; some disagree, one cannot be read."""
    top = tmp_path_factory.mktemp("articles")
    for n in range(60):
        place, dead = PLACES[n % 5], 10 + n % 5 + (n % 4 == 0)
        text = TEXT.format(outlet=f"Outlet {n}", place=place, dead=dead, nth=n % 3 + 2)
        (top / f"a{n:02}.txt").write_text(text, encoding="utf-8")
    (top / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    return top


def claimcheck(*args: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *args],
        cwd=cwd,
        capture_output=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def expected(folder: Path) -> subprocess.CompletedProcess[bytes]:
    done = claimcheck(".", "--no-cache", "--format", "json", cwd=folder)
    assert done.returncode == 2  # the broken file
    assert b"figure-conflict" in done.stdout
    return done


def test_two_processes_here_give_the_same_bytes(folder: Path, expected) -> None:
    done = claimcheck(
        ".", "--no-cache", "--format", "json", "--engine", "dask", "--jobs", "2", cwd=folder
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        expected.returncode,
        expected.stdout,
        expected.stderr,
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own, on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "dask"]
    commands = [
        [*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
        *[[*dask, "worker", where, "--nthreads", "1", "--no-dashboard"] for _ in range(2)],
    ]
    folder = tmp_path_factory.mktemp("dask")
    processes = []
    for number, command in enumerate(commands):
        with (folder / f"{number}.log").open("wb") as log:
            processes.append(subprocess.Popen(command, cwd=folder, stdout=log, stderr=log))
    try:
        yield where
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def test_a_scheduler_and_two_workers_give_the_same_bytes(
    folder: Path, expected, address: str, tmp_path: Path
) -> None:
    shards = tmp_path / "shards"
    done = claimcheck(
        *(".", "--no-cache", "--format", "json", "--engine", "dask"),
        *("--scheduler", address, "--shards", str(shards)),
        cwd=folder,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        expected.returncode,
        expected.stdout,
        expected.stderr,
    )
    assert list(shards.iterdir()) == []  # deleted when the run ends


@pytest.mark.parametrize("stage", ["reading", "comparing"])
def test_a_worker_killed_in_the_middle_changes_nothing(
    folder: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load([folder])
    alone = Checker().check(loaded.articles)
    monkeypatch.setattr(scale, "CHUNK", 4)
    monkeypatch.setattr(scale, "PART", 5)
    with DaskEngine(workers=2, files=loaded.files) as engine:
        client = engine._cluster._client
        killed: list[int] = []

        def kill() -> None:
            if not killed:
                killed.append(min(client.run(os.getpid).values()))
                os.kill(killed[0], signal.SIGKILL)

        original = engine._cluster.each

        def each(task, given):
            for number, result in enumerate(original(task, given)):
                if number == 2 and (len(given) > 12) == (stage == "reading"):
                    kill()
                yield result

        monkeypatch.setattr(engine._cluster, "each", each)
        report = Checker(engine=engine).check(loaded.articles)
    assert killed
    assert report == alone


def test_no_scheduler_at_the_address_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.scale.cluster._PATIENCE", 1)
    with (
        pytest.raises(ConfigError, match="no Dask scheduler with a worker answers there"),
        connect("tcp://127.0.0.1:9", 0),
    ):
        pass


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler belongs to --engine dask"),
        (["--shards", "/tmp"], "--shards belongs to --engine dask"),
    ],
)
def test_options_of_another_engine_are_refused(folder: Path, args: list[str], said: str) -> None:
    done = claimcheck(".", *args, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
