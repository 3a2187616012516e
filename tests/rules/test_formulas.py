"""A sentence that is told of any town is a formula; three names for one thing are a conflict."""

from __future__ import annotations

import pytest

from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Finding
from claimcheck.rules.formulas import without_formulas
from factories import article, finding, quantity_claim, side

TOWNS = {"a": "Leeds", "b": "York", "c": "Hull"}
ARTICLES = {
    name: article(f"Few people in {town} had expected events to move so fast.", name)
    for name, town in TOWNS.items()
}


def found(a: str, b: str, rule: str = "name-conflict") -> Finding:
    sides = [side(ARTICLES[n], quantity_claim(ARTICLES[n], TOWNS[n])) for n in (a, b)]
    return finding(*sides, rule=rule, id=f"{rule}{a}{b}")


ALL = [found("a", "b"), found("a", "c"), found("b", "c")]


def test_three_names_in_one_sentence_of_a_topic_are_a_formula() -> None:
    assert without_formulas(ALL, ARTICLES, []) == []


def test_two_names_are_two_answers() -> None:
    assert without_formulas(ALL[:1], ARTICLES, []) == ALL[:1]


def test_three_names_in_reports_of_one_event_are_a_conflict() -> None:
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    relations = [Relation(a, b, Nearness.SAME_EVENT, score=9.0) for a, b in pairs]
    assert without_formulas(ALL, ARTICLES, relations) == ALL


@pytest.mark.parametrize("rule", ["name-spelling", "figure-conflict"])
def test_other_rules_are_not_concerned(rule: str) -> None:
    others = [found("a", "b", rule), found("a", "c", rule), found("b", "c", rule)]
    assert without_formulas(others, ARTICLES, []) == others
