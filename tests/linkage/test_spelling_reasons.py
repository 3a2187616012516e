"""A finding on two spellings of one name gives no reason that says they are two names."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.models import Article

TEXT = (
    "Rescuers searched the Velden quay on Monday for Hugh {0}, 52, mayor of Velden, who fell from "
    "the ferry Alma. {0} was found by diver Owen Tarrant, police chief Dora Lindqvist said."
)


@pytest.mark.model
@pytest.mark.parametrize(
    ("one", "other"), [("Holt", "Hall"), ("Pascoe", "Pascal"), ("Castell", "Carrell")]
)
def test_no_reason_contradicts_the_finding(one: str, other: str) -> None:
    texts = (TEXT.format(one), TEXT.format(other))
    report = Checker().check(
        [Article.from_text(text, id=id) for id, text in zip("ab", texts, strict=True)]
    )
    [finding] = [f for f in report.findings if f.rule == "name-spelling"]
    assert f"{one} / {other}: a few letters differ" in finding.reasons
    assert not [reason for reason in finding.reasons if "too far apart" in reason]
