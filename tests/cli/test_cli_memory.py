"""An unchanged run prints the same bytes from memory; any change makes a new run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.cli import main, memory
from claimcheck.loader import opening

pytestmark = pytest.mark.model
TEXT = "The blast at the Karven mill killed {} people on Tuesday, said the mayor, Ana Ruiz.\n"
RUN = """
import sys
from claimcheck.cli import main
code = main(sys.argv[1:])
print("ENGINE" if "claimcheck.engine" in sys.modules else "MEMORY", file=sys.stderr)
sys.exit(code)
"""


class Desk:
    """A working folder with two articles, and runs in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("news/a.txt", TEXT.format(12))
        self.write("news/b.txt", TEXT.format(17))

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def run(self, *args: str, script: str = "") -> tuple[int, bytes, str]:
        """Exit code, standard output, and whether the engine ran."""
        done = self._done(*args, script=script)
        return done.returncode, done.stdout, done.stderr.decode().splitlines()[-1]

    def err(self, *args: str) -> list[str]:
        """The lines of standard error."""
        return self._done(*args).stderr.decode().splitlines()[:-1]

    def _done(self, *args: str, script: str = "") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", script or RUN, "news", *args],
            cwd=self.folder,
            env=os.environ | {"CLAIMCHECK_CACHE": str(self.folder / "kept")},
            capture_output=True,
            check=False,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_same_run_is_remembered_and_any_change_is_not(desk: Desk) -> None:
    first = desk.run("-o", "r.json")
    assert first[0] == 1
    assert first[2] == "ENGINE"
    report = (desk.folder / "r.json").read_bytes()
    (desk.folder / "r.json").unlink()
    assert desk.run("-o", "r.json") == (*first[:2], "MEMORY")
    assert (desk.folder / "r.json").read_bytes() == report
    assert desk.run("-o", "r.json", "--no-cache") == first
    for options in (["--format", "json"], ["--show", "info"], ["--ignore", "figure-conflict"]):
        assert desk.run(*options)[2] == "ENGINE", options
    desk.write("claims.yaml", "version: 1\nsettings: {fail_on: never}\n")
    assert desk.run("-o", "r.json")[0::2] == (0, "ENGINE")
    desk.write("news/b.txt", TEXT.format(12))
    assert desk.run("-o", "r.json")[2] == "ENGINE"
    desk.write("news/c.txt", TEXT.format(19))
    assert b"c.txt" in desk.run("--format", "concise")[1]


def test_the_same_words_are_parsed_once_and_whatever_they_mean_counts(desk: Desk) -> None:
    def run(*args: str) -> tuple[int, bytes, str]:
        code, out, ran = desk.run(*args, script=RUN.replace("claimcheck.engine", "typer"))
        return code, out, {"ENGINE": "PARSED", "MEMORY": "KNOWN"}[ran]

    first = run("--show", "info")
    assert first[0::2] == (1, "PARSED")
    assert run("--show", "info") == (*first[:2], "KNOWN")
    assert run("--show", "warning")[2] == "PARSED"
    assert run("--show", "warning")[2] == "KNOWN"
    # The desk's file appears, says something else, something wrong, and is gone.
    desk.write("claims.yaml", "version: 1\nsettings: {fail_on: never}\n")
    assert run("--show", "info")[0::2] == (0, "PARSED")
    assert run("--show", "info")[0::2] == (0, "KNOWN")
    desk.write("claims.yaml", "version: 1\nsettings: {fail_on: error, show: error}\n")
    assert run("--show", "info")[2] == "PARSED"
    desk.write("claims.yaml", "version: 1\nsettings: {fail_on: sometimes}\n")
    assert run("--show", "info")[0::2] == (2, "PARSED")
    (desk.folder / "claims.yaml").unlink()
    run("--show", "info")
    assert run("--show", "info") == (*first[:2], "KNOWN")
    # An article appears, changes, and is gone.
    desk.write("news/c.txt", TEXT.format(19))
    assert run("--show", "info")[2] == "PARSED"
    desk.write("news/c.txt", TEXT.format(12))
    assert run("--show", "info")[2] == "PARSED"
    (desk.folder / "news/c.txt").unlink()
    assert run("--show", "info")[1] == first[1]


COUNTING = """
import sys
from claimcheck import loader
from claimcheck.cli import main
real, calls = loader.find_files, []
loader.find_files = lambda *args, **more: calls.append(args) or real(*args, **more)
code = main(sys.argv[1:])
print(len(calls), file=sys.stderr)
sys.exit(code)
"""


def test_files_are_found_once_before_they_are_read_and_once_after(desk: Desk) -> None:
    desk.run()
    desk.write("news/c.txt", TEXT.format(19))
    again = desk.run(script=COUNTING)
    assert again[2] == "2", "to tell what this run works on, and whether it still is so"
    assert desk.run() == (*again[:2], "MEMORY")
    assert desk.run("--no-cache") == (*again[:2], "ENGINE")


def test_what_cannot_be_read_is_said_every_time(desk: Desk) -> None:
    desk.write("news/c.txt", "")
    assert desk.run()[0::2] == (2, "ENGINE")
    assert desk.run()[0::2] == (2, "ENGINE")


def test_paths_from_another_root_are_another_run(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    desk = Desk(tmp_path / "inner")
    assert b'"path": "news/a.txt"' in desk.run("--format", "rdjson")[1]
    (tmp_path / ".git").mkdir()
    assert b'"path": "inner/news/a.txt"' in desk.run("--format", "rdjson")[1]


@pytest.mark.parametrize("args", [[], ["--new", "news/b.txt"], ["--format", "concise"]])
def test_a_file_that_is_no_cache_is_replaced_with_one_line(desk: Desk, args: list[str]) -> None:
    """Whatever part of the run meets it first: the memory, the files that were read, the claims."""
    desk.write("kept/claims-1.sqlite", "notes of somebody else")
    said = desk.err(*args)
    assert [line for line in said if "cache" in line] == [
        f"claimcheck: the cache {desk.folder}/kept/claims-1.sqlite was damaged or not a cache; "
        "a new one is in its place (file is not a database); nothing is lost but time "
        "(--no-cache leaves it out, CLAIMCHECK_CACHE names another folder)"
    ]
    assert (desk.folder / "kept/claims-1.sqlite.damaged").read_text() == "notes of somebody else"
    assert not [line for line in desk.err(*args) if "cache" in line]


@pytest.mark.parametrize("collecting", [True, False])
def test_a_program_that_calls_us_finds_its_collector_as_it_was(
    desk: Desk, collecting: bool
) -> None:
    script = (
        f"import gc\nif not {collecting}: gc.disable()\n"
        "from claimcheck.cli import main\nmain(['news', '--no-cache', '--jobs', '1'])\n"
        "import sys; print(gc.isenabled(), 'claimcheck.engine' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=desk.folder, capture_output=True, check=True
    )
    assert done.stderr.decode().splitlines()[-1] == f"{collecting} True"


def test_our_own_process_ends_without_a_search_for_garbage(desk: Desk) -> None:
    """Everything that the run made would be looked through, right before it is let go."""
    script = (
        "import gc, sys\n"
        "sys.argv = ['claimcheck', 'news', '--no-cache', '--jobs', '1']\n"
        "from claimcheck import __main__ as program\n"
        "program._leave = lambda code: print(gc.isenabled(), file=sys.stderr)\n"
        "program.run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=desk.folder, capture_output=True, check=True
    )
    assert done.stderr.decode().splitlines()[-1] == "False"


def test_a_file_is_not_read_again_unless_something_touched_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    seen: memory.Seen = {}
    first = memory._digest_of(path, seen)[0]
    assert not seen  # just written: another change may bear the same time
    monkeypatch.setattr(memory, "_SETTLED", -(10**9))
    assert memory._digest_of(path, seen)[0] == first
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))
    assert memory._digest_of(path, seen)[0] == first
    monkeypatch.undo()
    time.sleep(0.05)
    modified = path.stat().st_mtime_ns
    path.write_text("two")
    os.utime(path, ns=(modified, modified))  # as a copy that keeps times
    assert memory._digest_of(path, seen)[0] != first
    other = tmp_path / "b.txt"
    other.write_text("two")
    other.replace(path)
    assert memory._digest_of(path, seen)[0] == memory._digest_of(path, {})[0]
    path.unlink()
    assert memory._digest_of(path, seen)[0] is None


def test_files_are_found_and_read_once_before_they_are_taken_apart(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.folder)
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(desk.folder / "kept"))
    read: list[str] = []
    real = opening.read_bytes
    monkeypatch.setattr(
        opening, "read_bytes", lambda path, limits: read.append(path.name) or real(path, limits)
    )
    main(["news", "--jobs", "1"])
    # Files as new as these are read again at the end, to tell that nothing changed meanwhile.
    assert read == ["a.txt", "b.txt"] * 2
    monkeypatch.setattr(memory, "_MOST_HELD", 0)
    desk.write("news/b.txt", TEXT.format(19))
    read.clear()
    main(["news", "--jobs", "1"])
    assert read == ["a.txt", "b.txt"] * 3


def test_a_file_that_changes_while_it_is_read_is_not_remembered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing = RUN.replace(
        "code = main(sys.argv[1:])",
        """
import claimcheck.cli.check as check
import claimcheck.cli.memory as memory
memory._SETTLED = -10**18  # every file counts as settled
read = check.read_inputs
def changed(*args, **options):
    found = read(*args, **options)
    text = open("news/b.txt").read()
    open("news/b.txt", "w").write(text.replace("17", "13"))
    return found
check.read_inputs = changed
code = main(sys.argv[1:])
""",
    )
    with monkeypatch.context() as patch:
        patch.setitem(globals(), "RUN", changing)
        first = desk.run()
    assert b"17" in first[1]
    second = desk.run()
    assert second[2] == "ENGINE"
    assert b"13" in second[1]
    assert b"17" not in second[1]
