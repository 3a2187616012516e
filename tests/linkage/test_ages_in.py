"""Ages of people that a text prints in digits."""

from __future__ import annotations

import pytest

from claimcheck.linkage.ages import ages_in


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 54-year-old pilot and a 7 year old girl drowned.", {"54", "7"}),
        ("The pilot, 54, and Ann Lee, aged 33, drowned.", {"54", "33"}),
        ("Police arrested Karl Moss Jr., 41.", {"41"}),
        ("A man of 61 and a woman of 102 were saved.", {"61", "102"}),
        ("It cost 4,100, not 1,400, and room, 304, is free.", set()),
        ("In Velm, 12.5 tonnes were sold to a man of 300 friends.", set()),
    ],
)
def test_ages_are_read_in_every_form_of_print(text: str, ages: set[str]) -> None:
    assert ages_in(text) == ages
