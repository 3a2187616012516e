"""Places of datelines, which stand in capitals and are no names to a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.loader.datelines import place_in_capitals

if TYPE_CHECKING:
    from claimcheck.engine import Checker

from claimcheck.models import Article


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("PORT ELSON — A fire burned.", "PORT ELSON"),
        ("PORT ELSON, Ohio (AP) — A fire burned.", "PORT ELSON"),
        ("ST. LOUIS, March 3 (Wire) -- Two died.", "ST. LOUIS"),
        ("O'FALLON, Mo. – Two died.", "O'FALLON"),
        ("ZÜRICH - Two died.", "ZÜRICH"),
        ("WASHINGTON, D.C., Oct. 3 (Wire) - Two died.", "WASHINGTON"),
        ("Fire\n\nVELM – A fire burned.\n\nLODDEN – It is out.", "VELM"),
        ("KEY WEST, Fla. (Wire) — Two died.", "KEY WEST"),
        ("NEWPORT NEWS — Two died.", "NEWPORT NEWS"),
        ("Port Elson – A fire burned.", ""),
        ("BREAKING — A fire burned.", ""),
        ("WATCH LIVE - A fire burned.", ""),
        ("EDITOR'S NOTE — This was changed.", ""),
        ("I — said Ann Lee — was there.", ""),
        ("The NATO-led force left VELM - at last.", ""),
        ("A-LEVEL results are out.", ""),
        ("", ""),
    ],
)
def test_place_in_capitals(text: str, place: str) -> None:
    assert place_in_capitals(text) == place


@pytest.mark.model
def test_an_article_names_the_place_of_its_dateline(checker: Checker) -> None:
    article = Article.from_text("PORT ELSON — A fire burned down a school on Monday.", id="a")
    (found,) = checker.extractions([article])
    assert found.profile.places == ("port elson",)
