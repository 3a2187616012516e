"""Names of people and bodies in text full of names that no model has seen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.entities import find_entities

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

_MARK = re.compile(r"\{([po])\|([^}]*)\}")
_PASSAGES = [
    line
    for line in Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# Passages in which a name is still wrong, by their first words; they must not grow.
_KNOWN_MISSES = 2


def _gold(line: str) -> tuple[str, set[tuple[str, str, int]]]:
    text, gold, last = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        gold.add(({"p": "person", "o": "organisation"}[mark[1]], mark[2], len(text)))
        text += mark[2]
        last = mark.end()
    return text + line[last:], gold


def test_names_of_the_passages(nlp: Language) -> None:
    wrong = []
    for line in _PASSAGES:
        text, gold = _gold(line)
        found = {
            (entity.kind, text[start:end], start)
            for entity in find_entities(nlp(text)).entities
            if entity.kind in {"person", "organisation"}
            for start, end in entity.mentions
        }
        if found != gold:
            wrong.append((text, sorted(found ^ gold)))
    assert len(wrong) <= _KNOWN_MISSES, wrong


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Beds at Queen Sigrid Hospital are full.", "Queen Sigrid Hospital", "organisation"),
        (
            "Ward 7 of Queen Sigrid Hospital is full. Queen Sigrid took nine patients in.",
            "Queen Sigrid",
            "organisation",
        ),
        ("Prince Harald Academy burned.", "Prince Harald Academy", "organisation"),
        ("Lady Ann Moss wept.", "Ann Moss", "person"),
        ("Queen Sigrid opened the session. She smiled.", "Sigrid", "person"),
        ("Chile and Niger signed. The Niger delegation left.", "Niger", "place"),
        ("The platform KIRPO, which sells grain, grew. KIRPO is new.", "KIRPO", "organisation"),
        ("Tech giants Orvex and Plimsa fell.", "Plimsa", "organisation"),
        ("The Global Water Forum opened in Lima.", "Global Water Forum", "other"),
        ("The Chilean Miners' Union met.", "Chilean Miners' Union", "organisation"),
        ("Accra and Lusaka are far.", "Lusaka", "place"),
        ("CIA Station Chief Ann Lee said so.", "CIA", "organisation"),
        ("Chief of Police Bob Hanley said two men were found.", "Bob Hanley", "person"),
        ("Marlow Park Fire Chief Haruld Orn said nobody was hurt.", "Haruld Orn", "person"),
        ("Marlow Park Fire Chief Haruld Orn said nobody was hurt.", "Marlow Park", "place"),
        ('"It was late," Sabel\'s aunt, Keshia Cani Sander said.', "Keshia Cani Sander", "person"),
        ("Somebody knows, said Aubrey's father, DeAndre Mansion.", "DeAndre Mansion", "person"),
    ],
)
def test_a_name_is_of_this_kind(nlp: Language, text: str, name: str, kind: str) -> None:
    found = {entity.name: entity.kind for entity in find_entities(nlp(text)).entities}
    assert found.get(name) == kind


@pytest.mark.parametrize("word", ["AI", "IT", "CEO", "Monday", "Republicans", "Kenyans"])
def test_no_entity(nlp: Language, word: str) -> None:
    entities = find_entities(nlp(f"Everybody talks about {word} in the town, said one trader."))
    assert word not in {entity.name for entity in entities.entities}


def test_party_and_seat_of_a_legislator_are_no_name(nlp: Language) -> None:
    text = "Sen. Ann Hollis, R-Iowa, and Rep. Ben Ortega (D-N.M.) met T-Mobile."
    names = {entity.name for entity in find_entities(nlp(text)).entities}
    assert names == {"Ann Hollis", "Ben Ortega", "T-Mobile"}


def test_possessive_is_no_part_of_a_name(nlp: Language) -> None:
    text = "Grace Bell's boat sank. Bell’s dog swam."
    people = find_entities(nlp(text)).of_kind("person")
    assert [text[s:e] for s, e in people[0].mentions] == ["Grace Bell", "Bell"]


def test_headline_does_not_lengthen_a_name(nlp: Language) -> None:
    text = "Grace Bell Blasts Town Over Bridge\n\nGrace Bell said the bridge was late."
    people = find_entities(nlp(text)).of_kind("person")
    assert [person.name for person in people] == ["Grace Bell"]
