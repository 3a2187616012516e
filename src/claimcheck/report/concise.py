"""One line per finding, for editors, grep and logs."""

from __future__ import annotations

from claimcheck.report.escape import fold, visible
from claimcheck.report.view import View


def render(view: View) -> str:
    """``path:line:column: severity rule message [id]``, at the first article's place."""
    lines = []
    for finding in view.shown:
        side = view.evidence(view.lead(finding))
        place = visible(side.path)
        if side.line:
            place += f":{side.line}:{side.column}"
        message = visible(finding.message)
        line = f"{place}: {finding.severity.value} {finding.rule} {message} [{finding.id}]"
        lines.append(fold(line, view.look.encoding) + "\n")
    return "".join(lines)
