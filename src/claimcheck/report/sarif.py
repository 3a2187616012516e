"""SARIF 2.1.0, for code scanning and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
from typing import Any

from claimcheck import __version__
from claimcheck.models import Article, Finding, Severity, Span, Suppressed
from claimcheck.report.escape import json_text, visible
from claimcheck.report.places import Place, places, told, unprinted
from claimcheck.report.reasons import telling
from claimcheck.report.rulebook import Page, page, plain_page
from claimcheck.report.view import View
from claimcheck.rules import RULES

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
Json = dict[str, Any]


def render(view: View) -> str:
    """One run with every severity in it, settled findings as suppressed results."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(view)]}
    return json_text(json.dumps(log, indent=2, ensure_ascii=False)) + "\n"


def _run(view: View) -> Json:
    numbers = {rule.id: number for number, rule in enumerate(RULES)}
    results = [_result(view, finding, numbers) for finding in view.findings]
    results += [_settled(view, item, numbers) for item in view.suppressed]
    return {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "properties": {"model": view.report.model},
                "rules": [_rule(page(rule), plain_page(rule), rule.summary) for rule in RULES],
            }
        },
        "automationDetails": {"id": "claimcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **_notifications(view)}],
        "results": results,
    }


def _rule(found: Page, plain: str, summary: str) -> Json:
    body = "\n\n".join(f"**{heading}.** {text}" for heading, text in found.sections)
    return {
        "id": found.id,
        "name": "".join(word.capitalize() for word in found.id.split("-")),
        "shortDescription": {"text": _literal(summary)},
        "fullDescription": {"text": _literal(found.sections[0][1])},
        "help": {"text": _literal(plain), "markdown": f"{found.title}\n\n{body}"},
    }


def _notifications(view: View) -> Json:
    """Inputs that were not read and notices; an unread input does not undo the rest."""
    skipped = sorted({(item.path, item.reason) for item in view.report.skipped})
    notes = [("error", f"{path}: {reason}") for path, reason in skipped]
    notes += [("note", notice) for notice in view.report.notices]
    if not notes:
        return {}
    return {
        "toolExecutionNotifications": [
            {"level": level, "message": {"text": _literal(visible(text))}} for level, text in notes
        ]
    }


def _settled(view: View, item: Suppressed, numbers: dict[str, int]) -> Json:
    result = _result(view, item.finding, numbers)
    justification = visible(item.reason)
    result["suppressions"] = [
        {"kind": "external", "status": "accepted", "justification": justification}
    ]
    return result


def _result(view: View, finding: Finding, numbers: dict[str, int]) -> Json:
    found = places(view, finding)
    others = found[1:]
    result: Json = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(view, finding, others)},
        "locations": [_location(view, place) for place in found[:1]],
        "relatedLocations": [
            {"id": number, **_location(view, place)} for number, place in enumerate(others, 1)
        ],
        "partialFingerprints": {
            "claimcheckFindingId/v1": finding.id,
            # The one that code scanning of GitHub reads.
            "primaryLocationLineHash": f"{finding.id}:1",
        },
        # No result is suppressed unless it says so, which holds only if each says something.
        "suppressions": [],
        "properties": {
            "verdict": finding.verdict.value,
            "confidence": finding.confidence.value,
            "question": finding.question,
            "reasons": list(finding.reasons),
        },
    }
    if finding.rule in numbers:
        result["ruleIndex"] = numbers[finding.rule]
    return result


def _message(view: View, finding: Finding, others: list[Place]) -> str:
    """The message, a link to every other side, and why they were held against each other."""
    parts = [f"{_literal(visible(finding.message))}."]
    for number, place in enumerate(others, 1):
        says = _literal(told(view, place.side))
        parts.append(f"[{_literal(_name(view, place))}]({number}): {says}.")
    for side in unprinted(view, finding):
        name = _literal(visible(view.name(side.claim.article)))
        parts.append(f"{name}: {_literal(told(view, side))}.")
    if finding.reasons:
        why = "; ".join(telling(finding.reasons))
        parts.append(f"Same because: {_literal(visible(why))}.")
    return " ".join(parts)


def _name(view: View, place: Place) -> str:
    new = " (new)" if view.is_new(place.article.id) else ""
    return visible(f"{view.label(place.article.id)}, line {place.line}") + new


def _location(view: View, place: Place) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": place.uri, "uriBaseId": _ROOT},
            **_regions(place),
        },
        "message": {"text": _literal(f"{_name(view, place)}: {told(view, place.side)}")},
    }


def _regions(place: Place) -> Json:
    """The words, and the sentence around them for viewers that do not have the file."""
    if not place.in_file:
        return {}
    sentence, span = place.side.claim.sentence, place.span
    wider = sentence.start <= span.start and span.end <= sentence.end and sentence != span
    context = {"contextRegion": _region(place.article, sentence)} if wider else {}
    return {"region": _region(place.article, span), **context}


def _region(article: Article, span: Span) -> Json:
    (line, column), (end_line, end_column) = article.region(span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": article.text[span.start : span.end]},
    }


_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def _literal(text: str) -> str:
    """Text in which nothing is a link (SARIF 3.11.6) or a placeholder (3.11.5)."""
    return text.translate(_ESCAPES)
