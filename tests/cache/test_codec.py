"""Extractions come back from the cache exactly as they went in."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cache.codec import CLAIM_TYPES, CodecError, decode, encode
from claimcheck.claims import KINDS
from claimcheck.models import Article, Claim, Extraction, Profile, Quantity, Span

ARTICLE = Article.from_text("A\ud800 text of \u2028 seven words, or so.\x00", id="x#2")
numbers = st.none() | st.integers() | st.floats(allow_nan=False)
quantities = st.builds(Quantity, low=numbers, high=numbers, step=st.floats(allow_nan=False))
st.register_type_strategy(Quantity, quantities)
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 30), st.integers(0, 30)))


def claims_of(cls: type[Claim]) -> st.SearchStrategy[Claim]:
    def made(start: int, length: int, rest: dict) -> Claim:
        end = start + length
        return cls(ARTICLE.id, start, end, ARTICLE.text[start:end], **rest)

    types = get_type_hints(cls)
    names = {f.name for f in dataclasses.fields(cls)} - {"article", "start", "end", "text"}
    rest = st.fixed_dictionaries({name: st.from_type(types[name]) for name in sorted(names)})
    return st.builds(made, st.integers(0, 20), st.integers(0, 20), rest)


any_claim = st.one_of([claims_of(cls) for cls in CLAIM_TYPES.values()])
profiles = st.builds(
    Profile,
    article=st.just(ARTICLE.id),
    people=st.tuples(st.text(max_size=4)),
    words=st.lists(st.tuples(st.text(max_size=4), st.integers(1, 9)), max_size=3).map(tuple),
    dates=st.lists(st.dates(), max_size=2).map(tuple),
)


@given(st.lists(any_claim, max_size=6), profiles)
def test_every_kind_of_claim_survives_exactly(claims: list[Claim], profile: Profile) -> None:
    whole = Extraction(tuple(claims), profile)
    back = decode(encode(whole), ARTICLE)
    assert back == whole
    assert encode(back) == encode(whole)  # 1 and 1.0 are equal, and print differently


def test_every_claim_kind_can_be_saved() -> None:
    kinds = {cls("", 0, 0, "", Span(0, 0)).kind for cls in CLAIM_TYPES.values()}
    assert kinds == {kind.name for kind in KINDS}


@given(st.binary(max_size=60) | st.text(alphabet='[]"aqx0,{}.-ne', max_size=40).map(str.encode))
def test_what_is_no_entry_is_an_error_of_its_own(data: bytes) -> None:
    try:
        back = decode(data, ARTICLE)
    except CodecError:
        return
    assert isinstance(back, Extraction)


def test_an_entry_takes_the_id_of_the_article_that_asks() -> None:
    profile = Profile("old", dates=(date(2021, 5, 1),))
    moved = Article.from_text(ARTICLE.text, id="new")
    assert decode(encode(Extraction((), profile)), moved).profile == dataclasses.replace(
        profile, article="new"
    )


@pytest.mark.model
def test_what_the_model_reads_survives(nlp) -> None:
    from claimcheck.nlp.extraction import extract_all

    text = (
        "KARVEN, 3 March 2025 - Ana Ruiz, 41, the mayor of Karven, said on Tuesday that more than "
        "1,500 people (about 3 %) had left. \u201cWe may return,\u201d Ruiz added."
    )
    article = Article.from_text(text, id="a", published=date(2025, 3, 3))
    (read,) = extract_all(nlp, [article])
    assert isinstance(read, Extraction)
    assert {claim.kind for claim in read.claims} == {kind.name for kind in KINDS}
    assert decode(encode(read), article) == read
