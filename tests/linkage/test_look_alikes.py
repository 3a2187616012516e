"""Short reports of one kind on two events are quiet, and conflicts of the same length are found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.linkage.figures.printed_names import named_otherwise
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Article, Severity
from factories import article, quantity_claim
from two_reports import marked, read_cases

CASES = read_cases(Path(__file__).parent / "look_alikes.yml")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(), cache=Cache())


@pytest.mark.model
@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_look_alike(checker: Checker, case: dict[str, Any]) -> None:
    articles = [Article.from_text(case[side], id=f"{side}.txt") for side in "ab"]
    for order in (articles, articles[::-1]):
        report = checker.check(order)
        found = [f.message for f in report.findings if f.severity is not Severity.INFO]
        assert bool(found) == case["conflict"], found
        assert not report.skipped


@pytest.mark.parametrize(
    ("a", "b", "otherwise"),
    [
        ("A fall at the Severka mine hurt 12.", "A fall at the Dolna mine hurt 14.", True),
        ("A fall at the Severka mine hurt 12.", "A fall at the Severca mine hurt 14.", False),
        ("A fall at the Severka mine hurt 12.", "A fall at the mine hurt 14.", False),
        ("A fall at the Severka mine on Monday hurt 12.", "A fall on Friday hurt 14.", False),
        # The other article prints the name elsewhere.
        ("A fall at the Severka mine hurt 12.", "In Dolna 14 were hurt. Severka is near.", False),
        ("Brodin Steel cut 12 jobs in Golvik.", "Steelmaker Brodin cut 14 jobs in Golvik.", False),
        # Full names of their own in short texts; speakers are none.
        ("Osmar jailed Pavel Dornik for 12 years.", "Osmar jailed Irina Valko for 14 years.", True),
        ("In Osmar 12 fell, said Pavel Dornik.", "In Osmar 14 fell, said Irina Valko.", False),
        ("In Osmar 12 fell, Pavel Dornik said.", "In Osmar 14 fell, Irina Valko said.", False),
    ],
)
def test_names_of_two_sentences_as_printed(a: str, b: str, otherwise: bool) -> None:
    sources = [article(a, "a"), article(b, "b")]
    claims = [quantity_claim(source, n) for source, n in zip(sources, ("12", "14"), strict=True)]
    context = LinkContext({source.id: source for source in sources})
    assert named_otherwise(*claims, context) is otherwise
    assert named_otherwise(*reversed(claims), context) is otherwise
