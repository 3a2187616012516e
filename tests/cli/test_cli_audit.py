"""audit: answers are stored as they are given, and every way to stop keeps them."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.audit import Judgement, append_judgement, read_judgements, tallies
from claimcheck.cli.audit import Key, parse_key
from claimcheck.config import read_claims_file
from report_sample import sample_report

LOG = Path("claims.audit.jsonl")


@pytest.fixture
def answer(monkeypatch, run, corpus, engine):
    def audit(text: str, *args: str):
        stdin = io.TextIOWrapper(io.BytesIO(text.encode("utf-8", "surrogateescape")), "utf-8")
        monkeypatch.setattr(sys, "stdin", stdin)
        return run("audit", "news", *args)

    return audit


def answers() -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in LOG.read_text("utf-8").splitlines()]
    return [(line["finding"], line["answer"]) for line in lines]


def test_each_answer_is_stored_with_what_was_judged(answer) -> None:
    result = answer("y\nn\n\n")
    assert (result.code, result.err) == (0, "")
    assert answers() == [("3f2a9c1b", "yes"), ("aabbccdd", "no")]
    first = json.loads(LOG.read_text("utf-8").splitlines()[0])
    assert first["rule"] == "figure-conflict"
    assert first["sides"]["news/herald.txt#2"] == ["Some 2,500 people"]
    assert "  figure-conflict    1 of   1  100%\n" in result.out
    assert "  all                1 of   2   50%\n" in result.out
    assert "0 findings left to judge" in result.out
    assert not Path("claims.yaml").exists()  # no reason was given


def test_both_sides_are_shown_beside_each_other(answer) -> None:
    lines = answer("q\n").out.splitlines()
    assert any("Trade Fair drew" in line and "Some 2,500" in line for line in lines), lines
    assert max(map(len, lines)) <= 100


def test_a_false_alarm_with_a_reason_is_accepted(answer) -> None:
    result = answer("no\nthe post counts differently\nq\n", "--by", "Ed")
    assert "accepted 3f2a9c1b in claims.yaml" in result.out
    (entry,) = read_claims_file(Path("claims.yaml")).desk.accepted
    assert (entry.finding, entry.by) == ("3f2a9c1b", "Ed")
    assert entry.reason == "the post counts differently"


def test_the_next_audit_asks_only_about_what_is_left(answer) -> None:
    answer("y\nq\n")
    result = answer("")
    assert "2 findings, 1 judged before" in result.out
    assert "1 of 1" in result.out
    assert "aabbccdd" in result.out
    again = answer("n\n", "--again")
    assert "1 of 2" in again.out
    assert answers() == [("3f2a9c1b", "yes"), ("3f2a9c1b", "no")]
    assert "figure-conflict    0 of   1    0%" in again.out


def test_skip_asks_again_next_time_and_back_goes_back(answer) -> None:
    answer("s\ns\n")
    assert not LOG.exists()
    answer("y\nb\nn\n\ny\n")
    assert answers() == [("3f2a9c1b", "yes"), ("3f2a9c1b", "no"), ("aabbccdd", "yes")]


def test_what_is_no_answer_explains_the_keys(answer) -> None:
    result = answer("maybe\x1b[31m\n?\nq\n")
    assert result.out.count("y  yes: a real discrepancy") == 2
    assert "\x1b" not in result.out


@pytest.mark.parametrize("text", ["", "y", "y\nn", "y\nn\nbecause", "\udcff\n", "\x00\n"])
def test_the_end_of_the_input_is_an_end(answer, text: str) -> None:
    assert answer(text).code == 0


def test_interrupting_keeps_the_answers(answer, monkeypatch) -> None:
    lines = iter(["y\n"])

    class Stdin(io.StringIO):
        def readline(self, *_):
            try:
                return next(lines)
            except StopIteration:
                raise KeyboardInterrupt from None

    from claimcheck.cli import audit

    monkeypatch.setattr(audit, "_read_line", lambda prompt: Stdin().readline())
    result = answer("")
    assert result.code == 130
    assert "every answer so far is kept" in result.err
    assert "figure-conflict" in result.out.split("how often")[1]
    assert answers() == [("3f2a9c1b", "yes")]


KEYS = [
    ("y", Key.YES),
    (" YES ", Key.YES),
    ("n", Key.NO),
    ("", Key.SKIP),
    ("s", Key.SKIP),
    ("b", Key.BACK),
    ("quit", Key.QUIT),
    ("help", Key.HELP),
    ("ye", None),
    ("yn", None),
]


@pytest.mark.parametrize(("line", "key"), KEYS)
def test_what_is_typed_is_read_as_an_answer(line: str, key: Key | None) -> None:
    assert parse_key(line) is key


def test_a_damaged_log_is_told_and_gone_on_with(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(
        '{"finding": "a", "rule": "r", "answer": "yes"}\n'
        '[1]\n{"finding": "b", "rule": "r", "answer": "perhaps"}\n\n'
        + "[" * 5_000
        + '\n{"finding": "c", "ru'
    )
    found, notices = read_judgements(log)
    assert found == {"a": Judgement("a", "r", "yes")}
    assert [notice.rsplit(":", 2)[1] for notice in notices] == ["2", "3", "5", "6"]
    finding = sample_report().findings[0]
    append_judgement(log, finding, "no")
    found, _ = read_judgements(log)
    assert found[finding.id].answer == "no"


def test_tallies() -> None:
    rows = [Judgement("1", "b", "yes"), Judgement("2", "a", "no"), Judgement("3", "b", "no")]
    assert [(t.rule, t.right, t.wrong) for t in tallies(rows)] == [("a", 0, 1), ("b", 1, 1)]
    assert tallies(rows)[1].precision == 0.5


@pytest.mark.model
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_in_a_real_terminal(tmp_path: Path) -> None:
    """Answers typed, then the interrupt key; the second run ends with the end-of-file key."""
    fair = (
        "The fair drew {} visitors on its first day, the organisers of the Lund Book Fair said.\n"
    )
    for name, count in (("a", "4,100"), ("b", "5,900")):
        (tmp_path / f"{name}.txt").write_text(fair.format(count))
    first = terminal(tmp_path, [(b"q/?] ", b"n\n"), (b"report) ", b"\x03")])
    assert first[0] == 130
    assert b"every answer so far is kept" in first[1]
    assert b"0 of   1" in first[1]
    assert json.loads((tmp_path / LOG).read_text())["answer"] == "no"
    second = terminal(tmp_path, [(b"q/?] ", b"\x04")], "--again")
    assert second[0] == 0
    assert b"Traceback" not in first[1] + second[1]


def terminal(folder: Path, script: list[tuple[bytes, bytes]], *args: str) -> tuple[int, bytes]:
    """Run the command in a pseudo-terminal: wait for each text, then type; the code and output."""
    import pty

    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "audit", ".", *args],
        cwd=folder,
        stdin=other,
        stdout=other,
        stderr=other,
        env={**os.environ, "TERM": "xterm"},
        start_new_session=True,
        preexec_fn=control_terminal,  # noqa: PLW1509 (no threads here)
    )
    os.close(other)
    seen = b""
    end = time.monotonic() + 120
    for wanted, keys in script:
        while wanted not in seen and time.monotonic() < end:
            seen += _read(main)
        os.write(main, keys)
        time.sleep(0.1)
    while (more := _read(main)) and time.monotonic() < end:
        seen += more
    try:
        return process.wait(timeout=60), seen
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        os.close(main)


def control_terminal() -> None:
    """Make standard input the terminal whose interrupt key reaches this process."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(handle: int) -> bytes:
    """What is printed; nothing where the other end is closed, or silent for long."""
    if not select.select([handle], [], [], 30)[0]:
        return b""
    try:
        return os.read(handle, 4096)
    except OSError:
        return b""


def test_without_claims_no_decision_is_read_or_asked_for(answer) -> None:
    before = "version: 1\naccepted:\n  - {finding: aabbccdd, reason: r}\n"
    Path("claims.yaml").write_text(before)
    result = answer("n\nn\n", "--no-claims")
    assert (result.code, result.err) == (0, "")
    assert "why?" not in result.out
    assert answers() == [("3f2a9c1b", "no"), ("aabbccdd", "no")]
    assert Path("claims.yaml").read_text() == before


def test_an_answer_that_is_taken_back_takes_its_decision_back(answer) -> None:
    result = answer("n\nwire error\nb\ny\nq\n")
    assert result.err == ""
    assert "no longer accepted: 3f2a9c1b" in result.out
    assert "3f2a9c1b" not in Path("claims.yaml").read_text()
