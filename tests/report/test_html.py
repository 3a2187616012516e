"""The HTML report as text; tests/browser looks at it in a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from claimcheck.models import Coverage, Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.html import articles
from factories import article, cluster, finding, quantity_claim, report, side, span_of
from hostile import ATTACKS, hostile_report
from report_sample import sample_report


def html(made, show=Severity.INFO):
    return RENDERERS["html"].render(View(made, Look(show=show)))


class Shape(HTMLParser):
    """The elements of a page and the names of their attributes, and its links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: set[str] = set()
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))
        for name, value in attrs:
            if name in ("href", "src", "action", "popovertarget"):
                self.addresses.add(value)
            if name == "id":
                self.ids.append(value)

    def handle_comment(self, data):
        self.found.append(("comment", ()))


PLAIN = Shape(html(hostile_report("harmless ")))


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_text_becomes_markup(attack):
    shape = Shape(html(hostile_report(attack)))
    assert shape.found == PLAIN.found


def test_nothing_from_outside_and_every_link_leads_somewhere():
    text = html(sample_report())
    shape = Shape(text)
    assert all(address.startswith("#") or address in shape.ids for address in shape.addresses)
    assert {a.removeprefix("#") for a in shape.addresses} <= set(shape.ids)
    assert len(shape.ids) == len(set(shape.ids))
    assert not re.search(r"url\(|@import|https?://", text)


def test_the_policy_allows_the_one_style_and_the_one_script():
    text = html(sample_report())
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in text
    assert "default-src &#39;none&#39;" in text
    assert not re.search(r"<[^>]* style=| on[a-z]+=", text)


def test_a_page_without_findings_says_that_silence_is_no_proof():
    compared = Coverage(articles=2, clusters=1, pairs_compared=1)
    text = html(report((article("Nobody came."),), coverage=compared))
    assert "no proof of agreement" in text
    assert 'id="filters"' not in text


def test_hidden_severities_are_counted_and_not_listed():
    text = html(sample_report(), show=Severity.WARNING)
    assert text.count("not shown here") == 1
    assert "f-00112233" not in text


def test_texts_that_fit_no_more_are_left_out_and_said_so(monkeypatch):
    monkeypatch.setattr(articles, "_TEXT_BUDGET", 300)
    big, small = article("word " * 100, "a.txt"), article("Nobody came. 12 came.", "b.txt")
    claim = quantity_claim(small, "12")
    text = html(report((big, small), (finding(side(small, claim), side(small, claim)),)))
    assert text.count("text is left out") == 1
    assert "Nobody came. " in text
    assert {a.removeprefix("#") for a in Shape(text).addresses} <= set(Shape(text).ids)


def test_marks_that_overlap_give_each_letter_one_mark_and_lose_none():
    source = article("Some 2,500 people came, she said.")
    claims = [
        quantity_claim(source, words)
        for words in ("2,500", "2,500 people", "Some 2,500 people came", "people came, she")
    ]
    made = report((source,), claims=tuple(claims))
    view = View(made, Look())
    (shown,) = articles.article_texts(view, articles.Registry(view))
    (line,) = shown.lines
    assert "".join(bit.text for bit in line.bits) == source.text
    assert [bit.text for bit in line.bits if bit.kind] == [
        "Some ", "2,500", " people", " came, she",
    ]  # fmt: skip


def test_of_very_many_outlets_the_answers_stand_in_one_column():
    sources = [article(f"{n} came.", f"{n:03}.txt", outlet=f"Outlet {n:03}") for n in range(40)]
    claims = [quantity_claim(source, f"{n}") for n, source in enumerate(sources)]
    made = report(tuple(sources), clusters=(cluster(*claims),))
    text = html(made)
    assert text.count("<td") == 1
    assert text.count('<span class="by">Outlet') == 40
    assert "and 16 more" in text


def test_parts_of_one_line_have_one_anchor():
    text = "Twelve came.\rLeft out.\rNobody stayed."
    parts = (span_of(text, "Twelve came."), span_of(text, "Nobody stayed."))
    ids = Shape(html(report((article(text, regions=parts),)))).ids
    assert ids.count("a0-1") == 1


def test_the_same_report_gives_the_same_bytes_for_any_order_of_articles():
    made = sample_report()
    from dataclasses import replace

    turned = replace(
        made,
        articles=made.articles[::-1],
        findings=made.findings[::-1],
        clusters=made.clusters[::-1],
        claims=made.claims[::-1],
    )
    assert html(made) == html(turned)
