"""Ages that bound a group ("people over 60"), and counts that look like them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimcheck.models import QuantityKind
from claimcheck.quantities import find_quantities

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("People over 60 who nap do better.", True),
        ("Turnout among voters under 25 was low.", True),
        ("Anyone over 18 may vote.", True),
        ("There were over 60 people.", False),
        ("The fire hurt people, over 60 of them.", False),
        ("Police saw people over 60 times.", False),
    ],
)
def test_people_over_an_age(nlp: Language, text: str, age: bool) -> None:
    (found,) = find_quantities(nlp(text))
    assert (found.quantity.kind is QuantityKind.AGE) == age
