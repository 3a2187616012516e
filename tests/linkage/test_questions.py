"""Questions and reasons read as an editor would say them."""

from __future__ import annotations

import pytest

from claimcheck.linkage import wording
from claimcheck.linkage.questions import question_of
from claimcheck.models import Measure, Period, Quantity, QuantityClaim, QuantityKind, Span

KINDS = {"USD": QuantityKind.MONEY, "%": QuantityKind.PERCENT, "kilometre": QuantityKind.MEASURE}


def figure(unit: str | None = None, period: str = "", **measure: str) -> QuantityClaim:
    kind = KINDS.get(unit or "", QuantityKind.DURATION if unit else QuantityKind.NUMBER)
    return QuantityClaim(
        article="a",
        start=0,
        end=2,
        text="12",
        sentence=Span(0, 2),
        quantity=Quantity(12.0, 12.0, kind=kind, unit=unit),
        measure=Measure(**measure),
        period=Period(None, None, period) if period else None,
    )


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        (
            figure(
                phrase="countries (Harbour Forum)",
                noun="country",
                subject="harbour forum",
                verb="gather",
            ),
            "How many countries did the Harbour Forum gather?",
        ),
        (
            figure(phrase="people wounded", noun="person", verb="wound", period="Saturday"),
            "How many people were wounded? (Saturday)",
        ),
        (
            figure(phrase="people killing", noun="person", verb="kill"),
            "How many people were killed?",
        ),
        (
            figure(phrase="boats (Marrow)", noun="boat", subject="marrow", verb="have"),
            "How many boats does Marrow have?",
        ),
        (
            figure(phrase="armed man", noun="armed man", verb="enter"),
            "How many armed men? (“enter”)",
        ),
        (
            figure("USD", phrase="price for the quay", noun="price", of="quay", verb="be"),
            "How much is the price for the quay?",
        ),
        (
            figure("kilometre", phrase="depth (quake)", noun="depth", subject="quake", verb="be"),
            "What is the depth of the quake?",
        ),
        (
            figure("year", phrase="prison (driver)", noun="prison", subject="driver", verb="serve"),
            "How long? (prison; driver; “serve”)",
        ),
        (figure(phrase="age of Ann Ek", noun="age", of="ann ek"), "How old is Ann Ek?"),
        (
            figure(phrase="block of Mill Street", noun="block", of="mill street"),
            "Which block of Mill Street?",
        ),
    ],
)
def test_question(claim: QuantityClaim, question: str) -> None:
    assert question_of([claim]) == question


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("person", "people"),
        ("armed man", "armed men"),
        ("country", "countries"),
        ("day", "days"),
        ("church", "churches"),
        ("loss", "losses"),
        ("shares", "shares"),
        ("", ""),
    ],
)
def test_plural(noun: str, many: str) -> None:
    assert wording.plural(noun) == many


@pytest.mark.parametrize(
    ("verb", "done"),
    [
        ("kill", "killed"),
        ("shoot", "shot"),
        ("injure", "injured"),
        ("rob", "robbed"),
        ("carry", "carried"),
    ],
)
def test_participle(verb: str, done: str) -> None:
    assert wording.participle(verb) == done


@pytest.mark.parametrize(
    ("folded", "printed"),
    [
        ("bureau of the harbour", "Bureau of the Harbour"),
        ("o'rourke", "O'Rourke"),
        ("u.s.", "U.S."),
        ("hale-marrow", "Hale-Marrow"),
    ],
)
def test_name(folded: str, printed: str) -> None:
    assert wording.name(folded) == printed


def test_listed() -> None:
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
