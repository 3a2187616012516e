"""The outlets x questions matrix as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.models import Verdict
from claimcheck.report import escape
from claimcheck.report.ledger import plural
from claimcheck.report.matrix import (
    Answer,
    Matrix,
    Question,
    matrices,
    question_text,
    shorten,
    telling,
)
from claimcheck.report.view import View

# Columns that a page of GitHub or a mail shows without scrolling; more go into one column.
_MAX_COLUMNS = 6
_MAX_ROWS = 60
_CELL = 48
_SIGNS = {
    Verdict.CONFLICT: "≠",
    Verdict.REVISED: "↻",
    Verdict.VARIANT: "~",
    Verdict.COMPATIBLE: "≈",
    Verdict.AGREE: "=",
}


def blocks(view: View) -> Iterator[str]:
    """The heading, a line on how to read it, and a table for each event; nothing without rows."""
    tables = matrices(view)
    if not tables:
        return
    yield "## Outlets and questions"
    yield (
        "What each outlet says to the questions that several of them answer. "
        "≠ differs · ~ other spelling or wording · ↻ revised · ≈ compatible · = agrees. "
        "In an empty cell nothing comparable was found."
    )
    left = _MAX_ROWS
    for table in tables:
        if rows := table.questions[:left]:
            yield "\n".join(_table(table, rows))
        left -= len(rows)
    total = sum(len(table.questions) for table in tables)
    if total > _MAX_ROWS:
        yield f"and {plural(total - _MAX_ROWS, 'more question')}; the JSON report has all."


def _table(table: Matrix, rows: Sequence[Question]) -> Iterator[str]:
    wide = len(table.outlets) > _MAX_COLUMNS
    heads = ["question", *(["answers"] if wide else map(escape.markdown, table.outlets))]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for question in rows:
        asked = escape.markdown(question_text(question, 2 * _CELL))
        if wide:
            answers = (
                f"{escape.markdown(a.outlet)}: {_cell(question, a)}" for a in question.answers
            )
            yield _row([asked, "; ".join(answers)])
        else:
            yield _row(
                [asked, *(_cell(question, question.answer(outlet)) for outlet in table.outlets)]
            )


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(question: Question, answer: Answer | None) -> str:
    if answer is None:
        return ""
    text = escape.markdown(shorten(" / ".join(answer.words), _CELL))
    verdict = telling(question, answer)
    return text if verdict is None else f"{text} {_SIGNS[verdict]}"
