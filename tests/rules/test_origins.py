"""Outlets that print one text are named as one origin, whatever the rule."""

from __future__ import annotations

import pytest

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.copies import Copies
from claimcheck.engine import Checker
from claimcheck.models import Article
from claimcheck.rules.interface import RuleContext, some
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
    assert reasons == ("same storm", "A and C print nearly one sentence: one origin")


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
    assert reasons[1:] == ("A, B, C, D and 3 more print nearly one text: one origin",)


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
    assert "B and C print nearly one sentence: one origin" in spelling.reasons


def test_an_outlet_is_named_once_with_its_number_of_articles() -> None:
    texts = [WIRE.format(12)] * 3
    for outlets, told in (
        ("AAA", "3 articles of A print nearly one sentence: one origin"),
        ("AAB", "A (2 articles) and B print nearly one sentence: one origin"),
    ):
        articles = [
            article(text, f"{n}.txt", outlet=outlet)
            for n, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
        ]
        by_id = {item.id: item for item in articles}
        made = finding(*(side(item, quantity_claim(item, "12")) for item in articles))
        assert told in with_origins(made, Copies(by_id), RuleContext(by_id)).reasons
