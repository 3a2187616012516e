"""Find the finding that a user means by an id or its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.errors import ConfigError
from claimcheck.models import Finding, Report

FINDING_ID = re.compile(r"[0-9a-f]{4,64}")
# So many ids are named when one is wrong; more would hide the message.
_NAMED = 6


def all_findings(report: Report) -> list[Finding]:
    """The report's findings and those that decisions settled."""
    return [*report.findings, *(item.finding for item in report.suppressed)]


def find_finding(prefix: str, findings: Sequence[Finding]) -> Finding:
    """The one finding whose id starts with ``prefix``.

    Raises ConfigError where none or more than one does, naming the ids that may be meant.
    """
    found = {finding.id: finding for finding in findings if finding.id.startswith(prefix)}
    if len(found) > 1:
        ids = ", ".join(sorted(found))
        raise ConfigError(f"{prefix} begins several findings: {ids}; give more of the id")
    if not found:
        raise ConfigError(
            f"no finding {prefix} in these articles{_hint(prefix, findings)}; an id changes when "
            "a side's value does (claimcheck check PATHS --show info lists all)"
        )
    return next(iter(found.values()))


def _hint(prefix: str, findings: Sequence[Finding]) -> str:
    ids = sorted({finding.id for finding in findings})
    if not ids:
        return ": nothing was found"
    if len(ids) <= _NAMED:
        return f" (found: {', '.join(ids)})"
    from rapidfuzz.distance import DamerauLevenshtein

    length = len(prefix)
    near = [
        id_
        for id_ in ids
        if DamerauLevenshtein.distance(id_[:length], prefix) <= max(1, length // 4)
    ]
    return f"; did you mean {' or '.join(near[:_NAMED])}?" if near else ""
