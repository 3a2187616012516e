"""The claim kinds, in report order. A new kind is one file and one line here."""

from __future__ import annotations

from claimcheck.claims import attribution, date, entity, quantity, statement
from claimcheck.claims.interface import ClaimKind, Parsed

KINDS: tuple[ClaimKind, ...] = (
    entity.KIND,
    quantity.KIND,
    attribution.KIND,
    date.KIND,
    statement.KIND,
)

__all__ = ["KINDS", "ClaimKind", "Parsed"]
