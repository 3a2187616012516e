"""Which of a finding's reasons a short report gives."""

from __future__ import annotations

from collections.abc import Sequence

_ENOUGH = 2
_MOST = 3
# Reasons that hold for every pair of claims of two articles, or for most, persuade nobody:
# they are given where there is little else. All are in the JSON report and in
# `claimcheck explain`.
_GENERAL = (
    "both are mentioned with",
    "both are regular",
    "both name ",
    "both sentences mention",
    "the same words follow",
    "what is said of them agrees",
)


def telling(reasons: Sequence[str]) -> tuple[str, ...]:
    """At most three reasons, in the order given; general ones only to make two."""
    own = [n for n, reason in enumerate(reasons) if not reason.startswith(_GENERAL)]
    general = [n for n, reason in enumerate(reasons) if reason.startswith(_GENERAL)]
    kept = own[:_MOST] + general[: max(_ENOUGH - len(own), 0)]
    return tuple(reasons[n] for n in sorted(kept))
