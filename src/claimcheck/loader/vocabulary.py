"""What data/furniture.toml says about a line: page label, heading of a list, notice, credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

_NUMBER = re.compile(r"\d[\d.,]*[kmb]?\b")
_NOT_WORD = re.compile(r"[^\w#]+|_+")
_APOSTROPHE = re.compile(r"['’‘`]")


@dataclass(frozen=True, slots=True)
class Opening:
    """Lines that begin with one of ``starts`` and hold one of ``needs`` (if any are given)."""

    reason: str
    max_words: int
    starts: tuple[str, ...]
    needs: frozenset[str]

    def fits(self, folded: str, words: Sequence[str]) -> bool:
        """Whether a folded line of these words begins so."""
        return (
            len(words) <= self.max_words
            and folded.startswith(self.starts)
            and (not self.needs or not self.needs.isdisjoint(words))
        )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of furniture.toml, folded as `fold` does."""

    headings: dict[str, str]
    heading_starts: Opening
    labels: dict[str, str]
    inline: dict[str, str]
    openings: tuple[Opening, ...]
    notices: tuple[str, ...]
    colon: dict[str, str]
    credit_ends: tuple[str, ...]
    comment_marks: frozenset[str]
    outlet_words: frozenset[str]
    agencies: frozenset[str]
    titles: frozenset[str]
    mastheads: frozenset[str]
    sections: frozenset[str]
    stop: frozenset[str]

    def opening(self, folded: str) -> str | None:
        """The reason to cut a line that begins like a notice, if it does."""
        words = folded.split()
        return next((o.reason for o in self.openings if o.fits(folded, words)), None)

    def heading(self, folded: str) -> str | None:
        """The reason to cut a line that heads a list of other things, if it does."""
        starts = self.heading_starts
        known = self.headings.get(folded)
        return known or (starts.reason if starts.fits(folded, folded.split()) else None)


def fold(line: str) -> str:
    """A line as the lists have it: lower case, no punctuation, every number as ``#``."""
    plain = _NUMBER.sub("#", _APOSTROPHE.sub("", line.casefold()))
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The lists, read once."""
    raw = read_table("furniture.toml")
    return Vocabulary(
        headings=_phrases(raw["heading"]),
        heading_starts=Opening(
            raw["heading_starts"]["reason"],
            raw["heading_starts"]["max_words"],
            tuple(raw["heading_starts"]["starts"]),
            frozenset(),
        ),
        labels=_phrases(raw["label"]),
        inline=_phrases(raw["inline"]),
        openings=tuple(
            Opening(
                entry["reason"],
                entry["max_words"],
                tuple(entry["starts"]),
                frozenset(entry["needs"]),
            )
            for entry in raw["opening"]
        ),
        notices=(
            "file photo",
            "copyright",
            *(start for entry in raw["opening"] for start in entry["starts"]),
        ),
        colon={word: kind for kind, listed in raw["colon"].items() for word in listed},
        credit_ends=tuple(raw["credits"]["ends"]),
        comment_marks=frozenset(raw["comments"]["marks"]),
        outlet_words=frozenset(raw["outlets"]["words"]),
        agencies=frozenset(raw["outlets"]["agencies"]),
        titles=frozenset(raw["outlets"]["titles"]),
        mastheads=frozenset(raw["outlets"]["mastheads"]),
        sections=frozenset(raw["outlets"]["sections"]),
        stop=frozenset(raw["stop"]["words"].split()),
    )


def _phrases(groups: dict[str, dict[str, object]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in groups.values():
        phrases = group["phrases"]
        assert isinstance(phrases, list)
        found.update(dict.fromkeys(phrases, str(group["reason"])))
    return found


def is_outlet(name: str) -> bool:
    """Whether a name looks like that of an agency, paper or broadcaster."""
    words = fold(name).split()
    if not 1 <= len(words) <= 6:
        return False
    known = vocabulary()
    return " ".join(words) in known.agencies or not known.outlet_words.isdisjoint(words)
