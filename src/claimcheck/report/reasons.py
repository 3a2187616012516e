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
    "against it: each is a proper",
    "both articles name ",
    "both sentences mention",
    "the same words follow",
    "their other details agree",
)


# Outlets that print one text are no witnesses of each other; that is always said, of two answers.
_ORIGIN = ("one origin", "but differ here")
_ORIGINS = 2


_ONCE = "same role: "  # "police chief", then "police chief / chief": one of them is enough


def _again(reasons: Sequence[str], n: int) -> bool:
    return reasons[n].startswith(_ONCE) and any(r.startswith(_ONCE) for r in reasons[:n])


def telling(reasons: Sequence[str]) -> tuple[str, ...]:
    """At most three reasons, in the order given; general ones only to make two.

    Which outlets go back to one origin comes on top.
    """
    origins = [n for n, reason in enumerate(reasons) if reason.endswith(_ORIGIN)]
    asked = [n for n in range(len(reasons)) if n not in origins]
    asked = [n for n in asked if not _again(reasons, n)]
    own = [n for n in asked if not reasons[n].startswith(_GENERAL)]
    general = [n for n in asked if reasons[n].startswith(_GENERAL)]
    kept = own[:_MOST] + general[: max(_ENOUGH - len(own), 0)] + origins[:_ORIGINS]
    return tuple(reasons[n] for n in sorted(kept))
