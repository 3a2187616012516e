"""Words that name one and the same moment of a story (``data/dates_linkage.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class MomentWords:
    """Word -> first word of its group; (verb, partner) -> verb; verbs that say nothing alone."""

    groups: dict[str, str]
    idioms: dict[tuple[str, str], str]
    empty: frozenset[str]


@lru_cache(maxsize=1)
def moment_words() -> MomentWords:
    """The lists of the data file."""
    text = resources.files("claimcheck.data").joinpath("dates_linkage.toml").read_text("utf-8")
    data = tomllib.loads(text)
    return MomentWords(
        groups={word: group[0] for group in data["moments"]["groups"] for word in group},
        idioms={(verb, partner): one for verb, partner, one in data["idioms"]["phrases"]},
        empty=frozenset(data["empty"]["verbs"].split()),
    )
