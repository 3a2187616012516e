"""Reports of several days: what is one question, what is news of a later day."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck import Article, Checker, load
from claimcheck.models import Severity, Verdict

CASES = YAML(typ="safe").load(Path(__file__).with_name("newsdays.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_days_of_two_reports(case: dict[str, Any], checker: Checker) -> None:
    articles = [
        Article.from_text(case[side]["text"], id=side, outlet=side, published=case[side]["date"])
        for side in "ab"
    ]
    for order in permutations(articles):
        report = checker.check(order)
        found = {
            f.verdict
            for f in report.findings
            if f.rule in {"figure-conflict", "date-conflict", "name-conflict"}
        }
        wanted = {
            "conflict": {Verdict.CONFLICT},
            "revised": {Verdict.REVISED},
            "apart": set[Verdict](),
        }
        assert found == wanted[case["wants"]], [(f.rule, f.message) for f in report.findings]


def test_a_toll_that_is_told_to_have_risen_is_revised(checker: Checker) -> None:
    case = next(case for case in CASES if case["name"] == "toll in a headline")
    articles = [
        Article.from_text(case[side]["text"], id=side, outlet=side, published=case[side]["date"])
        for side in "ab"
    ]
    (finding,) = checker.check(articles).findings
    assert (finding.verdict, finding.severity) == (Verdict.REVISED, Severity.WARNING)


@pytest.mark.parametrize("header", ["The Inland Post, 18 January 2031", "By Ann Lee | 18 Jan 2031"])
def test_the_day_in_a_header_is_no_day_of_the_news(
    header: str, checker: Checker, tmp_path: Path
) -> None:
    first = (
        "Dairy recalls yoghurt\nThe Coast News, 17 January 2031\n\n"
        "Marlow Dairies is recalling 86,000 jars of yoghurt after glass was found in some of them, "
        "the company said on Friday.\n"
    )
    second = (
        f"Glass in jars, dairy warns\n{header}\n\n"
        "Shoppers have been told to look at their fridges. Marlow Dairies is recalling 68,000 jars "
        "of yoghurt in which glass was found.\n"
    )
    for name, text in (("first", first), ("second", second)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    articles = load([tmp_path]).articles
    assert [article.published.day for article in articles if article.published] == [17, 18]
    (finding,) = checker.check(articles).findings
    assert (finding.rule, finding.verdict) == ("figure-conflict", Verdict.CONFLICT)
