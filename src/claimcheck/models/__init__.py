"""The words of the domain: articles, claims, clusters and findings.

Frozen, slotted dataclasses: a corpus holds millions of claims, and these are small, fast to
make and compare by value. Validation of outside data (claims.yaml, the JSON report) is pydantic's
job at the borders (`config`, `report.json_v1`). Every span is a half-open pair of character
offsets into ``Article.text``.
"""

from __future__ import annotations

from claimcheck.models.article import (
    Article,
    Cut,
    SkippedInput,
    Span,
)
from claimcheck.models.claims import (
    HAS,
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    Extraction,
    Profile,
    QuantityClaim,
    StatementClaim,
)
from claimcheck.models.findings import (
    Cluster,
    Comparison,
    Confidence,
    Coverage,
    Finding,
    Report,
    Scope,
    Severity,
    Side,
    Suppressed,
    Verdict,
)
from claimcheck.models.values import (
    Measure,
    Mode,
    Outcome,
    Party,
    Period,
    Quantity,
    QuantityKind,
    Role,
    Slot,
)

__all__ = [
    "HAS",
    "Article",
    "AttributionClaim",
    "Claim",
    "Cluster",
    "Comparison",
    "Confidence",
    "Coverage",
    "Cut",
    "DateClaim",
    "EntityClaim",
    "Extraction",
    "Finding",
    "Measure",
    "Mode",
    "Outcome",
    "Party",
    "Period",
    "Profile",
    "Quantity",
    "QuantityClaim",
    "QuantityKind",
    "Report",
    "Role",
    "Scope",
    "Severity",
    "Side",
    "SkippedInput",
    "Slot",
    "Span",
    "StatementClaim",
    "Suppressed",
    "Verdict",
]
