"""One finding for a reader who has to judge it: whole sentences, two sides beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from claimcheck.models import Finding
from claimcheck.report.escape import fold, visible
from claimcheck.report.excerpt import shorten
from claimcheck.report.reasons import telling
from claimcheck.report.styled import Line, Run, cells, to_ansi, to_plain, wrap
from claimcheck.report.terminal import MAX_WIDTH, MIN_WIDTH, SEVERITY_STYLES, excerpt_rows
from claimcheck.report.view import Evidence, View

# Below this width two columns are too narrow to read.
_TWO_COLUMNS = 80
_GAP = 4
# Cells of a sentence that are shown: the longest sentences of news, not a page without a stop.
_MAX_CELLS = 900


def render(view: View, finding: Finding) -> str:
    """The finding with its evidence, as text."""
    lines = list(_lines(view, finding))
    if view.look.color:
        return to_ansi(lines, view.look.encoding)
    return to_plain(lines, view.look.encoding)


def _lines(view: View, finding: Finding) -> Iterator[Line]:
    width = min(max(view.look.width, MIN_WIDTH), MAX_WIDTH)
    style = SEVERITY_STYLES[finding.severity]
    yield (
        Run(finding.severity.value, style),
        Run(f"  {finding.rule}", "bold"),
        Run(f" ({finding.confidence.value})  {finding.id}"),
    )
    for text in wrap(_clean(view, finding.message), width):
        yield (Run(text, "bold"),)
    yield ()
    sides = view.evidences(finding)
    if len(sides) == 2 and width >= _TWO_COLUMNS:
        yield from _beside(view, sides, width, style)
    else:
        for side in sides:
            for line in (*_head(view, side, width - 2), *_sentence(view, side, width - 2, style)):
                yield (Run("  "), *line)
            yield ()
    if finding.reasons:
        text = "why: " + "; ".join(telling(finding.reasons))
        yield from ((Run(line, "dim"),) for line in wrap(_clean(view, text), width))
    if finding.tip:
        tip = _clean(view, f"tip: {finding.tip}")
        yield from ((Run(line, "dim"),) for line in wrap(tip, width))


def _beside(view: View, sides: list[Evidence], width: int, style: str) -> Iterator[Line]:
    half = (width - _GAP) // 2
    heads = [_head(view, side, half) for side in sides]
    lines = max(map(len, heads))  # so that both sentences begin on one line
    left, right = (
        [*head, *[()] * (lines - len(head)), *_sentence(view, side, half, style)]
        for head, side in zip(heads, sides, strict=True)
    )
    for one, other in zip_longest(left, right, fillvalue=()):
        used = sum(cells(run.text) for run in one)
        yield (*one, Run(" " * (half - used + _GAP)), *other)
    yield ()


def _head(view: View, side: Evidence, width: int) -> list[Line]:
    """Who and where, each on lines of its own."""
    parts = [side.outlet, side.place] if side.outlet else [side.place]
    return [(Run(line, "dim"),) for part in parts for line in wrap(_clean(view, part), width)]


def _sentence(view: View, side: Evidence, width: int, style: str) -> Iterator[Line]:
    found = shorten(side.sentence, _MAX_CELLS, clean=lambda text: _clean(view, text), measure=cells)
    for row in excerpt_rows(found, width, fold("…", view.look.encoding)):
        yield tuple(Run(text, f"{style} reverse" if marked else "") for text, marked in row)
        carets = "".join(("^" if marked else " ") * cells(text) for text, marked in row)
        if "^" in carets and not view.look.color:
            yield (Run(carets.rstrip()),)


def _clean(view: View, text: str) -> str:
    return fold(visible(text), view.look.encoding)
