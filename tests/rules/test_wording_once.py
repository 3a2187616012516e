"""Messages and reasons say a thing once, and as English does."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding, Quantity, QuantityKind, Span, StatementClaim
from claimcheck.quantities.compare import format_quantity
from claimcheck.report.reasons import telling
from claimcheck.rules.clauses import verb
from claimcheck.rules.interface import RuleContext, said_once

DAY = date(2024, 5, 3)


def findings(checker: Checker, *texts: str) -> list[Finding]:
    articles = [
        Article.from_text(text, id=f"{n}.txt", outlet=f"{n}", published=DAY)
        for n, text in enumerate(texts)
    ]
    return list(checker.check(articles).findings)


def test_two_orders_of_two_names_are_one_reason() -> None:
    found = said_once(
        [
            "Marek / Marik: a few letters differ",
            "both name Velm",
            "Marik / Marek: a few letters differ",
            "both name Velm",
        ]
    )
    assert found == ("Marek / Marik: a few letters differ", "both name Velm")


def test_one_role_is_told_once() -> None:
    found = telling(["same role: fire chief", "same role: fire chief / chief", "both name Velm"])
    assert found == ("same role: fire chief", "both name Velm")


@pytest.mark.parametrize(
    ("value", "kind", "printed"),
    [
        (0.5, QuantityKind.NUMBER, "half"),
        (2 / 3, QuantityKind.NUMBER, "two thirds"),
        (0.6, QuantityKind.NUMBER, "0.6"),
    ],
)
def test_fractions_are_words(value: float, kind: QuantityKind, printed: str) -> None:
    assert format_quantity(Quantity(value, value, kind=kind)) == printed


def test_decimals_with_a_unit_stay() -> None:
    percent = Quantity(0.5, 0.5, kind=QuantityKind.PERCENT, unit="%")
    assert format_quantity(percent) == "0.5%"


@pytest.mark.parametrize(
    ("text", "printed", "lemma", "shown"),
    [
        ("The siren did not go off.", "go", "go", "go off"),
        ("The talks broke down on Friday.", "broke", "break", "broke down"),
        ("The driver fell off.", "fell", "fall", "fell off"),
        ("They went home.", "went", "go", "go"),
        ("The bank paid.", "paid", "pay", "paid"),
    ],
)
def test_a_verb_keeps_its_particle(text: str, printed: str, lemma: str, shown: str) -> None:
    at = text.index(printed)
    claim = StatementClaim(
        article="a",
        start=0,
        end=len(text),
        text=text,
        sentence=Span(0, len(text)),
        predicate=lemma,
        verb_span=Span(at, at + len(printed)),
    )
    context = RuleContext({"a": Article.from_text(text, id="a")})
    assert verb(claim, context) == shown


@pytest.mark.model
def test_an_amount_of_a_list_is_not_shown_as_the_first_items(checker: Checker) -> None:
    found = findings(
        checker,
        "Governor Ana Petri of Velm presented the budget on Friday. Under the plan schools get "
        "$52 million and the courts $31 million.",
        "Governor Ana Petri of Velm presented the budget on Friday. Under the plan schools get "
        "$52 million and the courts $13 million.",
    )
    messages = [f.message for f in found if f.rule == "figure-conflict"]
    assert messages
    assert all("courts (" not in message for message in messages), messages


@pytest.mark.model
def test_all_articles_that_give_a_value_are_listed(checker: Checker) -> None:
    trial = (
        "Otto Brandt, who ran the colliery at Ellern, {} over the blast, judge Lisa Mohr said. {}"
    )
    articles = [
        Article.from_text(trial.format(*told), id=f"{n}.txt", outlet=f"{n}", published=day)
        for n, (day, *told) in enumerate(
            [
                (date(2031, 1, 9), "went on trial on Thursday", "The blast killed 12 miners."),
                (date(2031, 2, 11), "spoke on Tuesday", "The blast killed 12 miners."),
                (
                    date(2031, 3, 6),
                    "was found guilty on Thursday",
                    "In 2028, 12 miners died when gas exploded.",
                ),
                (
                    date(2031, 3, 7),
                    "was found guilty on Thursday",
                    "Relatives of the 14 dead miners embraced.",
                ),
            ]
        )
    ]
    (found,) = [f for f in checker.check(articles).findings if f.rule == "figure-conflict"]
    assert {side.claim.article for side in found.sides} == {f"{n}.txt" for n in range(4)}
    assert "revised" not in found.message
