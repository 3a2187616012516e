"""Input that people have: each format with good and broken samples."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.loader import Limits, load
from claimcheck.loader.fields import day, plain
from claimcheck.loader.markup import plain_line
from claimcheck.loader.pdf import paragraphs
from input_samples import PAGE, PARAGRAPHS, SHELL, STORY, docx, pdf, wrapped, zipped


def read(tmp_path: Path, name: str, data: bytes | str, **more):
    """What one named file holds."""
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load([path], root=tmp_path, **more)


def only(loaded):
    assert loaded.skipped == ()
    (article,) = loaded.articles
    return article


def reason(loaded) -> str:
    assert loaded.articles == ()
    (skip,) = loaded.skipped
    assert "\n" not in skip.reason
    return skip.reason


def lines(article) -> list[str]:
    """The lines that belong to the story."""
    kept = [article.text[r.start : r.end] for r in article.regions]
    return [line for part in kept for line in part.splitlines() if line.strip()]


def holds_the_story(article) -> None:
    assert [line.split() for line in lines(article)] == [text.split() for text in PARAGRAPHS]
    assert article.title == PARAGRAPHS[0]


# --- web pages ---------------------------------------------------------------------------------


def test_a_saved_page_is_its_article_with_what_the_page_says_of_it(tmp_path):
    article = only(read(tmp_path, "page.html", PAGE))
    holds_the_story(article)
    assert article.outlet == "The Garrow Post"
    assert article.published == date(2031, 5, 6)
    assert article.url == "https://post.example/ferry"
    for word in ("Cat wins", "999", "Sport", "Copyright"):
        assert word not in article.text


def test_the_address_a_browser_saved_is_used_where_the_page_has_none(tmp_path):
    saved = "<!-- saved from url=(0026)https://post.example/saved -->\n"
    page = re.sub(r"<link rel=.canonical[^>]*>", "", PAGE).replace("<html", f"{saved}<html", 1)
    assert only(read(tmp_path, "page.htm", page)).url == "https://post.example/saved"


def archived(page: str) -> bytes:
    encoded = base64.encodebytes(page.encode()).decode()
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://post.example/saved\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{encoded}\r\n--b\r\nContent-Type: image/png\r\n\r\nxyz\r\n--b--\r\n"
    ).encode()


def test_a_web_archive_is_its_page(tmp_path):
    page = re.sub(r"<link rel=.canonical[^>]*>", "", PAGE)
    article = only(read(tmp_path, "page.mhtml", archived(page)))
    holds_the_story(article)
    assert article.url == "https://post.example/saved"
    assert "without a page" in reason(read(tmp_path, "page.mhtml", b"From: x\r\n\r\nHello\r\n"))
    assert "no article" in reason(read(tmp_path, "page.mht", archived(SHELL)))


@pytest.mark.parametrize(
    "page",
    [SHELL, "", "<html>", "<p>Too short.</p>", "\x00\x01", "<" * 5000, "<div>" * 20_000],
    ids=["shell", "empty", "open", "short", "binary", "brackets", "deep"],
)
def test_a_page_without_an_article_is_one_line(tmp_path, page):
    assert "no article found" in reason(read(tmp_path, "page.html", page))


def test_pictures_saved_into_a_page_do_not_count(tmp_path):
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo=" * 600_000 + '">'
    holds_the_story(
        only(read(tmp_path, "page.html", PAGE.replace("<article>", picture + "<article>")))
    )
    assert "too big" in reason(read(tmp_path, "page.html", "<p>x</p>" * 40_000))


def test_a_report_of_our_own_is_no_article(tmp_path):
    from claimcheck.report import RENDERERS, View
    from report_sample import sample_report

    own = RENDERERS["html"].render(View(sample_report()))
    assert "a report of claimcheck" in reason(read(tmp_path, "report.html", own))
    (tmp_path / "a.txt").write_text(STORY)
    loaded = load([tmp_path], root=tmp_path)
    assert loaded.skipped == ()
    assert [article.id for article in loaded.articles] == ["a.txt"]


@pytest.mark.parametrize(
    ("module", "extra", "name", "data"),
    [
        ("trafilatura", "web", "page.html", PAGE.encode()),
        ("pypdf", "pdf", "paper.pdf", pdf([wrapped()])),
    ],
)
def test_a_missing_extra_is_one_line_that_names_it(
    tmp_path, monkeypatch, module, extra, name, data
):
    monkeypatch.setitem(sys.modules, module, None)
    assert f"pip install 'claimcheck-cli[{extra}]'" in reason(read(tmp_path, name, data))


# --- Markdown ----------------------------------------------------------------------------------

FRONT = """---
title: "Ferry sinks off Garrow"
outlet: The Garrow Post
date: 2031-05-06
tags:
  - sea
url: https://post.example/ferry  # the short one
---
"""


TOLD = (
    "A ferry with 112 people on board sank off Garrow on Tuesday morning, the coastguard said. "
    "Boats from the harbour took 98 of them off before noon, and divers were looking for others. "
    "The company that runs it said the hull had been surveyed in March and found sound.\n"
)


def test_front_matter_tells_and_lines_stay(tmp_path):
    body = (
        "# Ferry sinks off Garrow\n\n"
        "A ferry with **112 people** on board [sank](http://x.example/a_(b)) off *Garrow*.\n\n"
        "> “We heard a `crack`,” said Ann Dale.\n\n```\ncode 5\n```\n"
    )
    article = only(read(tmp_path, "post.md", FRONT + body))
    assert (article.title, article.outlet) == ("Ferry sinks off Garrow", "The Garrow Post")
    assert article.published == date(2031, 5, 6)
    assert article.url == "https://post.example/ferry"
    line = article.text.index("A ferry with 112 people on board sank off Garrow.")
    assert article.place(line) == (FRONT.count("\n") + 3, 1)
    assert "“We heard a crack,” said Ann Dale." in article.text
    assert "code" not in article.text


def test_a_title_that_only_front_matter_tells_has_its_place_and_moves_no_line(tmp_path):
    for name in ("post.md", "post.txt"):
        article = only(read(tmp_path, name, FRONT + "\n" + TOLD))
        assert article.text.lstrip().startswith("Ferry sinks off Garrow\n")
        lines = (tmp_path / name).read_text().splitlines()
        for words in ("Ferry sinks off Garrow", "112 people"):
            line, column = article.place(article.text.index(words))
            assert lines[line - 1][column - 1 :].startswith(words)


def test_plain_text_with_front_matter_is_told_of_by_it(tmp_path):
    article = only(read(tmp_path, "post.txt", FRONT + "\n# Ferry *sinks*\n\n" + TOLD))
    assert (article.title, article.outlet) == ("Ferry sinks off Garrow", "The Garrow Post")
    assert article.published == date(2031, 5, 6)
    assert "url:" not in article.text
    assert "*sinks*" in article.text  # it is no Markdown


def test_a_rule_above_plain_text_is_no_front_matter(tmp_path):
    article = only(read(tmp_path, "post.txt", "---\n" + STORY))
    holds_the_story(article)


def test_toml_front_matter(tmp_path):
    text = '+++\ntitle = "Ferry sinks"\ndate = 2031-05-06\n+++\n\n' + PARAGRAPHS[1]
    article = only(read(tmp_path, "post.md", text))
    assert (article.title, article.published) == ("Ferry sinks", date(2031, 5, 6))


def test_front_matter_without_an_end(tmp_path):
    assert "does not end" in reason(read(tmp_path, "post.md", "---\ntitle: x\n\nText.\n"))


def test_a_readme_in_a_folder_is_no_article(tmp_path):
    (tmp_path / "README.md").write_text("# How to use these files\n\nAsk Ann.\n")
    (tmp_path / "post.md").write_text(FRONT + STORY)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["post.md"]
    assert loaded.skipped == ()
    assert [item.path for item in loaded.ignored] == ["README.md"]
    assert load([tmp_path / "README.md"], root=tmp_path).articles


def test_a_folder_of_plain_markdown_alone_is_read_but_not_its_readme(tmp_path):
    about = [f"{name}.md" for name in "AUTHORS CHANGES HISTORY LICENSE NEWS README".split()]
    for name in (*about, "post.md", "wire.markdown"):
        (tmp_path / name).write_text(STORY)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["post.md", "wire.markdown"]
    assert [item.path for item in loaded.ignored] == about
    (tmp_path / "other.txt").write_text(STORY)
    assert [article.id for article in load([tmp_path], root=tmp_path).articles] == ["other.txt"]


@pytest.mark.parametrize(
    "head",
    [
        "*By Ann Dale | Garrow Post | Tuesday, May 6, 2031*\n\n",
        "**Garrow Post, 6 May 2031. By Ann Dale**\n\n",
        "By Ann Dale\n\n",
        "University news, 6 May 2031\n\n",
    ],
)
def test_plain_markdown_with_a_header_line_is_an_article_beside_others(tmp_path, head):
    (tmp_path / "other.txt").write_text(STORY)
    for name in ("post.md", "README.md", "NEWS.md"):
        (tmp_path / name).write_text("# Ferry sinks off Garrow\n\n" + head + TOLD)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["other.txt", "post.md"]
    assert [item.path for item in loaded.ignored] == ["NEWS.md", "README.md"]


@pytest.mark.parametrize(
    "notes",
    [
        TOLD,
        "By Ann Dale\n\nAsk Bea for the letters.\n",
        "By Ann Dale, 6 May 2031\n\n"
        + "".join(f"- {line}.\n" for line in TOLD.split(". "))
        + TOLD[:90],
    ],
)
def test_notes_in_markdown_are_no_articles(tmp_path, notes):
    (tmp_path / "other.txt").write_text(STORY)
    (tmp_path / "notes.md").write_text("# Ferry\n\n" + notes)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["other.txt"]
    assert [item.path for item in loaded.ignored] == ["notes.md"]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("**Bold** and *soft* and _low_ and ***both***", "Bold and soft and low and both"),
        ("a_file_name and 2 * 3 * 4", "a_file_name and 2 * 3 * 4"),
        ("![a picture of 5](x.png) Text", "Text"),
        ('[the words](http://x.example "A title") go on', "the words go on"),
        ("[the words][1] go on.[^2]", "the words go on."),
        ("- a point", "a point"),
        ("## A heading ##", "A heading"),
        ("A cell C#", "A cell C#"),
        ("Signs in a row #######", "Signs in a row #######"),
        ("A broken line\\", "A broken line"),
        ("Far" + " " * 50_000 + "apart", "Far" + " " * 50_000 + "apart"),
        ("> quoted > twice", "quoted > twice"),
        ("\\$5 \\*not soft\\*", "$5 *not soft*"),
        ("&amp; <b>said</b> <https://x.example>", "& said"),
        ("| 1 | 2 |", ""),
        ("12. a point", "a point"),
        ("2031. That was a year.", "2031. That was a year."),
        ("~~40~~ 50 people", "50 people"),
        ("[not a link] (really)", "[not a link] (really)"),
    ],
)
def test_inline_markup_goes_and_words_stay(line, wanted):
    assert plain_line(line) == wanted


@given(st.text(alphabet="ab*_[]()`~<>!\\|# -.", max_size=400))
def test_any_markup_is_read(line):
    plain_line(line)


def test_long_lines_of_markup_take_no_time(tmp_path):
    for mark in ("*", "_", "[", "![", "`", "~~", "<a ", "[a](", "> ", "- ", "<!--", "\\"):
        read(tmp_path, "post.md", mark * 40_000)


# --- dumps -------------------------------------------------------------------------------------

RECORD = {
    "headline": "Ferry sinks off Garrow",
    "body": "\n\n".join(PARAGRAPHS[1:]),
    "source": {"id": None, "name": "The Garrow Post"},
    "publishedAt": "2031-05-06T07:30:00Z",
    "url": "https://post.example/ferry",
}


def test_each_line_is_an_article_called_after_its_line(tmp_path):
    dump = "\n".join(["", json.dumps(RECORD), json.dumps(RECORD | {"source": "Herald"})])
    loaded = read(tmp_path, "dump.jsonl", dump)
    assert [article.id for article in loaded.articles] == ["dump.jsonl#2", "dump.jsonl#3"]
    first, second = loaded.articles
    holds_the_story(first)
    assert (first.outlet, second.outlet) == ("The Garrow Post", "Herald")
    assert (first.published, first.url) == (date(2031, 5, 6), "https://post.example/ferry")
    assert first.place(first.text.index("112")) == (2, 1)
    assert first.text_place(first.text.index("112"))[0] == 3


def test_a_broken_line_costs_only_itself(tmp_path):
    dump = [json.dumps(RECORD), '{"body": "cut', "[1]", '{"body": 5}', '{"x": 1}', '{"body": " "}']
    loaded = read(tmp_path, "dump.jsonl", "\n".join([*dump, json.dumps(RECORD)]))
    assert [article.id for article in loaded.articles] == ["dump.jsonl#1", "dump.jsonl#7"]
    reasons = [skip.reason for skip in loaded.skipped]
    assert [text.partition(":")[0] for text in reasons] == [f"line {n}" for n in (2, 3, 4, 5, 6)]
    assert "not JSON" in reasons[0]


def test_a_thousand_broken_lines_are_not_a_thousand_messages(tmp_path):
    loaded = read(tmp_path, "dump.jsonl", "{\n" * 1000)
    assert len(loaded.skipped) == 21
    assert any("980 more lines" in skip.reason for skip in loaded.skipped)


@pytest.mark.parametrize(
    "line", ["[" * 200_000, '{"a":' * 200_000, '{"body":' + "9" * 10_000 + "}"], ids=len
)
def test_hostile_lines_are_broken_lines(tmp_path, line):
    assert reason(read(tmp_path, "dump.jsonl", line)).startswith("line 1: ")


def test_lines_of_other_things_are_passed_by_in_a_folder(tmp_path):
    said = reason(read(tmp_path, "log.jsonl", '{"level": 1, "message": "x"}\n' * 3))
    assert "no key 'text' (keys: level, message)" in said
    (tmp_path / "a.txt").write_text(STORY)
    assert load([tmp_path], root=tmp_path).skipped == ()


def test_a_table_of_articles(tmp_path):
    table = (
        'id,Title,Text,Date,Source\n1,Ferry sinks off Garrow,"First line.\nAnd 5 more.",'
        '6 May 2031,Post\n2,"Second, story","Only one line.",,Herald\n'
    )
    first, second = read(tmp_path, "dump.csv", table).articles
    assert (first.id, second.id) == ("dump.csv#2", "dump.csv#4")
    assert first.text == "Ferry sinks off Garrow\n\nFirst line.\nAnd 5 more."
    assert (first.published, first.outlet) == (date(2031, 5, 6), "Post")
    assert (second.title, second.published) == ("Second, story", None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path, delimiter):
    table = delimiter.join(("text", "outlet")) + "\n" + delimiter.join(("Five came.", "Post"))
    assert only(read(tmp_path, "dump.csv", table)).outlet == "Post"


def test_columns_may_have_any_name(tmp_path):
    columns = {"text": "Wortlaut", "outlet": "Blatt"}
    table = "Wortlaut,Blatt,text\nFive people came.,Post,wrong\n"
    article = only(read(tmp_path, "dump.csv", table, columns=columns))
    assert (article.text, article.outlet) == ("Five people came.", "Post")
    line = json.dumps({"Wortlaut": "Five people came.", "Blatt": "Post"})
    assert only(read(tmp_path, "dump.jsonl", line, columns=columns)).outlet == "Post"


def test_a_table_without_texts_says_which_columns_it_has(tmp_path):
    said = reason(read(tmp_path, "dump.csv", "id,name\n1,Ann\n"))
    assert "no column 'text' (columns: id, name)" in said
    (tmp_path / "a.txt").write_text(STORY)
    loaded = load([tmp_path], root=tmp_path)
    assert loaded.skipped == ()
    assert "dump.csv" in {item.path for item in loaded.ignored}


def test_huge_and_unfinished_fields(tmp_path):
    huge = '"' + "word " * 200_000 + '"'
    loaded = read(tmp_path, "dump.csv", f"text\n{huge}\nFive people came.\n")
    assert [article.id for article in loaded.articles] == ["dump.csv#3"]
    assert loaded.skipped[0].reason.startswith("line 2: a story of 9")
    loaded = read(tmp_path, "dump.csv", 'text,outlet\nFive people came.,Post\n"never closed\n')
    assert [article.id for article in loaded.articles] == ["dump.csv#2", "dump.csv#3"]


def test_more_records_than_allowed(tmp_path):
    limits = Limits(max_records=2)
    loaded = read(tmp_path, "dump.csv", "text\n" + "Five people came.\n" * 4, limits=limits)
    assert len(loaded.articles) == 2
    assert "max_records" in loaded.skipped[0].reason


@given(st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_as_a_dump(tmp_path, text):
    for name in ("dump.csv", "dump.jsonl", "post.md"):
        loaded = read(tmp_path, name, text.encode("utf-8", "surrogatepass"))
        assert loaded.articles or loaded.skipped


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2031-05-06T23:59:59+02:00", date(2031, 5, 6)),
        ("20310506", date(2031, 5, 6)),
        ("Tue, 6 May 2031 07:30:00 GMT", date(2031, 5, 6)),
        ("May 6, 2031", date(2031, 5, 6)),
        ("5/6/2031", None),
        ("2031-13-45", None),
        ("", None),
        (None, None),
        (1936683000, None),
    ],
)
def test_a_day_of_metadata_is_read_unless_it_can_be_two(value, wanted):
    assert day(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(" a\nb ", "a b"), (["a", {"name": "b"}, None], "a, b"), ({}, None), (True, None), (5, "5")],
)
def test_plain(value, wanted):
    assert plain(value) == wanted


# --- Word --------------------------------------------------------------------------------------


def test_a_word_document_is_its_paragraphs(tmp_path):
    article = only(read(tmp_path, "story.docx", docx()))
    holds_the_story(article)
    assert article.place(article.text.index("112"))[0] == 2


def test_deleted_text_and_fallbacks_are_no_text(tmp_path):
    body = (
        "<w:p><w:r><w:t>Some </w:t></w:r><w:del><w:r><w:t>40</w:t><w:delText>41</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>50</w:t></w:r></w:ins><w:r><w:tab/><w:t>people came.</w:t></w:r>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>Again.</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
    )
    article = only(read(tmp_path, "story.docx", docx(body)))
    assert "Some 50 people came." in article.text
    assert "Box." in article.text
    assert "Again" not in article.text


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", head=ENTITIES), "declares entities"),
        (docx(head='<!DOCTYPE x SYSTEM "file:///etc/passwd">'), "declares entities"),
        (docx("<w:p>"), "damaged"),
        (docx()[:-60], "damaged"),
        (docx(name="xl/workbook.xml"), "no Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "password-protected"),
        (b"not a zip", "damaged"),
        (docx(""), "empty"),
        (zipped({"word/document.xml": b" " * 61_000_000}), "unpacks to more than"),
        (zipped({f"{n}.xml": b"" for n in range(20_001)}), "too many files"),
    ],
    ids=["entities", "external", "broken", "cut", "sheet", "old", "text", "empty", "bomb", "many"],
)
def test_broken_word_documents(tmp_path, data, said):
    assert said in reason(read(tmp_path, "story.docx", data))


# --- PDF ---------------------------------------------------------------------------------------


def test_a_pdf_is_its_paragraphs(tmp_path):
    article = only(read(tmp_path, "story.pdf", pdf([wrapped()])))
    holds_the_story(article)


def test_pages_are_put_together_without_numbers_and_running_heads():
    pages = [
        ["The Garrow Post", "A ferry with 112 people on board sank off Garrow on Mon-", "1"],
        ["The Garrow Post", "day morning, the coastguard said.", "2 of 3"],
        ["The Garrow Post", "The owner said that the ship had been inspected in March.", "Page 3"],
    ]
    assert list(paragraphs(pages)) == [
        "A ferry with 112 people on board sank off Garrow on Monday morning, the coastguard said.",
        "The owner said that the ship had been inspected in March.",
    ]


def encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([wrapped()]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"", "damaged"),
        (pdf([wrapped()])[:300], "damaged"),
        (pdf([[]]), "without text"),
        (pdf([["x"]] * 201), "more than 200 pages"),
    ],
    ids=["empty", "none", "cut", "scan", "book"],
)
def test_broken_pdfs(tmp_path, data, said):
    assert said in reason(read(tmp_path, "story.pdf", data))


def test_protected_pdfs(tmp_path):
    assert "password" in reason(read(tmp_path, "story.pdf", encrypted("secret")))
    holds_the_story(only(read(tmp_path, "story.pdf", encrypted(""))))


# --- packed, standard input, sniffed -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.txt", STORY.encode()),
        ("story.md", (FRONT + "\n\n".join(PARAGRAPHS[1:])).encode()),
        ("story.html", PAGE.encode()),
        ("story.docx", docx()),
        ("story.pdf", pdf([wrapped()])),
        ("story.jsonl", json.dumps(RECORD).encode()),
    ],
)
def test_every_format_is_read_packed_from_a_folder_and_from_standard_input(tmp_path, name, data):
    holds_the_story(only(read(tmp_path, name + ".gz", gzip.compress(data))))
    (from_folder,) = load([tmp_path], root=tmp_path).articles
    holds_the_story(from_folder)
    for stream in (data, gzip.compress(data)):
        article = only(load(["-"], stdin=io.BytesIO(stream)))
        holds_the_story(article)
        assert article.id.startswith("stdin")
    holds_the_story(only(read(tmp_path / "..", f"no-suffix-{tmp_path.name}", data)))


def test_members_of_one_archive_follow_each_other(tmp_path):
    half = len(STORY) // 2
    data = gzip.compress(STORY[:half].encode()) + gzip.compress(STORY[half:].encode())
    holds_the_story(only(read(tmp_path, "story.txt.gz", data)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (gzip.compress(b"a" * 3_000_000), "unpacks to more than 1.0 MB"),
        (gzip.compress(b"a" * 600_000) * 5, "unpacks to more than 1.0 MB"),
        (gzip.compress(STORY.encode())[:-20], "cut off"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 40, "damaged"),
        (STORY.encode(), "not a gzip archive"),
    ],
    ids=["bomb", "bombs", "cut", "damaged", "plain"],
)
def test_broken_archives(tmp_path, data, said):
    limits = Limits(max_file_bytes=1_000_000)
    assert said in reason(read(tmp_path, "story.txt.gz", data, limits=limits))


def test_standard_input_beside_files_and_without_a_stream(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    loaded = load(["-", tmp_path / "a.txt"], root=tmp_path, stdin=io.BytesIO(STORY.encode()))
    assert [article.id for article in loaded.articles] == ["a.txt", "stdin"]
    assert "not read here" in reason(load(["-"]))


# --- .claimcheckignore -------------------------------------------------------------------------


def tree(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY)


def ids(folder: Path) -> list[str]:
    return [article.id for article in load([folder], root=folder).articles]


def test_patterns_leave_out_files_and_folders(tmp_path):
    tree(tmp_path, "a.txt", "draft-b.txt", "old/c.txt", "old/keep.txt", "in/drafts/d.txt")
    (tmp_path / ".claimcheckignore").write_text("# ours\ndraft-*\n/old/*\n!old/keep.txt\ndrafts/\n")
    assert ids(tmp_path) == ["a.txt", "old/keep.txt"]
    assert load([tmp_path / "draft-b.txt"], root=tmp_path).articles  # named, so wanted
    left_out = {item.path: item.reason for item in load([tmp_path], root=tmp_path).ignored}
    assert left_out[str(tmp_path / "draft-b.txt")] == "named in .claimcheckignore"


def test_a_deeper_file_wins(tmp_path):
    tree(tmp_path, "a.txt", "in/a.txt", "in/b.txt")
    (tmp_path / ".claimcheckignore").write_text("a.txt\n")
    (tmp_path / "in/.claimcheckignore").write_text("!a.txt\n/b.txt\n")
    assert ids(tmp_path) == ["in/a.txt"]


@pytest.mark.parametrize("content", [b"\xff\xfe*", b"a" * 300_000, b"!\n"])
def test_a_file_that_cannot_be_used_is_said_and_leaves_nothing_out(tmp_path, content):
    tree(tmp_path, "a.txt")
    (tmp_path / ".claimcheckignore").write_bytes(content)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["a.txt"]
    assert all(skip.path.endswith(".claimcheckignore") for skip in loaded.skipped)
    assert loaded.skipped or content == b"!\n"


# --- any bytes ---------------------------------------------------------------------------------

SAMPLES = {
    "a.html": PAGE.encode(),
    "a.mhtml": archived(PAGE),
    "a.docx": docx(),
    "a.pdf": pdf([wrapped()]),
    "a.jsonl": json.dumps(RECORD).encode(),
    "a.csv": b"text,outlet\nFive people came.,Post\n",
    "a.md": (FRONT + STORY).encode(),
    "a.txt.gz": gzip.compress(STORY.encode()),
    "a.docx.gz": gzip.compress(docx()),
}


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_file_with_any_damage_is_read_or_refused(tmp_path, name, data):
    whole = SAMPLES[name]
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damaged = whole[:start] + data.draw(st.binary(max_size=40)) + whole[start + length :]
    loaded = read(tmp_path, name, damaged)
    assert loaded.articles or loaded.skipped
    for article in loaded.articles:
        assert all(0 <= r.start <= r.end <= len(article.text) for r in article.regions)
    for skip in loaded.skipped:
        assert skip.reason.isprintable()


def test_the_ignore_file_of_the_working_folder_holds_for_the_folders_that_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "news" / name).write_text("The fair drew 4,100 visitors on its first day.\n")
    (tmp_path / ".claimcheckignore").write_text("news/b.txt\n")
    monkeypatch.chdir(tmp_path)
    assert [article.id for article in load(["news"]).articles] == ["news/a.txt"]
    assert len(load([tmp_path / "news"]).articles) == 1
    monkeypatch.chdir("/")
    assert len(load([tmp_path / "news"]).articles) == 2
