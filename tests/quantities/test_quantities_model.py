"""The component on parsed text: tags and names decide what words alone cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.models import QuantityKind
from claimcheck.quantities import find_quantities
from claimcheck.quantities.component import EXTENSION, quantities_component

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

NEWS = [
    (
        "The port of Marrow handled 4.2m tonnes last year, up 6% from 3.96m tonnes in 2017.",
        [(4.2e6, "tonne"), (6, "%"), (3.96e6, "tonne")],
    ),
    (
        "Ada Brandt, 34, was one of 12 passengers on the 7 a.m. ferry, police said on Sept. 4.",
        [(34, "year"), (12, None), (420, "minute")],
    ),
    (
        "Two of the three boats sank 40 miles (64 km) off the coast; no one was hurt.",
        [(2, None), (3, None), (40, "mile"), (64, "kilometre")],
    ),
    (
        "Nearly one in four homes in Dunmore lost power, and 1,900 are still dark.",
        [(0.25, None), (1900, None)],
    ),
    (
        "The S&P 500 rose 12.4 points, or 0.41%, and Brent crude fell 48 cents to $67.12 a barrel.",
        [(12.4, "point"), (0.41, "%"), (48, "cent"), (67.12, "USD per barrel")],
    ),
    ("Only one person voted against it.", [(1, None)]),
    ("Mira Holt, who is thirteen and lives by the canal, won.", [(13, "year")]),
    ("Carl Fenn is 52 and works at the mill.", [(52, "year")]),
    ("The winner was forty-two.", [(42, None)]),
    ("Her lead was 52 and went up.", [(52, None)]),
    ("It went at 185 kilometres an hour before it fell.", [(185, "kilometre per hour")]),
    ("They walked three miles an hour before dawn.", [(3, "mile")]),
    ("He stole £1.34m from the hospice and got $2m from a fund.", [(1.34e6, "GBP"), (2e6, "USD")]),
    ("The ship stopped 30m from the quay.", [(30, "metre")]),
    ("The woman who died was 71.", [(71, "year")]),
    ("The driver was 52, police said.", [(52, "year")]),
    ("The number of the woman was 71.", [(71, None)]),
    ("The drivers were 52.", [(52, None)]),
    ("Owners get £4.51 for every share.", [(4.51, "GBP per share")]),
    ("One million, three hundred thousand pounds was the fine.", [(1.3e6, "GBP")]),
    ("It was the only one left, and one day they will know which one it was.", []),
    ("Between 2011 and 2015, the firm hired 2,000 people.", [(2000, None)]),
]


@pytest.mark.parametrize(("text", "expected"), NEWS)
def test_news_sentence(nlp: Language, text: str, expected: list[tuple[float, str | None]]) -> None:
    found = find_quantities(nlp(text))
    got = [(f.quantity.value, f.quantity.unit) for f in found]
    assert [unit for _, unit in got] == [unit for _, unit in expected]
    assert [value for value, _ in got] == pytest.approx([value for value, _ in expected])


def test_tokens_cover_the_characters(nlp: Language) -> None:
    doc = nlp("They raised more than $1.2bn and killed 30-odd plans.")
    for match in find_quantities(doc):
        whole = doc[match.token_start : match.token_end]
        number = doc[match.number_token_start : match.number_token_end]
        assert whole.start_char <= match.start < match.end <= whole.end_char
        assert number.start_char <= match.number_start < match.number_end <= number.end_char


def test_component_stores_what_it_finds(nlp: Language) -> None:
    doc = quantities_component(nlp("They sold 40 boats."))
    assert [m.quantity.value for m in doc._.get(EXTENSION)] == [40]


def test_numerals_in_names_are_none(nlp: Language) -> None:
    doc = nlp("She left Nine Entertainment for Seven West Media, then bought 3 boats.")
    assert [m.quantity.value for m in find_quantities(doc)] == [3]


def test_kinds(nlp: Language) -> None:
    doc = nlp("The second match ended 3-1 after 90 minutes; sales doubled to $5m.")
    assert [m.quantity.kind for m in find_quantities(doc)] == [
        QuantityKind.ORDINAL,
        QuantityKind.SCORE,
        QuantityKind.DURATION,
        QuantityKind.MULTIPLE,
        QuantityKind.MONEY,
    ]
