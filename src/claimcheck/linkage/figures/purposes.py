"""Two sums of money that are not of one sort: a profit and what was spent, a fine and a cost.

Which sort a sum is of, the word nearest to it in its clause says, or the verb and noun that its
measure was read from (``data/purposes.toml``).
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from claimcheck.data import read_table
from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import words

_BEFORE, _BEHIND = 70, 40  # characters on either side of a sum that are read for its sort
_BREAK = re.compile(r"[\d.;:!?\"“”()]|, (?:and|but|while|which|who)\b| (?:after|while|because) ")
# Nouns by how a reason says what a sum is.
_TOLD = {
    "fine": "a fine", "profit": "a profit", "revenue": "revenue", "wage": "pay", "loss": "a loss",
    "price": "a price", "cost": "a cost", "outlay": "what was spent", "damage": "damage",
    "theft": "what was stolen", "repaid": "what was paid back", "insured": "what is insured",
    "given": "what was given", "owed": "what is owed", "held": "what is held", "saved": "a saving",
    "awarded": "what was awarded",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    """The sorts by the words that say them, and the pairs of sorts that one sum may be of."""

    words: dict[str, frozenset[str]]
    near: frozenset[frozenset[str]]


@lru_cache(maxsize=1)
def _table() -> _Table:
    table = read_table("purposes.toml")
    found: dict[str, set[str]] = {}
    for sort, listed in table["words"].items():
        for word in listed.split():
            found.setdefault(word, set()).add(sort)
    near = frozenset(frozenset(pair) for pair in table["near"]["pairs"])
    return _Table({word: frozenset(sorts) for word, sorts in found.items()}, near)


def other_purpose(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """Of which two sorts two sums of money are; empty where one sort may hold for both."""
    if not a.quantity.kind is b.quantity.kind is QuantityKind.MONEY:
        return ""
    x, y = (context.once(("purpose", c.id), partial(_sorts_of, c, context)) for c in (a, b))
    if not x or not y or x & y:
        return ""
    near = _table().near
    if any(frozenset((p, q)) in near for p in x for q in y):
        return ""
    return f"one is {_TOLD[min(x)]}, one {_TOLD[min(y)]}"


def _sorts_of(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _BEFORE) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _BEHIND)]
    start = max((found.end() for found in _BREAK.finditer(before)), default=0)
    end = _BREAK.search(behind)
    found = _first(before[start:], last=True) | _first(behind[: end.start() if end else None])
    measure = claim.measure
    known = _table().words
    for word in (measure.verb, measure.noun.rsplit(maxsplit=1)[-1] if measure.noun else ""):
        found |= known.get(word, frozenset())
    return found


def _first(text: str, *, last: bool = False) -> frozenset[str]:
    """The sorts of the word of the list that stands first, or last."""
    known = _table().words
    forms = [word.form for word in words(text)]
    for form in reversed(forms) if last else forms:
        if sorts := frozenset[str]().union(*(known.get(lemma, ()) for lemma in lemmas_of(form))):
            return sorts
    return frozenset()
