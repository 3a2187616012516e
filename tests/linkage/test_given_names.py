"""Names of one given name, and ranks, in two reports of one day (``given_names.yml``)."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

CASES = YAML(typ="safe").load((Path(__file__).parent / "given_names.yml").read_text("utf-8"))
LEADS = {
    "a": "A fire broke out at the Holm paper mill in Corrie on Friday, Mayor Ada Moreno said. ",
    "b": "The Holm paper mill in Corrie burned on Friday, said Mayor Ada Moreno. ",
}
pytestmark = pytest.mark.model


@pytest.mark.parametrize("case", CASES, ids=[case["a"] + " " + case["b"][-9:] for case in CASES])
def test_names_of_one_given_name(checker: Checker, case: dict[str, Any]) -> None:
    articles = [
        Article.from_text(LEADS[side] + case[side], id=side, published=date(2024, 5, 3))
        for side in "ab"
    ]
    for order in permutations(articles):
        loud = [f for f in checker.check(order).findings if f.severity is not Severity.INFO]
        assert len(loud) == case["conflict"], [f.message for f in loud]


@pytest.mark.parametrize(
    ("full", "titled", "one"),
    [
        ("Martin Weil, 61, was hurt.", "Mr Weil, 67, was hurt.", True),
        ("Clara Weil, 57, was hurt.", "Mrs Weil, 53, was hurt.", True),
        ("Martin Weil, 61, was hurt.", "Mrs Weil, 57, was hurt.", False),
        ("Clara Weil, 57, was hurt.", "Mr Weil, 61, was hurt.", False),
    ],
)
def test_a_title_joins_a_surname_only_to_its_own_sex(
    checker: Checker, full: str, titled: str, one: bool
) -> None:
    articles = [
        Article.from_text(LEADS[side] + text, id=side, published=date(2024, 5, 3))
        for side, text in (("a", full), ("b", titled))
    ]
    ages = [f for f in checker.check(articles).findings if f.message.startswith("age of ")]
    assert len(ages) == one
