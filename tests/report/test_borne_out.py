"""What counts as corroborated: the other report's sentence says it too."""

from __future__ import annotations

import pytest

from claimcheck.models import Comparison, Span, StatementClaim, Verdict
from claimcheck.report import View
from claimcheck.report.agreement import agreements
from factories import article, cluster, quantity_claim, report


def statement(source, sentence, **more):
    start = source.text.index(sentence)
    span = Span(start, start + len(sentence))
    return StatementClaim(source.id, *span, sentence, span, **more)


def agreed(first, second, *, rest="", more=({}, {}), verdict=None):
    """What the report says of a cluster of two sentences, each in a report of its own."""
    a = article(first, "a.txt", outlet="Post")
    b = article(f"{second} {rest}".strip(), "b.txt", outlet="Herald")
    claims = [statement(a, first, **more[0]), statement(b, second, **more[1])]
    pairs = (Comparison(*claims, verdict, "level"),) if verdict else ()
    made = cluster(*claims, kind="statement", verdict=Verdict.AGREE, comparisons=pairs)
    return [
        (found.answer, found.corroborated)
        for found in agreements(View(report((a, b), clusters=(made,))))
    ]


BORNE_OUT = [
    ("The bakery on Mill Lane opens in May.", "In May the bakery opens on Mill Lane, she said."),
    ("The club owes 12 banks money.", "Money is owed to twelve banks: the club owes 12 banks."),
]


@pytest.mark.parametrize(("first", "second"), BORNE_OUT)
def test_what_both_say_is_corroborated(first, second):
    assert agreed(first, second) == [(first, "corroborated by 2 independent outlets")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # another figure, day, word or unit in the same place
        ("Owners will get £31 for each ticket.", "Owners of one will get £29 for each ticket."),
        (
            "The pact was sealed in Lund on Friday.",
            "The pact was sealed in Lund on Saturday night.",
        ),
        ("The pilot broke a wrist in the fall.", "The pilot broke an ankle in the hard fall."),
        (
            "An inquiry will ask whether the lock failed.",
            "The lock at the weir failed, a man said.",
        ),
        (
            "Five sailors drowned off the cape.",
            "Five were saved; nine sailors drowned off the cape.",
        ),
        # the other way round
        ("Harlow beat Crewe after extra time.", "Crewe beat Harlow after extra time in the cup."),
        # denied, or left open
        ("The bank will close its branch.", "The bank will not close its branch, its head said."),
        ("The mast was struck by lightning.", "The mast may be what was struck by lightning then."),
    ],
)
def test_what_only_one_says_is_not(first, second):
    assert agreed(first, second) == []


def test_a_name_may_stand_elsewhere_in_the_report():
    first = "Clerk Mona Reyes opened the vault."
    assert agreed(first, "The clerk opened the vault at dawn.") == []
    assert agreed(first, "The clerk opened the vault at dawn.", rest="She is Mona Reyes.") != []


def test_a_hedge_or_a_verdict_other_than_alike_is_no_agreement():
    first, second = BORNE_OUT[0]
    hedged = ({"certainty": "plain"}, {"certainty": "alleged"})
    assert agreed(first, second, more=hedged) == []
    assert agreed(first, second, verdict=Verdict.AGREE) != []
    assert agreed(first, second, verdict=Verdict.NOT_COMPARABLE) == []


@pytest.mark.parametrize(
    ("first", "second", "question", "asked"),
    [
        # all have what is asked
        (
            "The choir has 9 singers and 31 fans.",
            "Of 31 fans, 9 sing.",
            "How many: “The choir has … singers and 31 fans”?",
            "How many: “The choir has … singers and 31 fans”?",
        ),
        # the words of the other report
        (
            "The choir, 31 strong, has 9 basses.",
            "There are 9 basses in the choir.",
            "How many: “The choir, 31 strong, has … basses”?",
            "How many: “There are … basses in the choir”?",
        ),
        # neither: up to the figure or day that one has alone
        (
            "The choir of 31 hired 9 basses for 40 days.",
            "Its choir of 32 hired 9 basses on Friday.",
            "How many: “The choir of 31 hired … basses for 40 days”?",
            "How many: “hired … basses”?",
        ),
        (
            "On Monday 9 came.",
            "On Sunday 9 did.",
            "How many basses came on Monday?",
            "Asked: “… came”?",
        ),
    ],
)
def test_what_is_asked_holds_no_figure_of_one_report_alone(first, second, question, asked):
    articles = [article(first, "a.txt", outlet="Post"), article(second, "b.txt", outlet="Herald")]
    claims = [quantity_claim(a, "9") for a in articles]
    made = cluster(*claims, question=question, verdict=Verdict.AGREE)
    (found,) = agreements(View(report(tuple(articles), clusters=(made,))))
    assert (found.asked, found.answer) == (asked, "9")
