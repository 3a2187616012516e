"""Names in header lines: which are papers', stations' or sections', and what is a name at all."""

from __future__ import annotations

import re

from claimcheck.loader.vocabulary import fold, is_outlet, vocabulary
from claimcheck.text import MONTHS

_PARTICLES = (
    "al",
    "bin",
    "da",
    "de",
    "del",
    "della",
    "der",
    "di",
    "dos",
    "du",
    "el",
    "ibn",
    "la",
    "van",
    "von",
)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Sir)\.? )?[^\W\d_][\w'’.-]*"
    r"(?: (?:(?:" + "|".join(_PARTICLES) + r") ){0,3}[^\W\d_][\w'’.-]*){0,4}"
)
_NO_NAMES = frozenset(
    """the a an this that any all how what monday tuesday wednesday thursday friday saturday sunday
    today tomorrow tonight now then here""".split()
    + list(MONTHS)
)
# Papers' names that people have too: "Ada Page | 3 March 2021" is a reporter's line.
_SURNAMES = frozenset("banner bee call leader page sun voice world".split())
# Of outlets' words those that name bodies too: "City Council Meeting, 3 March 2021" is a headline.
BODIES = frozenset("association centre center club council foundation institute".split())
PAPER_WORDS = 5
_SECTION_LETTERS = 4  # "news"; "all" and "more" close sentences too
INSIDE = frozenset("of the and on for &".split())


def is_masthead(line: str) -> bool:
    """Whether a line of its own, above a headline or date, may be the name of a paper.

    Two to five words, each with a capital, one of which papers are called by; a heading made of
    words of sections only ("Latest World News") is none.
    """
    given = line.split()
    words = fold(line).split()
    known = vocabulary()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() or word in INSIDE for word in given)
        and not known.sections.issuperset(words)
        and (
            is_outlet(line) or words[0] in known.titles or not known.mastheads.isdisjoint(words[1:])
        )
    ) or (len(words) == 2 and words[0] in ("morning", "evening") and words[1] not in _NO_NAMES)


def is_paper(name: str) -> bool:
    """Whether a name beside a date or a reporter's is a paper's: "The Coast Islander" too."""
    words = name.split()
    known = vocabulary()
    if known.sections.issuperset(fold(name).split()) or not all(
        word[0].isupper() or word in INSIDE for word in words
    ):
        return False
    named = words[0] in ("The", "THE") and 2 <= len(words) <= PAPER_WORDS
    return named or is_outlet(name) or is_masthead(name)


def is_section(name: str) -> bool:
    """Whether a name is a paper's with one of its sections: "Town Crier Sport"."""
    words = fold(name).split()
    sections = vocabulary().sections
    return (
        2 <= len(words) <= PAPER_WORDS
        and words[-1] in sections
        and words[0] not in sections
        and all(word[0].isupper() or word in INSIDE for word in name.split())
    )


def is_small_section(name: str) -> bool:
    """Whether two words name a section in small letters: "University news", "Village sport"."""
    words = name.split()
    return (
        len(words) == 2
        and words[0][0].isupper()
        and len(words[1]) >= _SECTION_LETTERS
        and words[1] in vocabulary().sections
    )


def is_name(text: str) -> bool:
    """Whether words are a name: up to six, each with a capital but for "de", "van" and the like."""
    words = text.split()
    return (
        1 <= len(words) <= 6
        and _NAME.fullmatch(text) is not None
        and all(word[0].isupper() or word in _PARTICLES for word in words)
        and words[-1] not in _PARTICLES
        and words[0].casefold()
        not in {"the", "a", "an", "this", "that", "any", "all", "how", "what"}
    )


def is_beside(name: str, *, signed: bool) -> bool:
    """Whether a name that a bar parts from the date is a paper's: "The Ohio Post", "Bay Echo".

    ``signed``: who wrote the story is known, so that a name beside it is not a reporter's.
    """
    bare = name.removeprefix("The ")
    words = fold(bare).split()
    if not words or not is_name(bare):
        return False
    if is_outlet(bare) or (len(words) > 1 and words[0] in vocabulary().titles):
        return True
    return is_masthead(name) and not (not signed and bare == name and has_surname(name))


def has_surname(name: str) -> bool:
    """Whether a name ends as papers' and people's do: "Ada Page", "Baltimore Sun"."""
    return not _SURNAMES.isdisjoint(fold(name).split()[-1:])
