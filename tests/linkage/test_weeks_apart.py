"""Like names in reports weeks apart, and offices that nobody holds."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck import Article, Checker
from claimcheck.models import EntityClaim, Severity


def found(checker: Checker, a: str, b: str, days: tuple[str, str]) -> set[str]:
    """Rules of the findings at warning and above of two texts of these days of May and June."""
    articles = [
        Article.from_text(text, id=side, outlet=side, published=date.fromisoformat(f"2025-{day}"))
        for side, text, day in zip("ab", (a, b), days, strict=True)
    ]
    report = checker.check(articles)
    return {f.rule for f in report.findings if f.severity is not Severity.INFO}


NEWS = "Governor Ann Brook and Senator Carl Fenn spoke to voters in {} on Friday, Tom Reed said."


@pytest.mark.parametrize(
    ("one", "other"), [("Missouri", "Mississippi"), ("the U.S.", "the House"), ("Iowa", "Ohio")]
)
def test_two_places_are_not_two_spellings(checker: Checker, one: str, other: str) -> None:
    for days in (("05-02", "05-02"), ("05-02", "06-20")):
        assert "name-spelling" not in found(checker, NEWS.format(one), NEWS.format(other), days)


FIRE = "{} saw the fire at the Gilmore mill in Dunholt, Sheriff Carl Fenn told a court on Friday."
MILL = "Sheriff Carl Fenn opened a new mill in Dunholt. {} wrote to the court that he was pleased."


@pytest.mark.parametrize(
    ("one", "other", "spelled"),
    [
        ("Marlene Foss, 47,", "Marleene Foss, 47,", True),
        ("Nora Hobbs", "Nora Holt", False),
        ("Stella Draper", "Judith Ferriday Drapes", False),
    ],
)
def test_like_names_weeks_apart(checker: Checker, one: str, other: str, spelled: bool) -> None:
    told = (FIRE if spelled else MILL).format(other)
    rules = found(checker, FIRE.format(one), told, ("05-02", "06-20"))
    assert ("name-spelling" in rules) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "The senators running for governor -- Ann Brook of Dunholt and Tom Reed of Holm -- agreed.",
        "A clerk said on Friday that Ann Brook should be governor.",
        "A clerk said on Friday that Ann Brook wants to be governor.",
    ],
)
def test_an_office_that_is_sought_is_no_role(checker: Checker, text: str) -> None:
    claims = checker.extract(Article.from_text(text, id="a"))
    sheets = {claim.name: claim.roles for claim in claims if isinstance(claim, EntityClaim)}
    assert "Ann Brook" in sheets
    assert not sheets["Ann Brook"]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Ann Brook spoke. Bree Max, a 24-year-old Brook canvasser, listened.", None),
        ("The list: Ann Brook (4.) and others.", None),
        ("Ann Brook (45) spoke.", 45),
        ("The 45-year-old Ann Brook spoke.", 45),
    ],
)
def test_whose_age(checker: Checker, text: str, age: int | None) -> None:
    claims = checker.extract(Article.from_text(text, id="a"))
    assert [c.age for c in claims if isinstance(c, EntityClaim) and c.name == "Ann Brook"] == [age]


def test_attacks_of_other_years_in_reports_of_one_story(checker: Checker) -> None:
    story = "Senator Carl Fenn and Governor Ann Brook spoke to Tom Reed and Iris Osei on Friday. "
    told = (
        story + "Brook recalled the attack on the Holm barracks in 1983.",
        story + "Fenn spoke of the 2012 attack on the embassy in Kavala.",
    )
    assert "date-conflict" not in found(checker, *told, ("05-02", "05-09"))
    again = story + "Fenn spoke of the 1993 attack on the Holm barracks."
    assert "date-conflict" in found(checker, told[0], again, ("05-02", "05-09"))
