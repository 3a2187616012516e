"""What two rules say of the same words is one finding: that of the more specific rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimcheck import Article, Checker
from claimcheck.models import (
    AttributionClaim,
    Finding,
    Mode,
    Quantity,
    Severity,
    Side,
    Span,
    Verdict,
)
from claimcheck.rules.one_fault import one_each
from factories import article, finding, quantity_claim, side, span_of

A = article("Piotr Lund of Dol spoke. Lund left.", "a.txt")
B = article("Piotr Lunde of Velm spoke. Lunde left.", "b.txt")


def found(rule: str, a: str, b: str, **changes: Any) -> Finding:
    return finding(told(A, a), told(B, b), rule=rule, id=f"{rule}:{a}", **changes)


def told(source: Article, words: str) -> Side:
    return side(source, quantity_claim(source, words))


def test_the_more_specific_rule_tells_it_and_names_the_other() -> None:
    spelled = found("name-spelling", "Piotr Lund", "Piotr Lunde", verdict=Verdict.VARIANT)
    other = found("name-conflict", "Piotr Lund", "Piotr Lunde", message="another name")
    (kept,) = one_each([other, spelled])
    assert kept.rule == "name-spelling"
    assert kept.reasons[-1] == "name-conflict reports the same words: another name"


def test_a_part_of_the_name_is_the_same_fault() -> None:
    spelled = found("name-spelling", "Piotr Lund", "Piotr Lunde")
    other = found("name-conflict", "Lund", "Lunde")
    assert [f.rule for f in one_each([spelled, other])] == ["name-spelling"]


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [(Verdict.CONFLICT, Severity.WARNING), (Verdict.VARIANT, Severity.INFO)],
)
def test_the_worse_severity_holds_unless_both_are_one(verdict: Verdict, severity: Severity) -> None:
    home = found("origin-conflict", "Dol", "Velm", severity=Severity.INFO, verdict=verdict)
    other = found("name-conflict", "Dol", "Velm", severity=Severity.WARNING)
    assert [f.severity for f in one_each([home, other])] == [severity]


def test_other_words_are_another_fault() -> None:
    home = found("origin-conflict", "Dol", "Velm")
    other = found("name-conflict", "Piotr Lund", "Piotr Lunde")
    assert len(one_each([home, other])) == 2


def test_one_side_in_another_article_is_another_fault() -> None:
    third = article("Piotr Lunde of Velm spoke.", "c.txt")
    home = found("origin-conflict", "Dol", "Velm")
    other = finding(told(A, "Dol"), told(third, "Velm"), rule="name-conflict", id="name-conflict:c")
    assert len(one_each([home, other])) == 2


SAID = article('"We left Dol in 1987 with 40 men," she said.', "a.txt")
HEARD = article('"We left Velm in 1978 with 40 men," she said.', "b.txt")


def altered(*changed: tuple[str, str]) -> Finding:
    """A quotation that the two print otherwise at these words."""
    sides = [
        side(source, attributed(source), None, [span_of(source.text, words) for words in own])
        for source, own in zip((SAID, HEARD), zip(*changed, strict=True), strict=True)
    ]
    return finding(*sides, rule="quote-altered", id="quoted", severity=Severity.WARNING)


def attributed(source: Article) -> AttributionClaim:
    quoted = Span(0, source.text.index(" she said"))
    return AttributionClaim(
        article=source.id,
        start=0,
        end=quoted.end,
        text=source.text[: quoted.end],
        sentence=Span(0, len(source.text)),
        speaker="she",
        speaker_span=None,
        cue="said",
        mode=Mode.DIRECT,
        quoted=(quoted,),
    )


def printed(rule: str, a: str, b: str, **changes: Any) -> Finding:
    return finding(told(SAID, a), told(HEARD, b), rule=rule, id=f"{rule}:{a}", **changes)


YEARS, PLACES = ("1987", "1978"), ("Dol", "Velm")


@pytest.mark.parametrize("rule", ["date-conflict", "figure-conflict", "name-conflict"])
def test_a_word_of_a_quotation_is_told_as_the_quotation(rule: str) -> None:
    other = printed(rule, *YEARS, severity=Severity.ERROR)
    (kept,) = one_each([other, altered(YEARS)])
    assert kept.rule == "quote-altered"
    assert kept.severity is Severity.ERROR, "the worse of the two"
    assert kept.reasons[-1].startswith(f"{rule} reports the same words")


def test_one_of_several_words_of_a_quotation_is_told_with_the_others() -> None:
    both = altered(YEARS, PLACES)
    others = [printed("date-conflict", *YEARS), printed("name-conflict", *PLACES)]
    assert [f.rule for f in one_each([both, *others])] == ["quote-altered"]


def test_what_two_figures_share_is_no_difference() -> None:
    other = printed("figure-conflict", "1987 with 40 men", "1978 with 40 men")
    assert [f.rule for f in one_each([other, altered(YEARS)])] == ["quote-altered"]


def test_a_misspelt_name_says_more_than_the_quotation_that_holds_it() -> None:
    spelled = printed("name-spelling", *PLACES, verdict=Verdict.VARIANT)
    assert [f.rule for f in one_each([altered(PLACES), spelled])] == ["name-spelling"]


def test_quotations_keep_what_else_is_wrong_in_them() -> None:
    spelled = printed("name-spelling", *PLACES, verdict=Verdict.VARIANT)
    assert len(one_each([altered(YEARS, PLACES), spelled])) == 2


def test_words_beside_those_that_a_quotation_changes_are_another_fault() -> None:
    assert len(one_each([altered(YEARS), printed("name-conflict", *PLACES)])) == 2


@pytest.mark.model
def test_a_home_town_is_one_finding_of_a_run() -> None:
    texts = {
        "a": "DOL, Ohio - Marta Quist, 34, of Lyndale, was killed when her van hit a tree in "
        "Orrin on Friday, police chief Ivo Brandt said. Quist taught at Orrin High School.",
        "b": "Marta Quist, 34, of Kirkham, died when her van hit a tree in Orrin on Friday, said "
        "police chief Ivo Brandt. She was a teacher at Orrin High School.",
    }
    articles = [Article.from_text(text, id=name) for name, text in texts.items()]
    report = Checker().check(articles)
    towns = [f for f in report.findings if any("Lyndale" in s.says for s in f.sides)]
    assert [(f.rule, f.severity) for f in towns] == [("origin-conflict", Severity.WARNING)]


@pytest.mark.model
def test_an_age_is_one_finding_whatever_found_it() -> None:
    texts = {
        "a": "Dora Penn, 26, was arrested and charged with aggravated riot, obstructing official "
        "business and complicity. The march was in Dol.",
        "b": "Dora Penn, 36, was charged with aggravated riot, obstructing official business and "
        "complicity.",
    }
    articles = [Article.from_text(text, id=name) for name, text in texts.items()]
    found = [f for f in Checker().check(articles).findings if f.rule == "figure-conflict"]
    assert [f.message for f in found] == ["age of Dora Penn: 26 (a) / 36 (b)"]


@pytest.mark.model
def test_a_revised_toll_is_told_by_its_days_once() -> None:
    texts = {
        "Wire": ("2031-05-02", "A flood in Velm killed 12 people on Friday, Mayor Ina Roos said."),
        "Post": ("2031-05-05", "The death toll of the flood in Velm has risen to 17, Mayor Ina "
                 "Roos said."),
    }  # fmt: skip
    articles = [
        Article.from_text(text, id=name, outlet=name, published=date.fromisoformat(day))
        for name, (day, text) in texts.items()
    ]
    (found,) = Checker().check(articles).findings
    assert found.message.startswith("revised: 12 on 2031-05-02 (Wire) / 17 on 2031-05-05 (Post): ")


@pytest.mark.model
def test_a_relatives_age_behind_the_surname_alone_is_not_his() -> None:
    texts = {
        "a": "A sailing boat capsized off Dalby on Monday. Holt, 35, was drowned, and two guests "
        "swam ashore. The boat's owner, Raymond Lee Holt Jr., 61, clung to the mast until coast "
        "guard Ann Rowe reached him.",
        "b": "Dena Holt was drowned off Dalby on Monday. Her uncle, Raymond Lee Holt Jr., 61, was "
        "saved by coast guard Ann Rowe.",
    }
    articles = [Article.from_text(text, id=name) for name, text in texts.items()]
    assert not Checker().check(articles).findings


@pytest.mark.parametrize("rule", ["polarity-conflict", "certainty-shift", "word-conflict"])
def test_a_clause_inside_an_altered_quotation_is_told_as_the_quotation(rule: str) -> None:
    other = printed(rule, "with 40 men", "with 40 men")
    assert [f.rule for f in one_each([other, altered(YEARS)])] == ["quote-altered"]


def test_a_clause_beside_an_altered_quotation_is_told() -> None:
    other = printed("polarity-conflict", "she said", "she said")
    assert len(one_each([other, altered(YEARS)])) == 2


FIRST = article("At least 12 were hurt.", "first.txt")
NEXT, LAST = article("Hurt were 31.", "next.txt"), article("Hurt were 37.", "last.txt")


def counted(source: Article, words: str, low: float, high: float | None) -> Side:
    return side(source, quantity_claim(source, words, quantity=Quantity(low, high)))


def test_the_toll_of_the_first_hour_is_no_finding_beside_what_disputes_the_later_one() -> None:
    early, later = counted(FIRST, "At least 12", 12, None), counted(NEXT, "31", 31, 31)
    revised = finding(early, later, rule="figure-conflict", id="revised", verdict=Verdict.REVISED)
    disputed = finding(
        later, counted(LAST, "37", 37, 37), rule="figure-conflict", verdict=Verdict.CONFLICT
    )
    assert [f.id for f in one_each([revised, disputed])] == [disputed.id]
    assert [f.id for f in one_each([revised])] == ["revised"]


def test_without_an_exact_figure_nothing_that_is_disputed_is_told_twice() -> None:
    early, later = counted(FIRST, "At least 12", 12, None), counted(NEXT, "31", 29, 32)
    revised = finding(early, later, rule="figure-conflict", id="revised", verdict=Verdict.REVISED)
    disputed = finding(
        counted(NEXT, "31", 31, 31),
        counted(LAST, "37", 37, 37),
        rule="figure-conflict",
        verdict=Verdict.CONFLICT,
    )
    assert {f.id for f in one_each([revised, disputed])} == {"revised", disputed.id}
    assert [f.id for f in one_each([revised])] == ["revised"]
