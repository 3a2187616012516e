"""Whole reports against stored ones; read the difference before updating them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimcheck import __version__
from claimcheck.models import Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.derivation import render as render_derivation
from claimcheck.report.json_v1 import line_schema, schema
from claimcheck.scope import restrict
from report_sample import sample_report

GOLDEN = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[2] / "docs"

CASES = {
    "terminal-80.txt": ("terminal", Look(width=80)),
    "terminal-160.txt": ("terminal", Look(width=160)),
    "terminal-info.txt": ("terminal", Look(width=100, show=Severity.INFO)),
    "terminal-brief.txt": ("terminal", Look(width=100, brief=True)),
    "terminal-color.txt": ("terminal", Look(width=100, color=True)),
    "terminal-ascii.txt": ("terminal", Look(width=80, encoding="ascii")),
    "concise.txt": ("concise", Look(show=Severity.INFO)),
    "markdown.md": ("markdown", Look(show=Severity.INFO)),
    "report.html": ("html", Look(show=Severity.INFO)),
    "report.json": ("json", Look()),
    "findings.jsonl": ("jsonl", Look()),
    "sheet.csv": ("csv", Look()),
    "github.txt": ("github", Look()),
    "junit.xml": ("junit", Look()),
    "rdjson.json": ("rdjson", Look()),
    "gitlab.json": ("gitlab", Look()),
}

# The same report as a run with --new gives it.
LIMITED = {
    "new-terminal.txt": ("terminal", Look(width=100)),
    "new-concise.txt": ("concise", Look(show=Severity.INFO)),
    "new-markdown.md": ("markdown", Look()),
    "new-report.html": ("html", Look()),
    "new-sheet.csv": ("csv", Look()),
    "new-github.txt": ("github", Look()),
    "new-junit.xml": ("junit", Look()),
}


@pytest.mark.parametrize("name", CASES)
def test_report_is_the_stored_one(name: str, update_golden: bool) -> None:
    format_name, look = CASES[name]
    text = RENDERERS[format_name].render(View(sample_report(), look))
    compare(GOLDEN / name, text, update_golden)


@pytest.mark.parametrize("name", LIMITED)
def test_limited_report_is_the_stored_one(name: str, update_golden: bool) -> None:
    format_name, look = LIMITED[name]
    limited = restrict(sample_report(), ["news/herald.txt#2"], "--new")
    text = RENDERERS[format_name].render(View(limited, look))
    compare(GOLDEN / name, text, update_golden)


def test_sarif_results_are_the_stored_ones(update_golden: bool) -> None:
    log = json.loads(RENDERERS["sarif"].render(View(sample_report())))
    run = log["runs"][0]
    del run["tool"]["driver"]["rules"]  # the rules' own pages, tested as such
    for result in run["results"]:
        del result["ruleIndex"]
    text = json.dumps(log, indent=2, ensure_ascii=True) + "\n"
    compare(GOLDEN / "results.sarif", text, update_golden)


def test_derivation_is_the_stored_one(update_golden: bool) -> None:
    view = View(sample_report(), Look(width=80))
    compare(GOLDEN / "derivation.txt", render_derivation(view, view.findings[0]), update_golden)


def test_published_schemas_are_the_generated_ones(update_golden: bool) -> None:
    compare(DOCS / "report.schema.json", schema(), update_golden)
    compare(DOCS / "finding-line.schema.json", line_schema(), update_golden)


def compare(path: Path, text: str, update: bool) -> None:
    text = text.replace(f'"{__version__}"', '"VERSION"').replace(
        f"claimcheck {__version__}", "claimcheck VERSION"
    )
    # The style sheet and the script are files of their own; a change of theirs is seen there.
    text = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1></\1>", text)
    text = re.sub(r"sha256-[\w+/=]+", "sha256-DIGEST", text)
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert text == path.read_bytes().decode("utf-8")
