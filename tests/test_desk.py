"""What claims.yaml knows, in a run: aliases are silent, misspellings and untrue figures are not."""

from __future__ import annotations

import pytest

from claimcheck import Article, Checker
from claimcheck.config import Desk, EntityEntry, FactEntry, Settings

WRONG = (
    "The mill in Kyiv was praised by Anna Kovalchik, head of the Northern Ports Association, on "
    "Monday. The Hollins mill opened in 1916."
)
RIGHT = (
    "The mill in Kiev was praised by A. Kowalczyk, head of the Northern Ports Association, on "
    "Monday. The Hollins mill opened in 1961."
)
DESK = Desk(
    entities=(
        EntityEntry(name="Kyiv", kind="place", aliases=("Kiev",)),
        EntityEntry(
            name="Anna Kowalczyk", aliases=("A. Kowalczyk",), misspellings=("Anna Kovalchik",)
        ),
    ),
    facts=(FactEntry(id="mill", statement="The Hollins mill opened in 1961."),),
)
SPELLING = {"Anna Kovalchik", "Anna Kowalczyk"}


def found(desk: Desk, **texts: str) -> list[tuple[str, set[str], set[str]]]:
    articles = [Article.from_text(text, id=name) for name, text in texts.items()]
    report = Checker(Settings(desk=desk)).check(articles)
    assert report.notices == ()
    return [
        (f.rule, {s.says for s in f.sides}, {s.claim.article for s in f.sides})
        for f in report.findings
    ]


@pytest.mark.model
def test_one_article_is_enough_for_a_misspelling_and_a_fact() -> None:
    wrong = found(DESK, a=WRONG)
    assert ("fact-conflict", SPELLING, {"a", "claims.yaml#Anna Kowalczyk"}) in wrong
    assert [rule for rule, _, _ in wrong] == ["fact-conflict"] * 2
    assert found(DESK, b=RIGHT) == []


@pytest.mark.model
def test_a_misspelling_is_told_against_the_desk_whoever_else_is_read() -> None:
    wrong = found(DESK, a=WRONG, b=RIGHT)
    assert ("fact-conflict", SPELLING, {"a", "claims.yaml#Anna Kowalczyk"}) in wrong
    assert [rule for rule, _, _ in wrong] == ["fact-conflict"] * 2
    two = found(DESK, a=WRONG, b=RIGHT, c=WRONG)
    assert ("fact-conflict", SPELLING, {"a", "c", "claims.yaml#Anna Kowalczyk"}) in two


@pytest.mark.model
def test_without_the_desk_the_articles_are_held_against_each_other() -> None:
    rules = {rule for rule, _, _ in found(Desk(), a=WRONG, b=RIGHT)}
    assert rules >= {"name-spelling", "date-conflict"}


@pytest.mark.model
def test_a_fact_that_says_nothing_is_named() -> None:
    facts = (
        FactEntry(id="empty", statement="Hollins Mill."),
        FactEntry(id="good", statement="The Hollins mill opened in 1961."),
    )
    report = Checker(Settings(desk=Desk(facts=facts))).check([])
    assert [line for line in report.notices if "empty" in line or "good" in line] == [
        "claims.yaml: nothing that can be compared was read in fact 'empty'; "
        "say it as one plain sentence"
    ]
