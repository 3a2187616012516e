"""What an editor reads beside a finding, in words that are understood at once."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.models import Article
from claimcheck.rules.name_spelling import _weighed


def test_what_speaks_against_a_spelling_comes_last_and_says_so() -> None:
    given = ["each has a name that the other lacks", "same role: mayor", "each is a common name"]
    assert _weighed(given) == [
        "same role: mayor",
        "against it: each has a name that the other lacks",
        "against it: each is a common name",
    ]


LEAD = "The trial of the treasurer Gordon Ellis, 58, ended at Fenwick Crown Court on Tuesday.\n\n"


@pytest.mark.model
@pytest.mark.parametrize(
    ("yes", "no", "told"),
    [
        (
            "Ellis gave evidence to the jury.",
            "Ellis did not give evidence to the jury.",
            "“gave evidence to the jury”",
        ),
        (
            "Ellis sold the house in Kelby Road to a cousin in May.",
            "Ellis did not sell the house in Kelby Road.",
            "“sold the house in Kelby Road …”",
        ),
    ],
)
def test_yes_and_no_are_told_with_what_was_done(yes: str, no: str, told: str) -> None:
    texts = {"Post": yes, "Herald": no}
    articles = [Article.from_text(LEAD + t, id=name, outlet=name) for name, t in texts.items()]
    messages = [finding.message for finding in Checker().check(articles).findings]
    assert f"{told}: Post says yes, Herald says no" in messages
