"""Names of a sort as a text prints them: the hospital, the street, the town that a place is near.

Read off the text, not off its parse, which cuts long names short and takes unknown towns for
people. Nouns: ``data/sole.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.models import Span, StatementClaim
from claimcheck.text import DAYS_AND_MONTHS, fold

HOSPITAL, NEAR, LANDING = "hospital", "near", "landing"
_BACK = 90  # characters before a noun in which its name begins
_NAME = r"(?P<name>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2})"
# What stands before a place that says which question it answers, where no noun does. Here as in
# other patterns that whole articles are read with, a look at the first letter comes before the
# words that may begin with it, of which each would be tried at every word.
_BEFORE = {
    # A settlement, where the place itself has no name.
    NEAR: re.compile(
        r"\b(?=[cknomi])(?:near|outside|close to|not far from|(?:on|in) the outskirts of|"
        r"(?:kilomet(?:er|re)s|km|miles) (?:(?:north|south|east|west)\w{0,5} )?(?:of|from))\s"
        + _NAME
    ),
    LANDING: re.compile(
        r"\b(?=[ldtp])(?:land(?:ed|ing|s)?|divert(?:ed|ing)?|touch(?:ed|ing)? down|put down)"
        r"(?: safely)? (?:at|in|to|on)\s" + _NAME
    ),
}
_PREPOSITION = re.compile(
    r"\b(to|into|at|in|on|inside|outside|near|off|along|onto|from|of|by|through|across)\s+"
    r"(?:the\s+|nearby\s+)?$",
    re.IGNORECASE,
)
_HOW = {
    **dict.fromkeys(("to", "into", "onto"), "to"),
    **dict.fromkeys(("at", "in", "on", "inside", "outside", "near", "off", "along", "by"), "at"),
    **dict.fromkeys(("through", "across"), "along"),
}
_JOINING = frozenset({"st", "st.", "mt", "mt.", "de", "la", "von", "van", "al"})
_FRONT = DAYS_AND_MONTHS | frozenset("the a at in on near from to of by and".split())
_FOR_WHOM = frozenset("children women men people veterans".split())  # no name, of any town's
_MORE = "another|other|second|two|three|four|several|both|different|separate|either"
_ONLY_GOAL = re.compile(
    r"\b1[-–]0\b|\b(?:only|lone|sole|winning|decisive) (?:goal|strike)\b|\bwinner\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a sort, where it stands, and how it hangs there ("to", "at"; else its sort).

    ``told``: the statement that holds it, or the first of its sentence; ``noun``: the noun of the
    sort that ends it; ``listed``: one of several that stand together.
    """

    sort: str
    name: str
    span: Span
    how: str
    kind: str
    told: StatementClaim | None
    noun: str = ""
    listed: bool = False

    @property
    def claim(self) -> StatementClaim:
        """The statement that tells it, where there is one."""
        assert self.told is not None
        return self.told


def only_goal() -> re.Pattern[str]:
    """Words that say that a match had one goal, or speak of the one that decided it."""
    return _ONLY_GOAL


@lru_cache(maxsize=1)
def nouns_of_sorts() -> dict[str, str]:
    """Nouns that end a name, each with its sort."""
    table: dict[str, list[str]] = read_table("sole.toml")["nouns"]
    return {noun: sort for sort, nouns in table.items() for noun in nouns}


@lru_cache(maxsize=1)
def _noun() -> re.Pattern[str]:
    """A noun of a sort at the end of a name."""
    listed = sorted(nouns_of_sorts(), key=lambda noun: (-len(noun), noun))
    titled = "|".join(map(str.title, listed))
    # "St Bride's hospital": with a small letter only behind what names it, and not its town.
    small = "|".join(noun for noun in listed if nouns_of_sorts()[noun] == HOSPITAL)
    named = rf"(?<=[a-z][’']s )(?:{small})|(?<=s[’'] )(?:{small})"
    return re.compile(rf"\b((?=[A-Z])(?:{titled})|{named})\b(?![’'-]\w|\s?[A-Z&])")


@lru_cache(maxsize=64)
def _others(sort: str) -> re.Pattern[str]:
    """Words for more than one of a sort: "hospitals", "another hospital", "Elm and Oak streets"."""
    listed = "|".join(sorted(noun for noun, of in nouns_of_sorts().items() if of == sort))
    return re.compile(
        rf"\b(?:(?:{listed})e?s|(?:{_MORE})(?: \w{{1,20}})? (?:{listed}))\b", re.IGNORECASE
    )


def tells_others(sort: str, text: str) -> bool:
    """Whether a text speaks of more than one of a sort, be it without a name."""
    if sort not in nouns_of_sorts().values():
        return False
    return _others(sort).search(text) is not None


def named(text: str, statements: Sequence[StatementClaim]) -> Iterator[Mention]:
    """The names of each sort that a text prints, with the statements of their sentences."""
    for match in _noun().finditer(text):
        start = _start_of(text, match.start())
        if start < match.start() and not (match[1].islower() and _no_name(text, start, match)):
            span, noun = Span(start, match.end()), match[1].lower()
            told = _statement(span, statements)
            name = " ".join(text[start : match.end()].split())
            how = _how(text, start)
            yield Mention(nouns_of_sorts()[noun], name, span, how, "place", told, noun)
    for sort, pattern in _BEFORE.items():
        for match in pattern.finditer(text):
            first, last = match["name"].lower().split()[0], match["name"].lower().split()[-1]
            if last in nouns_of_sorts() or first in _FRONT:
                continue
            span = Span(match.start("name"), match.end("name"))
            listed = text.startswith((" and ", ", "), span.end) and _lists(text, span.end)
            told = _statement(span, statements)
            yield Mention(sort, match["name"], span, sort, "place", told, "", listed)


def _no_name(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether what owns a hospital is its town or who is treated there: "Karsk's hospital".

    A town is one of the lexicon, or one that the text says things to be in.
    """
    owner = re.sub(r"[’']s?\s*$", "", text[start : match.start()])
    if fold(owner) in lexicon().places or fold(owner.split()[-1]) in _FOR_WHOM:
        return True
    at = rf"\b(?:in|near|outside|from|around) {re.escape(owner)}\b(?![’']|\s[A-Z])"
    return re.search(at, text) is not None


def _lists(text: str, end: int) -> bool:
    """Whether another name with a capital follows in a list ("near Alby and Skee")."""
    return (
        re.match(r" and [A-Z]|, [A-Z][\w’'-]{1,30}(?:,)? and [A-Z]", text[end : end + 50])
        is not None
    )


def _start_of(text: str, end: int) -> int:
    """Where the run of words with a capital begins that ends before a noun."""
    start = end
    parts = re.split(r"(\s+)", text[max(0, end - _BACK) : end])
    if parts[-1]:
        return end
    for word, gap in zip(parts[-3::-2], parts[-2::-2], strict=False):
        lower = word.lower()
        joined = word[:1].isupper() or word[:1].isdigit() or lower in _JOINING
        ends = word[-1:] in '.,;:!?)”"' and lower not in _JOINING and len(word) > 2
        if not joined or ends or "\n" in gap or lower in _FRONT:
            break
        start -= len(word) + len(gap)
    return start


def _how(text: str, start: int) -> str:
    match = _PREPOSITION.search(text[max(0, start - 30) : start])
    return _HOW.get(match[1].lower(), match[1].lower()) if match else ""


def _statement(span: Span, statements: Sequence[StatementClaim]) -> StatementClaim | None:
    """The statement that holds a name, or the first of its sentence."""
    own = [c for c in statements if c.sentence.start <= span.start < c.sentence.end]
    return next((c for c in own if c.start <= span.start < c.end), own[0] if own else None)
