"""The HTML report in a real browser: what it shows, what its controls do, and what cannot run."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from claimcheck.models import Report, Severity
from claimcheck.report import RENDERERS, Look, View
from hostile import ATTACKS, hostile_report
from report_sample import sample_report

WIDE = {"viewport": {"width": 1280, "height": 900}}
NARROW = {"viewport": {"width": 390, "height": 844}}


def html(report: Report) -> str:
    return RENDERERS["html"].render(View(report, Look(show=Severity.INFO)))


@pytest.fixture
def opened(open_page: Any) -> Any:
    return open_page(html(sample_report()), **WIDE)


def visible_findings(page: Any) -> list[str]:
    return [card.get_attribute("id") for card in page.locator(".finding:visible").all()]


def choose(page: Any, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).select_option(value)


# --- content -----------------------------------------------------------------------------------


def test_nothing_is_said_asked_for_or_wrong(opened: Any) -> None:
    assert opened.troubles == []
    assert opened.page.title() == "Where these articles disagree"


def test_a_finding_shows_both_sides_with_the_words_marked(opened: Any) -> None:
    card = opened.page.locator("#f-3f2a9c1b")
    assert "Different numbers of visitors" in card.locator("h3").inner_text()
    assert card.locator("figure").count() == 2
    assert card.locator("mark").all_inner_texts() == [
        "more than 4,000 visitors",
        "Some 2,500 people",
    ]
    assert "The Harbour Post" in card.inner_text()
    assert "news/harbour-post-2031-05-03.txt:3" in card.inner_text()


def test_letters_of_a_spelling_are_told_apart(opened: Any) -> None:
    letters = opened.page.locator("#f-aabbccdd mark.letters").all_inner_texts()
    assert letters
    assert all(len(text) < len("Kowalczyk") for text in letters)


def test_sides_stand_side_by_side_where_there_is_room(open_page: Any) -> None:
    for width, beside in ((WIDE, True), (NARROW, False)):
        page = open_page(html(sample_report()), **width).page
        first, second = (
            figure.bounding_box() for figure in page.locator("#f-3f2a9c1b figure").all()
        )
        assert (first["y"] == second["y"]) is beside


@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_page_never_scrolls_sideways(open_page: Any, width: Any) -> None:
    page = open_page(html(sample_report()), **width).page
    page.locator("#unfold").click()
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]


def test_everything_is_there_without_the_script(open_page: Any) -> None:
    page = open_page(html(sample_report()), java_script_enabled=False, **WIDE).page
    assert len(visible_findings(page)) == 3
    assert not page.locator("#filters").is_visible()
    page.locator("#matrix td button").first.click()
    assert page.locator(".panel:visible").count() == 1
    page.locator("details.article summary").first.click()
    assert page.locator("details.article .text").first.is_visible()


# --- controls ----------------------------------------------------------------------------------


def test_filters_leave_what_fits_all_of_them(opened: Any) -> None:
    page = opened.page
    assert visible_findings(page) == ["f-3f2a9c1b", "f-aabbccdd", "f-00112233"]
    choose(page, "Severity", "warning")
    assert visible_findings(page) == ["f-aabbccdd"]
    assert page.locator("#shown").inner_text() == "1 of 3 shown"
    choose(page, "Rule", "role-conflict")
    assert visible_findings(page) == []
    page.get_by_role("button", name="Show all").click()
    assert len(visible_findings(page)) == 3


def test_an_outlet_filter_keeps_findings_it_takes_part_in(opened: Any) -> None:
    page = opened.page
    options = page.get_by_label("Outlet", exact=True).locator("option").all_inner_texts()
    assert options[0] == "all outlets"
    assert "The Harbour Post (3)" in options
    page.get_by_label("Outlet", exact=True).select_option(label="The Harbour Post (3)")
    assert len(visible_findings(page)) == 3


def test_a_link_to_a_filtered_finding_shows_it_again(opened: Any) -> None:
    page = opened.page
    choose(page, "Severity", "error")
    page.locator("details.article summary").first.click()
    page.locator("details.article a[href='#f-aabbccdd']").first.click()
    assert page.locator("#f-aabbccdd").is_visible()


def test_a_click_in_the_matrix_shows_the_evidence(opened: Any) -> None:
    page = opened.page
    cell = page.locator("#matrix td button", has_text="Some 2,500 people")
    cell.click()
    panel = page.locator(".panel:popover-open")
    assert "came to the Harbour Trade Fair" in panel.inner_text()
    assert "drew more than 4,000 visitors" in panel.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".panel:popover-open").count() == 0


def test_the_keyboard_opens_and_leaves_a_panel(opened: Any) -> None:
    page = opened.page
    page.locator("#matrix td button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".panel:popover-open").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[popover]') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_evidence_leads_to_its_line_in_the_article(opened: Any) -> None:
    page = opened.page
    page.locator("#f-3f2a9c1b .place a").first.click()
    target = page.locator(page.evaluate("location.hash"))
    assert target.is_visible()
    assert "more than 4,000 visitors" in target.inner_text()


def test_claims_and_findings_are_marked_in_the_text(opened: Any) -> None:
    page = opened.page
    page.locator("#unfold").click()
    text = page.locator("details.article", has_text="The Harbour Post").locator(".text")
    assert text.locator("a.mark.error").inner_text() == "more than 4,000 visitors"
    assert "€12.5 million" in text.locator(".figure").all_inner_texts()


# --- accessibility -----------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_fault(open_page: Any, scheme: Any, width: Any) -> None:
    # The policy of the page rightly stops strangers' scripts, of which axe is one.
    page = open_page(html(sample_report()), color_scheme=scheme, bypass_csp=True, **width).page
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    page.locator("#unfold").click()
    assert axe(page) == []
    page.locator("#matrix td button").first.click()
    assert axe(page) == []


def axe(page: Any) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


# --- hostile text ------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ["".join(ATTACKS), "".join(reversed(ATTACKS))])
def test_hostile_text_is_only_text(open_page: Any, attack: str) -> None:
    plain = open_page(html(hostile_report("harmless ")), **WIDE)
    hostile = open_page(html(hostile_report(attack)), **WIDE)
    for page in (plain.page, hostile.page):
        page.locator("#unfold").click()
        page.locator("#matrix td button").first.click()
    assert hostile.page.evaluate("window.ran") is None
    assert hostile.troubles == []
    # The page is built of the same elements with the same attributes, whatever the words.
    assert hostile.page.evaluate(SHAPE) == plain.page.evaluate(SHAPE)


SHAPE = """() => Array.from(document.querySelectorAll("*"), (element) =>
    element.tagName + " " + element.getAttributeNames().sort().join(" ")).join("\\n")"""


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1&c=2", True),
        ("http://news.example/", True),
        ("javascript:window.ran=1", False),
        ("data:text/html,<script>1</script>", False),
        ("//news.example/", False),
        ("https:///x", False),
        ("http://[bad", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_web_addresses_are_linked(open_page: Any, url: str, linked: bool) -> None:
    page = open_page(html(hostile_report("x ", url=url)), **WIDE).page
    page.locator("#unfold").click()
    links = [link.get_attribute("href") for link in page.locator(".web a").all()]
    assert links == ([url, url] if linked else [])
    outside = page.locator("a:not([href^='#'])").count()
    assert outside == len(links)


def test_the_policy_stops_a_script_that_got_in(open_page: Any) -> None:
    text = html(sample_report()).replace("</main>", "<script>window.ran = 1</script></main>")
    opened = open_page(text, **WIDE)
    assert opened.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in trouble for trouble in opened.troubles)
