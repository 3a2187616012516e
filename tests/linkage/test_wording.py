"""Reasons say words as the article prints them."""

from __future__ import annotations

import pytest

from claimcheck.linkage.wording import as_printed, name, noun_in


def test_words_are_told_as_printed_and_in_the_order_of_the_text() -> None:
    text = "The Danish group agreed to sign the ferries' contracts in Dunmore."
    lemmas = {"sign", "ferry", "contract", "dunmore", "agree", "danish"}
    assert as_printed(lemmas, text) == [
        "Danish",
        "agreed",
        "sign",
        "ferries",
        "contracts",
        "Dunmore",
    ]


def test_a_word_is_told_once_and_an_unknown_one_left_out() -> None:
    assert as_printed({"mouse", "bridge"}, "Mice ate a bridge; bridges are rare.") == ["bridge"]


def test_an_irregular_form_is_known_and_a_name_is_one() -> None:
    text = "Ann Ek was born in Dol, Mr. Lee said."
    assert as_printed({"bear", "ann", "ek", "dol", "lee"}, text) == ["Ann Ek", "born", "Dol", "Lee"]


def test_no_more_words_than_asked() -> None:
    assert as_printed({"one", "boat", "sail"}, "A boat sails and sails.", most=1) == ["boat"]


def test_a_possessive_inside_a_name_does_not_part_it() -> None:
    text = "The Dockers' League met Ann Ek."
    assert as_printed({"dockers", "league", "ann", "ek"}, text) == ["Dockers' League", "Ann Ek"]


@pytest.mark.parametrize(
    ("phrase", "noun", "printed"),
    [
        ("people (ferry)", "person", "people"),
        ("persons arrested (Police)", "person", "persons"),
        ("number of infections (clinic)", "infection", "infections"),
        ("data centres", "datum centre", "data centres"),
        ("flood defence (city)", "flood defense", "flood defence"),
        ("Juniper Fire", "juniper fire", "Juniper Fire"),
        ("two of the wives", "wife", "wives"),
        ("visitors", "ship", ""),
        ("", "person", ""),
        ("visitors", "", ""),
    ],
)
def test_a_noun_is_told_as_the_phrase_prints_it(phrase: str, noun: str, printed: str) -> None:
    assert noun_in(phrase, noun) == printed


def test_honours_behind_a_name_stay_in_capitals() -> None:
    assert name("ada moss kc") == "Ada Moss KC"
    assert name("tom vale obe") == "Tom Vale OBE"
    assert name("university of obern") == "University of Obern"
