"""What the figures of whole sentences measure; parses come from the default model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.measures import measure_of, measure_words
from claimcheck.models import Measure

if TYPE_CHECKING:
    from spacy.language import Language


def measured(nlp: Language, text: str, figure: str) -> Measure:
    start = text.index(figure)
    return measure_of(nlp(text), start, start + len(figure))


CASES = [
    # counted nouns
    ("The fair drew 85 exhibitors gathered by the guild.", "85", {"noun": "exhibitor"}),
    ("The fair drew guests from 85 towns.", "85", {"noun": "town", "subject": "fair"}),
    ("The mill raised its output to 3 tonnes of tin.", "3", {"noun": "tin", "subject": "output"}),
    ("Guild members bought 85 stalls.", "85", {"noun": "stall", "subject": "guild member"}),
    ("The storm trapped 40 divers, and two of them died.", "two",
     {"noun": "diver", "verb": "die", "part": ""}),
    ("Forty sailors fell ill. Three of them have died.", "Three",
     {"noun": "sailor", "verb": "die", "part": ""}),
    ("The fair drew 85 people, and six of them were arrested.", "six",
     {"noun": "people", "verb": "arrest", "part": ""}),
    ("Twelve sailors died. Two of them drowned in the hold.", "Two", {"part": "of them"}),
    ("The blast hurt 40 miners. Two of them were hurt by glass.", "Two", {"part": "of them"}),
    ("The guild sold 40 boats. Two of them were green.", "Two", {"part": "of them"}),
    ("The divers surfaced. Two of them died.", "Two", {"part": "of them"}),
    ("Twelve of the 40 divers surfaced.", "Twelve", {"noun": "diver", "part": "of 40 divers"}),
    ("Cod trade between the two ports reached $3 million.", "$3 million",
     {"noun": "cod trade", "of": "port", "verb": "reach", "level": "level"}),
    ("The ticket price was $5.", "$5", {"noun": "ticket price"}),
    ("The mill spent $900 on a new roof.", "$900", {"noun": "new roof", "subject": "mill"}),
    ("She sold the boat for $900.", "$900", {"noun": "boat"}),
    ("The mill lost 4 % of its staff.", "4 %", {"noun": "staff", "subject": "mill"}),
    ("The 12-mile tunnel opened.", "12", {"noun": "tunnel", "verb": "open"}),
    ("The engine has an output of 90 kW.", "90 kW", {"noun": "output", "subject": "engine"}),
    ("Anglers landed three tonnes of herring.", "three", {"noun": "herring", "subject": "angler"}),
    ("The guild, which has 300 members, met.", "300", {"noun": "member", "subject": "guild"}),
    ("The guild announced plans to lay off 300 porters.", "300",
     {"noun": "porter", "subject": "guild", "verb": "lay", "status": "target"}),
    # prison terms
    ("The smuggler was caged for nine years.", "nine years", {"noun": "prison term"}),
    ("Ana Bell was sentenced to nine years on Friday.", "nine years", {"noun": "prison term"}),
    ("She received a jail term of nine years.", "nine years", {"noun": "prison term"}),
    ("The judge gave her a sentence of 18 months.", "18 months", {"noun": "prison term"}),
    ("The gang leader was locked up for nine years.", "nine years", {"noun": "prison term"}),
    ("Ana Bell got a suspended sentence of two years.", "two years", {"noun": "suspend sentence"}),
    ("Ana Bell was sentenced to two years of probation.", "two years", {"noun": "probation"}),
    ("The mayor won a second term of six years.", "six years", {"noun": "second term"}),
    # people
    ("A fire killed 12 and injured 30.", "12", {"noun": "person", "verb": "kill"}),
    ("A fire killed 12 and injured 30.", "30", {"noun": "person", "verb": "injure"}),
    ("The fire left 12 dead.", "12", {"noun": "person", "verb": "dead", "subject": "fire"}),
    ("12 dead in mill fire", "12", {"noun": "person", "verb": "dead"}),
    ("Nine porters were killed and 30 others wounded.", "30",
     {"noun": "person", "verb": "wound", "part": "others"}),
    ("The death toll rose to 31, the guild said.", "31", {"noun": "death toll", "level": "level"}),
    ("Guards held 14 porters, 3 of whom were minors.", "3", {"noun": "porter", "part": "of whom"}),
    ("Nine people died, including 3 children.", "3", {"noun": "child", "part": "including"}),
    ("Nine sailors swam ashore and three were late.", "three", {"noun": "sailor"}),
    ("Nine sailors swam ashore. Three sang.", "Three", {"noun": "sailor", "verb": "sing"}),
    ("A fire broke out in the mill. Three died.", "Three", {"noun": "person", "verb": "die"}),
    # money for something
    ("The guild sent 5 million francs (about $6 million) in aid.", "5 million francs",
     {"noun": "aid", "subject": "guild"}),
    ("The guild sent 5 million francs (about $6 million) in aid.", "$6 million", {"noun": "aid"}),
    ("The guild raised three key points.", "three", {"noun": "key point"}),
    ("The guild paid $5 million in cash for the mill.", "$5 million", {"noun": "mill"}),
    ("One porter was killed and four others were taken to Lyon.", "four", {"noun": "person"}),
    ("About 55 percent of its porters and 60 percent overall come from Lyon.", "60 percent",
     {"noun": "porter"}),
    # ages
    ("Ann Brook, 34, was unharmed.", "34", {"noun": "age", "of": "ann brook"}),
    ("A 45-year-old porter was found.", "45", {"noun": "age", "of": "porter"}),
    ("The girl, aged 6, was found.", "6", {"noun": "age", "of": "girl"}),
    ("Ann Brook spoke first. She was 85.", "85", {"noun": "age", "of": "ann brook"}),
    ("Ann Brook left the guild at the age of 85.", "85", {"noun": "age", "of": "ann brook"}),
    ("Carl Fenn, age 7, was found.", "7", {"noun": "age", "of": "carl fenn"}),
    (
        "She left with her 12-year-old son Tom Fenn and her neighbour Ann Brook.",
        "12-year-old",
        {"noun": "age", "of": "tom fenn"},
    ),
    (
        "The 24-year-old brother of Marc Teal was hurt.",
        "24-year-old",
        {"noun": "age", "of": "brother marc teal"},
    ),
    ("The guild helps children under the age of 5.", "5", {"noun": "age", "of": "child"}),
    ("Ann Brook, who is forty-two and lives in Lyon, won.", "forty-two",
     {"noun": "age", "of": "ann brook"}),
    ("Ann Brook is 52 and works at the mill.", "52", {"noun": "age", "of": "ann brook"}),
    ("The team was 85 points ahead.", "85", {"noun": "team"}),
    # level, change, more
    ("Profits rose 40 percent.", "40", {"noun": "profit", "level": "change"}),
    ("Profits rose to 40 percent.", "40", {"noun": "profit", "level": "level"}),
    ("Profits rose by 40 percent.", "40", {"noun": "profit", "level": "change"}),
    ("Profits were up 40 percent.", "40", {"noun": "profit", "level": "change"}),
    ("The toll is to go up by 40 percent, or $2 a day.", "40", {"level": "change"}),
    ("Rents are to come down by 40 percent.", "40", {"level": "change"}),
    ("Rents go up 40 percent.", "40", {"level": "change"}),
    ("Rents go up to 40 percent of pay.", "40", {"level": "level"}),
    ("The pump was put up by 40 volunteers.", "40", {"level": "level"}),
    ("A rise of 40 percent followed.", "40", {"noun": "rise", "level": "change"}),
    ("The mill can hold up to 40 people.", "40", {"noun": "people", "level": "level"}),
    ("Sales climbed another 37 % in May.", "37 %", {"noun": "sale", "level": "additional"}),
    ("Another 12 people were hurt.", "12", {"noun": "people", "level": "additional"}),
    ("Output fell from 9 tonnes to 7 tonnes.", "9 tonnes", {"noun": "output", "level": "level"}),
    ("The levy will raise $9 million a year for trams.", "$9 million", {"level": "level"}),
    ("The appeal raised $5,000.", "$5,000", {"noun": "appeal", "level": "level"}),
    ("The guild raised the fee $3.", "$3", {"level": "change"}),
    ("Wages were raised 3 percent.", "3 percent", {"noun": "wage", "level": "change"}),
    ("The orchestra made a loss of $2 million.", "$2 million", {"noun": "loss", "level": "level"}),
    ("Shares took a loss of 3 percent.", "3 percent", {"level": "change"}),
    # status
    ("The skull, measuring 2 metres, may be new.", "2 metres", {"status": "actual"}),
    ("A tower measuring 200 metres would be built.", "200 metres", {"status": "hypothetical"}),
    ("The guild may close, cutting 300 jobs.", "300", {"status": "forecast"}),
    ("In 2011 a guild hired 40 porters.", "40", {"subject": "guild"}),
    ("Output could reach 5 tonnes.", "5 tonnes", {"noun": "output", "status": "forecast"}),
    ("The guild plans to hire 500 porters.", "500", {"noun": "porter", "status": "target"}),
    ("Output is expected to fall to 3 tonnes.", "3", {"noun": "output", "status": "forecast"}),
    ("If the dam breaks, 300 homes would be flooded.", "300", {"status": "hypothetical"}),
    ("The guild hired 500 porters.", "500", {"status": "actual"}),
    ("Forecasts suggest growth of 2.5 %.", "2.5", {"noun": "growth", "status": "forecast"}),
    ("The project, which cost $30 million, was finished.", "$30 million", {"status": "actual"}),
    ("They racked up 27 percent.", "27", {"level": "level"}),
    ("After losing 30 boats, the guild tried to rest.", "30", {"status": "actual"}),
    # clauses of the figure's own
    ("It was far from the $5 million that the guild demanded.", "$5 million",
     {"noun": "guild", "verb": "demand"}),
    # restated, places
    ("Turnover was 24 million francs (about $28 million).", "$28 million", {"noun": "turnover"}),
    ("The mill cut 300 jobs (5 % of its staff).", "5 %", {"noun": "staff"}),
    ("The guild employs 500 porters in Lyon.", "500", {"noun": "porter", "place": "lyon"}),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_parts(nlp: Language, text: str, figure: str, expected: dict[str, str]) -> None:
    measure = measured(nlp, text, figure)
    assert {name: getattr(measure, name) for name in expected} == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "figure", "phrase"),
    [
        ("The guild hired 500 porters.", "500", "porters (guild)"),
        ("A fire killed 12.", "12", "people killed (fire)"),
        ("Ann Brook, 34, was unharmed.", "34", "age of Ann Brook"),
        ("A first-half loss of $3 million followed.", "$3 million", "first-half loss"),
        ("Cod trade between the two ports reached $3 million.", "$3 million",
         "Cod trade between ports"),
    ],
)  # fmt: skip
def test_the_phrase_is_readable(nlp: Language, text: str, figure: str, phrase: str) -> None:
    assert measured(nlp, text, figure).phrase == phrase


@pytest.mark.model
@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("31 people died.", "31"), ("The death toll rose to 31.", "31")),
        (("A fire killed 12.", "12"), ("12 dead in mill fire", "12")),
        (("Thirty people were wounded.", "Thirty"), ("The fire injured 30 people.", "30")),
        (("Sales climbed 4 %.", "4 %"), ("A rise in sales of 4 %", "4 %")),
    ],
)
def test_ways_of_saying_one_thing_share_a_word(
    nlp: Language, a: tuple[str, str], b: tuple[str, str]
) -> None:
    left, right = (measure_words(measured(nlp, text, figure)) for text, figure in (a, b))
    assert left & right


@pytest.mark.model
def test_two_measures_of_one_sentence_differ(nlp: Language) -> None:
    text = "A fire killed 12 and injured 30."
    dead, hurt = (measure_words(measured(nlp, text, figure)) for figure in ("12", "30"))
    assert "kill" in dead - hurt
    assert "injure" in hurt - dead
