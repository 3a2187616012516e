"""Every finder is a spaCy component that other pipelines can add by name."""

from __future__ import annotations

import subprocess
import sys

import pytest

COMPONENTS = [
    "claimcheck_quantities",
    "claimcheck_dates",
    "claimcheck_attributions",
    "claimcheck_entities",
    "claimcheck_paragraphs",
]


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_is_found_by_name_without_importing_claimcheck(name: str) -> None:
    code = (
        "import spacy\n"
        "nlp = spacy.blank('en')\n"
        f"nlp.add_pipe({name!r})\n"
        "assert nlp('More than 100 towns sent 1.2 tonnes.').text\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


SENTENCES = [
    ("It is late\nWe go home.\n", ["It is late", "We go home."]),
    ('He left. "Go," she said.', ["He left.", '"Go," she said.']),
    ("Minister Md. Karim Talukder left.", ["Minister Md. Karim Talukder left."]),
    # A short form inside a parenthesis ends nothing.
    *(
        (text, [text])
        for text in (
            "The line costs 90 billion rupees (approx. $1.1 billion) a year.",
            "The well (est. 300 litres a day, excl. losses) serves the village.",
            "The mill (cf. Ng 1990) was built by two firms (incl. Norline).",
            "A bus for max. 20 people was sent.",
        )
    ),
    ("He sat (in the hall.) They stood.", ["He sat (in the hall.)", "They stood."]),
    ("It holds 20 at the max. They left.", ["It holds 20 at the max.", "They left."]),
    # Behind a headline, a parser breaks a first sentence off after its subject.
    *(
        (f"{headline}\n\n{lead}", [headline, lead])
        for headline, lead in (
            (
                "Anna Brandt speaks in Holm",
                "Nurses at Arosa Valley General Hospital have nearly reached a deal with the city.",
            ),
            (
                "Strike in its third week",
                "Teachers at Holm Road Junior School have almost reached a deal, they said.",
            ),
        )
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_start_where_typography_says_so(text: str, expected: list[str]) -> None:
    from claimcheck.nlp.pipeline import load_pipeline

    assert [sent.text.strip() for sent in load_pipeline()(text).sents] == expected


@pytest.mark.model
@pytest.mark.parametrize("piece", ["Dr. Mr. Prof. ", "12 ", "Anna Kowal of Acme Corp, ", "and "])
def test_no_sentence_is_without_end(piece: str) -> None:
    from claimcheck import Checker

    doc = Checker().nlp(piece * 1500)
    assert max(len(sentence) for sentence in doc.sents) <= 401


@pytest.mark.model
def test_a_long_paragraph_is_left_to_the_parser() -> None:
    from claimcheck.nlp import paragraphs

    words = ("the mayor said so on monday . " * 200).split()
    starts = [0] * len(words)
    paragraphs._bound(words, starts)
    assert not any(starts)
