"""Statements as claims: what is joined, what stays apart, and where they stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from claimcheck.claims.attribution import extract
from claimcheck.models import Article, AttributionClaim
from claimcheck.nlp.extraction import parsed_of
from claimcheck.nlp.view import view_of

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

# Text -> statements as "speaker | cue | part + part".
CASES: dict[str, list[str]] = {
    # quotations of one sentence and one speaker are one statement
    "'The ferry is safe,' Zhou Mingyu said, adding 'it sails on Monday'.": [
        "Zhou Mingyu | said | 'The ferry is safe,' + 'it sails on Monday'"
    ],
    'Amina Diallo warned, "The price may rise," adding: "That is not our fault."': [
        'Amina Diallo | warned | "The price may rise," + "That is not our fault."'
    ],
    '"The wells are dry," Rahul Sen told us and added, "We need help." He left.': [
        'Rahul Sen | told | "The wells are dry," + "We need help."'
    ],
    # … with what follows the second of them
    '"We lost," Olga Rybina said, adding, "It was close. We go on." "We always do."': [
        'Olga Rybina | said | "We lost," + "It was close. We go on." "We always do."'
    ],
    # another sentence, another speaker, or reported words: apart
    '"It is late," Tariq Aziz said. He added: "We go home now."': [
        'Tariq Aziz | said | "It is late,"',
        'Tariq Aziz | added | "We go home now."',
    ],
    # a speaker is called as the person is, without the title
    '"The wells are dry and will be so," Chief Executive Moira Galbraith said in a statement.': [
        'Moira Galbraith | said | "The wells are dry and will be so,"'
    ],
    '"It is late," Ada Obi said, and Li Wei added, "It is dark."': [
        'Ada Obi | said | "It is late,"',
        'Li Wei | added | "It is dark."',
    ],
    '"It is late," Ada Obi said, adding that the ferry was full.': [
        'Ada Obi | said | "It is late,"',
        "Ada Obi | adding | the ferry was full",
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_statements(nlp: Language, text: str) -> None:
    article = Article.from_text(text, id="a")
    view = view_of(article)
    found = []
    for claim in extract(parsed_of(article, view, nlp(view.text))):
        assert isinstance(claim, AttributionClaim)
        assert (claim.start, claim.end) == (claim.content[0].start, claim.content[-1].end)
        assert all(a.end <= b.start for a, b in pairwise(claim.content))
        parts = " + ".join(text[part.start : part.end] for part in claim.content)
        found.append(f"{claim.speaker} | {claim.cue} | {parts}")
    assert found == CASES[text]
