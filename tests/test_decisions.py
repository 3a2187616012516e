"""Decisions hold while the disagreement is the same, and lapse when it is not.

The findings are made by the rules themselves, from claims built by hand: no language model.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck import Article, Checker
from claimcheck.config import Settings
from claimcheck.config.desk import AcceptedEntry, Desk
from claimcheck.decisions import decide, recorded_value, settle
from claimcheck.models import (
    Comparison,
    Confidence,
    EntityClaim,
    Finding,
    Measure,
    Quantity,
    Verdict,
)
from claimcheck.rules import RULES, RuleContext
from factories import article, cluster, quantity_claim

TODAY = date(2031, 5, 3)
Answers = dict[str, int | str]


def figures(answers: Answers, *, before: str = "", noun: str = "visitor") -> Finding:
    """What the rule finds where each article gives a number of visitors."""
    articles = {
        name: article(f"{before}The fair drew {value} {noun}s.", id=name)
        for name, value in answers.items()
    }
    claims = [
        quantity_claim(
            articles[name],
            str(value),
            quantity=Quantity(float(value), float(value)),
            measure=Measure(phrase=f"{noun}s", noun=noun),
        )
        for name, value in answers.items()
    ]
    return _found("figure-conflict", "quantity", claims, articles, Verdict.CONFLICT)


def names(answers: Answers, *, before: str = "") -> Finding:
    """What the rule finds where each article spells one person's name."""
    articles = {
        name: article(f"{before}So said {value}.", id=name) for name, value in answers.items()
    }
    claims = []
    for name, value in answers.items():
        figure = quantity_claim(articles[name], str(value))
        claims.append(
            EntityClaim(
                article=name,
                start=figure.start,
                end=figure.end,
                text=figure.text,
                sentence=figure.sentence,
                entity_kind="person",
                name=figure.text,
            )
        )
    return _found("name-spelling", "entity", claims, articles, Verdict.VARIANT)


def _found(rule_id, kind, claims, articles, verdict) -> Finding:
    def says(claim) -> object:
        return claim.quantity.low if kind == "quantity" else claim.name

    pairs = tuple(
        Comparison(a, b, verdict, "level", ("same fair",), Confidence.HIGH, "fair")
        for i, a in enumerate(claims)
        for b in claims[i + 1 :]
        if says(a) != says(b)
    )
    rule = next(rule for rule in RULES if rule.id == rule_id)
    made = cluster(*claims, kind=kind, comparisons=pairs)
    (finding,) = rule.check(made, RuleContext(articles))
    return finding


def settled(finding: Finding, entry: AcceptedEntry, today: date | None = TODAY, **more) -> bool:
    """Whether the decision settles the finding, among whatever else there is."""
    findings = [finding, *more.pop("others", ())]
    found = settle(findings, Desk(accepted=(entry,)), today, read=articles_of(*findings), **more)
    assert len(found.kept) + len(found.suppressed) == len(findings)
    return finding in [item.finding for item in found.suppressed]


def articles_of(*findings: Finding) -> set[str]:
    return {side.claim.article for finding in findings for side in finding.sides}


OUTLETS = ["news/a.txt", "news/b.txt", "news/c.txt#2", "news/d.txt"]
TWO = st.lists(st.integers(20, 90_000), min_size=2, max_size=2, unique=True)
SPELLINGS = ["Dana Okoro", "Dana Okorro", "Danah Okoro", "Dana Okuro"]
EDITS = st.text(alphabet="abc .\n", max_size=60).map(lambda text: text + "\n")


# --- it holds ---------------------------------------------------------------------------------


@given(TWO, EDITS)
def test_moved_lines_and_edits_elsewhere_change_nothing(values: list[int], before: str) -> None:
    answers = dict(zip(OUTLETS, values, strict=False))
    entry = decide(figures(answers), "both are right")
    assert settled(figures(answers, before=before), entry)
    spelled = dict(zip(OUTLETS, SPELLINGS[:2], strict=False))
    assert settled(names(spelled, before=before), decide(names(spelled), "both are right"))


@given(TWO, st.lists(st.integers(0, 1), min_size=1, max_size=2))
def test_another_outlet_that_repeats_a_known_value_changes_nothing(
    values: list[int], repeats: list[int]
) -> None:
    answers = dict(zip(OUTLETS, values, strict=False))
    entry = decide(figures(answers), "both are right")
    more = {outlet: values[i] for outlet, i in zip(OUTLETS[2:], repeats, strict=False)}
    finding = figures(answers | more)
    assert finding.id != entry.finding  # so it is the recorded sides that tell
    assert settled(finding, entry)


@given(TWO, TWO)
def test_other_findings_change_nothing(values: list[int], others: list[int]) -> None:
    answers = dict(zip(OUTLETS, values, strict=False))
    entry = decide(figures(answers), "both are right")
    other = figures(dict(zip(OUTLETS, others, strict=False)), noun="exhibitor")
    assert settled(figures(answers), entry, others=[other])
    assert not settled(other, entry, others=[figures(answers)])


@given(TWO, st.text("0123456789abcdef", min_size=8, max_size=8))
def test_a_version_that_computes_ids_differently_changes_nothing(
    values: list[int], id_: str
) -> None:
    finding = figures(dict(zip(OUTLETS, values, strict=False)))
    assert settled(replace(finding, id=id_), decide(finding, "both are right"))


def test_another_working_folder_changes_nothing() -> None:
    entry = decide(figures({"news/a.txt": 1, "news/b.txt": 2}), "both are right")
    assert settled(figures({"a.txt": 1, "b.txt": 2}), entry)
    assert settled(figures({"../x/news/a.txt": 1, "../x/news/b.txt": 2}), entry)


def test_a_shortened_id_by_hand_and_an_entry_without_sides() -> None:
    finding = figures({"a.txt": 1, "b.txt": 2})
    assert settled(finding, AcceptedEntry(finding=finding.id, reason="r"))
    assert settled(finding, AcceptedEntry(finding=finding.id[:6], reason="r"))
    assert not settled(finding, AcceptedEntry(finding=finding.id, reason="r", rule="other"))


@given(st.integers(0, 5_000))
def test_it_holds_to_its_last_day(days: int) -> None:
    finding = figures({"a.txt": 1, "b.txt": 2})
    entry = decide(finding, "r", until=TODAY + timedelta(days))
    assert settled(finding, entry)
    assert settled(finding, entry, entry.until)


# --- it lapses --------------------------------------------------------------------------------


@given(TWO, st.integers(0, 1), st.integers(20, 90_000))
def test_a_changed_value_lets_it_lapse(values: list[int], side: int, value: int) -> None:
    assume(value not in values)
    answers = dict(zip(OUTLETS, values, strict=False))
    entry = decide(figures(answers), "both are right")
    answers[OUTLETS[side]] = value
    assert not settled(figures(answers), entry)


@given(TWO, st.integers(20, 90_000), st.integers(2, 3))
def test_a_new_value_of_another_outlet_lets_it_lapse(
    values: list[int], value: int, outlet: int
) -> None:
    assume(value not in values)
    answers = dict(zip(OUTLETS, values, strict=False))
    entry = decide(figures(answers), "both are right")
    assert not settled(figures(answers | {OUTLETS[outlet]: value}), entry)


@given(st.permutations(SPELLINGS), st.integers(0, 1))
def test_a_changed_spelling_lets_it_lapse(spellings: list[str], side: int) -> None:
    answers = dict(zip(OUTLETS, spellings[:2], strict=False))
    entry = decide(names(answers), "both are right")
    assert not settled(names({**answers, OUTLETS[side]: spellings[2]}), entry)


@given(TWO)
def test_values_that_changed_places_let_it_lapse(values: list[int]) -> None:
    entry = decide(figures(dict(zip(OUTLETS, values, strict=False))), "both are right")
    assert not settled(figures(dict(zip(OUTLETS, values[::-1], strict=False))), entry)


@given(st.integers(1, 5_000))
def test_it_ends_after_its_last_day(days: int) -> None:
    finding = figures({"a.txt": 1, "b.txt": 2})
    entry = decide(finding, "r", until=TODAY - timedelta(days))
    assert not settled(finding, entry)
    assert settled(finding, entry, None)  # without a date, none ends
    found = settle([finding], Desk(accepted=(entry,)), TODAY, read={"a.txt", "b.txt"})
    assert found.notices == (f"claims.yaml: the decision on {finding.id} ended on {entry.until}",)
    assert found.unmatched == ()


def test_two_like_disagreements_are_told_apart_by_their_question() -> None:
    """Twelve killed and twelve injured, against thirteen of each."""
    killed = figures({"a.txt": 12, "b.txt": 13})
    twin = replace(killed, id="ffffffff", question="How many were injured?")
    entry = decide(killed, "r")
    assert settled(killed, entry, others=[twin])
    assert not settled(twin, entry, others=[killed])
    renamed = replace(killed, id="eeeeeeee")
    assert settled(renamed, entry, others=[twin])
    assert not settled(twin, entry, others=[renamed])


QUESTIONS = [
    ("How many people did the blast kill?", "How many people did the blast injure?", False),
    ("How many people did the blast kill?", "How many people did the blast kill on Monday?", True),
    ("How many: people (blast)?", "How many people did the blast kill?", True),
    ("Is it so: “resolve”, of payment?", "Is it so: “finish”, of bridge?", False),
]


@pytest.mark.parametrize(("then", "now", "same"), QUESTIONS)
def test_like_answers_to_another_question_are_not_settled(then: str, now: str, same: bool) -> None:
    """The finding that was decided is gone; another one with the same values is there."""
    finding = figures({"a.txt": 12, "b.txt": 13})
    entry = decide(replace(finding, question=then), "r")
    assert settled(replace(finding, id="ffffffff", question=now), entry) is same


def test_a_person_is_the_same_whichever_spelling_is_asked_about() -> None:
    finding = names({"a.txt": "Okoro", "b.txt": "Okorro"})
    entry = decide(replace(finding, question="Who is Okoro?"), "r")
    assert settled(replace(finding, id="ffffffff", question="Who is Okorro?"), entry)


# --- what is said about it --------------------------------------------------------------------


def notices(entry: AcceptedEntry, *findings: Finding, read=(), **more) -> tuple[str, ...]:
    wanted = {*articles_of(*findings), *read}
    return settle(findings, Desk(accepted=(entry,)), TODAY, read=wanted, **more).notices


def test_a_lapsed_decision_says_what_changed() -> None:
    entry = decide(figures({"a.txt": 1, "b.txt": 2}), "r")
    now = figures({"a.txt": 1, "b.txt": 3})
    assert notices(entry, now) == (
        f"claims.yaml: the decision on {entry.finding} lapsed (b.txt says 3); see finding {now.id}",
    )


def test_what_lapsed_is_not_said_to_be_another_question() -> None:
    killed = replace(figures({"a.txt": 12, "b.txt": 13}), question="How many were killed?")
    injured = replace(killed, id="ffffffff", question="How many were injured?")
    (notice,) = notices(decide(killed, "r"), injured)
    assert "matches no finding any more: 12 / 13" in notice


def test_a_disagreement_that_is_gone_is_told_once_everything_was_read() -> None:
    entry = decide(figures({"a.txt": 1, "b.txt": 2}), "r")
    gone = (
        f"claims.yaml: accepted {entry.finding} matches no finding any more: "
        "1 / 2 (figure-conflict)"
    )
    assert notices(entry, read=["a.txt", "b.txt"]) == (gone,)
    assert notices(entry, read=["x/a.txt", "b.txt", "c.txt"]) == (gone,)
    assert notices(entry, read=["a.txt"]) == ()
    assert notices(entry, read=["a.txt", "b.txt"], ran=lambda rule: rule != "figure-conflict") == ()
    by_hand = AcceptedEntry(finding="aaaaaaaa", reason="r")
    assert notices(by_hand, read=["a.txt"]) == (
        "claims.yaml: accepted aaaaaaaa matches no finding in these articles",
    )


@given(st.text(max_size=4_000))
def test_a_value_of_any_length_is_recorded_on_one_short_line(says: str) -> None:
    value = recorded_value(says)
    assert 0 < len(value) <= 200
    assert value == recorded_value(value)
    assert len(value.splitlines()) == 1


def test_long_quotations_are_told_apart_by_their_ends() -> None:
    words = "the same words over and over " * 20
    assert recorded_value(words + "one") != recorded_value(words + "two")


@pytest.mark.model
def test_two_figures_of_one_value_are_two_findings() -> None:
    """One that hid the other would let a real conflict pass, and one decision settle both."""
    text = "An explosion at the Hollins mill on Monday killed {0} people and injured {0} people."
    articles = [Article.from_text(text.format(n), id=f"{n}.txt") for n in (12, 13)]
    findings = Checker().check(articles).findings
    assert [finding.rule for finding in findings] == ["figure-conflict"] * 2
    assert len({finding.id for finding in findings}) == 2
    desk = Desk(accepted=(decide(findings[0], "both counted"),))
    report = Checker(Settings(desk=desk)).check(articles)
    assert [finding.id for finding in report.findings] == [findings[1].id]


# --- renamed articles -------------------------------------------------------------------------


def texts_of(answers: Answers) -> dict[str, str]:
    return {name: f"{abs(hash(str(value))) % 16**8:08x}" for name, value in answers.items()}


def settles(
    entry: AcceptedEntry, finding: Finding, now: Answers, read: list[str] | None = None
) -> bool:
    done = settle(
        [finding],
        Desk(accepted=(entry,)),
        TODAY,
        read=now if read is None else read,
        texts=lambda: texts_of(now),
    )
    if done.suppressed:
        assert done.suppressed[0].decision == entry.finding
        assert not done.notices
    return bool(done.suppressed)


@pytest.mark.parametrize("find", [figures, names])
def test_a_decision_survives_new_names_of_all_articles(find) -> None:
    before = {"a.txt": "Anna Kowal", "b.txt": "Anna Koval"} if find is names else {"a": 12, "b": 14}
    entry = decide(find(before), "r", texts=texts_of(before))
    assert len(entry.texts) == 2
    after = {f"2031/{name}-new": value for name, value in before.items()}
    assert find(after).id != entry.finding
    assert settles(entry, find(after), after)


def test_a_decision_survives_a_new_name_with_edits_while_one_side_is_as_it_was() -> None:
    before: Answers = {"a": 12, "b": 14}
    entry = decide(figures(before), "r")  # as older versions wrote it: without digests
    assert settles(entry, figures({"a": 12, "c": 14}), {"a": 12, "c": 14})
    assert not settles(entry, figures({"c": 12, "d": 14}), {"c": 12, "d": 14})


def test_a_renamed_article_with_another_value_lapses() -> None:
    before: Answers = {"a": 12, "b": 14}
    entry = decide(figures(before), "r", texts=texts_of(before))
    assert not settles(entry, figures({"a": 12, "c": 15}), {"a": 12, "c": 15})
    # b is still there, and gives another value now: c is another outlet, not b under a new name.
    now: Answers = {"a": 12, "b": 15, "c": 14}
    assert not settles(entry, figures({"a": 12, "c": 14}), now)


def test_copies_do_not_take_a_name_over() -> None:
    before: Answers = {"a": 12, "b": 14}
    entry = decide(figures(before), "r", texts=texts_of(before))
    now: Answers = {"c": 12, "d": 12, "e": 14, "f": 14}
    assert not settles(entry, figures({"c": 12, "e": 14}), now)
