"""Questions and reasons read as an editor would say them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import Checker
from claimcheck.linkage import wording
from claimcheck.linkage.clusters.questions import question_of
from claimcheck.linkage.figures.questions import what_is_counted
from claimcheck.linkage.printed import frame
from claimcheck.models import (
    Article,
    EntityClaim,
    Measure,
    Period,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Span,
)
from factories import article, quantity_claim

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
            "How many armed men?",
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
            "How long: prison, driver?",
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


def _read(sentence: str, number: str, unit: str | None = None, **measure: str) -> QuantityClaim:
    """A figure of a sentence."""
    at = sentence.index(number)
    return replace(
        figure(unit, **measure),
        start=at,
        end=at + len(number),
        text=number,
        sentence=Span(0, len(sentence)),
    )


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "measure", "question"),
    [
        # The text bears it out that the subject did it.
        (
            "Observers logged 166 complaints.",
            "166",
            None,
            {"phrase": "complaints (Observers)", "noun": "complaint", "verb": "log"},
            "How many complaints did observers log?",
        ),
        (
            "The Reds have won at least 23 seats.",
            "23",
            None,
            {"phrase": "seats (Reds)", "noun": "seat", "verb": "win"},
            "How many seats did the Reds win?",
        ),
        (
            "HARWICK - Police are searching for two armed men who fled.",
            "two",
            None,
            {"phrase": "armed men (Police)", "noun": "armed man", "verb": "search"},
            "How many men: “Police are searching for … armed men who fled”?",
        ),
        (
            "Rescuers searched for nine hikers.",
            "nine",
            None,
            {"phrase": "hikers (Rescuers)", "noun": "hiker", "verb": "search"},
            "How many hikers did rescuers search for?",
        ),
        # A dateline is no part of who did it.
        (
            "HARWICK - Police arrested 49 people.",
            "49",
            None,
            {"phrase": "people (HARWICK Police)", "noun": "person", "verb": "arrest"},
            "How many people were arrested?",
        ),
        (
            "The ferry sank and left 12 people dead.",
            "12",
            None,
            {"phrase": "people (Ferry)", "noun": "person", "verb": "dead"},
            "How many people were killed?",
        ),
        (
            "The fire killed 12 people.",
            "12",
            None,
            {"phrase": "people killed", "noun": "person", "verb": "kill"},
            "How many people were killed?",
        ),
        (
            "Three gunmen shot at the guards.",
            "Three",
            None,
            {"phrase": "gunmen", "noun": "gunman", "verb": "shoot"},
            "How many gunmen: “… gunmen shot at the guards”?",
        ),
        (
            "Police found the gun with 15 live rounds in the magazine.",
            "15",
            None,
            {"phrase": "live rounds in magazine", "noun": "live round", "verb": "find"},
            "How many rounds: “Police found the gun with … live rounds in the magazine”?",
        ),
        (
            "They remain 40 percent below the levels of May.",
            "40 percent",
            "%",
            {"phrase": "remain", "noun": "", "verb": "remain"},
            "What share: “They remain … below the levels of May”?",
        ),
        (
            "Officials raised the death toll to 46.",
            "46",
            None,
            {"phrase": "death toll (Officials)", "noun": "death toll", "verb": "raise"},
            "What is the death toll?",
        ),
        (
            "The number of infections rose to 430.",
            "430",
            None,
            {"phrase": "number", "noun": "number", "verb": "rise"},
            "Which figure: “The number of infections rose to …”?",
        ),
        (
            "He was jailed over the death 35 years ago of a climber, a court said.",
            "35 years",
            "year",
            {"phrase": "death of climber", "noun": "death", "of": "climber"},
            "How long: “He was jailed over the death … ago of a climber”?",
        ),
        # A thing is no length: only what is measured is asked for by its name.
        (
            "The old road reached 91 kilometres after the repair.",
            "91 kilometres",
            "kilometre",
            {"phrase": "road", "noun": "road", "verb": "reach"},
            "How many kilometres: “The old road reached … after the repair”?",
        ),
        (
            "The depth of the well is 91 kilometres.",
            "91 kilometres",
            "kilometre",
            {"phrase": "depth of well", "noun": "depth", "of": "well", "verb": "be"},
            "What is the depth of the well?",
        ),
        # What somebody is convicted of is not convicted.
        (
            "Ek was convicted on Friday of 12 counts of theft.",
            "12",
            None,
            {"phrase": "counts of theft", "noun": "count", "of": "theft", "verb": "convict"},
            "How many counts: “Ek was convicted on Friday of … counts of theft”?",
        ),
    ],
)
def test_question_from_the_text(
    sentence: str, number: str, unit: str | None, measure: dict[str, str], question: str
) -> None:
    claim = _read(sentence, number, unit, **measure)
    article = Article.from_text(sentence, id="a")
    assert question_of([claim], {"a": article}) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "The Velo Corp closed its plant in 2011.",
            "In what year did the Velo Corp close its plant?",
        ),
        ("Ann Ek was shot on Friday.", "On what day was Ann Ek shot?"),
        (
            "The ferry Orla capsized near Dol on Saturday.",
            "On what day did Orla capsize near Dol?",
        ),
        ("The current rules date from 1996.", "In what year: “The current rules date from …”?"),
        ("Ann Ek (born 4 May 1951) is a painter.", "On what day was Ann Ek born?"),
        ("Marrow pleaded guilty in April.", "When did Marrow plead guilty?"),
        ("Five people were shot on Saturday.", "On what day were people shot?"),
        ("Shops are shut until Friday.", "When: “Shops are shut until …”?"),
        (
            "The lake rose to 12 feet, the highest level since 1974.",
            "When: “the highest level since …”?",
        ),
        (
            "Only 12 of the trams ran, two more than on Friday.",
            "When: “the trams ran, two more than on …”?",
        ),
        ("Offices were closed on Friday.", "On what day were offices closed?"),
        (
            "Its members want more pay. Of 90 trams, 12 were running on Friday.",
            "On what day: “12 were running on …”?",
        ),
    ],
)
@pytest.mark.model
def test_date_question_from_the_text(text: str, question: str) -> None:
    article = Article.from_text(text, id="a")
    dates = [claim for claim in Checker().extract(article) if claim.kind == "date"]
    assert question_of(dates[:1], {"a": article}) == question


@pytest.mark.parametrize(
    ("text", "name", "question"),
    [
        ("Ships pass the Alda islands.", "Alda", "Which place is Alda?"),
        ("Alda won again.", "Alda", "Who or what is Alda?"),
        ("Mia Alda won again.", "Mia Alda", "Who is Mia Alda?"),
    ],
)
def test_who_is_asked_only_of_somebody(text: str, name: str, question: str) -> None:
    at = text.index(name)
    claim = EntityClaim(
        "a", at, at + len(name), name, Span(0, len(text)), entity_kind="person", name=name
    )
    assert question_of([claim], {"a": Article.from_text(text, id="a")}) == question


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        (
            "The climber fell from a Velm clifftop that was known.",
            "Velm",
            "“The climber fell from a … clifftop that was known”",
        ),
        ("“I want it,” Ek said.", "Ek", "“I want it, … said”"),
        (
            "In Dol, 12 people, the mayor said, were hurt.",
            "12",
            "“… people, the mayor said”",
        ),
        ("Ek, which was founded in 1967, employs staff.", "Ek", "“…, which was founded in 1967”"),
        ("Turnover was 5, ahead of forecasts.", "5", "“Turnover was …, ahead of forecasts”"),
    ],
)
def test_a_question_is_the_text_around_its_answer(text: str, answer: str, shown: str) -> None:
    at = text.index(answer)
    assert frame(Span(at, at + len(answer)), Span(0, len(text)), text) == shown


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("person", "people"),
        ("armed man", "armed men"),
        ("country", "countries"),
        ("day", "days"),
        ("hour per day", "hours per day"),
        ("gunman", "gunmen"),
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
        ("spend", "spent"),
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
def test_a_folded_name_is_printed_with_its_capitals(folded: str, printed: str) -> None:
    assert wording.name(folded) == printed


def test_things_are_listed_with_and_before_the_last() -> None:
    assert [wording.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_people_are_dead_and_not_deaded() -> None:
    """ "Left 12 dead": a measure takes the state for a verb, and it has no participle."""
    source = article("The ferry sank and left 12 people dead.")
    measure = Measure(phrase="people dead (ferry)", noun="person", verb="dead", subject="ferry")
    claim = quantity_claim(source, "12", measure=measure)
    assert what_is_counted([claim]) == "people dead (ferry)"


@pytest.mark.parametrize(("verb", "told"), [("lose", "givers lost"), ("die", "givers killed")])
def test_whom_a_body_lost_nobody_killed(verb: str, told: str) -> None:
    lost = figure(phrase="givers", noun="giver", verb=verb)
    assert what_is_counted([lost], {"a": "12"}) == told
