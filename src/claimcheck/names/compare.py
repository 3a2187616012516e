"""`compare_names`: one entity spelled the same, spelled otherwise, or two entities."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.names.fold import LONGEST, fold
from claimcheck.names.organisation import compare_organisations
from claimcheck.names.person import Judgement, compare_people
from claimcheck.names.result import NameComparison, WordPair
from claimcheck.names.syllables import language


@lru_cache(maxsize=100_000)
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
        judged = _one_form(first, second, folded_a)
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
        reasons.append("their other details agree")
    return NameComparison(level, tuple(reasons), pairs, sure, judged.moved)


def _one_form(a: str, b: str, folded: str) -> Judgement:
    """Two names that are equal, or equal once folded."""
    if not folded and a.strip() != b.strip():
        return Judgement("different", ("no letters to compare",), (), False, False)
    words_a, words_b = a.split(), b.split()
    if len(words_a) != len(words_b):
        words_a, words_b = [a], [b]
    pairs = tuple(
        WordPair(left, right, "equal" if left == right else "folded")
        for left, right in zip(words_a, words_b, strict=True)
    )
    tongue = language(tuple(folded.split()))
    if tongue and len(folded.split()) == 2:
        return Judgement("same", (f"a {tongue} name that many may bear",), pairs, False, False)
    return Judgement("same", (), pairs, True, False)
