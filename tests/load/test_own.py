"""What claimcheck wrote is no article, whatever its format and wherever it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import load
from claimcheck.cli import claims as claims_command
from claimcheck.cli.audit import append_judgement
from claimcheck.loader.own import is_own
from claimcheck.models import Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.derivation import render as render_derivation
from factories import report
from report_sample import sample_report

LOOKS = [Look(), Look(width=80, color=True, show=Severity.INFO), Look(brief=True, encoding="ascii")]


@pytest.mark.parametrize("look", LOOKS, ids=["plain", "colour", "brief"])
@pytest.mark.parametrize("name", RENDERERS)
def test_every_report_is_known(name: str, look: Look) -> None:
    text = RENDERERS[name].render(View(sample_report(), look))
    mark = "\ufeff" if RENDERERS[name].mark else ""
    assert is_own((mark + text).encode()), text[:300]


def test_a_report_without_findings_is_known() -> None:
    for name in ("terminal", "markdown", "html", "csv", "json", "sarif", "junit"):
        assert is_own(RENDERERS[name].render(View(report())).encode()), name


@pytest.mark.parametrize("format", list(claims_command.Format))
def test_lists_of_claims_are_known(format: claims_command.Format) -> None:
    assert is_own(claims_command._render(View(sample_report()), format).encode())


def test_explanations_and_judgements_are_known(tmp_path: Path) -> None:
    view = View(sample_report())
    assert is_own(render_derivation(view, view.findings[0]).encode())
    append_judgement(tmp_path / "a.jsonl", view.findings[0], "yes")
    assert is_own((tmp_path / "a.jsonl").read_bytes())


ARTICLES = [
    "error  in the count, says mayor\n\nThe mayor found an error in the count of votes.\n",
    "0 errors in an hour: the new goalkeeper\n\nShe made no errors, warnings or otherwise.\n",
    "finding,severity and the law\n\nA finding of severity was made by the court.\n",
    "# Where these articles disagree\n\nReaders ask us where articles disagree, and why.\n",
    "text,outlet\nThe harbour opened on Monday.,Post\n",
    '{"id": "3", "text": "The harbour opened on Monday.", "rule": "none"}\n',
    "12:30: warning of floods on the coast [updated]\n\nFloods are expected on the coast.\n",
]


@pytest.mark.parametrize("text", ARTICLES)
def test_an_article_is_none_of_ours(text: str) -> None:
    assert not is_own(text.encode())


def test_a_report_beside_articles_is_left_out_and_named_one_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour opened on Monday, the mayor said.\n")
    text = RENDERERS["terminal"].render(View(sample_report()))
    (tmp_path / "report.txt").write_text(text)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["a.txt"]
    assert [(item.path, item.reason[:22]) for item in loaded.ignored] == [
        ("report.txt", "a report of claimcheck")
    ]
    (skip,) = load([tmp_path / "report.txt"], root=tmp_path).skipped
    assert skip.reason == "a report of claimcheck, not an article; leave it out"
