"""`compare_names`: one entity spelled the same, spelled otherwise, or two entities."""

from __future__ import annotations

from claimcheck.names.fold import LONGEST, fold
from claimcheck.names.organisation import compare_organisations
from claimcheck.names.person import Judgement, compare_people
from claimcheck.names.result import NameComparison, WordPair


def compare_names(
    a: str, b: str, kind: str = "person", *, shared_context: bool = False
) -> NameComparison:
    """Compare two names word by word.

    ``kind`` is "person" or "organisation" ("org" for short). ``shared_context`` says that role,
    body or quotation agree: close spellings then count as one entity. Names longer than
    `claimcheck.names.fold.LONGEST` characters are compared by their beginning.

    Raises:
        ValueError: ``kind`` is neither.
    """
    if kind not in ("person", "organisation", "org"):
        raise ValueError(f"kind must be 'person' or 'organisation', not {kind!r}")
    a, b = a[:LONGEST], b[:LONGEST]
    folded_a, folded_b = fold(a), fold(b)
    swapped = (folded_b, b) < (folded_a, a)
    first, second = (b, a) if swapped else (a, b)
    if first == second or folded_a == folded_b:
        relation = "equal" if first == second else "folded"
        judged = Judgement("same", (), (WordPair(first, second, relation),), True, False)
    elif kind == "person":
        judged = compare_people(first, second)
    else:
        judged = compare_organisations(first, second)
    pairs = tuple(p.mirrored() for p in judged.pairs) if swapped else judged.pairs
    level, sure = judged.level, judged.sure
    explained = (pair.explanation for pair in pairs if pair.relation != "equal")
    reasons = [*judged.notes, *explained]
    if judged.moved:
        reasons.append("in another order")
    if shared_context and level == "different" and not sure:
        level = "variant"
        reasons.append("what is said of them agrees")
    return NameComparison(level, tuple(reasons), pairs, sure, judged.moved)
