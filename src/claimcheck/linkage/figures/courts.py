"""Figures of a court: charges, sentences and damages that are not of one crime, convict or kind."""

from __future__ import annotations

from claimcheck.linkage.interface import Relation
from claimcheck.models import QuantityClaim

_COURT = frozenset({"sentence", "jail", "imprison", "convict", "fine"})
# "Attempt to commit murder", "intent to commit murder": the crime stands behind.
_ANY_CRIME = frozenset("attempt intent conspiracy criminal first second third degree".split())
_BEFORE_COURT = frozenset("sue award seek demand claim order win".split())
_BENCH = frozenset("judge justice magistrate court jury panel tribunal".split())


def other_case(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> str:
    """Why two figures of a court answer different questions; empty if nothing says so."""
    if _awarded(a) != _awarded(b):
        return "one is what a court is asked for or gives"
    return _other_charge(a, b) or _other_convict(a, b, relation)


def _other_charge(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "Two counts of murder" and "five counts of robbery"."""
    crimes = [
        {*claim.measure.of.split()} - _ANY_CRIME
        for claim in (a, b)
        if claim.measure.noun == "count"
    ]
    differ = len(crimes) == 2 and all(crimes) and not crimes[0] & crimes[1]
    return "different charges" if differ else ""


def _other_convict(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> str:
    """Two people's sentences: "Marsh was jailed for nine years", "Brandt for four"."""
    if a.measure.verb not in _COURT or b.measure.verb not in _COURT:
        return ""
    if any(_passes(claim) for claim in (a, b)):
        return ""
    x, y = (
        {*claim.measure.subject.split(), *claim.measure.noun.split()}
        & (relation.a_names | relation.b_names)
        for claim in (a, b)
    )
    known = x <= relation.b_names and y <= relation.a_names
    if known and (x <= b.words or y <= a.words):
        return ""  # "the banker Marsh", "Marsh, a banker"
    return (
        f"different people ({' '.join(sorted(x)).title()} / {' '.join(sorted(y)).title()})"
        if x and y and not x & y
        else ""
    )


def _passes(claim: QuantityClaim) -> bool:
    """Whether the sentence is said of the one who passes it: "Judge Weir sentenced him to"."""
    return not _BENCH.isdisjoint(claim.measure.subject.split())


def _awarded(claim: QuantityClaim) -> bool:
    """Whether the figure is of damages, which a court awards, not of damage that was done."""
    damage = claim.measure.noun.rsplit(maxsplit=1)[-1:] == ["damage"]
    return damage and claim.measure.verb in _BEFORE_COURT
