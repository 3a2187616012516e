"""What two names alone say: forms of one name, places that lie in each other, names in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Slot, StatementClaim
from claimcheck.names import compare_names
from claimcheck.names.lexicon import organisation_words
from claimcheck.text import FUNCTION_WORDS, fold, occurs

_STREETS = frozenset(
    """street avenue road lane boulevard drive square highway route way alley terrace parkway
    st ave rd blvd""".split()
)

_DIRECTIONS = {
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest",
    "se": "southeast", "sw": "southwest",
}  # fmt: skip


def one_name(a: Slot, b: Slot, context: LinkContext) -> bool:
    """Whether two names may be forms of one: equal, settled, alike, shorter, abbreviated."""
    x, y = fold(a.name), fold(b.name)
    settled = context.canonical
    if x == y or (settled and settled.get(x) is not None and settled.get(x) == settled.get(y)):
        return True
    kind = "person" if a.kind == b.kind == "person" else "organisation"
    return _forms_of_one(a.name, b.name, kind)


@lru_cache(maxsize=65536)
def _forms_of_one(a: str, b: str, kind: str) -> bool:
    """Whether two names that differ may be forms of one, by their words alone."""
    x, y = _spelt_out(fold(a)), _spelt_out(fold(b))
    if x == y:
        return True
    if x in lexicon().origins and y in lexicon().origins:
        return False  # two countries, whatever word their names share
    words_x, words_y = _words(x), _words(y)
    if kind == "person" and min(len(words_x), len(words_y)) > 1:
        # "Karel Novak" / "Karel Novotny": a given name in common makes nobody one person.
        return compare_names(a, b, kind).level != "different"
    kinds = _kinds()
    own_x, own_y = words_x - kinds, words_y - kinds
    # Two parties or universities share what they are, not what they are called.
    shared = own_x & own_y if own_x and own_y else words_x & words_y
    if shared or _initials(x) & words_y or _initials(y) & words_x:
        return True
    if own_x and own_y:
        words_x, words_y = own_x, own_y
    if any(p.startswith(q) or q.startswith(p) for p in words_x for q in words_y):
        return True
    return compare_names(a, b, kind).level != "different"


def _spelt_out(name: str) -> str:
    """A folded name with a street's direction written out ("n.w. 64th" -> "northwest 64th")."""
    return " ".join(_DIRECTIONS.get(word.replace(".", ""), word) for word in name.split())


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    """Words that say what kind of body or place a name is of."""
    known = organisation_words()
    return known.generic | known.types | _STREETS


@lru_cache(maxsize=16384)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.replace(".", ""))) - FUNCTION_WORDS


@lru_cache(maxsize=16384)
def _initials(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", name)
    full = "".join(word[0] for word in words)
    short = "".join(word[0] for word in words if word not in FUNCTION_WORDS)
    return frozenset(i for i in (full, short) if len(i) > 1)


def may_hold(a: str, b: str) -> bool:
    """Whether one place may lie in the other: they are places of different size."""
    within = _within()
    return _size(a) != _size(b) or a in within.get(b, ()) or b in within.get(a, ())


def _size(name: str) -> str:
    if name in _within()[""]:
        return "region"
    if name.split()[-1:] and name.rsplit(maxsplit=1)[-1] in _STREETS:
        return "street"
    return "country" if name in lexicon().origins else "town"


@lru_cache(maxsize=1)
def _within() -> dict[str, frozenset[str]]:
    """City -> its districts; under "" the regions of countries."""
    table = read_table("places_within.toml")
    cities = {city: frozenset(inner) for city, inner in table["cities"].items()}
    return {"": frozenset(table["regions"]), **cities}


def held(slot: Slot, claim: StatementClaim, context: LinkContext) -> bool:
    """Whether the claim's article holds a name at all."""
    of = claim.article

    def search() -> bool:
        article = context.articles[of]
        text = context.once(("folded", of), lambda: fold.__wrapped__(article.text))
        names = forms(slot) if slot.kind == "place" else {fold(slot.name).split()[-1]}
        return any(occurs(name, text) for name in names)

    return context.once(("held", of, slot.name, slot.kind == "place"), search)


def forms(slot: Slot) -> frozenset[str]:
    """The words of a name; of a country, its other names and its people's too."""
    return _forms(slot.name, slot.kind == "place")


@lru_cache(maxsize=16384)
def _forms(printed: str, place: bool) -> frozenset[str]:
    name = fold(printed)
    if not place or name not in lexicon().origins:
        return frozenset((name, *name.split()))
    return country_forms(name)


@lru_cache(maxsize=512)
def country_forms(name: str) -> frozenset[str]:
    """A country's one folded name, its other names and those of its people."""
    others = {form for form, country in lexicon().origins.items() if country == name}
    return frozenset({name, *others})
