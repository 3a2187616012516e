"""Places of datelines, which stand in capitals and are no names to a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.loader.datelines import places_in_capitals

if TYPE_CHECKING:
    from claimcheck.engine import Checker

from claimcheck.models import Article


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("PORT ELSON — A fire burned.", ("PORT ELSON",)),
        ("PORT ELSON, Ohio (AP) — A fire burned.", ("PORT ELSON",)),
        ("ST. LOUIS, March 3 (Wire) -- Two died.", ("ST. LOUIS",)),
        ("O'FALLON, Mo. – Two died.", ("O'FALLON",)),
        ("Fire\n\nVELM – A fire burned.\n\nVELM – It is out.", ("VELM",)),
        ("Port Elson – A fire burned.", ()),
        ("I — said Ann Lee — was there.", ()),
        ("The NATO-led force left VELM - at last.", ()),
        ("A-LEVEL results are out.", ()),
        ("", ()),
    ],
)
def test_places_in_capitals(text: str, places: tuple[str, ...]) -> None:
    assert places_in_capitals(text) == places


@pytest.mark.model
def test_an_article_names_the_place_of_its_dateline(checker: Checker) -> None:
    article = Article.from_text("PORT ELSON — A fire burned down a school on Monday.", id="a")
    (found,) = checker.extractions([article])
    assert found.profile.places == ("port elson",)
