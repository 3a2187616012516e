"""Which outlets stand on which side of a finding."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.models import Side
from claimcheck.rules.interface import first_of_each
from claimcheck.rules.one_fault import one_each
from factories import article, finding, quantity_claim, side


def sides(*said: tuple[str, str]) -> list[Side]:
    out = []
    for outlet, says in said:
        source = article("Twelve people came.", id=outlet)
        out.append(replace(side(source, quantity_claim(source, "Twelve")), says=says))
    return out


def test_every_other_article_stands_on_the_side_that_it_takes() -> None:
    found = first_of_each(sides(("a", "12"), ("b", "13"), ("c", "12"), ("b", "13"), ("d", "13")))
    assert [(s.claim.article, s.says) for s in found] == [
        ("a", "12"), ("b", "13"), ("c", "12"), ("d", "13"),
    ]  # fmt: skip


def test_an_article_that_gives_both_answers_stands_on_no_side() -> None:
    found = first_of_each(sides(("a", "12"), ("b", "13"), ("c", "12"), ("c", "13")))
    assert [s.claim.article for s in found] == ["a", "b"]


def test_one_answer_is_shown_as_it_is_first_printed() -> None:
    found = first_of_each(sides(("a", "Ann Lee"), ("b", "Jo Roe"), ("c", "ANN LEE")))
    assert [s.says for s in found] == ["Ann Lee", "Jo Roe", "Ann Lee"]


def test_a_finding_that_is_a_part_of_another_is_told_once() -> None:
    whole = finding(*sides(("a", "12"), ("b", "13"), ("c", "12")), id="1")
    part = finding(*sides(("a", "12"), ("b", "13")), id="2")
    assert one_each([part, whole]) == [whole]
