""" "He said" right behind a sentence that names him is as sure as his name; farther off, a hint.

If the other speaker is named nearer, he may be that one: nothing is said.
"""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck import Article, Checker
from claimcheck.models import Severity

_WORDS = "There is no plan to sell the harbour and there never was"
_OTHER = f'"{_WORDS}," said Olive Tranter, the treasurer, in Velm on Monday. Hugo Prentice leads.'
_CASES = [
    (
        "named right before",
        "Treasurer Olive Tranter left Velm on Monday.\n\nHugo Prentice, leader of the council, "
        f'denied it. "{_WORDS}," he said.',
        [Severity.WARNING],
    ),
    (
        "both named right before",
        "Velm met on Monday.\n\nHugo Prentice, leader of the council, sat beside treasurer Olive "
        f'Tranter. "{_WORDS}," he said.',
        [],
    ),
    (
        "another sentence between",
        "Treasurer Olive Tranter left Velm on Monday.\n\nHugo Prentice leads the council. The "
        f'harbour needs repairs. "{_WORDS}," he said.',
        [Severity.INFO],
    ),
    (
        "the name behind a description",
        "Treasurer Olive Tranter left Velm on Monday.\n\nThe harbour needs repairs. "
        f'"{_WORDS}," said the council\'s new leader, Hugo Prentice.',
        [Severity.WARNING],
    ),
    (
        "the same speaker",
        "Hugo Prentice left Velm on Monday.\n\nOlive Tranter, the treasurer of the council, "
        f'denied it. "{_WORDS}," she said.',
        [],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), _CASES, ids=[case[0] for case in _CASES])
def test_pronoun(name: str, text: str, expected: list[Severity]) -> None:
    """The severity of a quotation that the other article gives to the treasurer."""
    articles = [
        Article.from_text(text, id=side, outlet=side, published=date(2019, 10, 8))
        for side, text in (("a", text), ("b", _OTHER))
    ]
    found = [f for f in Checker().check(articles).findings if f.rule == "quote-misattributed"]
    assert [f.severity for f in found] == expected, name
