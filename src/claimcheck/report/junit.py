"""JUnit XML, as CI servers read it: a test case for each finding and each quiet article."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.models import Finding, Suppressed
from claimcheck.report.escape import visible
from claimcheck.report.ledger import unchecked
from claimcheck.report.places import places
from claimcheck.report.styled import to_plain
from claimcheck.report.terminal import finding_lines
from claimcheck.report.view import View, is_fact

# What XML 1.0 cannot hold, even escaped (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = "claimcheck"


def render(view: View) -> str:
    """One suite: failures are what fails the run; milder and settled findings are skipped tests.

    Articles without a failing finding are passed tests, of new articles only where the run was
    limited to those, and of none where nothing was compared: that is a skipped test; inputs that
    could not be read are errors.
    """
    suite = Element("testsuite", name=_NAME)
    failing: set[str] = set()
    for finding in view.findings:
        if view.fails(finding):
            failing.update(side.claim.article for side in finding.sides)
            _failure(suite, view, finding)
        elif finding.severity.rank <= view.look.show.rank:
            _milder(suite, view, finding)
    for item in view.suppressed:
        _settled(suite, view, item)
    if nothing := unchecked(view):
        # Passed tests alone would be a clean bill for what nobody checked.
        SubElement(_case(suite, "run", "articles compared"), "skipped", message=_clean(nothing))
    else:
        _quiet(suite, view, failing)
    for path, reason in sorted({(item.path, item.reason) for item in view.report.skipped}):
        case = _case(suite, "inputs", path)
        SubElement(case, "error", type="unreadable", message=_clean(reason))
    root = Element("testsuites", name=_NAME)
    for element in (suite, root):
        element.set("tests", str(len(suite)))
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            element.set(kind, str(len(suite.findall(f"./testcase/{tag}"))))
        element.set("time", "0")
    root.append(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _failure(suite: Element, view: View, finding: Finding) -> None:
    case = _finding(suite, view, finding)
    message = _clean(finding.message)
    failure = SubElement(case, "failure", type=finding.severity.value, message=message)
    failure.text = _body(view, finding)


def _milder(suite: Element, view: View, finding: Finding) -> None:
    case = _finding(suite, view, finding)
    SubElement(case, "skipped", message=f"{finding.severity.value}: {_clean(finding.message)}")
    SubElement(case, "system-out").text = _body(view, finding)


def _settled(suite: Element, view: View, item: Suppressed) -> None:
    case = _finding(suite, view, item.finding)
    SubElement(case, "skipped", message=f"accepted: {_clean(item.reason)}")


def _quiet(suite: Element, view: View, failing: set[str]) -> None:
    limited = view.report.scope is not None
    for article in sorted(view.report.articles, key=lambda article: article.id):
        if article.id in failing or is_fact(article) or (limited and not view.is_new(article.id)):
            continue
        _case(suite, "articles", view.name(article.id))


def _finding(suite: Element, view: View, finding: Finding) -> Element:
    # With the id, which changes only when a side's value does, a server can follow the test.
    case = _case(suite, finding.rule, f"{finding.message} [{finding.id}]")
    for place in places(view, finding)[:1]:
        case.set("file", _clean(place.path))
        if place.in_file:
            case.set("line", str(place.line))
    return case


def _case(suite: Element, group: str, name: str) -> Element:
    return SubElement(suite, "testcase", classname=f"{_NAME}.{group}", name=_clean(name), time="0")


def _body(view: View, finding: Finding) -> str:
    return _NOT_XML.sub("", to_plain(finding_lines(view, finding), "utf-8"))


def _clean(text: str) -> str:
    return _NOT_XML.sub("", visible(text))
