"""One line per finding, for editors, grep and logs."""

from __future__ import annotations

from claimcheck.report.escape import fold, visible
from claimcheck.report.view import View


def render(view: View) -> str:
    """``path:line:column: severity rule message [id]``, at the first article's place.

    Where the run was limited to new articles, that is a new one, and ``(new: PATH, ...)`` ends
    the line.
    """
    lines = []
    for finding in view.shown:
        side = view.evidence(view.lead(finding))
        place = visible(side.path)
        if side.line:
            place += f":{side.line}:{side.column}"
        message = visible(finding.message)
        line = f"{place}: {finding.severity.value} {finding.rule} {message} [{finding.id}]"
        new = dict.fromkeys(visible(e.path) for e in view.evidences(finding) if e.new)
        line += f" (new: {', '.join(new)})" if new else ""
        lines.append(fold(line, view.look.encoding) + "\n")
    return "".join(lines)
