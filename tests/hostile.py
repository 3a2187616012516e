"""The made-up report with every text of an article, a path or the desk's file turned hostile."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from claimcheck.models import Article, Report, SkippedInput, Span
from report_sample import sample_report

# Put before every text; each would run, load, close or hide something in a page that trusts it.
ATTACKS = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    '"><svg onload=window.ran=1>',
    "' autofocus onfocus='window.ran=1' x='",
    "</style></script></title></details></template><body onload=window.ran=1>",
    "{{ 7 * 7 }}{% for x in y %}",
    "<!--",
    "]]>",
    "&lt;b&gt;&#60;i&#62;",
    "javascript:window.ran=1",
    "<a href='javascript:window.ran=1'>x</a>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<iframe src=http://evil.example></iframe><base href=http://evil.example>",
    "\u202egnp.exe\u0000\x1b[31m",
)
_WORDS = frozenset(
    "outlet title byline message question text says tip reason path name reasons notices "
    "model question says skipped".split()
)


def hostile_report(attack: str, *, url: str | None = None) -> Report:
    """The sample with ``attack`` before every text, spans moved so that they still fit."""
    plain = sample_report()
    shift = len(attack)
    report = _moved(plain, attack, shift)
    articles = tuple(
        replace(article, url=url, byline=attack, title=f"{attack}title", published=date(2031, 5, 4))
        for article in report.articles
    )
    return replace(
        report,
        articles=articles,
        skipped=(SkippedInput(f"{attack}x.txt", f"{attack}reason"),),
        notices=(f"{attack}notice",),
        model=f"{attack}model",
    )


def _moved(value: Any, attack: str, shift: int, name: str = "") -> Any:
    if isinstance(value, Span):
        return Span(value.start + shift, value.end + shift)
    if isinstance(value, Article):
        return replace(
            value,
            text=attack + value.text,
            outlet=attack + (value.outlet or "outlet") + value.id[-1],
            path=f"{attack}{value.path}",
            regions=(Span(0, len(attack + value.text)),),
        )
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _moved(getattr(value, f.name), attack, shift, f.name)
            for f in fields(value)
            if f.init and f.name not in ("coverage", "quantity", "measure", "period", "event")
        }
        for edge in ("start", "end"):
            if edge in changed:
                changed[edge] = getattr(value, edge) + shift
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_moved(item, attack, shift, name) for item in value)
    if isinstance(value, str) and name in _WORDS and type(value) is str:
        return attack + value
    return value
