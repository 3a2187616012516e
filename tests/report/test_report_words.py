"""The words around the evidence: reasons, the ledger, and facts as sides."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.models import (
    Comparison,
    Confidence,
    Coverage,
    DateClaim,
    Period,
    Quantity,
    Severity,
    SkippedInput,
    Span,
    Verdict,
)
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.describe import describe_quantity
from claimcheck.report.judged import judged, looked_at
from claimcheck.report.ledger import articles_phrase, coverage_parts, left_out, unchecked
from claimcheck.report.reasons import telling
from factories import article, cluster, finding, quantity_claim, report, side

REASONS = [
    ((), ()),
    (("same fair",), ("same fair",)),
    (("both articles name Ann Ek", "same fair"), ("both articles name Ann Ek", "same fair")),
    (("both articles name Ann Ek", "same fair", "same day"), ("same fair", "same day")),
    (("a", "b", "c", "d"), ("a", "b", "c")),
    (
        ("a", "b", "c", "d", "X and Y: one origin", "Z and Q: one origin", "P and R: one origin"),
        ("a", "b", "c", "X and Y: one origin", "Z and Q: one origin"),
    ),
    (("both articles name Ann Ek", "both sentences mention fair", "against it: each is a proper"),)
    * 1
    + (("both articles name Ann Ek", "both sentences mention fair"),),
]


@pytest.mark.parametrize(("given", "kept"), REASONS)
def test_the_most_telling_reasons_are_kept(given, kept) -> None:
    assert telling(given) == kept


def test_the_ledger_counts_what_a_reader_counts() -> None:
    counts = {
        "statement without a counterpart": 383,
        "quantity without a counterpart": 1,
        "attribution without a counterpart": 81,
        "entity without a counterpart": 114,
        "part and whole": 6,
        "one article names both": 1,
        "a reason of a new rule": 2,
        "different names around them": 5,
    }
    view = View(report(coverage=Coverage(not_compared=counts, claims={"statement": 9})))
    assert left_out(view) == [
        (
            "not compared",
            ["one article names both (1 pair)", "part and whole (6)", "a reason of a new rule (2)"],
        ),
        ("in one article only", ["1 figure", "81 attributed statements", "114 names"]),
    ]
    assert "0 claims" in coverage_parts(view)
    assert left_out(View(report())) == []


def _on_monday(name: str, weekday: int | None = 0, day: date | None = None) -> DateClaim:
    text = "The pool closed on Monday."
    return DateClaim(name, 16, 25, "on Monday", Span(0, len(text)), Period(day, day), weekday)


@pytest.mark.parametrize(
    ("published", "claims", "told"),
    [
        ((None, None), (_on_monday("a.txt"), _on_monday("b.txt")), "2 articles: a.txt, b.txt"),
        ((None, date(2031, 5, 6)), (_on_monday("a.txt"),), "1 article: a.txt"),
        ((None, None), (_on_monday("a.txt", day=date(2031, 5, 5)),), ""),  # a full date is printed
        ((None, None), (), ""),
        ((date(2031, 5, 6), date(2031, 5, 6)), (_on_monday("a.txt"),), ""),
        (
            (None,) * 5,
            tuple(_on_monday(f"{name}.txt") for name in "ecabd"),
            "5 articles: a.txt, b.txt, c.txt and 2 more",
        ),
        ((None,), (_on_monday("a.txt"),), ""),  # nothing to compare with
    ],
)
def test_articles_whose_weekdays_have_no_date_are_named(
    published: tuple[date | None, ...], claims: tuple[DateClaim, ...], told: str
) -> None:
    names = ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt")
    articles = tuple(
        article("The pool closed on Monday.", name, published=day)
        for name, day in zip(names, published, strict=False)
    )
    found = dict(left_out(View(report(articles, claims=claims))))
    parts = found.get("no day of publication", [])
    said = " whose weekdays have no date (docs/inputs.md)"
    assert [part.replace(said, "") for part in parts] == ([told] if told else [])


FACT = article("The fair drew 2,600 visitors.", "claims.yaml#7", path=None, outlet="claims.yaml")
PAPER = article("Intro.\nSome 4,100 visitors came.\n", "news/zebra.txt")


def fact_view(**look) -> View:
    stated, printed = quantity_claim(FACT, "2,600"), quantity_claim(PAPER, "4,100")
    found = finding(side(FACT, stated), side(PAPER, printed), rule="fact-conflict")
    agreed = cluster(stated, printed, verdict=Verdict.AGREE)
    return View(
        report(
            (PAPER, FACT),
            (found,),
            claims=(printed,),
            clusters=(agreed,),
            coverage=Coverage(articles=1, stories_split=0, clusters=1, pairs_compared=1),
        ),
        Look(**look),
    )


@pytest.mark.parametrize("name", RENDERERS)
def test_a_fact_is_a_side_but_no_article(name: str) -> None:
    view = fact_view(show=Severity.INFO)
    text = RENDERERS[name].render(view)
    assert "claims.yaml#7:1" not in text
    if name == "concise":
        assert text.startswith("news/zebra.txt:2:6: ")
    elif name == "json":
        assert '"path": null' in text
    else:
        assert "claims.yaml#7" in text
        assert "1 article" in text or name not in ("terminal", "markdown", "github")
        assert "2 articles" not in text
    assert "What agrees" not in text, "a fact and one article are no agreement of outlets"
    assert articles_phrase(view) == "1 article"


def test_every_claim_of_a_cluster_is_in_the_json_report() -> None:
    import json

    found = json.loads(RENDERERS["json"].render(fact_view()))
    known = {claim["id"] for claim in found["claims"]}
    assert all(set(item["claims"]) <= known for item in found["clusters"])
    assert all(m["claim"] in known for f in found["findings"] for m in f["mentions"])


UNITS = [
    (Quantity(1.0, 1.0, unit="year"), "1 year"),
    (Quantity(15.0, 15.0, unit="year"), "15 years"),
    (Quantity(2.0, 3.0, unit="square foot"), "2 to 3 square feet"),
    (
        Quantity(100.0, None, low_inclusive=False, unit="mile per hour"),
        "more than 100 miles per hour",
    ),
    (Quantity(2.4e11, 2.4e11, unit="USD"), "240 billion USD"),
    (Quantity(5.0, 5.0, unit="%"), "5%"),
    (Quantity(2.0, 2.0, unit="acre-foot"), "2 acre-foot"),
    (Quantity(30.0, 30.0, unit="celsius", approximate=True), "about 30 celsius"),
]


@pytest.mark.parametrize(("quantity", "words"), UNITS)
def test_quantities_are_written_as_a_reader_does(quantity: Quantity, words: str) -> None:
    assert describe_quantity(quantity) == words


def test_a_short_message_stands_beside_its_rule_and_a_long_one_below() -> None:
    paper = article("Some 4,100 came.", "a.txt")
    one = side(paper, quantity_claim(paper, "4,100"))
    texts = [
        RENDERERS["terminal"].render(
            View(report((paper,), (finding(one, message=message),)), Look(width=80))
        )
        for message in ("short", "long " * 20)
    ]
    assert texts[0].startswith("error  figure-conflict (high)  short  ")
    assert texts[1].splitlines()[0].split() == ["error", "figure-conflict", "(high)", "3f2a9c1b"]
    assert texts[1].splitlines()[1].startswith("  long long")
    assert Span(0, 1).end == 1


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_sides_of_one_sentence_are_printed_once(name: str) -> None:
    paper = article("Twelve were hurt: nine badly and four lightly.\nNine more fled.", "a.txt")
    sides = [side(paper, quantity_claim(paper, words)) for words in ("Twelve", "nine", "four")]
    other = side(paper, quantity_claim(paper, "Nine"))
    view = View(report((paper,), (finding(*sides, other),)))
    text = RENDERERS[name].render(view)
    assert text.count("a.txt:") == 2
    assert text.count("were hurt") == 1
    if name == "markdown":
        assert "**Twelve** were hurt: **nine** badly and **four** lightly." in text
    else:
        assert "^^^^^^            ^^^^           ^^^^" in text


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_of_very_many_inputs_not_read_some_are_named(format: str) -> None:
    empty = tuple(SkippedInput(f"void-{number:05}.txt", "empty") for number in range(30_000))
    text = RENDERERS[format].render(View(report((article(),), skipped=empty), Look()))
    assert text.count("void-") == 200
    assert "29,800 more" in text
    assert "void-00199.txt" in text
    few = RENDERERS[format].render(View(report((article(),), skipped=empty[:200]), Look()))
    assert few.count("void-") == 200
    assert " more" not in few.partition("<script")[0].rpartition("void-")[2]


def counted(**coverage: int) -> View:
    return View(report((PAPER,), (), coverage=Coverage(**coverage)))


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (View(report((), (), coverage=Coverage(articles=0))), "no article was checked"),
        (counted(articles=1), "nothing was compared"),
        (counted(articles=2), "nothing was compared"),
        (counted(articles=2, clusters=1, pairs_compared=1), ""),
        (fact_view(), ""),
    ],
)
def test_nothing_checked_is_no_clean_bill(view: View, told: str) -> None:
    assert unchecked(view) == told
    for name in ("terminal", "markdown", "html", "github"):
        text = RENDERERS[name].render(view)
        assert (told.casefold() in text.casefold()) and bool(told) != ("0 warnings" in text), name
        assert not told or "warning" not in text.rpartition("</style>")[2].replace("-", ""), name


def test_a_passed_test_is_no_clean_bill_for_what_nobody_checked() -> None:
    quiet = RENDERERS["junit"].render(counted(articles=1, clusters=1, pairs_compared=1))
    assert 'name="news/zebra.txt"' in quiet and 'skipped="0"' in quiet
    nothing = RENDERERS["junit"].render(counted(articles=1))
    assert "news/zebra.txt" not in nothing
    assert '<skipped message="nothing was compared" />' in nothing


def test_the_footer_counts_questions() -> None:
    view = counted(articles=2, clusters=2, pairs_compared=3)
    text = RENDERERS["terminal"].render(view)
    assert "3 pairs compared on 2 questions" in text and "cluster" not in text


ONE = quantity_claim(PAPER, "4,100")
KEYS = [
    ("count:visitor", "both count the same kind of thing"),
    ("j:lntkvstvr", "both names sound alike when run together"),
    ("aligned:3/5", "both stand in the same place of two sentences that are otherwise alike"),
    ("shared words", "both quotations hold the same words"),
    ("by:44/48", "both stand in the same place of their sentences"),
    ("hour of the deed", "both give the hour of the deed"),
    ("harbour fair", "both hold “harbour fair”"),
    ("", ""),
]


@pytest.mark.parametrize(("key", "told"), KEYS)
def test_a_blocking_key_is_told_in_an_editor_s_words(key: str, told: str) -> None:
    assert looked_at(Comparison(ONE, ONE, Verdict.AGREE, "equal", key=key)) == told


@pytest.mark.parametrize(
    ("verdict", "level", "told"),
    [
        (Verdict.CONFLICT, "disjoint", "they disagree: no figure is both; surely"),
        (Verdict.CONFLICT, "different", "they disagree; surely"),
        (Verdict.CONFLICT, "same words; speakers differ", "they disagree: same words; speakers"),
        (Verdict.NOT_COMPARABLE, "different events", "not held against each other: different"),
    ],
)
def test_a_verdict_is_told_in_an_editor_s_words(verdict: Verdict, level: str, told: str) -> None:
    assert judged(Comparison(ONE, ONE, verdict, level, (), Confidence.HIGH)).startswith(told)
