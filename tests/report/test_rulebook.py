"""The rules' own pages, and docs/rules.md made from them."""

from __future__ import annotations

import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.report.rulebook import HEADINGS, markdown_book, page, plain_page
from claimcheck.rules import RULES, Rule

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_its_four_headings(rule: Rule) -> None:
    found = page(rule)
    assert tuple(heading for heading, _ in found.sections) == HEADINGS
    assert found.title.endswith(".")
    assert all(text for _, text in found.sections)


def test_each_rule_has_a_page_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert len({page(rule).title for rule in RULES}) == len(RULES)


def test_the_published_page_is_the_generated_one() -> None:
    stored = (DOCS / "rules.md").read_text("utf-8")
    assert stored == markdown_book(), "run python scripts/rules_docs.py"


def test_the_terminal_page_holds_the_sections() -> None:
    text = plain_page(RULES[0])
    assert text.startswith(f"{RULES[0].id}: ")
    assert text.count("\n\n") == len(HEADINGS)


WHOLE = """A title.

What it reports
---------------
This.

Why it matters
--------------
That.

Example
-------
Such - as this.
And this.

When it is wrong
----------------
Never.
"""
BROKEN = [
    WHOLE.replace("Why it matters", "Why it counts"),
    WHOLE.replace("Never.", ""),
    WHOLE + "\nExample\n-------\nAgain.\n",
    "A title.",
    "",
]


def rule_with(monkeypatch: pytest.MonkeyPatch, docstring: str) -> Rule:
    module = types.ModuleType("a_rule", docstring)
    monkeypatch.setitem(sys.modules, "a_rule", module)

    def check(cluster, context):
        return iter(())

    check.__module__ = "a_rule"
    return replace(RULES[0], check=check, scan=None)


def test_sections_keep_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    found = page(rule_with(monkeypatch, WHOLE))
    assert found.title == "A title."
    assert dict(found.sections)["Example"] == "Such - as this.\nAnd this."


@pytest.mark.parametrize("docstring", BROKEN)
def test_a_page_without_its_headings_is_refused(
    monkeypatch: pytest.MonkeyPatch, docstring: str
) -> None:
    with pytest.raises(ValueError, match="a_rule"):
        page(rule_with(monkeypatch, docstring))
