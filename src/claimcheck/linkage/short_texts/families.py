"""Which figures of a short text and its original may be held against each other."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.linkage.figures.linker import family
from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.short_texts.sides import Sides
from claimcheck.linkage.vocabulary import counted_group, vocabulary
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import fold, forms_in, stem

_TOLL = re.compile(r"\b(?:toll|number of (?:dead|deaths))\b[^.;]{0,90}$", re.IGNORECASE)
_DEAD = re.compile(r"\s+(?:people|persons|lives|deaths|dead)\b", re.IGNORECASE)


def _counts_dead(figure: QuantityClaim, text: str) -> bool:
    """Whether the words beside a figure say that it counts people, or is a toll."""
    before = text[figure.sentence.start : figure.start]
    return _DEAD.match(text, figure.end) is not None or _TOLL.search(before) is not None


def is_of(figure: QuantityClaim, key: str, sides: Sides) -> bool:
    """Whether a figure may be compared with those of a family.

    "At least 1,300 people are known to have died" counts those who were killed.
    """
    own = family_of(figure, sides)
    if own == key:
        return True
    if {own, key} != {_KILLED, _PERSONS}:
        return False
    text = sides.context.articles[figure.article].text
    return bool(_died() & set(forms_in(text[figure.sentence.start : figure.sentence.end])))


@lru_cache(maxsize=1)
def _died() -> frozenset[str]:
    """Forms that say that somebody died."""
    known = vocabulary().outcomes
    return frozenset(word for word, outcome in known.items() if outcome in _DEATHS) | {
        "died", "killed", "deaths", "perished", "dies", "claimed"
    }  # fmt: skip


_KILLED = "count:killed"
_PERSONS = f"count:{counted_group('person')}"
_JOINED = re.compile(r"-([a-z]{3,})\b")
_DEATHS = frozenset({"kill"})
_SELLING = frozenset({"sell", "buy", "ship"})
_COPIES = frozenset("copy book record album single unit disc".split())


def family_of(figure: QuantityClaim, sides: Sides) -> str:
    """What a figure may be compared with; an ordinal goes with the word that it counts."""
    if figure.quantity.kind is QuantityKind.AGE:
        return "age"
    if figure.quantity.kind is QuantityKind.ORDINAL:
        after = nearby(figure, sides.context).next
        return f"ordinal:{after}" if after else ""
    if figure.quantity.unit is None and figure.quantity.kind is QuantityKind.NUMBER:
        text = sides.context.articles[figure.article].text
        if joined := _JOINED.match(text, figure.end):  # "a 54-floor tower"
            return f"count:{counted_group(stem(fold(joined[1])))}"
        if _counts_dead(figure, text) and measured(figure, sides.context).outcomes & _DEATHS:
            return _KILLED  # "a toll of 118", "118 people perished"
    if figure.measure.verb in _SELLING and figure.measure.noun in _COPIES:
        return "count:copies sold"
    return family(figure)
