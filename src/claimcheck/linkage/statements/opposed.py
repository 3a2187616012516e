"""Words that rule each other out, by the list and by prefixes that deny; and clauses built on them.

The list is ``data/opposites.toml``. Prefixes: those that English grammars give for the denial of
adjectives ("unsafe", "illegal"); "in-" is left out, since it denies as often as not ("invaluable").
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.late import late
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import StatementClaim

_DENYING = ("un", "il", "im", "ir", "non")
_STEM = 5  # letters
_NO_DENIAL = frozenset({"pressed", "printed", "planted", "posing", "parted"})


@lru_cache(maxsize=1)
def turned() -> tuple[tuple[str, str], ...]:
    """Prepositions and comparatives that stand against each other (``data/opposites.toml``)."""
    return tuple((one, other) for one, other in read_table("opposites.toml")["turned"])


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """Predicate -> the predicates that rule it out (``data/opposites.toml``)."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in read_table("opposites.toml")["pairs"]:
        found[one].add(other)
        found[other].add(one)
    return {word: frozenset(others) for word, others in found.items()}


@lru_cache(maxsize=16384)
def family(predicate: str) -> tuple[str, ...]:
    """A predicate with those that rule it out."""
    return (predicate, *sorted({*opposites().get(predicate, ()), *_by_prefix(predicate)}))


def state_opposite(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether two clauses say of one thing what it is, and the same besides: "open", "closed"."""
    if a.predicate == b.predicate or a.negated != b.negated or a.passive is not b.passive:
        return False
    if a.subject != b.subject or not a.subject:
        return False
    if not all(c.passive or c.predicate in c.object.split() for c in (a, b)):
        return False
    # "Open on Sundays", "closed on Sundays": whatever else is said of it is the same.
    rest = a.words - {a.predicate}
    return rest == b.words - {b.predicate} and rest >= frozenset(a.subject.split())


def _by_prefix(predicate: str) -> list[str]:
    """The words that a prefix of denial makes of a predicate, or that it was made of."""
    if len(predicate) < _STEM or predicate in _NO_DENIAL:
        return []
    stems = [predicate.removeprefix(p) for p in _DENYING if predicate.startswith(p)]
    denied = [f"{p}{predicate}" for p in _DENYING]
    return denied + [s for s in stems if len(s) >= _STEM and s not in _NO_DENIAL]


def told_before(a: StatementClaim, b: StatementClaim, context: LinkContext) -> bool:
    """Whether the report that says yes came out before the one that says no.

    What was done on Tuesday is not "yet to" be done on Wednesday.
    """
    yes, no = (context.articles[c.article].published for c in ((b, a) if a.negated else (a, b)))
    return yes is not None and no is not None and yes < no


# "Did not resign", "was not hurt": over and done with, where "has not resigned" may yet change.
_FINAL = late(r"\b(?:did|was|were)(?: not|n[’']t)\b", re.IGNORECASE)


def unchanged_since(
    a: StatementClaim, b: StatementClaim, days_apart: int | None, context: LinkContext
) -> bool:
    """Whether no time between two reports can make a yes of a no: they are of one day, the report
    that says yes came first, or what the other denies was over."""
    no = a if a.negated else b
    text = context.articles[no.article].text[no.start : no.end]
    return days_apart == 0 or told_before(a, b, context) or _FINAL.search(text) is not None
