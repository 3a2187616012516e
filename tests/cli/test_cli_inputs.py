"""Every kind of input through the installed command, as a desk has them side by side."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli_process import claimcheck

from input_samples import PAGE, PARAGRAPHS, STORY, docx, pdf, wrapped

pytestmark = pytest.mark.model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    other = [text.replace("112 people", "121 people") for text in PARAGRAPHS]
    record = {"title": other[0], "text": "\n".join(other[1:]), "outlet": "North Radio"}
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in other)
    files: dict[str, bytes] = {
        "page.html": PAGE.encode(),
        "mail.docx": docx(body),
        "paper.pdf": pdf([wrapped()]),
        "radio.jsonl": f"{json.dumps(record)}\n{{cut off\n".encode(),
        "herald.txt.gz": gzip.compress(STORY.encode()),
        "broken.pdf": b"%PDF-1.7",
        "README.md": b"# Notes\n\nThe ferry had 999 people on board.\n",
        "draft.txt": STORY.replace("112", "888").encode(),
        ".claimcheckignore": b"draft*\n",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_of_everything_is_checked_and_what_is_broken_is_named(folder: Path) -> None:
    done = claimcheck(".", "-o", "report.html", "-o", "report.md", "--format", "json", cwd=folder)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert "radio.jsonl: line 2: not JSON" in said
    assert "broken.pdf: a damaged PDF" in said
    report = json.loads(done.stdout)
    assert sorted(article["id"] for article in report["articles"]) == [
        "herald.txt.gz", "mail.docx", "page.html", "paper.pdf", "radio.jsonl#1",
    ]  # fmt: skip
    (found,) = [f for f in report["findings"] if f["rule"] == "figure-conflict"]
    places = {m["path"]: (m["line"], m["text"]) for m in found["mentions"]}
    assert places["page.html"] == (9, "112")
    assert places["mail.docx"] == (2, "121")
    assert places["radio.jsonl"] == (1, "121")
    # The reports that now lie in the folder are no articles of the next run.
    again = claimcheck(".", "-o", "report.html", "-o", "report.md", "--format", "json", cwd=folder)
    assert json.loads(again.stdout)["articles"] == report["articles"]
    assert again.returncode == 2


def test_standard_input_is_one_article_more(folder: Path) -> None:
    text = STORY.replace("112 people", "130 people").encode()
    done = claimcheck("-", "herald.txt.gz", "--format", "concise", cwd=folder, input=text)
    assert done.returncode == 1
    assert "130 (stdin)" in done.stdout.decode()
    done = claimcheck("claims", "-", "--format", "csv", cwd=folder, input=PAGE.encode())
    assert done.returncode == 0
    assert "112" in done.stdout.decode()


def test_columns_are_named_in_the_desks_file(folder: Path) -> None:
    table = "Wortlaut,Blatt\n" + "".join(
        f'"{STORY.replace("112", figure)}",{outlet}\n'
        for figure, outlet in (("5", "A"), ("7", "B"))
    )
    (folder / "dump.csv").write_text(table)
    done = claimcheck("dump.csv", cwd=folder)
    assert done.returncode == 2
    assert "no column 'text' (columns: Wortlaut, Blatt)" in done.stderr.decode()
    (folder / "claims.yaml").write_text(
        "version: 1\nsettings: {columns: {text: Wortlaut, outlet: Blatt}}\n"
    )
    done = claimcheck("dump.csv", "--format", "concise", cwd=folder)
    assert done.returncode == 1
    assert "7 (B) / 5 (A)" in done.stdout.decode()
    (folder / "claims.yaml").write_text("version: 1\nsettings: {columns: {txt: Wortlaut}}\n")
    done = claimcheck("dump.csv", cwd=folder)
    assert done.returncode == 2
    assert "claims.yaml:2" in done.stderr.decode()


def test_a_list_that_is_printed_into_the_folder_is_no_article(folder: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "claims", ".", "--format", "csv"]
    for _ in range(2):  # empty while the first run reads, a list of ours while the second does
        with (folder / "claims.csv").open("wb") as stream:
            done = subprocess.run(
                command, cwd=folder, stdout=stream, stderr=subprocess.PIPE, check=False
            )
        assert b"claims.csv" not in done.stderr
        assert b"112" in (folder / "claims.csv").read_bytes()


def test_an_article_in_another_language_is_named(tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text(
        "Trois personnes ont été tuées mardi dans un accident de la route, selon la police. Le "
        "conducteur, âgé de 43 ans, a été arrêté. Les causes ne sont pas connues des enquêteurs.\n"
    )
    (tmp_path / "two.txt").write_text("Four people were killed in a crash on Tuesday.\n")
    done = claimcheck(".", "--format", "json", cwd=tmp_path)
    line = "not in English, so little of it is understood: un.txt"
    assert line in done.stderr.decode()
    assert json.loads(done.stdout)["notices"] == [line]


def test_plain_markdown_beside_articles_is_named_and_read_if_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "herald.txt").write_text(STORY, "utf-8")
    (tmp_path / "radio.md").write_text(STORY.replace("112", "121"), "utf-8")
    (tmp_path / "README.md").write_text("# Notes\n\nThe ferry had 999 people on board.\n", "utf-8")
    for _ in range(2):  # what the run before printed is that of other words
        left = claimcheck(".", cwd=tmp_path)
        assert b"radio.md: Markdown without front matter, day or byline; name the" in left.stderr
        assert b"README" not in left.stderr
        named = claimcheck("herald.txt", "radio.md", cwd=tmp_path)
        assert b"112" in named.stdout
        assert b"not read" not in named.stderr
        assert b"112" not in left.stdout
