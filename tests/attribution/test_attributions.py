"""Who said what, on sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.attribution import Attribution, find_attributions
from claimcheck.models import Mode

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

# Text -> statements as "speaker | cue lemma | mode | part + part"; "¶" is a paragraph break.
CASES: dict[str, list[str]] = {
    # nobody speaks
    "Lund declined to sign the paper.": [],
    "The pipes point to the sea.": [],
    "The plan calls for cuts.": [],
    "This scent indicates a reward.": [],
    # direct
    '"The mill reopens in May," Ilse Brandt said.': [
        'Ilse Brandt | say | direct | "The mill reopens in May,"'
    ],
    "'We are neighbors,' said Henrik Solberg, head of the Owners' Union. 'We're adding lines.'": [
        "Henrik Solberg | say | direct | 'We are neighbors,' + 'We're adding lines.'"
    ],
    '"It is over," he said. "We go home. Nobody won." The fans left.': [
        'he | say | direct | "It is over," + "We go home. Nobody won."'
    ],
    '"The dam," Okoro told Radio Nord, "will hold."': [
        'Okoro | tell | direct | "The dam," + "will hold."'
    ],
    "'... Why not build the bridge now?' asked the CEO of Norline, Tom Vik.": [
        "the CEO of Norline | ask | direct | '... Why not build the bridge now?'"
    ],
    'Lena Okafor noted:¶"The harvest was poor. Prices will rise."': [
        'Lena Okafor | note | direct | "The harvest was poor. Prices will rise."'
    ],
    '"Who pays?" asked Ann Lee. "We do," answered the crowd.': [
        'Ann Lee | ask | direct | "Who pays?"',
        'the crowd | answer | direct | "We do,"',
    ],
    "“One is enough,” said Ann Lee.¶“Two are four,” she said.¶“Five is the last one of all.”": [
        "Ann Lee | say | direct | “One is enough,”",
        "she | say | direct | “Two are four,” + “Five is the last one of all.”",
    ],
    "“The road is long.¶“It is steep,” Vik said.": [
        "Vik | say | direct | “The road is long.¶“It is steep,”"
    ],
    "“It is dead,” Ada Obi told Radio Nord on Monday; “we write a new one.”": [
        "Ada Obi | tell | direct | “It is dead,” + “we write a new one.”"
    ],
    '"Rain is late", said a farmer. "God is angry", said another.': [
        'a farmer | say | direct | "Rain is late"',
        'another | say | direct | "God is angry"',
    ],
    "Police confirmed two deaths and blamed the power cuts.": [
        "Police | confirm | indirect | two deaths",
        "Police | blame | indirect | the power cuts",
    ],
    # documents find; people who find a purse do not speak
    "A study by Norline found that prices fell.": [
        "A study | find | indirect | prices fell"
    ],
    "Ada Obi found that the door was open.": [],
    "The crash underlined the need for rails.": [],
    '"It is over," Ada Obi told parents gathered at the gate.': [
        'Ada Obi | tell | direct | "It is over,"'
    ],
    # datelines
    "The 16-year-old was hurt, Ada Obi said.": [
        "Ada Obi | say | indirect | The 16-year-old was hurt"
    ],
    "Nairobi, Nov 3 (KNA) - Floods killed nine, Ada Obi said on Monday.": [
        "Ada Obi | say | indirect | Floods killed nine"
    ],
    "Rome (AP) - Wages fell, Ada Obi said.": ["Ada Obi | say | indirect | Wages fell"],
    "In a note on Telegram, regional governor Ada Obi said it was late.": [
        "regional governor Ada Obi | say | indirect | it was late"
    ],
    "Xinhua quoted Wang Lin as saying that exports rose.": [
        "Wang Lin | say | indirect | exports rose"
    ],
    '"We won," said Ada Obi. She will go to court. "Justice is near."': [
        'Ada Obi | say | direct | "We won,"',
        'She |  | direct | "Justice is near."',
    ],
    # a participle inside a tag is no tag of what goes on after it
    '"This," Okoro said, pointing at the wall, "was a school."': [
        'Okoro | say | direct | "This," + "was a school."'
    ],
    # a clause of its own after a quotation is no tag
    'Li Qiang hailed the deal as "a fine model", while Ada Obi called it a trap.': [
        'Li Qiang | hail | partial | the deal as "a fine model"',
        "Ada Obi | call | indirect | it a trap",
    ],
    'Ravi Sen (Kenya Red Cross): "We need tents."': [
        'Ravi Sen | : | direct | "We need tents."'
    ],
    # what is promised not to happen
    "Mercy Obi vowed not to strike and urged them never to give in.": [
        "Mercy Obi | vow | indirect | not to strike",
        "Mercy Obi | urge | indirect | them never to give in",
    ],
    "Ada Obi called on both sides to return to talks.": [
        "Ada Obi | call | indirect | both sides to return to talks"
    ],
    "Rights groups have accused the army of burning villages.": [
        "Rights groups | accuse | indirect | the army of burning villages"
    ],
    "Asked about the delay, Ada Obi shrugged.": [],
    "The 27-year-old said he was tired.": [
        "The 27-year-old | say | indirect | he was tired"
    ],
    'She warned, "Prices may rise," adding: "It is not our fault."': [
        'She | warn | direct | "Prices may rise,"',
        'She | add | direct | "It is not our fault."',
    ],
    '"We have no water," said Ada Obi. She looked at the well. "It was deep once, you know."': [
        'Ada Obi | say | direct | "We have no water,"',
        'She |  | direct | "It was deep once, you know."',
    ],
    "Rice prices to fall, minister says¶It is so.": [
        "minister | say | indirect | Rice prices to fall"
    ],
    "Ministry: Dam will not be raised¶It is so.": [
        "Ministry | : | indirect | Dam will not be raised"
    ],
    "Kenya: Floods kill ten people¶It is so.": [],
    "Ukraine war: Two die in Kharkiv¶It is so.": [],
    "'The ferry is safe,' Mbeki said, adding 'nobody was hurt'.": [
        "Mbeki | say | direct | 'The ferry is safe,'",
        "Mbeki | add | direct | 'nobody was hurt'",
    ],
    '"We are ready," Lund was quoted as saying by Radio Nord.': [
        'Lund | quote | direct | "We are ready,"'
    ],
    "The minister was quoted by Radio Nord as saying 'we are ready'.": [
        "The minister | say | direct | 'we are ready'"
    ],
    '"The road is closed," says general¶The road was shut on Monday.': [
        'general | say | direct | "The road is closed,"'
    ],
    # partial
    'The plan "is dead," Lund said.': ['Lund | say | partial | The plan "is dead,"'],
    'Lund said the plan "is dead" and that nobody would miss it.': [
        'Lund | say | partial | the plan "is dead" and that nobody would miss it'
    ],
    'Okoro described the fair as a "bridge between valleys".': [
        'Okoro | describe | partial | the fair as a "bridge between valleys"'
    ],
    'The mayor remarked that the bridge was old: "We closed it," she told Radio Nord.': [
        "The mayor | remark | indirect | the bridge was old",
        'she | tell | direct | "We closed it,"',
    ],
    "The plan, in Lund's words, is \"a gift\".": [
        "Lund | in the words of | partial | The plan + is \"a gift\""
    ],
    # a mark is missing
    'There is no doubt that it rains," Ilse Brandt said.': [
        "Ilse Brandt | say | indirect | There is no doubt that it rains"
    ],
    # nouns
    "Lund's warning of floods came late.": ["Lund | warning | indirect | floods"],
    "Okoro made an offer to buy the bank.": ["Okoro | offer | indirect | to buy the bank"],
    "The offer to help was refused.": [],
    # headlines
    "Bridge to open in May, says mayor¶The bridge will open. It is long.": [
        "mayor | say | indirect | Bridge to open in May"
    ],
    "Lund: Bridge will open in May¶The bridge will open soon.": [
        "Lund | : | indirect | Bridge will open in May"
    ],
    # indirect
    "This sort of digging, Radio Nord claimed, breaks its code of practice, and so it ended.": [
        "Radio Nord | claim | indirect | "
        "This sort of digging + breaks its code of practice, and so it ended"
    ],
    "As reported by Radio Nord, divers found 14 boats.": [
        "Radio Nord | report | indirect | divers found 14 boats"
    ],
    "As reported in the Loddon Courier, Lund was thrilled by the answer.": [
        "the Loddon Courier | report | indirect | Lund was thrilled by the answer"
    ],
    "Most voters said yes.": ["Most voters | say | indirect | yes"],
    "Asked by Lund if he knew the plan, Okoro said he did not.": [
        "Lund | ask | indirect | if he knew the plan",
        "Okoro | say | indirect | he did not",
    ],
    "Lund declined to comment on the fire.": ["Lund | decline | indirect | to comment on the fire"],
    "The report said output fell by 3 percent.": [
        "The report | say | indirect | output fell by 3 percent"
    ],
    "The dam, the engineers warned, could fail within a week.": [
        "the engineers | warn | indirect | The dam + could fail within a week"
    ],
    "The dam could fail within a week, the engineers warned.": [
        "the engineers | warn | indirect | The dam could fail within a week"
    ],
    "According to the harbour office, 14 ships were delayed.": [
        "the harbour office | according to | indirect | 14 ships were delayed"
    ],
    "Fourteen ships were delayed, according to the harbour office.": [
        "the harbour office | according to | indirect | Fourteen ships were delayed"
    ],
    "In the words of Anna Lund, the plan is a gift to the rich.": [
        "Anna Lund | in the words of | indirect | the plan is a gift to the rich"
    ],
    "The ministry vowed to rebuild the dam by June.": [
        "The ministry | vow | indirect | to rebuild the dam by June"
    ],
    "The union urged the owners to reopen the mill.": [
        "The union | urge | indirect | the owners to reopen the mill"
    ],
    "Visitors called the fair a useful market.": [
        "Visitors | call | indirect | the fair a useful market"
    ],
    "The captain was quoted as saying that the engine had failed.": [
        "The captain | say | indirect | the engine had failed"
    ],
    "Zulu told Harbour News that the port would double its capacity in 2027.": [
        "Zulu | tell | indirect | the port would double its capacity in 2027"
    ],
    "Petrov, who said the tests went well, left early.": [
        "who | say | indirect | the tests went well"
    ],
    "Asked whether he would resign, Dahl declined to comment.": [
        "- | ask | indirect | whether he would resign",
        "Dahl | decline | indirect | to comment",
    ],
    "The group said it had sold 4,000 cars, and its chairman added that more would follow.": [
        "The group | say | indirect | it had sold 4,000 cars",
        "its chairman | add | indirect | more would follow",
    ],
    "Bridge will open in May, says mayor": ["mayor | say | indirect | Bridge will open in May"],
    "Mayor: Bridge will open in May¶The bridge is closed.": [
        "Mayor | : | indirect | Bridge will open in May"
    ],
    "VIKSUND, 5 March 2025 (Post) - Two boats sank on Monday, police said.": [
        "police | say | indirect | Two boats sank on Monday"
    ],
    "OSTBY — Norline said it would buy Kranas.": [
        "Norline | say | indirect | it would buy Kranas"
    ],
    "The sheriff spoke at the plant. Quotes from Sheriff Dahl: “We had reports of a fire.”": [
        "Sheriff Dahl | : | direct | “We had reports of a fire.”"
    ],
    "The plant was shut.¶Quotes from Sheriff Walton:¶“The road is long and steep.”": [
        "Sheriff Walton | : | direct | “The road is long and steep.”"
    ],
    # nobody says anything
    "The ship called at Bergen on Monday.": [],
    "The sign read nothing and the ferry left.": [],
    "He bought a boat called the Night Ferry.": [],
    'The band "Night Ferry" played in Oslo.': [],
}  # fmt: skip


def _row(text: str, item: Attribution) -> str:
    speaker = text[slice(*item.speaker)] if item.speaker else "-"
    parts = " + ".join(text[a:b].replace("\n\n", "¶") for a, b in item.content)
    return f"{speaker} | {item.cue_lemma} | {item.mode.value} | {parts}"


@pytest.mark.parametrize("text", CASES)
def test_statements(nlp: Language, text: str) -> None:
    doc = nlp(text.replace("¶", "\n\n"))
    assert [_row(doc.text, item) for item in find_attributions(doc)] == CASES[text]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The company denied that it had known about the leak.", "denying"),
        ("The company promised to pay every worker.", "promising"),
        ("The company suggested that the valve was old.", "hedged"),
        ("The company insisted that the valve was new.", "assertive"),
        ("The company said that the valve was new.", "neutral"),
    ],
)
def test_cue_groups(nlp: Language, text: str, group: str) -> None:
    (item,) = find_attributions(nlp(text))
    assert item.cue_group == group


@pytest.mark.parametrize(
    "rank", ["Lt.", "Sgt.", "Det.", "Det. Sgt.", "Cpl.", "Cmdr.", "Supt.", "Asst. Supt.", "Cllr."]
)
def test_a_short_form_before_a_name_ends_no_sentence(nlp: Language, rank: str) -> None:
    text = f'Police came. "He was calm after that," said {rank} Marty Earley of the Velm police.'
    (item,) = find_attributions(nlp(text))
    assert item.speaker
    assert "Marty Earley" in text[slice(*item.speaker)]


def test_a_statement_knows_its_denial_quoted_words_cue_and_whether_it_continues(
    nlp: Language,
) -> None:
    text = "He did not say that the mill was closed."
    (item,) = find_attributions(nlp(text))
    assert item.negated
    text = 'Lund said the plan "is dead" in May, adding that it was late.'
    said, added = find_attributions(nlp(text))
    assert [text[a:b] for a, b in said.quoted] == ["is dead"]
    assert said.cue is not None
    assert text[slice(*said.cue)] == "said"
    assert (said.continues, added.continues) == (False, True)


def test_a_quotation_without_a_tag_floats(nlp: Language) -> None:
    text = '"We close in May," Ann Lee said in Oslo.\n\n"The mill has no future at all," so go.'
    first, second = find_attributions(nlp(text))
    assert (first.floating, second.floating) == (False, True)
    assert second.speaker == first.speaker
    assert second.mode is Mode.DIRECT


def test_the_component_stores_the_same(nlp: Language) -> None:
    from claimcheck.attribution.component import attributions

    doc = nlp('"The mill reopens in May," Ilse Brandt said.')
    assert attributions(doc)._.claimcheck_attributions == find_attributions(doc)


WORDS = st.sampled_from(
    "said , . \" “ ” ' ‘ ’ « » : Ann he that told according to the mill is who adding ¶ -".split()
)


@given(st.lists(WORDS, max_size=40), st.booleans())
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words(nlp: Language, words: list[str], glued: bool) -> None:
    text = " ".join(words).replace("¶", "\n\n")
    if glued:
        text = text.replace(" ,", ",").replace(' "', '"').replace("' ", "'")
    for item in find_attributions(nlp(text)):
        assert item.content
        assert list(item.content) == sorted(item.content)
        for start, end in (*item.content, *item.quoted, item.cue or (0, 1)):
            assert 0 <= start < end <= len(text)
        if item.speaker is not None:
            assert text[slice(*item.speaker)].strip()


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Lund agreed that the bridge was old.", "assertive"),
        ("Lund agreed to close the bridge.", "promising"),
        ("Lund denied that the bridge was old.", "denying"),
        ("Lund suggested that the bridge was old.", "hedged"),
        ("Lund said that the bridge was old.", "neutral"),
        ("Lund's promise to close the bridge was kept.", "promising"),
    ],
)
def test_the_group_of_a_cue(nlp: Language, text: str, group: str) -> None:
    found = find_attributions(nlp(text))
    assert [item.cue_group for item in found] == [group]
