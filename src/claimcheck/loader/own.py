"""Files that claimcheck itself wrote: they lie beside articles and are none."""

from __future__ import annotations

import re

_HEAD = 4_000
_COLOURS = re.compile(rb"\x1b\[[0-9;]{0,20}m")
# How each format begins; tests hold every format of claimcheck.report against them.
_BEGINNINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # terminal: a finding's first line, or the footer where nothing was found
        rb"(?:error|warning|info)  [a-z]+(?:-[a-z]+)+ \((?:high|medium|low)\)  ",
        rb"[\d,]+ errors?, [\d,]+ warnings?, [\d,]+ info\b",
        rb"(?:no article was checked|nothing was compared)[^\n]{0,200}\n[\d,]+ articles?\b",
        # concise, and the table of `claimcheck claims`
        rb"[^\n]{1,1000}: (?:error|warning|info) [a-z]+(?:-[a-z]+)+ [^\n]{1,2000} \[[0-9a-f]{8}\]",
        rb"[^\n]{1,1000}:\d+:\d+  +(?:quantity|attribution|entity|date|statement)  ",
        rb"# Where these articles disagree\n\n\*\*",
        rb"<!doctype html>(?s:.){0,2000}<meta name=\"generator\" content=\"claimcheck\">",
        rb"::(?:error|warning|notice) [^\n]{0,400}title=",
        # sheets: of findings, of claims
        rb"finding,severity,confidence,rule,claim,outlet,place,",
        rb"claim,article,outlet,path,line,column,kind,text,says\b",
        # lines of JSON: findings, claims, judgements
        rb'\{"id":"[0-9a-f]{8}","rule":"[a-z]+(?:-[a-z]+)+","verdict":',
        rb'\{"id":"[^\n]{1,1000}:(?:quantity|attribution|entity|date|statement):\d+-\d+","article":',
        rb'\{"finding": "[0-9a-f]{8}", "rule": "',
        # JSON of any shape, and XML
        rb'\{\s*"schema": \d+,\s*"tool": \{\s*"name": "claimcheck"',
        rb'\{(?s:.){0,400}"(?:driver|source)": \{\s*"name": "claimcheck"',
        rb'\[\s*\{\s*"description": (?s:.){0,3000}"check_name": "',
        rb'<\?xml[^\n]*\n<testsuites name="claimcheck"',
    )
)


def is_own(data: bytes) -> bool:
    """Whether bytes begin as one of claimcheck's own reports or lists does."""
    head = _COLOURS.sub(b"", data[:_HEAD].removeprefix(b"\xef\xbb\xbf"))
    return any(pattern.match(head) for pattern in _BEGINNINGS)
