"""Tables of the Markdown report stay whole whatever the text holds."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from claimcheck.models import Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report import markdown_matrix as page
from factories import article, cluster, quantity_claim, report
from hostile import ATTACKS, hostile_report

HOSTILE = (
    *ATTACKS,
    "a | b | c",
    "\\|",
    "`x|y`",
    "|---|---|",
    "\n\n# no\n",
    "<br>",
    "[x](y) ![z](w)",
)


def markdown(made):
    return RENDERERS["markdown"].render(View(made, Look(show=Severity.INFO)))


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        # Words that are quoted may become one tag or another for bold; they are no structure.
        self.feed(MarkdownIt("commonmark").enable("table").render(text))

    def handle_starttag(self, tag, attrs):
        if tag not in ("strong", "b", "code", "em"):
            self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("attack", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_table_or_becomes_markup(attack):
    plain = Tags(markdown(hostile_report("harmless "))).found
    assert ("table", ()) in plain
    assert Tags(markdown(hostile_report(attack))).found == plain


def many(outlets, rows):
    articles = [article("12 came.", f"{n:02}.txt", outlet=f"Outlet {n:02}") for n in range(outlets)]
    claims = [quantity_claim(a, "12") for a in articles]
    clusters = [cluster(*claims, id=f"c{n:03}") for n in range(rows)]
    return View(report(tuple(articles), clusters=tuple(clusters)))


def test_many_outlets_share_one_column():
    *_, table = page.blocks(many(9, 1))
    head, _, row = table.splitlines()
    assert head == "| question | answers |"
    assert "Outlet 00: 12; Outlet 01: 12" in row


def test_more_questions_than_fit_are_counted():
    *_, table, rest = page.blocks(many(3, 75))
    assert len(table.splitlines()) == 62
    assert rest.startswith("and 15 more questions")
