"""GitLab's code quality report, which shows findings in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck.models import Finding, Severity
from claimcheck.report.escape import json_text, visible
from claimcheck.report.places import places, unprinted
from claimcheck.report.view import View

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(view: View) -> str:
    """An array of the findings that articles print, each at its newest article's place."""
    issues = [issue for f in view.shown if (issue := _issue(view, f)) is not None]
    return json_text(json.dumps(issues, indent=2, ensure_ascii=False)) + "\n"


def _issue(view: View, finding: Finding) -> dict[str, Any] | None:
    found = places(view, finding)
    if not found:
        return None
    others = [f"{view.name(place.article.id)}:{place.line}" for place in found[1:]]
    others += [view.name(side.claim.article) for side in unprinted(view, finding)]
    against = f" (against {', '.join(others)})" if others else ""
    line = found[0].line if found[0].in_file else 1  # the format wants one
    return {
        "description": visible(f"{finding.message}{against}"),
        "check_name": finding.rule,
        "fingerprint": finding.id,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": found[0].path, "lines": {"begin": line}},
    }
