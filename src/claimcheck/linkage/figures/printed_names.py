"""Names as two sentences print them: what tells two events of one kind apart where texts are short.

A report of a sentence or two shares most of its words with any report of its kind ("an explosion
at the ... mine trapped ... miners"); what it does not share are its names. They are read from
capitals, since the names of small places are often missed by a parser.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, fold

_ONE_WORD = 75  # likeness of two spellings of one name, of 100
# Days, months and feasts have capitals and name no event's place.
_NO_NAMES = DAYS_AND_MONTHS | {"easter", "christmas"}
_NOBODY = _NO_NAMES | FUNCTION_WORDS
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:[a-z]{1,3} )?[A-Z][\w'’-]+)*")
# Who says it may be another person in each report of one event.
_SAID = re.compile(
    r"[,\s]{0,2}(?:\w+ ){0,2}(?:said|says|told|wrote|tweeted|added|announced|confirmed)\b"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|according to|added)(?: [a-z]\w{0,20}){0,2} $")
_SHORT = 250  # characters of a text that is hardly more than one sentence
_BEFORE = 40  # characters before a name in which such words stand


@dataclass(frozen=True, slots=True)
class _Printed:
    """Folded words of the names in a sentence, and the names of two and more words."""

    words: frozenset[str]
    full: tuple[frozenset[str], ...]

    def has_own(self, others: frozenset[str]) -> bool:
        """Whether a full name has no word among those of another text."""
        return any(name.isdisjoint(others) for name in self.full)


def named_otherwise(a: Claim, b: Claim, context: LinkContext) -> bool:
    """Whether each sentence is about somebody or some place that the other article never prints.

    The articles share no name at all, or hardly more than one sentence in which each has a full
    name of its own. Speakers do not count, nor does a name in two spellings.
    """
    x, y = (context.once(("printed_names", c.id), partial(_printed, c, context)) for c in (a, b))
    a_words, b_words = _text(a, context), _text(b, context)
    own_x, own_y = x.words - b_words, y.words - a_words
    if not own_x or not own_y or _alike(own_x, own_y):
        return False
    both_short = all(len(context.articles[c.article].text) <= _SHORT for c in (a, b))
    if both_short and x.has_own(b_words) and y.has_own(a_words):
        return True
    shared = _names(a, context) & _names(b, context)
    return not shared


def _printed(claim: Claim, context: LinkContext) -> _Printed:
    text = context.articles[claim.article].text
    return _read(text[claim.sentence.start : claim.sentence.end])


def _names(claim: Claim, context: LinkContext) -> frozenset[str]:
    """The words of all names that a claim's article prints."""
    article = context.articles[claim.article]
    return context.once(("printed_names", "all", article.id), lambda: _read(article.text).words)


@lru_cache(maxsize=8192)
def _read(text: str) -> _Printed:
    leading = len(text) - len(text.lstrip("\"'“”‘’ "))
    found: set[str] = set()
    full: list[frozenset[str]] = []
    for match in _NAME.finditer(text):
        names = [fold(word).removesuffix("'s") for word in match.group().split()]
        if match.start() <= leading and len(names) == 1:
            continue  # the first word of a sentence has a capital whatever it is
        if _SAID.match(text, match.end()) or _SAID_BEFORE.search(
            text, max(0, match.start() - _BEFORE), match.start()
        ):
            continue
        own = {name for name in names if name not in _NOBODY}
        found |= own
        if len(own) > 1:
            full.append(frozenset(own))
    return _Printed(frozenset(found), tuple(full))


def _text(claim: Claim, context: LinkContext) -> frozenset[str]:
    """The folded words of a claim's article."""
    article = context.articles[claim.article]
    return context.once(
        ("printed_names", "text", article.id),
        lambda: frozenset(
            word.removesuffix("'s") for word in re.findall(r"[\w'-]+", fold(article.text))
        ),
    )


def _alike(x: frozenset[str], y: frozenset[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(p, q) >= _ONE_WORD for p in x for q in y)
