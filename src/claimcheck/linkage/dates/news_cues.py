"""Words by which a sentence says of which day's news a figure is (``data/newsdays.toml``)."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.data import read_table


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(map(_pattern, phrases))})\b", re.IGNORECASE)
        for name, phrases in read_table("newsdays.toml")["cues"].items()
    }


def _pattern(phrase: str) -> str:
    """A phrase of the list as a pattern; "*" is the rest of a word, at most 20 letters of it."""
    return re.escape(phrase).replace(r"\*", r"\w{0,20}")


def cue(name: str) -> re.Pattern[str]:
    """A pattern for any of the words of one list; the names are those of the data file."""
    return _cues()[name]
