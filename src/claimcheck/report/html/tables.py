"""The matrices as the page shows them: a row of buttons for each question, and its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.frozen import dataclass
from claimcheck.models import Claim, Severity, Side, Verdict
from claimcheck.report import escape
from claimcheck.report.html.articles import Registry
from claimcheck.report.html.evidence import SideView, side_view
from claimcheck.report.matrix import (
    APART,
    Answer,
    Matrix,
    Question,
    question_text,
    shorten,
    telling,
)
from claimcheck.report.view import View

_MAX_ROWS = 400  # rows on a page, all matrices together
_MAX_SIDES = 24  # sentences shown for one question
# Columns that a reader still scrolls through; of more outlets the answers stand in one column.
_MAX_COLUMNS = 24
_SENTENCE = 400  # characters of a sentence behind an answer
_CELL = 64  # characters of an answer in a cell
_STANDINGS = {
    Verdict.CONFLICT: ("conflict", "≠", "differs"),
    Verdict.REVISED: ("revised", "↻", "revised"),
    Verdict.VARIANT: ("variant", "~", "spelled or worded otherwise"),
    Verdict.COMPATIBLE: ("compatible", "≈", "compatible"),
    Verdict.AGREE: ("agree", "=", "agrees"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet answers; no text where it is silent.

    ``standing`` names the style, ``sign`` and ``words`` say the same without colour.
    """

    outlet: str = ""
    text: str = ""
    standing: str = ""
    sign: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One question: its cells in the order of the table's outlets, and its evidence."""

    anchor: str
    question: str
    rule: str
    verdict: str
    severity: str
    cells: tuple[Cell, ...]
    sides: tuple[SideView, ...]
    more_sides: int
    findings: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One matrix: the articles it is about, its outlets and rows; ``more`` rows are left out.

    ``listed``: it has too many outlets for a column each; rows hold those that answer only.
    """

    caption: str
    outlets: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int
    listed: bool


def tables(view: View, matrices: Sequence[Matrix], registry: Registry) -> list[Table]:
    """The matrices, at most ``_MAX_ROWS`` rows in all; the worst are kept."""
    found: list[Table] = []
    left, number = _MAX_ROWS, 0
    for matrix in matrices:
        kept = matrix.questions[:left]
        rows = []
        for question in kept:
            rows.append(_row(view, registry, matrix, question, f"q{number}"))
            number += 1
        left -= len(kept)
        more = len(matrix.questions) - len(kept)
        outlets = tuple(map(escape.visible, matrix.outlets))
        listed = len(outlets) > _MAX_COLUMNS
        found.append(Table(_caption(view, matrix), outlets, tuple(rows), more, listed))
    return found


def _caption(view: View, matrix: Matrix) -> str:
    """The first article's title, which says best what they are all about."""
    titles = [a.title for id in matrix.articles if (a := view.articles.get(id)) and a.title]
    return escape.visible(titles[0]) if titles else ""


def _row(view: View, registry: Registry, matrix: Matrix, question: Question, anchor: str) -> Row:
    findings = question.findings
    worst = min((f.severity for f in findings), key=lambda s: s.rank, default=None)
    claims = [claim for answer in question.answers for claim in answer.claims]
    shown = claims[:_MAX_SIDES]
    answers = {answer.outlet: answer for answer in question.answers}
    outlets = answers if len(matrix.outlets) > _MAX_COLUMNS else matrix.outlets
    return Row(
        anchor=anchor,
        question=question_text(question, 2 * _CELL),
        rule=question.rule,
        verdict=question.cluster.verdict.value,
        severity=worst.value if worst else "",
        cells=tuple(_cell(question, answers.get(outlet), worst) for outlet in outlets),
        sides=tuple(_side(view, registry, claim) for claim in shown),
        more_sides=len(claims) - len(shown),
        findings=tuple(
            (f"#f-{f.id}", f.severity.value, escape.visible(f.message)) for f in findings
        ),
    )


def _cell(question: Question, answer: Answer | None, worst: Severity | None) -> Cell:
    if answer is None:
        return Cell()
    text = shorten(" / ".join(answer.words), _CELL)
    outlet = escape.visible(answer.outlet)
    verdict = telling(question, answer)
    if verdict is None:
        return Cell(outlet, text, "most", words="most say so" if question.disputed else "")
    style, sign, words = _STANDINGS[verdict]
    tint = worst.value if worst and verdict in APART else ""
    return Cell(outlet, text, f"{style} {tint}".strip(), sign, words)


def _side(view: View, registry: Registry, claim: Claim) -> SideView:
    return side_view(
        view, registry, view.evidence(Side(claim, claim.span, claim.text)), budget=_SENTENCE
    )
