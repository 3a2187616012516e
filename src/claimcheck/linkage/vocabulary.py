"""Words that stand for each other when figures and dates are compared (data files)."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word -> first word of its group, for counted nouns, outcomes and happenings; opposites.

    ``casualties`` count people by what happened to them; ``told`` names an outcome's group in a
    reason. ``lasting``: verbs of how a thing is; ``held``: nouns of what it has for good.
    """

    nouns: dict[str, str]
    outcomes: dict[str, str]
    happenings: dict[str, str]
    contrasts: tuple[tuple[str, str], ...]
    casualties: frozenset[str]
    told: dict[str, str]
    generic: frozenset[str]
    subsets: frozenset[str]
    lasting: frozenset[str]
    held: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The groups of ``data/measures_linkage.toml``."""
    table = read_table("measures_linkage.toml")
    nouns, outcomes, happenings = (
        {word: group[0] for group in table[name]["groups"] for word in group}
        for name in ("nouns", "outcomes", "happenings")
    )
    contrasts = tuple((str(one), str(other)) for one, other in table["contrasts"]["pairs"])
    return Vocabulary(
        nouns=nouns,
        outcomes=outcomes,
        happenings=happenings,
        contrasts=contrasts,
        casualties=frozenset(table["casualties"]["words"]),
        told=dict(table["outcomes"]["told"]),
        generic=frozenset(table["generic"]["words"]),
        subsets=frozenset(table["subsets"]["words"]),
        lasting=frozenset(table["lasting"]["verbs"].split()),
        held=frozenset(table["lasting"]["held"].split()),
    )


@lru_cache(maxsize=8192)
def noun_group(noun: str) -> str:
    """The first word of the noun's group of interchangeable words, or its own head noun."""
    nouns = vocabulary().nouns
    head = noun.rsplit(maxsplit=1)[-1] if noun else ""
    return nouns.get(noun) or nouns.get(head) or _singular(head)


def _singular(head: str) -> str:
    """Without a plural's ending, which capitals keep in a lemma ("two other Moms")."""
    plural = len(head) > _SHORT and head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return head.removesuffix("s") if plural else head


_OTHERS = frozenset({"other", "others"})


# Outcomes (first words of their groups) that are counted up as news comes in.
TOLLS = frozenset({"kill", "injure", "miss", "evacuate", "rescue", "arrest", "infect"})
# Nouns that only say that something is counted.
NUMBER_NOUNS = frozenset({"number", "total", "figure", "tally"})
# "A 32-storey block" counts storeys, "a 300-room hotel" rooms: what is counted stands in front.
_HELD_BY = frozenset("storey story bed bedroom room seat page lane member berth".split())
_SHORT = 3  # letters: "gas" and "bus" are no plurals


@lru_cache(maxsize=8192)
def counted_group(noun: str, of: str = "") -> str:
    """The group of what is counted; people counted by what happened to them are people.

    "The number of people killed" counts people: ``of`` says so.

    "12 deaths", "12 dead" and "four others shot" count people as "12 people killed" does; a body
    of several words keeps its own noun.
    """
    words = noun.split()
    if words and words[-1] in NUMBER_NOUNS and of:
        words = of.split()[:1]
        noun = words[0]
    if not words:
        return ""
    known = vocabulary()
    if words[0] in _OTHERS and (len(words) == 1 or words[-1] in known.outcomes):
        return noun_group("person")
    alone = len(words) == 1 or words == ["death", "toll"]
    if alone and words[-1] in known.casualties and words[-1] not in known.nouns:
        return noun_group("person")
    if words[0] in _HELD_BY and noun not in known.nouns:
        return known.nouns.get(words[0], words[0])
    return noun_group(noun)


def outcome(verb: str) -> str:
    """The first word of the verb's group of interchangeable outcomes, or the verb itself."""
    return vocabulary().outcomes.get(verb, verb)
