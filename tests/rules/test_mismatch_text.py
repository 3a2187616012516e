"""Sums and conversions on whole sentences: what is found, what stays quiet, and any text at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.models import Article, Finding, Measure, QuantityClaim, Span
from claimcheck.quantities.find import find_in_text
from claimcheck.rules import RuleContext, arithmetic_mismatch, conversion_mismatch
from claimcheck.rules.interface import Reading

if TYPE_CHECKING:
    from claimcheck.engine import Checker

WRONG = [
    ("Of the 12 people hurt, nine were taken to a hospital and the other four went home.", "13"),
    ("Nine of the 12 passengers were hurt. The other four walked away.", "13"),
    ("Police seized seven rifles and two pistols, for a total of 10 weapons.", "9"),
    ("The boat carried 12 people, nine men and four women, when it sank.", "13"),
    ("Twelve people were aboard: nine men and two women.", "11"),
    ("A total of 12 people were hurt, including nine men and four women.", "13"),
    ("Twelve people, including 14 children, were rescued from the lake.", "14 out of 12"),
    ("The navy held 23 sailors (12 Danes and 13 Poles) for a week.", "25"),
    ("Twelve others -- nine women and four men -- were hurt.", "13"),
    ("Five people, six of them students, were arrested.", "6 out of 5"),
    ("The 100-member Senate voted 62-40 to pass the bill.", "102 votes"),
    ("Osric won the election with 54 percent of the vote to Tannet's 49 percent.", "103%"),
    ("In the poll, 55 percent approve of the mayor and 52 percent disapprove.", "107%"),
    ("Police searched 12 of the 48 houses (40 percent) on Monday.", "is not 40%"),
    ("The mill will cut 900 jobs, or 12 percent of its 5,000 workers.", "is not 12%"),
    ("The village is 8 miles (30 kilometres) away.", "12.9 kilometres"),
    ("Winds of 60mph (160km/h) hit the coast.", "96.6 kilometres per hour"),
    ("Waves of 10 to 20 feet (3 to 16 metres) broke over the pier.", "20 feet are about 6.1"),
]
RIGHT = [
    "Of the 12 people hurt, nine were taken to a hospital and the other three went home.",
    "Of the 12 people hurt, five went home, a man died and the other six were in hospital.",
    "Of the 12 crew, two of them women, nine survived and the other three died.",
    "Twelve men and four women were hurt: nine badly and five lightly.",
    "Seven of the 10 largest banks cut jobs, and the other two firms hired.",
    "Three of the 20 schools closed last year and six this year; the other 11 stay open.",
    "Three people were killed and 12 injured, five of them seriously.",
    "The navy held 23 sailors (12 Danes and 11 Poles) for a week.",
    "The team won 23 medals (five gold and four silver).",
    "Turnout was 63 percent, up from 58 percent in the last vote.",
    "With 99 percent of the ballots counted, he won 54 percent to 44 percent.",
    "The company bought a 20 percent stake and the remaining 40 percent will follow.",
    "The mill will cut 600 jobs, or 12 percent of its 5,000 workers.",
    "Temperatures fell by 1.5 degrees Celsius (2.7 degrees Fahrenheit) to 20C (68F).",
    "The dam stores 5 million gallons (23 million litres).",
    "The fish weighed 12 pounds (5.4 kg) and was 30 inches (76 cm) long.",
]


def found(claims: list[QuantityClaim], article: Article) -> list[Finding]:
    context = RuleContext({article.id: article})
    reading = Reading({article.id: claims})
    rules = (arithmetic_mismatch, conversion_mismatch)
    return [finding for rule in rules for finding in rule.scan(reading, context)]


@pytest.mark.model
@pytest.mark.parametrize(("text", "words"), WRONG)
def test_slips_are_found(text: str, words: str, checker: Checker) -> None:
    article = Article.from_text(text, id="a", outlet="Herald")
    (finding,) = checker.check([article]).findings
    assert finding.rule in {"arithmetic-mismatch", "conversion-mismatch"}
    assert words in finding.message
    assert finding.message.startswith("Herald: ")


@pytest.mark.model
@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_right_stays_quiet(text: str, checker: Checker) -> None:
    assert checker.check([Article.from_text(text, id="a")]).findings == ()


PIECES = st.sampled_from(
    """of the other four remaining total of for a total of 12 nine 3.5 men women and, : ( )
    including people 54% 49 percent to votes the vote 100-member 62-40 8 miles (30
    kilometres) $5 million ($5 billion) 24 trillion rubles -1 1e400
    99999999999999999999999 or, them whom""".split()
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=40))
def test_any_text_does_no_harm(pieces: list[str]) -> None:
    text = " ".join(pieces)
    matches = find_in_text(text)
    article = Article.from_text(text, id="a")
    claims = [
        QuantityClaim(
            article="a",
            start=match.start,
            end=match.end,
            text=text[match.start : match.end],
            sentence=Span(0, len(text)),
            quantity=match.quantity,
            measure=Measure(noun="people"),
            equivalent=(
                Span(matches[match.equivalent].start, matches[match.equivalent].end)
                if match.equivalent is not None
                else None
            ),
        )
        for match in matches
    ]
    for finding in found(claims, article):
        assert len(finding.sides) >= 2
        assert finding.message
        assert all(0 <= s.span.start < s.span.end <= len(text) for s in finding.sides)
