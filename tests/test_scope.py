"""Reports limited to findings of new articles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Severity
from claimcheck.report import RENDERERS, Look, View
from claimcheck.scope import restrict, unchanged
from factories import article, finding, quantity_claim, report, side
from report_sample import sample_report

HERALD, POST = "news/herald.txt#2", "news/harbour-post-2031-05-03.txt"


def three_articles():
    a, b, c = (article("Some 40 came.\n", f"{name}.txt", outlet=name.upper()) for name in "abc")
    claims = [quantity_claim(source, "40") for source in (a, b, c)]
    old = finding(side(a, claims[0]), side(b, claims[1]), id="00000001", severity=Severity.WARNING)
    fresh = finding(side(a, claims[0]), side(c, claims[2]), id="00000002")
    return report((a, b, c), (old, fresh))


def test_only_findings_of_new_articles_are_kept() -> None:
    limited = restrict(three_articles(), ["c.txt"], "--new")
    assert [f.id for f in limited.findings] == ["00000002"]
    assert limited.scope is not None
    assert limited.scope.left_out == {Severity.WARNING: 1}
    assert limited.scope.hidden == 1


def test_no_new_article_leaves_no_finding() -> None:
    limited = restrict(sample_report(), [])
    assert limited.findings == limited.suppressed == ()
    assert limited.scope is not None
    assert limited.scope.hidden == 3


def test_settled_findings_are_limited_too() -> None:
    assert len(restrict(sample_report(), [POST]).suppressed) == 1


@pytest.mark.parametrize("name", ["terminal", "concise", "markdown"])
def test_reports_say_which_side_is_new(name: str) -> None:
    text = RENDERERS[name].render(View(restrict(three_articles(), ["c.txt"], "--since main")))
    assert "00000002" in text
    assert "00000001" not in text
    marked = [line for line in text.splitlines() if "c.txt" in line]
    assert all("new" in line for line in marked)
    assert not any("a.txt" in line and "(new)" in line for line in text.splitlines())
    if name == "concise":
        assert text.startswith("c.txt:1:6: error")
        assert text.endswith("[00000002] (new: c.txt)\n")
    else:
        assert "1 finding of old articles not shown (--since main)" in text
        assert "1 new" in text


def test_json_says_which_side_is_new() -> None:
    data = json.loads(
        RENDERERS["json"].render(View(restrict(three_articles(), ["c.txt"], "--new")))
    )
    (found,) = data["findings"]
    assert [(m["path"], m["new"]) for m in found["mentions"]] == [("a.txt", False), ("c.txt", True)]
    left_out = {"error": 0, "warning": 1, "info": 0}
    assert data["scope"] == {"chosen_by": "--new", "new": ["c.txt"], "left_out": left_out}


def test_without_a_limit_nothing_is_called_new() -> None:
    data = json.loads(RENDERERS["json"].render(View(three_articles())))
    assert data["scope"] is None
    assert {m["new"] for f in data["findings"] for m in f["mentions"]} == {None}
    assert "(new" not in RENDERERS["terminal"].render(View(three_articles()))


def test_a_hostile_ref_stays_on_its_line() -> None:
    limited = restrict(three_articles(), ["c.txt"], "--since x\x1b[31m|<b>")
    text = RENDERERS["terminal"].render(View(limited, Look(width=100)))
    assert "\x1b" not in text
    assert "<b>" not in RENDERERS["markdown"].render(View(limited))


def test_nothing_new_is_not_told_as_nothing_found() -> None:
    text = RENDERERS["terminal"].render(View(restrict(report((article(),)), [], "--since main")))
    assert "nothing was compared, since no article is new (--since main)" in text
    assert "not shown" not in text


def test_an_article_that_was_there_before_is_not_new() -> None:
    before = [article("Some 40 came to\nLund.\n", "x.jsonl#1"), article("Nobody.", "x.jsonl#2")]
    now = [
        article("Some  40 came\nto Lund.", "x.jsonl#3"),
        article("Nobody came.", "x.jsonl#2"),
        article("Nobody.", "x.jsonl#1", outlet="Post"),
    ]
    assert unchanged(now, before) == {"x.jsonl#3"}


SUBSETS = st.frozensets(st.sampled_from(["a.txt", "b.txt", "c.txt"]))


@given(SUBSETS, SUBSETS)
def test_more_new_articles_never_show_less(some, more) -> None:
    whole = three_articles()
    less = {f.id for f in restrict(whole, some).findings}
    limited = restrict(whole, some | more)
    assert less <= {f.id for f in limited.findings}
    assert limited.scope is not None
    assert len(limited.findings) + limited.scope.hidden == len(whole.findings)
    for found in limited.findings:
        assert {side.claim.article for side in found.sides} & (some | more)
