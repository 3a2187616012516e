"""Ages of people, as reports print them."""

from __future__ import annotations

import re

# "A 54-year-old pilot", "the pilot, 54,", "the pilot, aged 54.", "a man of 54".
_AGE = re.compile(
    r"(?=[\d,mw])(?:\b(\d{1,3})[- ]year[- ]old\b"
    r"|(?<=[a-z.]), (?:aged )?(1[01]\d|\d{1,2})(?=[,.](?!\d))"
    r"|\b(?:wo)?man of (1[01]\d|\d{1,2})\b)"
)


def ages_in(text: str) -> frozenset[str]:
    """The ages of people that a text gives in digits, as it prints them."""
    return frozenset([match[match.lastindex or 0] for match in _AGE.finditer(text)])
