"""Whether two names of bodies are one body's, word by word."""

from __future__ import annotations

from claimcheck.names.person import Judgement, compare_people


def compare_organisations(a: str, b: str) -> Judgement:
    """Judge two names of bodies; expects them in a fixed order, so that the answer is symmetric."""
    return compare_people(a, b)
