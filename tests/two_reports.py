"""Tables of cases that hold two reports each, ``a`` and ``b``, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.engine import Checker
from claimcheck.models import Article, Finding, Severity

DAY = date(2024, 5, 3)


def read_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of a YAML file."""
    cases: list[dict[str, Any]] = YAML(typ="safe").load(path.read_text("utf-8"))
    return cases


def marked(case: dict[str, Any]) -> Any:
    """A case as a parameter under its name; one with ``known`` is a gap that we know of."""
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


def dated_articles(case: Mapping[str, Any]) -> list[Article]:
    """The two reports, by outlets a and b, each of its own day of ``days``; without it, of none."""
    return [
        Article.from_text(
            case[side],
            id=f"{side}.txt",
            outlet=side,
            published=date.fromisoformat(day) if day else None,
        )
        for side, day in zip("ab", case.get("days", (None, None)), strict=True)
    ]


def of_one_day(case: Mapping[str, Any], later: int = 0, day: date = DAY) -> list[Article]:
    """The two reports, by outlets A and B; the second as many days ``later``."""
    return [
        Article.from_text(case[side], id=side, outlet=side.upper(), published=published)
        for side, published in (("a", day), ("b", day + timedelta(days=later)))
    ]


def loud(checker: Checker, articles: Sequence[Article], rule: str = "") -> list[Finding]:
    """A rule's findings at warning and above; those of all rules without one."""
    report = checker.check(articles)
    assert not report.skipped, report.skipped
    return [
        one
        for one in report.findings
        if (not rule or one.rule == rule) and one.severity is not Severity.INFO
    ]


def loud_either_way(
    checker: Checker, case: Mapping[str, Any], rule: str = "", day: date = DAY
) -> Iterator[list[Finding]]:
    """`loud` of the two reports of one day, and of the second before the first."""
    articles = of_one_day(case, day=day)
    for order in (articles, articles[::-1]):
        yield loud(checker, order, rule)
