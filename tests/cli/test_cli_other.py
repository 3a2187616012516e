"""claims, explain, help and version."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from claimcheck import __version__
from claimcheck.cli import streams


def test_version(run) -> None:
    result = run("--version")
    assert (result.code, result.out, result.err) == (0, f"claimcheck {__version__}\n", "")


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["check", "--help"], ["claims", "-h"]])
def test_help(run, args: list[str]) -> None:
    result = run(*args)
    assert result.code == 0
    assert "Usage: claimcheck" in result.out


def test_no_arguments_is_help_but_no_success(run) -> None:
    result = run()
    assert result.code == 2
    assert "Usage: claimcheck" in result.out


@pytest.mark.parametrize(
    ("word", "command"), [("chek", "check"), ("explian", "explain"), ("clams", "claims")]
)
def test_a_mistyped_command_is_named(run, corpus, word: str, command: str) -> None:
    result = run(word, "news")
    assert (result.code, result.out) == (2, "")
    assert f"{word}: no command and no file of that name; did you mean 'claimcheck {command}'" in (
        result.err
    )


def test_a_folder_named_nearly_like_a_command_is_checked(run, corpus, engine) -> None:
    (Path.cwd() / "news").rename("clams")
    assert "did you mean" not in run("clams").err


def test_how_to_name_a_file_that_begins_with_a_dash(run, corpus) -> None:
    Path("-dash.txt").write_text("Nobody came.", "utf-8")
    result = run("-dash.txt")
    assert result.code == 2
    assert "(for the file of that name, write ./-dash.txt)" in result.err


def test_claims_table(run, corpus, engine) -> None:
    result = run("claims", "news")
    assert result.code == 0
    first = result.out.split("\n")[0]
    assert first.startswith("news/herald.txt:3:1 ")
    assert "quantity" in first
    assert "about 2,500 · visitors · 2031-05-02" in first


def test_claims_by_kind(run, corpus, engine) -> None:
    lines = run("claims", "news", "--kind", "entity", "--kind", "date").out.splitlines()
    assert {line.split()[1] for line in lines} == {"entity", "date"}


def test_claims_as_jsonl(run, corpus, engine) -> None:
    result = run("claims", "news", "--format", "jsonl")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert [row["kind"] for row in rows].count("quantity") >= 3
    for row in rows:
        assert row["line"] >= 1


def test_claims_as_csv(run, corpus, engine) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", "news", "--format", "csv").out)))
    assert rows[0]["path"] == "news/herald.txt"
    assert rows[0]["kind"] == "quantity"
    assert rows[0]["says"] == "about 2,500 · visitors · 2031-05-02"


def test_claims_of_nothing(run, corpus, engine) -> None:
    result = run("claims", "news/none.txt")
    assert result.code == 2
    assert "none.txt" in result.err


def test_explain_a_rule(run) -> None:
    result = run("explain", "figure-conflict")
    assert result.code == 0
    for heading in ("What it reports", "Why it matters", "Example", "When it is wrong"):
        assert heading in result.out


def test_explain_a_rule_says_that_it_needs_no_paths(run, corpus) -> None:
    alone, result = run("explain", "figure-conflict"), run("explain", "figure-conflict", "news")
    assert (result.code, result.out, alone.err) == (0, alone.out, "")
    assert "explain figure-conflict: a rule's page needs no PATHS" in result.err
    assert result.err.count("\n") == 1


def test_explain_a_finding(run, corpus, engine) -> None:
    result = run("explain", "3f2a9c1b", "news")
    assert result.code == 0
    assert "1. the question" in result.out
    assert "they disagree: no figure is both; surely answers to one question\n" in result.out
    assert "looked at because both hold “harbour fair”\n" in result.out
    assert 'claimcheck accept 3f2a9c1b PATHS --reason "…"' in result.out
    assert "What it" not in result.out


def test_explain_an_accepted_finding_by_the_start_of_its_id(run, corpus, engine) -> None:
    result = run("explain", "deadb", "news")
    assert result.code == 0
    assert "accepted in claims.yaml: checked with the port office" in result.out


EXPLAIN = [
    (["figure-conflit"], '; did you mean "figure-conflict"?'),
    (["zzzz"], '"zzzz" is neither a rule nor a finding\'s id (at least 4 of the 8'),
    (["3f2a9c1b"], "name the articles of the finding"),
    (["ffffffff", "news"], "no finding ffffffff in these articles"),
]


@pytest.mark.parametrize(("args", "message"), EXPLAIN)
def test_explain_in_vain(run, corpus, engine, args, message: str) -> None:
    result = run("explain", *args)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("columns", "width"), [("60", 60), ("", 100), ("wide", 100), ("9999999", 100)]
)
def test_columns_count_where_nobody_watches(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setattr("sys.stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", columns)
    assert streams.width() == width
