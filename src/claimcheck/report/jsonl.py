"""One JSON object a line and finding, for streams, `jq` and data frames."""

from __future__ import annotations

from claimcheck.report.json_v1 import finding_line
from claimcheck.report.view import View


def render(view: View) -> str:
    """Every severity, worst first, then settled findings with the reason they were accepted for."""
    lines = [finding_line(view, finding) for finding in view.findings]
    lines += [finding_line(view, item.finding, item.reason) for item in view.suppressed]
    return "".join(lines)
