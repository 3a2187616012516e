"""Hostile text in every format: a table of attacks, and properties for any text."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.models import Report, Severity
from claimcheck.report import RENDERERS, Look, View, escape
from factories import article, finding, quantity_claim, report, side

# Everything that a terminal acts on or that hides or reorders text.
ACTIVE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2028\u2029\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

ATTACKS = {
    "escape code": "x \x1b[2J\x1b[31mred\x1b]0;title\x07 y",
    "c1 control": "x \x9b31m y",
    "carriage return": "all is well\rFAKE LINE",
    "newline": "one\n\nerror  fake-rule (high)  fake",
    "backspace": "good\x08\x08\x08\x08evil",
    "null": "a\x00b",
    "bidi override": "file \u202egnp.exe end",
    "bidi isolate": "\u2066a\u2069",
    "zero width": "Zh\u200bou \ufeffLi\u2060jun",
    "tag characters": "flag \U000e0041\U000e0042",
    "lone surrogate": "half \ud83d pair",
    "line separator": "one\u2028two\u2029three",
    "rich markup": "[bold red]x[/bold red] [link=http://e.example]y[/link]",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "html entity": "&lt;b&gt; &amp; &#x41;",
    "html comment": "<!-- hidden --> -->",
    "markdown link": "[click](http://e.example) ![i](http://e.example/i.png)",
    "markdown reference": "[a][b] [b]: http://e.example",
    "autolink": "<http://e.example> http://e.example www.e.example mail@e.example",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ***",
    "code": "`rm -rf` ```sh `` x",
    "heading": "# Not a heading",
    "setext": "===",
    "list": "- not a list",
    "plus list": "+ not a list",
    "ordered": "1. not a list",
    "ordered paren": "2024) not a list",
    "quote": "> not a quote",
    "rule": "---",
    "table": "| a | b |",
    "mention": "@everyone and @someone",
    "issue": "see #123 and GH-7 and user/repo#9",
    "math": "$x^2$ costs $240 billion",
    "backslash": "\\ \\* \\\\ \\[x\\]",
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+1+1",
    "formula at": "@SUM(A1)",
    "formula tab": "\t=1+1",
    "workflow command": "::error file=a::b%0A",
    "zalgo": "Z" + "\u0301" * 50 + "o",
    "emoji code": "fine :+1: :tada: 10:30:15",
    "spaces": "    four spaces",
    "indented": "a\tb\t\tc",
    "front matter": "---\ntitle: x\n---",
}


def report_about(text: str) -> Report:
    """The text in every place that can hold words of an article, or of a file's name."""
    body = f"Before {text} after.\n{text}\n"
    one = article(body, "one.txt", outlet=text, title=text)
    two = article(body, text, path="two.txt")
    claims = [quantity_claim(source, text) for source in (one, two)]
    return report(
        (one, two),
        (
            finding(
                *(side(s, c) for s, c in zip((one, two), claims, strict=True)),
                message=text,
                question=text,
                reasons=(text, text),
                tip=text,
            ),
        ),
        notices=(text,),
    )


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("format_name", RENDERERS)
def test_nothing_active_gets_through(attack: str, format_name: str) -> None:
    look = Look(width=80, show=Severity.INFO)
    text = RENDERERS[format_name].render(View(report_about(ATTACKS[attack]), look))
    assert not ACTIVE.search(text)
    text.encode("utf-8")


@pytest.mark.parametrize("attack", ATTACKS)
def test_color_codes_are_only_our_own(attack: str) -> None:
    look = Look(width=80, color=True)
    text = RENDERERS["terminal"].render(View(report_about(ATTACKS[attack]), look))
    assert not ACTIVE.search(re.sub(r"\x1b\[[0-9;]*m", "", text))
    # Nothing of the text was taken for rich markup: the words are all there.
    if attack == "rich markup":
        assert "[bold red]x[/bold red]" in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_line_of_the_report_is_forged(attack: str) -> None:
    text = RENDERERS["terminal"].render(View(report_about(ATTACKS[attack]), Look(width=80)))
    assert not [line for line in text.split("\n") if line.startswith("error  fake")]
    concise = RENDERERS["concise"].render(View(report_about(ATTACKS[attack])))
    assert concise.count("\n") == 1


# --- Markdown ---------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ZERO_WIDTH = "\u200b"


def inline_tokens(source: str):
    tokens = MARKDOWN.parse(source)
    assert [t.type for t in tokens] in (
        ["paragraph_open", "inline", "paragraph_close"],
        [],
    ), [t.type for t in tokens]
    return tokens[1].children if tokens else []


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_renders_as_the_text_itself(attack: str) -> None:
    text = ATTACKS[attack]
    tokens = inline_tokens(escape.markdown(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    assert "".join(t.content for t in tokens).replace(ZERO_WIDTH, "") == (
        escape.visible(text).strip()
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_whole_markdown_report_holds_no_foreign_markup(attack: str) -> None:
    look = Look(show=Severity.INFO)
    source = RENDERERS["markdown"].render(View(report_about(ATTACKS[attack]), look))
    types = set()
    for token in MARKDOWN.parse(source):
        types.add(token.type)
        types |= {child.type for child in token.children or ()}
    assert not {"image", "link_open", "html_block", "fence", "code_block", "s_open"} & types
    for raw in re.findall(r"<[^>\n]*>", source):
        assert raw in ("<b>", "</b>")
    assert source.count("\n## Errors\n") == 1
    assert not re.search(r"(?<!&#8203;)(?<=@)\w", source)


@given(st.text(max_size=200))
def test_any_text_in_markdown_is_text(text: str) -> None:
    tokens = inline_tokens(escape.markdown(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}
    shown = "".join(t.content for t in tokens).replace(ZERO_WIDTH, "")
    assert shown.split() == escape.visible(text).split()


@given(st.text(max_size=100))
def test_any_text_in_a_code_span_is_code(text: str) -> None:
    tokens = inline_tokens("x " + escape.markdown_code(text) + " y")
    assert [t.type for t in tokens] == ["text", "code_inline", "text"]
    assert "|" not in tokens[1].content


@given(st.text(alphabet="<>&*_`[]()!|\\~#@-+=.1 a\n\t$:", max_size=60))
def test_markup_characters_in_any_order(text: str) -> None:
    tokens = inline_tokens(escape.markdown(text))
    assert {token.type for token in tokens} <= {"text", "text_special"}


# --- terminal, JSON, CSV ----------------------------------------------------------------------


@given(st.text(max_size=200))
def test_visible_is_safe_and_stable(text: str) -> None:
    once = escape.visible(text)
    assert not ACTIVE.search(once)
    assert "\n" not in once
    assert escape.visible(once) == once


VISIBLE = [
    ("plain text stays", "plain text stays"),
    ("tab\tand\nnewline", "tab and newline"),
    ("no\xa0break", "no break"),
    ("so\u00adft hyphen", "soft hyphen"),
    ("\x1b[31m", "\\x1b[31m"),
    ("\x9b", "\\x9b"),
    ("\u202eabc", "<U+202E>abc"),
    ("\U000e0041", "<U+E0041>"),
    ("naïve café 中文 😀", "naïve café 中文 😀"),
    ("e\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
    ("two  spaces", "two spaces"),
]


@pytest.mark.parametrize(("text", "expected"), VISIBLE)
def test_visible_spells_out_what_hides(text: str, expected: str) -> None:
    assert escape.visible(text) == expected


FOLDED = [
    ("“so”—it’s 5…", "cp1252", "“so”—it’s 5…"),
    ("“so”—it’s 5…", "ascii", '"so"-it\'s 5...'),
    ("café", "ascii", "cafe"),
    ("中文", "cp1252", "??"),
    ("a 😀 b", "latin-1", "a ? b"),
    ("x", "no-such-encoding", "x"),
    ("é", "no-such-encoding", "e"),
]


@pytest.mark.parametrize(("text", "encoding", "expected"), FOLDED)
def test_fold_finds_look_alikes(text: str, encoding: str, expected: str) -> None:
    assert escape.fold(text, encoding) == expected


@given(st.text(max_size=200))
def test_json_is_pure_and_means_the_same(text: str) -> None:
    raw = json.dumps({"a": text}, ensure_ascii=False)
    safe = escape.json_text(raw)
    safe.encode("utf-8")
    assert not ACTIVE.search(safe)
    assert json.loads(safe)["a"] == re.sub("[\ud800-\udfff]", "\ufffd", text)


@given(st.text(max_size=100))
def test_csv_cell_is_no_formula(text: str) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow([escape.csv_cell(text)])
    (row,) = csv.reader(io.StringIO(stream.getvalue())) or [[""]]
    assert not row or row[0][:1] not in tuple("=+-@|%\t\r\n")


CSV_CELLS = [
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("|calc", "'|calc"),
    ("%0A", "'%0A"),
    ("\t=1+1", "'=1+1"),
    ("  @x", "'@x"),
    ("a=1", "a=1"),
    ("$240 billion", "$240 billion"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CSV_CELLS)
def test_csv_cells_that_a_spreadsheet_would_run(text: str, expected: str) -> None:
    assert escape.csv_cell(text) == expected
