"""Any parse and any span: no crash, words from the text only, one answer."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimcheck.measures import Tree, measure_of, measure_words, measures_of
from claimcheck.models import Measure

VOCAB = spacy.blank("en").vocab
WORDS = (
    "12 3.5 million $ % per cent people km old year-old aged dead injured killed said rose "
    "to by of "
    "the another up down , ( ) - plan will if including other others which it they was is and for "
    "Acme Lyon shares age 34 US in"
).split()
TAGS = "NN NNS NNP CD VBD VBN VB IN TO MD RB JJ PRP WDT DT $ , -LRB- HYPH".split()
LABELS = (
    "nsubj nsubjpass dobj pobj prep conj cc nummod compound amod xcomp ccomp relcl acl advcl aux "
    "appos attr npadvmod quantmod mark"
).split()


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """A Doc of figure-like words with a random tree, or without a parse."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
    if draw(st.booleans()):
        return Doc(VOCAB, words=words)
    size = range(len(words))
    pick = st.sampled_from
    forward = draw(st.booleans())
    heads = [
        draw(st.integers(0, max(i - 1, 0)) if forward else st.integers(i, len(words) - 1))
        for i in size
    ]
    tags = [draw(pick(TAGS)) for _ in size]
    deps = [draw(pick(LABELS)) for _ in size]
    return Doc(VOCAB, words=words, heads=heads, tags=tags, deps=deps)


@given(docs(), st.data())
@settings(max_examples=500, deadline=None)
def test_any_parse_and_any_span(doc: Doc, data: st.DataObject) -> None:
    text = doc.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    measure = measure_of(doc, start, end)
    assert measure == measure_of(doc, start, end)
    assert measure.level in {"level", "change", "additional"}
    assert measure.status in {"actual", "forecast", "target", "hypothetical"}
    # Words that no tag calls names may stand as lemmas, in lower case.
    printed = set(text.lower().split()) | {"people", "age", "of"}
    for word in measure.phrase.lower().replace("(", " ").replace(")", " ").split():
        assert word in printed or any(word in one for one in printed) or "-" in word
    assert all(word == word.lower() for word in measure_words(measure))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_words(text: str) -> None:
    measure = Measure(noun=text, of=text, subject=text, verb=text, place=text)
    assert all(measure_words(measure))


@pytest.mark.parametrize("span", [(0, 0), (-5, -1), (5, 2), (100, 200)])
def test_spans_outside_the_text_measure_nothing(span: tuple[int, int]) -> None:
    doc = Doc(VOCAB, words=["12", "people"])
    assert measure_of(doc, *span) in {Measure(), measure_of(doc, 0, 2)}


def test_an_empty_doc() -> None:
    doc = Doc(VOCAB, words=[])
    assert measures_of(doc, [(0, 1)]) == [Measure()]
    assert Tree(doc).size == 0


@pytest.mark.parametrize("shape", ["chain", "star"])
def test_deep_and_wide_trees_take_linear_time(shape: str) -> None:
    # No clock: a quadratic reader would not finish these within the suite's patience.
    size = 20_000
    words = ["12", "people"] * (size // 2)
    heads = [max(i - 1, 0) if shape == "chain" else 0 for i in range(size)]
    doc = Doc(
        VOCAB, words=words, heads=heads, deps=["conj"] * size, tags=["CD", "NNS"] * (size // 2)
    )
    starts = [token.idx for token in doc]
    assert len(measures_of(doc, [(start, start + 2) for start in starts])) == size
