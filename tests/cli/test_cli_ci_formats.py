"""Report files of several formats, the summary of a GitHub job, paths from the project's root."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.cli.inputs import project_paths
from claimcheck.cli.step_summary import LIMIT, fitting
from claimcheck.report.escape import log_text
from report_sample import HERALD, POST, sample_report

SUFFIXES = ("sarif", "xml", "jsonl", "csv", "json", "md", "txt", "rdjson")


def test_one_run_writes_every_format(run, engine, corpus: Path, tmp_path: Path) -> None:
    outputs = [part for suffix in SUFFIXES for part in ("-o", f"report.{suffix}")]
    result = run("news", "-q", *outputs, "-o", "gl-code-quality-report.json")
    assert result.code == 1
    for suffix in SUFFIXES:
        assert (tmp_path / f"report.{suffix}").stat().st_size > 100
    assert json.loads((tmp_path / "report.sarif").read_bytes())["version"] == "2.1.0"
    assert json.loads((tmp_path / "gl-code-quality-report.json").read_bytes())[0]["fingerprint"]


def test_a_sheet_in_a_file_starts_with_the_mark_that_spreadsheets_need(
    run, engine, corpus: Path, tmp_path: Path
) -> None:
    result = run("news", "--format", "csv", "-o", "sheet.csv")
    assert result.out.startswith("finding,")
    assert (tmp_path / "sheet.csv").read_bytes().startswith(b"\xef\xbb\xbffinding,")


# --- the summary page of a GitHub job ------------------------------------------------------------


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_the_markdown_report_is_appended(run, engine, corpus: Path, summary: Path) -> None:
    summary.write_text("Before.\n")
    result = run("news", "--format", "github")
    assert result.code == 1
    assert result.out.startswith("::error file=")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n# Where these articles disagree\n")
    assert "## Coverage" in text


def test_other_formats_leave_the_summary_alone(run, engine, corpus: Path, summary: Path) -> None:
    run("news", "--format", "sarif")
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_costs_no_annotation(
    run, engine, corpus: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    result = run("news", "--format", "github")
    assert result.code == 1
    assert result.out.startswith("::error file=")
    assert "GITHUB_STEP_SUMMARY" in result.err


def test_a_long_summary_is_cut_between_blocks() -> None:
    blocks = "".join(f"Block {number} é.\n\n" for number in range(100_000))
    cut = fitting(blocks, LIMIT)
    assert LIMIT - 200 < len(cut) <= LIMIT
    *_, last, note = cut.decode("utf-8").strip().split("\n\n")
    assert last.startswith("Block ")
    assert last.endswith(" é.")
    assert "-o report.md" in note


@pytest.mark.parametrize("room", [-5, 0, 10])
def test_a_full_summary_gets_nothing_more(room: int) -> None:
    assert fitting("# Title\n\nText.\n", room) == b""


# --- a log that a GitHub runner reads -----------------------------------------------------------


@pytest.mark.parametrize("format", ["terminal", "concise", "github"])
def test_no_line_for_reading_commands_the_runner(
    run, engine, corpus: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    sample = sample_report()
    text = "##[stop-commands]x"
    findings = tuple(replace(f, message=text, reasons=("::error::x",) * 2) for f in sample.findings)
    engine.found = replace(sample, findings=findings, notices=(f"::{text}",))
    result = run("news", "none ##[x].txt", "--format", format)
    assert "stop-commands" in result.out
    for line in (result.out + result.err).splitlines():
        ours = format == "github" and line.startswith(("::error ", "::warning "))
        assert ours or ("##[" not in line and not line.lstrip().startswith("::"))


def test_data_is_the_same_in_a_github_job(
    run, engine, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = run("news", "--format", "json").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("news", "--format", "json").out == outside


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("::error::x", ": :error::x"),
        ("a\n  ::x", "a\n  : :x"),
        ("a ::x", "a ::x"),
        (":::x", ": ::x"),
        ("a ##[x]", "a ## [x]"),
        ("###[x]", "### [x]"),
    ],
)
def test_log_text(text: str, safe: str) -> None:
    assert log_text(text) == safe


# --- paths --------------------------------------------------------------------------------------


def test_paths_start_at_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "desk" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "desk" / ".git").mkdir()
    monkeypatch.chdir(inner)
    files = {"a": inner / "a b.txt", "b": tmp_path / "desk" / "b.txt", "c": tmp_path / "c.txt"}
    assert project_paths(files) == {"a": "inner/a b.txt", "b": "b.txt"}


def test_annotations_name_files_from_the_repository_on(
    run, engine, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    for old in corpus.iterdir():
        old.unlink()
    (corpus / "harbour-post-2031-05-03.txt").write_text(POST, encoding="utf-8")
    (corpus / "herald.txt").write_text(HERALD.replace("\x1b", ""), encoding="utf-8")
    (tmp_path / "claims.yaml").write_text("version: 1\n")
    monkeypatch.chdir(corpus)
    result = run(".", "--claims", "../claims.yaml", "--new", "harbour-post-2031-05-03.txt",
                 "--format", "github")  # fmt: skip
    assert "::error file=news/harbour-post-2031-05-03.txt,line=3," in result.out
