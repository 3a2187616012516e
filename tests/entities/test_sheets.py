"""What the text says of a person: roles, body, age, origin, gender."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.entities import Entity, find_entities

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

# text, name, roles (title, body), other attributes
CASES: list[tuple[str, str, list[tuple[str, str]], dict[str, object]]] = [
    (
        "Marlow Park Fire Chief Haruld Orn said crews were busy.",
        "Haruld Orn",
        [("Fire Chief", "Marlow Park")],
        {},
    ),
    ("Deputy Fire Chief Ron Tesch saw the smoke.", "Ron Tesch", [("Deputy Fire Chief", "")], {}),
    ("Battalion Chief Ron Tesch saw the smoke.", "Ron Tesch", [("Battalion Chief", "")], {}),
    (
        "Britt Kalder will step down as chief executive of chip maker Vantor in June.",
        "Britt Kalder",
        [("chief executive", "Vantor")],
        {},
    ),
    (
        "Jan Pohl was ousted as head of the rail union NRU on Monday.",
        "Jan Pohl",
        [("head", "NRU")],
        {},
    ),
    (
        "Geologist Jan Pohl, of the University of Portmouth, said so.",
        "Jan Pohl",
        [("Geologist", "University of Portmouth")],
        {},
    ),
    ("Skipper Ruth Calder said so.", "Ruth Calder", [("Skipper", "")], {}),
    ("Palaeontologist Ravi Menon said so.", "Ravi Menon", [("Palaeontologist", "")], {}),
    # Of an office left long ago nothing is told of now, nor of one that is only sought.
    ("Ruth Calder resigned as mayor of Osmar in 2019.", "Ruth Calder", [], {}),
    ("Ruth Calder stepped down as finance minister in 2019.", "Ruth Calder", [], {}),
    ("Ruth Calder was ousted as head of Vantor two years ago.", "Ruth Calder", [], {}),
    ("Ruth Calder resigned as deputy mayor last year to run for mayor.", "Ruth Calder", [], {}),
    (
        "Ruth Calder will resign as deputy mayor next year to run for mayor.",
        "Ruth Calder",
        [("deputy mayor", "")],
        {},
    ),
    ("Ruth Calder will stand as mayor in June.", "Ruth Calder", [], {}),
    # Whoever is to become something may be called by the office that they have now.
    ("Ruth Calder was appointed as finance director of Vantor on Monday.", "Ruth Calder", [], {}),
    (
        "Aliya Serikova, 41, mayor of Karatal, resigned on Monday.",
        "Aliya Serikova",
        [("mayor", "Karatal")],
        {"age": 41},
    ),
    ("Police chief Dean Vik, 51, said so.", "Dean Vik", [("Police chief", "")], {"age": 51}),
    ("The dean, Ann Vik, left. Dean Vik had been ill.", "Ann Vik", [("dean", "")], {}),
    (
        '"He was calm," said Cllr. Marty Earley of the Velm council.',
        "Marty Earley",
        [("Cllr.", "")],
        {},
    ),
    (
        "Amina Okoth, 34, a Kenyan engineer who heads the Lamu Fisheries Authority, left.",
        "Amina Okoth",
        [("engineer", ""), ("head", "Lamu Fisheries Authority")],
        {"age": 34, "origin": "Kenya"},
    ),
    (
        "Police named Grace Bell, 61, of Toronto.",
        "Grace Bell",
        [],
        {"age": 61, "origin": "Toronto"},
    ),
    (
        "Mayors Adam Ross and Grace Bell, of Leeds and York, signed the letter on Monday.",
        "Grace Bell",
        [],
        {"origin": ""},
    ),
    (
        "Police named Adam Ross, 34, of Leeds, and Grace Bell, 61, of York, as the victims.",
        "Grace Bell",
        [],
        {"age": 61, "origin": "York"},
    ),
    ("The car was stolen, said Sgt. Grace Bell.", "Grace Bell", [("Sgt.", "")], {}),
    (
        "Police named Grace Bell, the 15-year-old pupil hit by a lorry.",
        "Grace Bell",
        [],
        {"age": 15},
    ),
    ("Grace Bell, 61, of Marrowdale, died.", "Grace Bell", [], {"age": 61, "origin": "Marrowdale"}),
    (
        "Grace Bell did not give up. The 19-year-old, who had been fourth, came first.",
        "Grace Bell",
        [],
        {"age": 19},
    ),
    # Whose age it is, nobody can tell.
    (
        "Grace Bell beat Ann Ek. The 19-year-old, who had been fourth, came first.",
        "Grace Bell",
        [],
        {"age": None},
    ),
    (
        "The fire killed a passenger. Grace Bell, chairman of Velo Corp, spoke.",
        "Grace Bell",
        [("chairman", "Velo Corp")],
        {},
    ),
    ("He met the President. Grace Bell left.", "Grace Bell", [], {}),
    (
        "Thabo Nkosi from South Africa leads the African Seed Alliance.",
        "Thabo Nkosi",
        [("leader", "African Seed Alliance")],
        {"origin": "South Africa"},
    ),
    (
        "The head of the Lagos Port Union, Babatunde Okafor, called for talks.",
        "Babatunde Okafor",
        [("head", "Lagos Port Union")],
        {},
    ),
    # clauses and roles that belong to the name beside them
    (
        "Li Na, founder of Orvex Labs, and Thabo Nkosi, who heads the Lamu Chamber of Trade, met.",
        "Thabo Nkosi",
        [("head", "Lamu Chamber of Trade")],
        {},
    ),
    (
        "Li Na, founder of Orvex Labs, and Thabo Nkosi, who heads the Lamu Chamber of Trade, met.",
        "Li Na",
        [("founder", "Orvex Labs")],
        {},
    ),
    (
        "Nusrat Mim, a student at Khulna University, and her teacher, Abdul Sarker, left.",
        "Nusrat Mim",
        [("student", "Khulna University")],
        {},
    ),
    (
        "Rafiq Islam, president of the Lamu Port Union, and general secretary Bolat Omarov spoke.",
        "Rafiq Islam",
        [("president", "Lamu Port Union")],
        {},
    ),
    (
        "Omar Haddad, chairman emeritus of Orvex Labs, left.",
        "Omar Haddad",
        [("chairman emeritus", "Orvex Labs")],
        {},
    ),
    ("A friend of Thabo Nkosi, Bolat Omarov, left.", "Bolat Omarov", [], {}),
    ("Thabo Nkosi leads Bolat Omarov by ten points.", "Thabo Nkosi", [], {}),
    (
        "The Nigerian-born lawyer Emeka Obi denied it.",
        "Emeka Obi",
        [("lawyer", "")],
        {"origin": "Nigeria"},
    ),
    (
        "Wang Zhenguo of Hengyuan met Bangladeshi Finance Minister Md. Shafiqul Alam Talukder.",
        "Md. Shafiqul Alam Talukder",
        [("Finance Minister", "Bangladesh")],
        {"origin": "Bangladesh"},
    ),
    (
        "The acting governor Bolat Omarov ordered an inquiry.",
        "Bolat Omarov",
        [("acting governor", "")],
        {"gender": ""},
    ),
    (
        "Russian Deputy Energy Minister Pavel Sorokhtin met investors.",
        "Pavel Sorokhtin",
        [("Deputy Energy Minister", "Russia")],
        {"origin": "Russia"},
    ),
    (
        "Tendai Moyana, founder and CEO of Mutapa Solar, spoke first.",
        "Tendai Moyana",
        [("founder", "Mutapa Solar"), ("CEO", "Mutapa Solar")],
        {},
    ),
    (
        "Sara Cohen, an entrepreneur from Peru and founder of Llama Yarn, was there.",
        "Sara Cohen",
        [("entrepreneur", ""), ("founder", "Llama Yarn")],
        {"origin": "Peru"},
    ),
    (
        "Ruth Adler is chief of staff of the Harbour Authority.",
        "Ruth Adler",
        [("chief of staff", "Harbour Authority")],
        {},
    ),
    (
        "Minister of Health Ines Duarte visited the ward.",
        "Ines Duarte",
        [("Minister of Health", "")],
        {},
    ),
    (
        "Ramiro Vela, who heads the Andean Bank, denied it.",
        "Ramiro Vela",
        [("head", "Andean Bank")],
        {},
    ),
    ("The CEO of Nile Cement, Hany Fares, said so.", "Hany Fares", [("CEO", "Nile Cement")], {}),
    ("Special envoy, Peter Lund, arrived.", "Peter Lund", [("Special envoy", "")], {}),
    ("His brother, Karl Lund, is a farmer.", "Karl Lund", [("farmer", "")], {"gender": "male"}),
    (
        "Indian cybersecurity researcher Harpreet Dhaliwal warned of new attacks.",
        "Harpreet Dhaliwal",
        [("cybersecurity researcher", "")],
        {"origin": "India"},
    ),
    (
        "The 45-year-old driver, Jan Novotny, was hurt.",
        "Jan Novotny",
        [("driver", "")],
        {"age": 45},
    ),
    ("Petra Novotna, aged 6, was not hurt.", "Petra Novotna", [], {"age": 6}),
    ("45-year-old Milos Kral was hurt.", "Milos Kral", [], {"age": 45}),
    (
        "Speakers included Lucia Quispe (Bolivia) and Yaw Boadu (Ghana).",
        "Yaw Boadu",
        [],
        {"origin": "Ghana"},
    ),
    (
        "Former Senator Grace Bell will speak. Ms. Bell, a lawyer from Toronto, is 61.",
        "Grace Bell",
        [("Former Senator", ""), ("lawyer", "")],
        {"age": 61, "gender": "female", "origin": "Toronto"},
    ),
    (
        "Lars Holm is the head of the Nordic Fish Union in Norway. He is not the owner of a boat.",
        "Lars Holm",
        [("head", "Nordic Fish Union in Norway")],
        {"gender": "male", "origin": ""},
    ),
    (
        "Harbour Council spokeswoman Lucy Finch declined to comment.",
        "Lucy Finch",
        [("spokeswoman", "Harbour Council")],
        {"gender": "female"},
    ),
    (
        "Olga Reznik - Associate Professor at Minsk State University, Director of Voice Lab.",
        "Olga Reznik",
        [("Associate Professor", "Minsk State University"), ("Director", "Voice Lab")],
        {},
    ),
    (
        "Byrne campaign manager Noor Aziz left. Orla Byrne did not.",
        "Noor Aziz",
        [("campaign manager", "Byrne")],
        {},
    ),
    (
        "The mayor endorsed Senator Rita Falk on Monday.",
        "Rita Falk",
        [("Senator", "")],
        {},
    ),
    (
        "Talks go on, Kenyan President Musa Kiprop's special envoy, Peter Lund, has claimed.",
        "Peter Lund",
        [("special envoy", "Musa Kiprop")],
        {"origin": ""},
    ),
    ("Lt. Gen. Victor Hall answered.", "Victor Hall", [("Lt. Gen.", "")], {}),
    (
        "Tarek Bey, Cultural Attaché of the Danish Trade Office in the Republic of Chad, spoke.",
        "Tarek Bey",
        [("Cultural Attaché", "Danish Trade Office in the Republic of Chad")],
        {},
    ),
    ("Mary Stone works with her colleague Ann Reed.", "Ann Reed", [], {}),
]


def _entity(nlp: Language, text: str, name: str) -> Entity:
    found = [e for e in find_entities(nlp(text)).entities if e.name == name]
    assert found, f"{name} not found in {text!r}"
    return found[0]


@pytest.mark.parametrize(("text", "name", "roles", "others"), CASES, ids=lambda c: str(c)[:40])
def test_sheet(
    nlp: Language,
    text: str,
    name: str,
    roles: list[tuple[str, str]],
    others: dict[str, object],
) -> None:
    entity = _entity(nlp, text, name)
    assert entity.kind == "person"
    assert [(role.title, role.organisation) for role in entity.roles] == roles
    for attribute, value in others.items():
        assert getattr(entity, attribute) == value
    for role in entity.roles:
        assert text[role.span.start : role.span.end]


def test_age_and_origin_spans_say_what_they_claim(nlp: Language) -> None:
    text = "Kenyan nurse Wairimu Gathoni, 34, won."
    entity = _entity(nlp, text, "Wairimu Gathoni")
    assert entity.age_span is not None
    assert text[entity.age_span.start : entity.age_span.end] == "34"
    assert entity.origin_span is not None
    assert text[entity.origin_span.start : entity.origin_span.end] == "Kenyan"
