"""Who a name, pronoun or description refers to: ``[...]`` marks the phrase to resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.entities import find_entities

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

CASES = [
    # parts of names
    ("Omar Haddad won. [Haddad] thanked his team.", "Omar Haddad"),
    ("Omar Haddad won. [Mr Haddad] thanked his team.", "Omar Haddad"),
    ("Wu Haifeng spoke. Later [Wu] left.", "Wu Haifeng"),
    ("Donald K. Marsh came. [Donald Marsh] left.", "Donald K. Marsh"),
    ("Mary Stone and John Stone run the shop. [Stone] said it was hard.", None),
    ("Mary Stone and John Stone run the shop. [Mr Stone] cooks.", "John Stone"),
    ("Mary Stone and John Stone run the shop. [Mrs Stone] sells.", "Mary Stone"),
    ("The National Rail Agency (NRA) was late. [The NRA] said sorry.", "National Rail Agency"),
    ("Ana Reyes smiled. Mr. Reyes was late. [Ana Reyes] left.", "Ana Reyes"),
    ("Ana Reyes smiled. Mr. Reyes was late. [Mr. Reyes] left.", "Reyes"),
    # not the head of the phrase
    ("Omar Haddad won. [Haddad's lawyer] said nothing.", None),
    ("Omar Haddad and Ines Duarte met. [Haddad and Duarte] talked.", None),
    # the name stands in apposition after the phrase
    ("[The mayor], Kofi Mensah, said he regretted it.", "Kofi Mensah"),
    ("The board met. [Its chairwoman] Ilse Brandt said so.", "Ilse Brandt"),
    ("Ines Duarte spoke. [Her colleague], the lawyer Emeka Obi, denied it.", "Emeka Obi"),
    ("[Ossining Village Manager Tarun Delgado] said the road was closed.", "Tarun Delgado"),
    ("[The bridge], Karl Lund's pride, was sold.", None),
    # pronouns
    ('"We won," said Emeka Obi. "I know," [he] added.', "Emeka Obi"),
    ("Emeka Obi met Grace Bell. Later [she] said it went well.", "Grace Bell"),
    ("Ngozi Obi said [she] was tired.", "Ngozi Obi"),
    # whom a sentence names at its end is whom it is about
    ("The woman has been identified as Ines Duarte.\n\n[She] ran a bar.", "Ines Duarte"),
    # a firm that is called by a family's name
    (
        "[Farrow's] said on Tuesday that it would close. Philippa Farrow objected.",
        "Farrow's",
    ),
    ("Farrow's said it would close. [Philippa Farrow] objected.", "Philippa Farrow"),
    (
        'Mr Paul Stone, the boss, apologised. "I am sorry," Mr Stone said. "It is late."\n\n'
        "The hall made a loss.\n\nPiers Landon, a teacher who had come from Hexley, was not "
        'pleased. "I got half of one," [he] said.',
        "Piers Landon",
    ),
    ("Tom Baker, [who] said he was ill, left.", "Tom Baker"),
    # nobody speaks to himself
    (
        'Emeka Obi met the board. Vice President Karl Lund came, too. "It is over," [he] told '
        "the vice president.",
        "Emeka Obi",
    ),
    ("Emeka Obi met the board. Later Karl Lund came. [He] told Lund to leave.", "Emeka Obi"),
    ('Vice President Karl Lund came. "It is over," [he] told the vice president.', None),
    ('Vice President Karl Lund came. "It is over," [he] told the press.', "Karl Lund"),
    # whose office the text gives to nobody may be either of two men; another office is another man
    (
        "Karl Lund and Tom Baker met on stage. Karl Lund mocked the plan, and Tom Baker laughed. "
        '"Let me finish," [he] told the deputy mayor.',
        None,
    ),
    (
        'Karl Lund met the press. Tom Baker kept laughing at Karl Lund. "Calm down," [he] told '
        "the vice chairman.",
        None,
    ),
    (
        'President Emeka Obi came. Karl Lund spoke. "It is over," [he] told the vice president.',
        None,
    ),
    ('Karl Lund met the board. "It is over," [he] told the vice president.', "Karl Lund"),
    (
        'President Emeka Obi was ill. Karl Lund spoke, too. "We wait," [he] told the president.',
        "Karl Lund",
    ),
    ("President Emeka Obi came. [The vice president] was ill.", None),
    ("President Emeka Obi came. [The president] was ill.", "Emeka Obi"),
    ("In [his] speech, Tom Baker praised the town.", "Tom Baker"),
    ('"[I] am ready," Tom Baker said.', "Tom Baker"),
    (
        'Tom Baker opened the shop. "Everyone came."\n\n"It was a long day," [he] said.',
        "Tom Baker",
    ),
    (
        "Tom Baker spoke about Karl Lund's farm. The farm is old. [He] said it would be sold.",
        "Tom Baker",
    ),
    ("The rain stopped. [He] said nothing.", None),
    (
        "Tom Baker praised the plan. He hopes for more.\n\nHis view was shared by Karl Lund, "
        "owner of a mill, who noted that prices fell. According to [him], most debts are paid.",
        "Karl Lund",
    ),
    # descriptions
    ("The acting governor Bolat Omarov came. [The governor] promised help.", "Bolat Omarov"),
    ("Kenyan expert Wairimu Gathoni spoke. [The Kenyan expert] was clear.", "Wairimu Gathoni"),
    (
        "Hany Fares came. Tom Baker, CEO of Nile Cement, too. [The CEO of Nile Cement] left.",
        "Tom Baker",
    ),
    (
        "Chilean engineer Rita Falk asked for help. 'We have the tools. Why not use them?' "
        "asked [the head of Orvex Labs]. She added that time was short.",
        "Rita Falk",
    ),
    ('"I asked why," said Rita Falk. "Why not?" asked [the chief].', None),
    ("Orla Byrne won. In Oslo, [the head of Orvex Labs] said it would close.", None),
    ("Orla Byrne, a nurse, met Ines Duarte, the mayor. [The mayor] smiled.", "Ines Duarte"),
    ("Lena Kruse won the vote. [The Bremen senator] thanked her voters.", "Lena Kruse"),
    ("Lena Kruse won the vote. [A spokesman] thanked the voters.", None),
    ("Lena Kruse won the vote. [The officer] thanked the voters.", None),
    ("Baltic Foods cut jobs. [The company] gave no reason.", "Baltic Foods"),
    ("Dara University opened. [The university] has 300 students.", "Dara University"),
    (
        "The Coastal Budget Office spoke. [The budget office] asked for cuts.",
        "Coastal Budget Office",
    ),
    ("[The CEO, Hany Fares,] said so.", "Hany Fares"),
    ("[The CEO of Orvex Foods], Hany Fares, said so.", "Hany Fares"),
    # a place that tells two holders of one office apart
    (
        "Lamu Governor Peter Otieno met Karatal Governor Ana Reyes. [The Karatal governor] left.",
        "Ana Reyes",
    ),
    # ages and origins as nouns
    ("Omar Haddad, 27, beat Ivan Orlov, 31. [The 31-year-old] said no.", "Ivan Orlov"),
    ("Omar Haddad, 31, beat Ivan Orlov, 31. [The 31-year-old] said no.", None),
    ("Omar Haddad won. [The 27-year-old] said it was late.", "Omar Haddad"),
    ("Omar Haddad, 27, won. [The 31-year-old] said it was late.", None),
    ("Tom Okello, a Ugandan doctor, met Ana Reyes. [The Ugandan] said so.", "Tom Okello"),
    ("Tom Okello, a Ugandan doctor, left. [The Ghanaian] said so.", None),
    # what is read speaks for its maker
    (
        "The Coastal Budget Office met. [A report by the Coastal Budget Office] said so.",
        "Coastal Budget Office",
    ),
    ("[Omar Haddad's letter] said so.", "Omar Haddad"),
    ("[A letter from Omar Haddad's lawyer] said so.", None),
    ("[A report from Kenya] said so.", None),
    # bodies in apposition
    ("[Her employer], Padma Mills, said it pays.", "Padma Mills"),
    ("[The firm], Amina Foods, said it pays.", "Amina Foods"),
    ("[The owner], Anil Kumar, said it pays.", "Anil Kumar"),
    # trades
    ("Tagus Bank cut rates. [The lender] said so.", "Tagus Bank"),
    ("Tagus Copper cut jobs. [The manufacturer] said so.", "Tagus Copper"),
    ("The Lamu Bishops' Conference met. [The conference] said so.", "Lamu Bishops' Conference"),
    ("Tagus Copper denied it. [It] offered to pay for wells.", "Tagus Copper"),
    ("The Lamu Fishermen's Union met. [The union] said so.", "Lamu Fishermen's Union"),
    ("[Hany Fares, an engineer from Giza,] said so.", "Hany Fares"),
]


@pytest.mark.parametrize(("marked", "name"), CASES, ids=lambda c: str(c)[:50])
def test_resolution(nlp: Language, marked: str, name: str | None) -> None:
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = find_entities(nlp(text)).resolve(start, end)
    assert (found.name if found else None) == name


def test_two_spellings_of_a_full_name_stay_apart(nlp: Language) -> None:
    text = "Jon Bergstrom spoke first. John Bergstrom answered the mayor."
    people = find_entities(nlp(text)).of_kind("person")
    assert [person.name for person in people] == ["Jon Bergstrom", "John Bergstrom"]


def test_anaphors_are_kept_with_their_entity(nlp: Language) -> None:
    text = "Grace Bell, a lawyer, left. She said the lawyer's fee was high."
    entity = find_entities(nlp(text)).of_kind("person")[0]
    assert "She" in [text[start:end] for start, end in entity.anaphors]
    assert entity.gender == "female"


def test_a_tag_that_describes_the_speaker_gives_a_role(nlp: Language) -> None:
    text = (
        "Chilean engineer Rita Falk asked for help. 'We have the tools. Why not use them?' "
        "asked the head of Orvex Labs. She added that time was short."
    )
    roles = find_entities(nlp(text)).of_kind("person")[0].roles
    assert [(r.title, r.organisation) for r in roles] == [
        ("engineer", ""),
        ("head", "Orvex Labs"),
    ]
