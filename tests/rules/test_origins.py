"""Outlets that print one text are named as one origin, whatever the rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.copies import Copies
from claimcheck.engine import Checker
from claimcheck.models import Article
from claimcheck.rules.interface import RuleContext, said_by, some
from claimcheck.rules.origins import with_origins
from factories import article, finding, quantity_claim, side

WIRE = "Some {} boats were lost when the storm hit the old harbour of Karsk on Monday night."


def found(*texts: str) -> tuple[str, ...]:
    articles = [
        article(text, f"{name}.txt", outlet=name)
        for name, text in zip("ABCDEFGH", texts, strict=False)
    ]
    sides = [
        side(item, quantity_claim(item, next(w for w in item.text.split() if w.isdigit())))
        for item in articles
    ]
    by_id = {item.id: item for item in articles}
    made = finding(*sides, reasons=("same storm",))
    return with_origins(made, Copies(by_id), RuleContext(by_id)).reasons


def test_one_sentence_in_two_outlets_is_one_origin() -> None:
    own = "The storm cost 12 fishermen of Karsk their boats, says the mayor, who wants help."
    reasons = found(WIRE.format(12), own, WIRE.format(12), WIRE.format(14))
    assert reasons == ("same storm", "A and C print nearly the same sentence: one origin")


def test_outlets_with_another_value_are_no_copies_of_it() -> None:
    assert found(WIRE.format(12), WIRE.format(14)) == ("same storm",)


def test_near_copies_of_a_text_are_said_once_and_many_are_counted() -> None:
    text = (
        WIRE.format(12)
        + "\n"
        + "\n".join(
            f"Line {n} of the report tells at length what else was seen at pier {n} that night."
            for n in range(8)
        )
    )
    reasons = found(*[text] * 7)
    assert reasons[1:] == ("A, B, C, D and 3 more print nearly the same text: one origin",)


def test_a_list_of_labels() -> None:
    assert some(["A"]) == "A"
    assert some(["A", "B", "C"]) == "A, B and C"
    assert some(["A", "B", "C"], ", ") == "A, B, C"
    assert some(list("ABCDEF"), ", ") == "A, B, C, D and 2 more"


@pytest.mark.model
def test_a_spelling_that_wire_copies_share_is_of_one_origin() -> None:
    wire = "Milan {}, head of the harbour board in Karsk, welcomed the new ferry on Monday."
    texts = [wire.format("Petras"), wire.format("Petraz"), wire.format("Petraz")]
    articles = [
        Article.from_text(text, id=name, outlet=name)
        for name, text in zip("ABC", texts, strict=True)
    ]
    (spelling,) = (
        item
        for item in Checker(Settings(), cache=Cache()).check(articles).findings
        if item.rule == "name-spelling"
    )
    assert "B and C print nearly the same sentence: one origin" in spelling.reasons


def test_an_outlet_is_named_once_with_its_number_of_articles() -> None:
    texts = [WIRE.format(12)] * 3
    for outlets, told in (
        ("AAA", "3 articles of A print nearly the same sentence: one origin"),
        ("AAB", "A (2 articles) and B print nearly the same sentence: one origin"),
    ):
        articles = [
            article(text, f"{n}.txt", outlet=outlet)
            for n, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
        ]
        by_id = {item.id: item for item in articles}
        made = finding(*(side(item, quantity_claim(item, "12")) for item in articles))
        assert told in with_origins(made, Copies(by_id), RuleContext(by_id)).reasons


def test_nearly_one_text_with_two_values_is_named() -> None:
    rest = "\n".join(
        f"Line {n} of the report tells at length what else was seen at pier {n} that night."
        for n in range(8)
    )
    reasons = found(*[f"{WIRE.format(number)}\n{rest}" for number in (12, 12, 14)])
    assert reasons[1:] == (
        "A and B print nearly the same text: one origin",
        "A and C print nearly the same text, but differ here",
    )


def test_of_many_values_those_of_most_outlets_are_named() -> None:
    articles = [article(f"{n} boats", f"{n}.txt", outlet=f"P{n}") for n in (*range(10, 30), 29, 29)]
    articles = [replace(a, id=f"{i:02}", outlet=f"P{i}") for i, a in enumerate(articles)]
    context = RuleContext({a.id: a for a in articles})
    sides = [side(a, quantity_claim(a, a.text.split()[0])) for a in articles]
    sides = [replace(s, says=s.claim.text) for s in sides]
    told = said_by(sides, context)
    assert told == (
        "10 (P0) / 11 (P1) / 12 (P2) / 13 (P3) / 14 (P4) / 29 (P19, P20, P21) / 14 other values"
    )
    assert said_by(sides[:7], context).endswith("/ 16 (P6)")
    by_day = said_by(sides, context, ordered=True)
    assert by_day == (
        "10 (P0) / 11 (P1) / 12 (P2) / 14 more between / 27 (P17) / 28 (P18) / 29 (P19, P20, P21)"
    )
