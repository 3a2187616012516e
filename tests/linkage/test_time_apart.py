"""What reports some days apart have to share to be of one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import Article, Checker
from claimcheck.linkage.articles.events import relate
from claimcheck.linkage.articles.rarity import rarity_of
from claimcheck.linkage.articles.time_apart import has_own
from claimcheck.linkage.interface import Nearness
from claimcheck.models import Profile, Severity

CASES = yaml.safe_load((Path(__file__).parent / "time_apart.yml").read_text())


def found(checker: Checker, case: dict[str, Any], days: int) -> list[str]:
    articles = [
        Article.from_text(
            case[side], id=side, outlet=side, published=date(2031, 5, 6) + timedelta(after)
        )
        for side, after in (("a", 0), ("b", days))
    ]
    report = checker.check(articles)
    return sorted({f.rule for f in report.findings if f.severity is not Severity.INFO})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reports_days_apart(checker: Checker, case: dict[str, Any]) -> None:
    assert found(checker, case, case["days"]) == case["rules"]
    if "same_day" in case:
        assert found(checker, case, 0) == case["same_day"]


@pytest.mark.parametrize(
    ("name", "others", "own"),
    [
        ("kestrel foods", ["harrow foods"], True),
        ("kestrel foods", ["kestrel"], False),
        ("kestrel", ["kestrel foods"], False),
        ("holm savings bank", ["savings bank"], False),
        ("holm savings bank", [], True),
    ],
)
def test_a_body_that_the_other_does_not_name(name: str, others: list[str], own: bool) -> None:
    a = Profile("a", organisations=(name,))
    b = Profile("b", organisations=tuple(others))
    rarity = rarity_of([a, b])
    assert has_own(rarity.sketch(a), rarity.sketch(b)) == own


names = st.lists(
    st.sampled_from(["ana ruiz", "ruiz", "iris osei", "karsk", "holm foods", "arle foods"]),
    max_size=3,
    unique=True,
).map(tuple)
words = st.lists(
    st.tuples(st.sampled_from("mill fire toll vote ferry quay".split()), st.integers(1, 3)),
    max_size=5,
    unique_by=lambda item: item[0],
).map(tuple)
profiles = st.builds(Profile, st.just("a"), names, names, names, names, words)


@given(profiles, profiles, st.integers(2, 400), st.integers(1, 400))
def test_more_days_never_bring_reports_nearer(a: Profile, b: Profile, few: int, more: int) -> None:
    rarity = rarity_of([a, b])
    near, later = (relate(a, b, rarity, days=days).nearness for days in (few, few + more))
    assert later <= near
    assert near <= relate(a, b, rarity).nearness


@pytest.mark.parametrize(
    ("days", "near"),
    [(2, Nearness.SAME_EVENT), (9, Nearness.UNRELATED), (None, Nearness.SAME_EVENT)],
)
def test_a_town_is_not_enough(days: int | None, near: Nearness) -> None:
    told = [tuple((word, 2) for word in f"fire burn night {own}".split()) for own in ("ash", "hay")]
    a = Profile("a", ("carl fenn",), ("gilmore paper",), ("dunholt",), (), told[0])
    b = Profile("b", ("nora hobbs",), ("holm estates",), ("dunholt",), (), told[1])
    assert relate(a, b, rarity_of([a, b]), days=days).nearness is near
    copy = replace(b, words=a.words)  # with other names, as a slip or a search and replace makes it
    assert relate(a, copy, rarity_of([a, b]), days=days).nearness is Nearness.SAME_EVENT
