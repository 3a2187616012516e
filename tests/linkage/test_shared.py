"""Judged pairs that say the same share the words for it."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.linkage.clusters.shared import one, shared
from claimcheck.models import Comparison, Confidence, Verdict
from factories import article, quantity_claim

_A = article("Some 4,100 visitors came.")
_PAIR = Comparison(
    quantity_claim(_A, "4,100"),
    quantity_claim(_A, "visitors"),
    Verdict.CONFLICT,
    "disjoint",
    ("both count", "both are set"),
    Confidence.HIGH,
    "count:visitor",
)


def test_equal_reasons_are_one_object_and_the_pair_is_the_same() -> None:
    again = replace(_PAIR, reasons=tuple(map(str, ["both count", "both are set"])))
    first, second = shared(_PAIR), shared(again)
    assert again.reasons is not _PAIR.reasons
    assert first.reasons is second.reasons
    assert (first, second) == (_PAIR, again)


def test_unequal_ones_stay_apart() -> None:
    assert one(("a",)) == ("a",)
    assert one(("a", "b")) == ("a", "b")
    assert shared(replace(_PAIR, reasons=())).reasons == ()
