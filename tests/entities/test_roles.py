"""Roles as words: no model needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.entities.roles import compare_roles, normalise_role, role_family, role_status
from claimcheck.models import Role


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("chairman", "the Chairman", "same"),
        ("Sen.", "senator", "same"),
        ("Lt. Gen.", "lieutenant general", "same"),
        ("head", "chairman", "synonym"),
        ("chief", "president", "synonym"),
        ("CEO", "chief executive officer", "synonym"),
        ("minister of health", "health minister", "same"),
        ("spokesman", "press secretary", "synonym"),
        ("founder", "CEO", "compatible"),
        ("co-founder", "chairman", "compatible"),
        ("professor", "director", "compatible"),
        ("scientist", "lecturer", "compatible"),
        ("entrepreneur", "founder", "compatible"),
        ("expert", "IT manager", "compatible"),
        ("governor", "former governor", "compatible"),
        ("acting mayor", "mayor", "compatible"),
        ("mayor", "governor", "different"),
        ("Det. Sgt.", "detective sergeant", "same"),
        ("Asst. Supt.", "assistant superintendent", "same"),
        ("Cllr.", "councillor", "same"),
        ("Senate majority leader", "senator", "compatible"),
        ("speaker", "congressman", "compatible"),
        ("minority leader", "governor", "different"),
        ("president", "prime minister", "different"),
        ("sergeant", "lieutenant", "different"),
        ("colonel", "lieutenant colonel", "different"),
        ("spokesman", "lawyer", "different"),
        ("finance minister", "defence minister", "different"),
        ("deputy chairman", "chairman", "different"),
        ("vice mayor", "mayor", "different"),
        ("vice-captain", "captain", "different"),
        ("club captain", "club vice captain", "different"),
        ("vice-captain", "vice captain", "same"),
        ("assistant coach", "coach", "same"),
        ("suspect", "victim", "different"),
        ("sheriff", "police chief", "different"),
        ("deputy police chief", "police chief", "different"),
        ("fire marshal", "battalion chief", "different"),
        ("fire chief", "spokesman", "different"),
        ("attorney general", "secretary of state", "different"),
        ("attorney general", "justice minister", "synonym"),
        ("secretary of state for health", "health minister", "synonym"),
        ("police chief", "chief", "synonym"),
        ("police chief", "detective", "synonym"),
        ("deputy minister", "deputy harbour minister", "same"),
        ("deputy minister", "harbour minister", "different"),
        ("deputy harbour minister", "deputy finance minister", "different"),
        ("spokeswoman", "chief spokeswoman", "same"),
        ("Detective Constable", "Sergeant", "different"),
        ("chief inspector", "detective superintendent", "different"),
        ("detective chief inspector", "chief inspector", "same"),
        ("police inspector", "detective", "synonym"),
        ("police inspector", "police spokesman", "compatible"),
        ("head of sales", "head of procurement", "different"),
        ("finance director", "security director", "compatible"),
        ("director of marketing", "head of legal", "different"),
        ("head of sales", "head of sales and procurement", "same"),
        ("head of press", "head of information", "synonym"),
        ("head of personnel", "director of hospital", "different"),
        ("head of personnel", "director", "synonym"),
        ("head of personnel", "director of bank", "compatible"),
        ("head of research", "director of research institute", "synonym"),
        ("schools superintendent", "school board chairman", "different"),
        ("superintendent", "president", "compatible"),
        ("beekeeper", "glassblower", "unknown"),
        ("", "mayor", "unknown"),
    ],
)
def test_level_of_two_titles(a: str, b: str, level: str) -> None:
    found, reason = compare_roles(Role(a), Role(b))
    assert found == level, reason
    assert reason
    assert compare_roles(Role(b), Role(a))[0] == level


def test_exclusive_offices_in_different_bodies_may_both_hold() -> None:
    level, reason = compare_roles(Role("captain", "Lions"), Role("sergeant", "Border Guard"))
    assert level == "compatible"
    assert "different bodies" in reason


@pytest.mark.parametrize(
    ("title", "normal", "status"),
    [
        ("The acting Governor", "governor", "acting"),
        ("ex-mayor", "mayor", "former"),
        ("president-elect", "president", "designate"),
        ("Vice President", "vice president", ""),
    ],
)
def test_normal_form_and_status(title: str, normal: str, status: str) -> None:
    assert (normalise_role(title), role_status(title)) == (normal, status)


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("chief of staff", "chief of staff"),
        ("head of the coastal union", "head"),
        ("senior vice president", "vice head"),
        ("deputy minister of energy", "deputy minister"),
        ("wizard", ""),
    ],
)
def test_a_title_belongs_to_its_family_of_roles(title: str, family: str) -> None:
    assert role_family(title) == family


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_titles_compare(a: str, b: str) -> None:
    level, reason = compare_roles(Role(a), Role(b))
    assert level in {"same", "synonym", "compatible", "different", "unknown"}
    assert reason
