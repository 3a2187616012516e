"""Reviewdog's diagnostic format (rdjson): one JSON object for a whole run.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck.models import Finding
from claimcheck.report.escape import json_text, visible
from claimcheck.report.places import Place, places, told, unprinted
from claimcheck.report.view import View


def render(view: View) -> str:
    """Every finding at its newest article's place, the other sides as related locations."""
    result = {
        "source": {"name": "claimcheck"},
        "diagnostics": [_diagnostic(view, finding) for finding in view.shown],
    }
    return json_text(json.dumps(result, indent=2, ensure_ascii=False)) + "\n"


def _diagnostic(view: View, finding: Finding) -> dict[str, Any]:
    found = places(view, finding)
    others = found[1:]
    lines = [finding.message]
    lines += [_says(view, place) for place in found]
    lines += [f"{view.name(s.claim.article)}: {told(view, s)}" for s in unprinted(view, finding)]
    diagnostic: dict[str, Any] = {
        "message": "\n".join([*map(visible, lines), f"[{finding.id}]"]),
        "location": _location(found[0]) if found else {"path": "claims.yaml"},
        "severity": finding.severity.value.upper(),
        "code": {"value": finding.rule},
    }
    if others:
        diagnostic["related_locations"] = [
            {"message": visible(_says(view, place)), "location": _location(place)}
            for place in others
        ]
    return diagnostic


def _says(view: View, place: Place) -> str:
    new = " (new)" if view.is_new(place.article.id) else ""
    return f"{view.label(place.article.id)}, line {place.line}{new}: {told(view, place.side)}"


def _location(place: Place) -> dict[str, Any]:
    if not place.in_file:
        return {"path": place.path}
    return {
        "path": place.path,
        "range": {
            "start": {"line": place.line, "column": place.byte_column},
            "end": {"line": place.end_line, "column": place.end_byte_column},
        },
    }
