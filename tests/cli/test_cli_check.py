"""The check command: what goes where, and which exit code says what."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from claimcheck import __version__
from claimcheck.cli import with_default_command

ARGUMENTS = [
    (["news"], ["check", "news"]),
    (["check", "news"], ["check", "news"]),
    (["-q", "news"], ["check", "-q", "news"]),
    (["--", "explain"], ["check", "--", "explain"]),
    (["./explain"], ["check", "./explain"]),
    (["explain", "name-spelling"], ["explain", "name-spelling"]),
    (["claims"], ["claims"]),
    (["--version"], ["--version"]),
    (["-h"], ["-h"]),
    (["--format", "json", "check"], ["check", "--format", "json", "check"]),
    ([], []),
]


@pytest.mark.parametrize(("given", "expected"), ARGUMENTS)
def test_check_is_the_default_command(given: list[str], expected: list[str]) -> None:
    assert with_default_command(given) == expected


def test_a_path_may_be_named_like_a_command(run, corpus, engine, monkeypatch) -> None:
    monkeypatch.chdir(corpus)
    Path("explain").mkdir()
    Path("explain/a.txt").write_text("Nobody came.")
    assert run("--", "explain").code == 1
    assert run("check", "explain").code == 1
    assert run("./explain").code == 1


def test_the_report_goes_to_stdout_and_messages_to_stderr(run, corpus, engine) -> None:
    result = run("news", "news/none.txt")
    assert result.code == 2
    assert "error  figure-conflict (high)" in result.out
    assert "none.txt" not in result.out
    assert "claimcheck: news/none.txt: " in result.err
    assert "1 input not read" in result.out
    assert "\x1b" not in result.out


EXITS = [
    ([], 1),
    (["--fail-on", "error"], 1),
    (["--fail-on", "never"], 0),
    (["--fail-on", "info", "--select", "role-conflict"], 1),
]


@pytest.mark.parametrize(("args", "code"), EXITS)
def test_exit_code_says_whether_something_was_found(run, corpus, engine, args, code) -> None:
    assert run("news", *args).code == code


def test_warnings_alone_pass_where_only_errors_fail(run, corpus, engine) -> None:
    from dataclasses import replace

    engine.found = replace(engine.found, findings=engine.found.findings[:2])
    assert run("news", "--fail-on", "error").code == 0
    assert run("news").code == 1


def test_unreadable_input_wins_over_findings(run, corpus, engine) -> None:
    (corpus / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50)
    result = run("news")
    assert result.code == 2
    assert "error  figure-conflict" in result.out
    assert len(result.err.strip().split("\n")) == 1


def test_many_inputs_of_one_fault_are_named_in_part_and_counted(run, corpus, engine) -> None:
    engine.found = None
    for number in range(1500):
        (corpus / f"void-{number:04}.txt").touch()
    (corpus / "paper.pdf").write_bytes(b"%PDF-1.7")
    few = run("news")
    said = few.err.splitlines()
    named = [line for line in said if line.endswith("empty; there is no article in it")]
    assert [line.split(": ")[1] for line in named] == [
        f"news/void-{number:04}.txt" for number in range(20)
    ]
    assert (
        "claimcheck: 1,480 more like news/void-0000.txt: empty; there is no article in it "
        "(claimcheck check --verbose names each)"
    ) in said
    assert sum("news/paper.pdf: " in line for line in said) == 1
    assert few.code == 2
    every = run("news", "-v")
    assert every.err.count("empty; there is no article in it") == 1500
    assert " more like " not in every.err
    assert len(json.loads(run("news", "--format", "json").out)["skipped"]) == 1501


def test_a_file_without_permission_is_skipped(run, corpus, engine, monkeypatch) -> None:
    real_open = os.open

    def guarded(path, *args, **more):
        if str(path).endswith("post.txt"):
            raise PermissionError(13, "Permission denied")
        return real_open(path, *args, **more)

    monkeypatch.setattr(os, "open", guarded)
    result = run("news")
    assert result.code == 2
    assert "claimcheck: news/post.txt: cannot be read (permission denied)" in result.err
    assert "error  figure-conflict" in result.out


def test_decisions_are_held_against_today(run, corpus, engine) -> None:
    run("news")
    assert engine.today == date.today()


def test_nothing_compared_is_not_success(run, corpus, engine) -> None:
    engine.found = None
    result = run("news")
    assert result.code == 3
    assert "nothing was compared: no two claims" in result.err
    assert result.out.startswith("nothing was compared\n2 articles")
    (corpus / "post.txt").unlink()
    result = run("news")
    assert result.code == 3
    assert "herald.txt is the only article" in result.err
    assert result.err.count("\n") == 1


def test_fact_findings_of_a_single_article_count(run, corpus, engine) -> None:
    (corpus / "post.txt").unlink()
    assert run("news").code == 1


def test_hidden_findings_are_counted(run, corpus, engine) -> None:
    assert "1 info (hidden: --show info)" in run("news").out
    shown = run("news", "--show", "info").out
    assert "info  role-conflict (medium)" in shown
    assert "hidden" not in shown
    only = run("news", "--show", "error").out
    assert "warning  name-spelling" not in only
    assert "1 warning (hidden: --show warning)" in only
    # What fails the run is shown unless something else was asked for.
    assert "info  role-conflict" in run("news", "--fail-on", "info").out


def test_less_sure_findings_can_be_left_out(run, corpus, engine) -> None:
    out = run("news", "--min-confidence", "high", "--show", "info").out
    assert "role-conflict" not in out
    assert "1 less sure than --min-confidence" in out


def test_quiet_prints_nothing_where_nothing_is_found(run, corpus, engine) -> None:
    from dataclasses import replace

    engine.found = replace(engine.found, findings=())
    assert run("news", "-q").out == ""


def test_quiet_prints_findings_only(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\narticles: {old/*: {outlet: X}}\n")
    noisy = run("news")
    assert 'claimcheck: claims.yaml:2: articles "old/*" matches no article' in noisy.err
    quiet = run("news", "-q")
    assert quiet.err == ""
    assert "pairs compared" not in quiet.out
    assert quiet.out.rstrip("\n") in noisy.out


def test_verbose_tells_the_time_and_what_was_cut(run, corpus, engine) -> None:
    (corpus / ".hidden.txt").write_text("x")
    result = run("news", "-v")
    assert " s in all" in result.err
    assert ".hidden.txt" in result.err


# --- settings ---------------------------------------------------------------------------------


def test_options_win_over_the_claims_file(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\nsettings: {fail_on: never, jobs: 2}\n")
    assert run("news").code == 0
    assert engine.settings.jobs == 2
    assert run("news", "--fail-on", "warning").code == 1
    assert run("news", "--no-claims").code == 1


def test_a_named_claims_file_is_read(run, corpus, engine) -> None:
    Path("desk.yaml").write_text("version: 1\nfacts: [{id: a, statement: It is so.}]\n")
    assert run("news", "--claims", "desk.yaml").code == 1
    assert engine.settings.desk.facts[0].statement == "It is so."


def test_rules_are_selected_by_name(run, corpus, engine) -> None:
    assert run("news", "--select", "name-spelling,role-conflict", "--ignore", "role-conflict")
    assert engine.settings.select == ("name-spelling", "role-conflict")
    assert engine.settings.ignore == ("role-conflict",)


USAGE = [
    (["news", "--claims", "none.yaml"], "none.yaml: cannot be read"),
    (["news", "--claims", "a", "--no-claims"], "exclude each other"),
    (
        ["news", "--select", "name-speling"],
        '--select: no rule "name-speling"; did you mean "name-sp',
    ),
    (["news", "--against", "a.txt"], "claimcheck SOURCES --new TEXT"),
    (["news", "--format", "jsn"], 'no format "jsn"; did you mean "json"?'),
    (["news", "--format", "zzz"], "use one of terminal, concise"),
    (["news", "--jobs", "-1"], "--jobs -1: must be at least 0"),
    (["news", "--jobs", "x"], "'--jobs': must be a whole number; see"),
    (["news", "--select", "name-spelling", "--ignore", "name-spelling"], "no rule to run"),
    (["news", "-o", "-"], "-o -: is no file; --format"),
    (["news", "--fail-on", "bad"], "--fail-on"),
    (["news", "--fromat"], "--fromat"),
    (["check"], "PATHS"),
    (["news", "-o", "report.xyz"], "no format for this suffix; use one of .txt, .md"),
    (["news", "-o", "report"], "no format for this suffix"),
    (["news", "-o", "news"], "-o news: is a folder; name a file in it, as in news/report.md"),
    (["news", "-o", "none/"], "is a folder"),
    (["news", "-o", "none/report.md"], "the folder none does not exist"),
    (["news", "-o", "a.md", "-o", "./a.md"], "named twice"),
    (["news", "-o", "news/post.txt"], "is one of the articles"),
]


def test_a_rule_that_the_claims_file_misspells_is_told_with_the_file(run, corpus, engine) -> None:
    Path("desk.yaml").write_text("version: 1\nsettings:\n  ignore: [figure-conflct]\n", "utf-8")
    result = run("news", "--claims", "desk.yaml")
    assert result.code == 2
    assert 'desk.yaml: settings.ignore: no rule "figure-conflct"' in result.err


@pytest.mark.parametrize("address", ["https://post.example/a?b=1", "file:///tmp/a[1].txt"])
def test_an_address_is_told_as_one(run, corpus, engine, address: str) -> None:
    result = run("news", address)
    assert result.code == 2
    assert "an address, and nothing is fetched; save the page and name the file" in result.err


@pytest.mark.parametrize(("args", "message"), USAGE)
def test_wrong_usage_is_one_line_and_code_2(run, corpus, engine, args, message: str) -> None:
    before = {path: path.read_bytes() for path in corpus.iterdir()}
    result = run(*args)
    assert result.code == 2
    assert message in result.err
    assert result.err.startswith("claimcheck: ")
    assert result.err.count("\n") == 1
    assert result.out == ""
    assert {path: path.read_bytes() for path in corpus.iterdir()} == before


def test_a_bad_claims_file_names_its_line(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\naceppted: []\n")
    result = run("news")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        'claimcheck: claims.yaml:2: unknown key "aceppted"; did you mean "accepted"?\n'
    )


# --- files ------------------------------------------------------------------------------------


def test_several_reports_from_one_run(run, corpus, engine) -> None:
    result = run("news", "-o", "r.md", "-o", "r.json", "-o", "r.txt")
    assert result.code == 1
    assert Path("r.md").read_text("utf-8").startswith("# Where these articles disagree\n")
    assert json.loads(Path("r.json").read_text("utf-8"))["schema"] == 1
    assert "error  figure-conflict" in Path("r.txt").read_text("utf-8")
    assert "error  figure-conflict" in result.out
    assert sorted(p.name for p in Path().iterdir()) == ["news", "r.json", "r.md", "r.txt"]


def test_files_have_no_color_and_the_mode_they_had(run, corpus, engine) -> None:
    target = Path("r.txt")
    target.write_text("old")
    target.chmod(0o640)
    run("news", "-o", "r.txt", "--color", "always")
    assert "\x1b" not in target.read_text("utf-8")
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights on Windows")
def test_a_linked_report_stays_a_link(run, corpus, engine) -> None:
    Path("real.md").write_text("old")
    Path("r.md").symlink_to("real.md")
    run("news", "-o", "r.md")
    assert Path("r.md").is_symlink()
    assert Path("real.md").read_text("utf-8").startswith("# ")


def test_an_unwritable_file_leaves_the_report_on_the_screen(run, corpus, engine, monkeypatch):
    made = tempfile.mkstemp
    tries: list[object] = []

    def refuse(*args, **more):
        tries.append(args)
        if len(tries) > 1:  # tried before the run, then taken away
            raise PermissionError(13, "Permission denied")
        return made(*args, **more)

    Path("r.md").write_text("old")
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    result = run("news", "-o", "r.md")
    assert result.code == 2
    assert "claimcheck: -o r.md: cannot be written (Permission denied)" in result.err
    assert "error  figure-conflict" in result.out
    assert [p.name for p in Path().iterdir() if p.name.startswith(".r.md")] == []
    assert Path("r.md").read_text() == "old"


def test_a_file_that_cannot_be_written_fails_before_anything_is_read(
    run, corpus, engine, monkeypatch
) -> None:
    def refuse(*_args, **_more):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr("claimcheck.cli.check.read_inputs", None)
    result = run("news", "-o", "r.md")
    assert result.code == 2
    assert result.err == "claimcheck: -o r.md: cannot be written (Read-only file system)\n"
    assert result.out == ""


def test_a_failed_write_leaves_nothing_behind(run, corpus, engine, monkeypatch) -> None:
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    Path("r.md").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    result = run("news", "-o", "r.md")
    assert (result.code, Path("r.md").read_text()) == (2, "old")
    assert "No space left on device" in result.err
    assert sorted(p.name for p in Path().iterdir()) == ["news", "r.md"]


# --- looks ------------------------------------------------------------------------------------


def test_color_is_chosen(run, corpus, engine, monkeypatch) -> None:
    assert "\x1b[" in run("news", "--color", "always").out
    assert "\x1b[" not in run("news", "--color", "never").out
    assert "\x1b[" not in run("news").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


TERMINALS = [
    ({}, True, True),
    ({"NO_COLOR": "1"}, True, False),
    ({"NO_COLOR": ""}, True, True),
    ({"TERM": "dumb"}, True, False),
    ({}, False, False),
]


@pytest.mark.parametrize(("environment", "watched", "colored"), TERMINALS)
def test_automatic_color(monkeypatch, environment, watched: bool, colored: bool) -> None:
    from claimcheck.cli import streams

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(streams, "is_terminal", lambda _stream: watched)
    assert streams.wants_color("auto") is colored
    assert streams.wants_color("always") is True
    assert streams.wants_color("never") is False


def test_formats_on_stdout(run, corpus, engine) -> None:
    assert json.loads(run("news", "--format", "json").out)["tool"]["version"] == __version__
    assert run("news", "--format", "markdown").out.startswith("# Where")
    concise = run("news", "--format", "concise").out
    assert concise.split("\n")[0] == (
        "news/harbour-post-2031-05-03.txt:3:29: error figure-conflict different numbers of "
        "visitors: more than 4,000 / some 2,500 [3f2a9c1b]"
    )


# --- trouble ----------------------------------------------------------------------------------


def test_an_internal_error_is_one_line(run, corpus, engine) -> None:
    engine.fails = KeyError("x\ny")
    result = run("news")
    assert result.code == 2
    assert "claimcheck: internal error: KeyError: " in result.err
    assert "--debug" in result.err
    assert result.err.count("\n") == 1
    with pytest.raises(KeyError):
        run("news", "--debug")


TROUBLE = [
    (KeyboardInterrupt, 130, "interrupted"),
    (MemoryError(), 2, "out of memory"),
    (RecursionError("too deep"), 2, "internal error: RecursionError"),
]


@pytest.mark.parametrize(("error", "code", "message"), TROUBLE)
def test_trouble_has_its_own_exit_code(run, corpus, engine, error, code, message) -> None:
    engine.fails = error
    result = run("news")
    assert result.code == code
    assert message in result.err
    assert result.err.count("\n") == 1


def test_a_missing_model_is_one_line(run, corpus, engine) -> None:
    from claimcheck.errors import PipelineError

    engine.fails = PipelineError("model 'x' is not installed; install it with: pip install x")
    result = run("news")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("claimcheck: model 'x' is not installed")
