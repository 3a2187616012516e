"""accept: decisions written into claims.yaml, and every way to get the command wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from claimcheck.config import read_claims_file
from claimcheck.errors import ConfigError
from claimcheck.files import locked
from claimcheck.models import SkippedInput

REASON = ("--reason", "both are right")


def test_a_decision_is_written_into_a_new_file(run, corpus, engine) -> None:
    result = run("accept", "3f2a", "news", *REASON, "--by", "Ed", "--until", "2999-12-31")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1] == "claims.yaml: 1 decision added (new file)"
    (entry,) = read_claims_file(Path("claims.yaml")).desk.accepted
    assert (entry.finding, entry.reason, entry.by) == ("3f2a9c1b", "both are right", "Ed")
    assert entry.until == date(2999, 12, 31)
    assert entry.rule == "figure-conflict"
    assert entry.question == "How many visitors came?"
    assert entry.sides == {
        "news/harbour-post-2031-05-03.txt": ("more than 4,000 visitors",),
        "news/herald.txt#2": ("Some 2,500 people",),
    }


def test_all_takes_what_a_check_shows(run, corpus, engine) -> None:
    result = run("accept", "--all", "news", *REASON)
    assert result.code == 0, result.err
    ids = [entry.finding for entry in read_claims_file(Path("claims.yaml")).desk.accepted]
    assert sorted(ids) == ["3f2a9c1b", "aabbccdd"]  # the third is info
    run("accept", "--all", "news", *REASON, "--show", "info")
    ids = [entry.finding for entry in read_claims_file(Path("claims.yaml")).desk.accepted]
    assert sorted(ids) == ["00112233", "3f2a9c1b", "aabbccdd"]


def test_a_second_decision_on_a_finding_replaces_the_first(run, corpus, engine) -> None:
    Path("claims.yaml").write_text(
        "version: 1\naccepted:\n  # baseline\n"
        '  - {finding: "3f2a9c1b", reason: old, until: 2020-01-01}\nfacts: []  # none\n'
    )
    assert run("accept", "3f2a9c1b", "news", *REASON).code == 0
    text = Path("claims.yaml").read_text()
    assert text.startswith('version: 1\naccepted:\n  # baseline\n  - finding: "3f2a9c1b"\n')
    assert text.endswith("facts: []  # none\n")
    assert text.count("3f2a9c1b") == 1


def test_several_ids_with_commas(run, corpus, engine) -> None:
    assert run("accept", "3f2a9c1b,aabbccdd", "news", *REASON).code == 0
    assert len(read_claims_file(Path("claims.yaml")).desk.accepted) == 2


def test_several_ids_may_stand_apart(run, corpus, engine) -> None:
    assert run("accept", "3f2a9c1b", "00112233", "news", *REASON).code == 0
    assert len(read_claims_file(Path("claims.yaml")).desk.accepted) == 2


def test_prune_keeps_what_was_not_read(run, corpus, engine) -> None:
    Path("claims.yaml").write_text(
        "version: 1\naccepted:\n"
        "  - {finding: aaaaaaaa, reason: gone}  # a\n"
        "  # of b\n"
        "  - {finding: bbbbbbbb, reason: other, rule: role-conflict, sides: {old/x.txt: y}}\n"
        '  - {finding: "3f2a9c1b", reason: found}\n'
    )
    result = run("accept", "--prune", "news")
    assert (result.code, result.err) == (0, "")
    assert result.out == "removed aaaaaaaa: gone\nclaims.yaml: 1 decision removed\n"
    text = Path("claims.yaml").read_text()
    assert "# of b\n  - {finding: bbbbbbbb" in text
    assert "aaaaaaaa" not in text
    assert run("accept", "--prune", "news").out == "claims.yaml: nothing to change\n"


def test_a_decision_on_an_article_that_is_gone_is_told_and_pruned(run, corpus, engine) -> None:
    Path("claims.yaml").write_text(
        "version: 1\naccepted:\n"
        "  - {finding: aaaaaaaa, reason: r, rule: role-conflict, sides: {news/gone.txt: y}}\n"
    )
    assert "accepted aaaaaaaa is about articles that are no longer there" in run("news").err
    assert "removed aaaaaaaa: r\n" in run("accept", "--prune", "news").out


WRONG = [
    (["3f2a9c1b", "news"], "--reason is missing"),
    (["3f2a9c1b", "news", "--reason", "  "], "--reason is missing"),
    (["--all", "news"], "--reason is missing"),
    (["3f2a9c1b", *REASON], "name the articles of the finding"),
    (["figures", "news", *REASON], '"figures" is no finding id'),
    (["news", *REASON], '"news" is no finding id'),
    (["ffffffff", "news", *REASON], "no finding ffffffff in these articles (found: 00112233"),
    (["3f2a9c1b", "news", *REASON, "--until", "soon"], '--until "soon" is not a date'),
    (["3f2a9c1b", "news", *REASON, "--until", "2020-02-02"], "has passed already"),
    (["3f2a9c1b", "news", *REASON, "--by", "x" * 301], "--by is longer than 300 characters"),
    (["3f2a9c1b", "news", *REASON, "--claims", "no/c.yaml"], "the folder no does not exist"),
    (["3f2a9c1b", "none", *REASON], "no article was found"),
    (["--prune", "news", *REASON], "need a FINDING or --all"),
]


@pytest.mark.parametrize(("args", "message"), WRONG)
def test_wrong_usage_writes_nothing(run, corpus, engine, args, message: str) -> None:
    result = run("accept", *args)
    assert result.code == 2
    assert message in result.err
    assert not Path("claims.yaml").exists()
    assert [p.name for p in corpus.parent.iterdir()] == ["news"]


# --- the file ---------------------------------------------------------------------------------


def test_mark_line_ends_and_link_are_kept(run, corpus, engine) -> None:
    real = Path("desk.yaml")
    before = b"\xef\xbb\xbfversion: 1\r\n# kept\r\naccepted: []"
    real.write_bytes(before)
    real.chmod(0o640)
    Path("claims.yaml").symlink_to(real)
    assert run("accept", "3f2a9c1b", "news", *REASON).code == 0
    assert Path("claims.yaml").is_symlink()
    data = real.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfversion: 1\r\n# kept\r\naccepted: [{finding: ")
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("content", ["", "# only a comment\n", "\ufeff"])
def test_an_empty_file_is_filled(run, corpus, engine, content: str) -> None:
    Path("claims.yaml").write_text(content, encoding="utf-8")
    assert run("accept", "3f2a9c1b", "news", *REASON).code == 0
    assert len(read_claims_file(Path("claims.yaml")).desk.accepted) == 1


def test_a_broken_file_is_left_alone(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\naccepted: [\n")
    result = run("accept", "3f2a9c1b", "news", *REASON)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("claimcheck: claims.yaml:")
    assert Path("claims.yaml").read_text() == "version: 1\naccepted: [\n"


def test_a_file_that_cannot_be_replaced_is_whole(run, corpus, engine, monkeypatch) -> None:
    Path("claims.yaml").write_text("version: 1\n")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("accept", "3f2a9c1b", "news", *REASON)
    assert result.code == 2
    assert "claims.yaml: cannot be written (No space left on device)" in result.err
    assert Path("claims.yaml").read_text() == "version: 1\n"
    assert sorted(p.name for p in corpus.parent.iterdir()) == ["claims.yaml", "news"]


def test_a_second_writer_waits_and_then_says_why(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    with (
        locked(path),
        pytest.raises(ConfigError, match="another claimcheck is writing it"),
        locked(path, wait=0),
    ):
        pass
    with locked(path, wait=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_writer_left_is_taken_away(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\n")
    Path(".claims.yaml.ab_12xyz").write_text("version: 1\nhalf")
    Path(".claims.yaml.lock").touch()  # nobody holds it
    Path(".claims.yaml.mine").write_text("a friend's")
    assert run("accept", "3f2a9c1b", "news", *REASON).code == 0
    left = sorted(p.name for p in corpus.parent.iterdir())
    assert left == [".claims.yaml.mine", "claims.yaml", "news"]


WRITER = """
import sys
from pathlib import Path
from claimcheck.config.claims_write import change_decisions
from claimcheck.config import AcceptedEntry
for number in range(8):
    entry = AcceptedEntry(finding=f"{int(sys.argv[2]):04x}{number:04x}", reason="r")
    change_decisions(Path(sys.argv[1]), add=[entry])
"""


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n)]) for n in range(4)
    ]
    assert [process.wait(timeout=120) for process in started] == [0] * 4
    ids = {entry.finding for entry in read_claims_file(path).desk.accepted}
    assert len(ids) == 32
    assert [p.name for p in tmp_path.iterdir()] == ["claims.yaml"]


def test_what_is_replaced_is_told(run, corpus, engine) -> None:
    first = (*REASON, "--by", "Ed", "--until", "2999-12-31")
    assert run("accept", "3f2a9c1b", "news", *first).code == 0
    result = run("accept", "3f2a9c1b", "news", "--reason", "looked again")
    assert result.code == 0
    assert "replaced 3f2a9c1b: both are right (by Ed, until 2999-12-31)\n" in result.out
    assert result.out.endswith("claims.yaml: 1 decision added, 1 older decision replaced\n")
    (entry,) = read_claims_file(Path("claims.yaml")).desk.accepted
    assert (entry.reason, entry.by, entry.until) == ("looked again", None, None)


def test_a_decision_under_a_shortened_id_is_replaced(run, corpus, engine) -> None:
    Path("claims.yaml").write_text(
        'version: 1\naccepted:\n  - {finding: "3f2a9c", reason: old, rule: figure-conflict}\n'
    )
    assert "replaced 3f2a9c: old\n" in run("accept", "3f2a9c1b", "news", *REASON).out
    assert len(read_claims_file(Path("claims.yaml")).desk.accepted) == 1


def test_what_broke_off_is_code_2_and_prunes_nothing(run, corpus, engine) -> None:
    engine.broken = (SkippedInput("rule figure-conflict", "broke off (KeyError)"),)
    Path("claims.yaml").write_text(
        "version: 1\naccepted:\n  - {finding: aaaaaaaa, reason: r, rule: figure-conflict}\n"
    )
    for args in (
        ("accept", "--prune", "news"),
        ("accept", "3f2a9c1b", "news", *REASON),
        ("init", "news", "--claims", "new.yaml"),
        ("audit", "news"),
    ):
        result = run(*args)
        assert result.code == 2, args
        assert "rule figure-conflict: broke off (KeyError)" in result.err
    ids = {entry.finding for entry in read_claims_file(Path("claims.yaml")).desk.accepted}
    assert ids == {"aaaaaaaa", "3f2a9c1b"}
