"""What is in dispute anywhere in a report is not certified as what articles agree on."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck import Article, Checker
from claimcheck.models import Comparison, Span, StatementClaim, Verdict
from claimcheck.report.agreement import agreements
from claimcheck.report.matrix import matrices
from claimcheck.report.view import View
from factories import article, cluster, finding, quantity_claim, report, side

TEXT = "The fair drew 9 singers in its 31st year."


def fair():
    """Two articles and a cluster of the figure that both give."""
    articles = tuple(
        article(text, id, outlet=outlet)
        for text, id, outlet in (
            (TEXT, "a.txt", "Post"),
            ("In its 31st year the fair drew crowds and 9 singers.", "b.txt", "Herald"),
        )
    )
    claims = [quantity_claim(one, "9") for one in articles]
    made = cluster(*claims, question="How many singers came?", verdict=Verdict.AGREE)
    return articles, claims, made


def statements(articles):
    found = []
    for one in articles:
        whole = Span(0, len(one.text))
        found.append(StatementClaim(one.id, *whole, one.text, whole, predicate="draw"))
    return found


def certified(articles, clusters, findings=()):
    return [a.answer for a in agreements(View(report(articles, findings, clusters=clusters)))]


def test_what_nothing_disputes_is_certified():
    articles, _, made = fair()
    assert certified(articles, (made,)) == ["9"]


@pytest.mark.parametrize("verdict", [Verdict.CONFLICT, Verdict.REVISED])
def test_a_claim_that_is_in_dispute_in_another_cluster(verdict):
    articles, claims, made = fair()
    third = article("Just 8 singers came to the fair.", "c.txt", outlet="Courier")
    other = quantity_claim(third, "8")
    pair = Comparison(claims[0], other, verdict, "disjoint")
    apart = cluster(claims[0], other, id="c2", comparisons=(pair,), verdict=verdict)
    assert certified((*articles, third), (made, apart)) == []


def test_a_figure_out_of_a_statement_that_is_denied():
    articles, _, made = fair()
    yes, no = statements(articles)
    pair = Comparison(yes, no, Verdict.CONFLICT, "polarity")
    denied = cluster(yes, no, id="c2", kind="statement", comparisons=(pair,))
    assert certified(articles, (made, denied)) == []


def test_a_figure_beside_one_in_dispute_stays():
    articles, _, made = fair()
    years = [quantity_claim(one, "31st") for one in articles]
    pair = Comparison(*years, Verdict.CONFLICT, "disjoint")
    others = cluster(*years, id="c2", comparisons=(pair,))
    assert certified(articles, (made, others)) == ["9"]


@pytest.mark.parametrize(("verdict", "left"), [(Verdict.CONFLICT, []), (Verdict.VARIANT, ["9"])])
def test_a_hidden_finding_counts_but_not_one_on_a_spelling(verdict, left):
    articles, _, made = fair()
    sides = [side(one, claim) for one, claim in zip(articles, statements(articles), strict=True)]
    hint = finding(*sides, verdict=verdict)
    assert certified(articles, (made,), (hint,)) == left


_QUOTED = [
    (
        '"There was not a week in which he did not call us," Ana Ruiz, mayor of Kessel, said.',
        '"There was hardly a week in which he did not call us," Ana Ruiz, mayor of Kessel, said.',
    ),
    (
        '"This cannot go on for another week," Ana Ruiz said of the ferry at Kessel on Monday.',
        '"This cannot go on for another week," Carl Ruiz said of the ferry at Kessel on Monday.',
    ),
    (
        "The board in Kessel denied on Monday that Ana Ruiz will be paid a bonus this year.",
        "The board in Kessel confirmed on Monday that Ana Ruiz will be paid a bonus this year.",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize("texts", _QUOTED)
def test_no_part_of_what_was_changed_is_certified(texts):
    found = Checker().check(
        Article.from_text(text, id=f"{n}.txt", outlet=f"Paper {n}", published=date(2031, 3, 4))
        for n, text in enumerate(texts)
    )
    assert found.findings
    assert agreements(View(found)) == []


def test_the_matrix_shows_nothing_in_dispute_as_agreed():
    articles, _, made = fair()
    assert len(matrices(View(report(articles, clusters=(made,))))) == 1
    yes, no = statements(articles)
    pair = Comparison(yes, no, Verdict.CONFLICT, "polarity")
    denied = cluster(yes, no, id="c2", kind="statement", comparisons=(pair,))
    assert matrices(View(report(articles, clusters=(made, denied)))) == []
