"""Any text and any parse: no crash, spans inside the text, bounds in order."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimcheck.dates import compare_dates, find_dates, period_for
from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.resolve import clock_of, resolve

VOCAB = spacy.blank("en").vocab
# Words that open, join and close dates, so that random strings of them reach every rule.
WORDS = (
    "Monday Sunday May March Sept . , - – / : 's 2019 1999 31 30 12 0 00 7 07 1530 of the "
    "last next this that past two few a early late mid end "
    "beginning weekend year week month day decade ago "
    "later earlier from to between and since until by before after about morning night overnight "
    "tonight a.m. p m GMT o'clock noon midnight spring summer Q 3 quarter half third first 19 th s "
    "century ' Christmas Eve New Year’s 9999 2100 1500 and-a ( ) % $"
).split()
dates = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
phrases = st.lists(st.sampled_from(WORDS), max_size=12)


@given(st.one_of(st.text(max_size=80), phrases.map(" ".join), phrases.map("".join)), dates)
@settings(max_examples=400, deadline=None)
def test_any_text_resolves_in_order(text: str, reference: date) -> None:
    end = 0
    for one in printed_dates(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        for tense in ("", "past", "future"):
            period = resolve(one, text[one.start : end], reference=reference, tense=tense)
            if period.first is not None and period.last is not None:
                assert period.first <= period.last
        clock = clock_of(one)
        assert clock is None or 0 <= clock[0] <= clock[1]


@given(phrases, phrases, dates)
@settings(max_examples=200, deadline=None)
def test_comparing_is_symmetric(a: list[str], b: list[str], reference: date) -> None:
    found = [
        find_dates(Doc(VOCAB, words=words or ["x"]), day)
        for words, day in ((a, reference), (b, reference), (b, None))
    ]
    for left in found[0]:
        for right in (*found[1], *found[2]):
            there, back = compare_dates(left, right), compare_dates(right, left)
            assert there.level == back.level
            assert there.reason


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20), st.data())
@settings(max_examples=200, deadline=None)
def test_any_parse(words: list[str], data: st.DataObject) -> None:
    doc = parsed(words, data)
    found = find_dates(doc, date(2021, 3, 17))
    for match in found:
        assert doc.text[match.start : match.end]
        assert 0 <= match.first_token < match.last_token <= len(doc)
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    period_for(doc, start, end, found)


def parsed(words: list[str], data: st.DataObject) -> Doc:
    """A Doc with random tags and labels and a random tree without cycles."""
    size = len(words)
    heads = [data.draw(st.integers(0, max(i - 1, 0))) for i in range(size)]
    tags = [
        data.draw(st.sampled_from(["NN", "NNS", "NNP", "CD", "VBD", "IN", "MD"])) for _ in words
    ]
    labels = ["nsubj", "dobj", "pobj", "prep", "conj", "nummod", "xcomp", "relcl", "aux"]
    deps = [data.draw(st.sampled_from(labels)) for _ in words]
    return Doc(VOCAB, words=words, heads=heads, deps=deps, tags=tags)


@pytest.mark.parametrize("word", ["2019 ", "Monday ", "- ", "12:30 ", "May 3, ", "two days ago "])
def test_long_runs_take_linear_time(word: str) -> None:
    # No clock: 60,000 repeats finish at all only if nothing looks back over the text.
    assert isinstance(printed_dates(word * 20_000), list)
