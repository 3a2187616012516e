"""Workflow commands of GitHub Actions: findings as annotations of the files.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import Finding, Severity
from claimcheck.report.escape import fold, log_text, visible
from claimcheck.report.ledger import coverage_parts, left_out, outcome_parts, plural
from claimcheck.report.places import places, told
from claimcheck.report.view import View

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# GitHub shows ten of each kind for a step, the first ten; one notice is kept for the count of
# the rest.
_SHOWN = {Severity.ERROR: 10, Severity.WARNING: 10, Severity.INFO: 9}


def render(view: View) -> str:
    """Annotations, worst first; then how many more there are, these as plain lines; the ledger."""
    lines = list(_lines(view))
    return "".join(fold(line, view.look.encoding) + "\n" for line in lines)


def _lines(view: View) -> Iterator[str]:
    room = dict(_SHOWN)
    rest: list[Finding] = []
    for finding in view.shown:
        if room[finding.severity]:
            room[finding.severity] -= 1
            yield _annotation(view, finding)
        else:
            rest.append(finding)
    if rest:
        more = f"{plural(len(rest), 'more finding')}: see this step's log or the job's summary"
        yield f"::notice title=claimcheck::{_data(more)}"
        yield from (log_text(visible(_line(view, finding))) for finding in rest)
    if not view.look.brief:
        yield _log(outcome_parts(view), ", ")
        yield _log(coverage_parts(view), " · ")
        yield from (f"{lead}: {_log(parts, ', ')}" for lead, parts in left_out(view))


def _log(parts: list[str], separator: str) -> str:
    return log_text(visible(separator.join(parts)))


def _annotation(view: View, finding: Finding) -> str:
    properties = _where(view, finding)
    properties["title"] = f"{finding.rule} ({finding.confidence.value} confidence)"
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join([visible(finding.message), *_sides(view, finding), f"[{finding.id}]"])
    return f"::{_COMMANDS[finding.severity]} {given}::{_data(message)}"


def _where(view: View, finding: Finding) -> dict[str, str]:
    found = places(view, finding)
    if not found:
        return {}
    place = found[0]
    # A name with control characters is shown escaped, though no file is found by it then.
    path = place.path if place.path.isprintable() else view.name(place.article.id)
    where = {"file": visible(path)}
    if not place.in_file:
        return where
    where["line"] = str(place.line)
    if place.line != place.end_line:  # columns of several lines are refused
        return {**where, "endLine": str(place.end_line)}
    end = max(place.end_column - 1, place.column)
    return {**where, "col": str(place.column), "endColumn": str(end)}


def _sides(view: View, finding: Finding) -> Iterator[str]:
    for side in finding.sides:
        found = view.evidence(side)
        who = f"{found.outlet}, {found.place}" if found.outlet else found.place
        yield visible(f"{who}{' (new)' if found.new else ''}") + f": {told(view, side)}"


def _line(view: View, finding: Finding) -> str:
    place = view.evidence(view.lead(finding)).place
    head = f"{finding.severity.value}: {finding.rule}: {place}"
    return f"{head}: {finding.message} [{finding.id}]"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
