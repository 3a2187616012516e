"""Texts that are parsed in batches and alone, and what two parses are compared by."""

from __future__ import annotations

TEXTS = [
    "Three people died when a ferry sank off Lagos on Monday, the coast guard said.",
    "Three people died when a ferry sank off Lagos on Tuesday, the coast guard said.\n\nThree"
    " people died when a ferry sank off Accra. “We're gonna rebuild,” Maria Osei told reporters.",
    "Turnout was 41%.",
    "Yes",
    "",
    "Profit rose 4.5 per cent to $2.4bn, up from $1.9bn; shares of Arcadia did not move. " * 9,
]
ATTRIBUTES = ["TAG", "HEAD", "DEP", "ENT_TYPE", "ENT_IOB", "SENT_START"]
