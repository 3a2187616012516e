"""The report as Markdown, for a pull request, an issue or a mail."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.models import Finding, Severity
from claimcheck.report import escape, markdown_matrix
from claimcheck.report.agreement import Agreement, agreements
from claimcheck.report.excerpt import Excerpt, Piece, shorten
from claimcheck.report.ledger import (
    articles_phrase,
    claims_phrase,
    compared_phrase,
    left_out,
    not_read,
    plural,
    scope_parts,
    unchecked,
)
from claimcheck.report.reasons import telling
from claimcheck.report.view import Evidence, View

# Characters of evidence per side: about three lines of a page.
_QUOTE_BUDGET = 360
_MAX_SUMMARY = 30
_MAX_AGREEMENTS = 20
_HEADINGS = {
    Severity.ERROR: "Errors",
    Severity.WARNING: "Warnings",
    Severity.INFO: "Info",
}


def render(view: View) -> str:
    """Summary, findings by severity with evidence, the matrix, what agrees, and the coverage."""
    blocks = [*_summary(view)]
    for severity in Severity:
        found = [finding for finding in view.printed if finding.severity is severity]
        if found:
            blocks.append(f"## {_HEADINGS[severity]}")
        for finding in found:
            blocks += _finding(view, finding)
    if view.unprinted:
        blocks.append(f"**{_text(view.unprinted)}**")
    blocks += markdown_matrix.blocks(view)
    blocks += _agreements(view)
    blocks += _accepted(view)
    blocks += _coverage(view)
    return "\n\n".join(blocks) + "\n"


def _summary(view: View) -> Iterator[str]:
    yield "# Where these articles disagree"
    counts = [
        plural(view.counts[severity], severity.value)
        if severity is not Severity.INFO
        else f"{view.counts[severity]:,} info"
        for severity in Severity
    ]
    hidden = ", ".join(severity.value for severity in view.hidden)
    note = f" Not shown here: {hidden}." if hidden else ""
    if scope := scope_parts(view):
        note += f" Only what new or changed articles take part in: {_text(', '.join(scope))}."
    nothing = unchecked(view)
    outcome = nothing[:1].upper() + nothing[1:] if nothing else ", ".join(counts)
    yield f"**{_text(outcome)}** in {escape.markdown(articles_phrase(view))}.{note}"
    rows = [f"- {_summary_row(finding)}" for finding in view.shown[:_MAX_SUMMARY]]
    if len(view.shown) > _MAX_SUMMARY:
        rows.append(f"- and {len(view.shown) - _MAX_SUMMARY:,} more below")
    if rows:
        yield "\n".join(rows)


def _summary_row(finding: Finding) -> str:
    return f"{finding.severity.value}: {_text(finding.message)} (`{finding.rule}`)"


def _finding(view: View, finding: Finding) -> Iterator[str]:
    yield f"### {_text(finding.message[:1].upper() + finding.message[1:])}"
    yield (
        f"`{finding.rule}` · {finding.severity.value} · confidence {finding.confidence.value} · "
        f"`{finding.id}`"
    )
    for side in view.evidences(finding):
        yield _quote(side)
    if finding.reasons:
        yield "**Why:** " + _text("; ".join(telling(finding.reasons))) + "."
    if finding.tip:
        yield f"**Tip:** {_text(finding.tip)}"


def _text(text: str) -> str:
    return escape.markdown(text)


def _quote(side: Evidence) -> str:
    excerpt = shorten(side.sentence, _QUOTE_BUDGET, clean=escape.visible)
    place = escape.markdown_code(side.place) + (" (new)" if side.new else "")
    who = f"**{_text(side.outlet)}**, {place}" if side.outlet else place
    return f"{who}\n\n> {_bold_marks(excerpt)}"


def _bold_marks(excerpt: Excerpt) -> str:
    """The excerpt with its marked words in bold, as one line of Markdown."""
    runs: list[Piece] = []

    def add(text: str, marked: bool) -> None:
        if runs and runs[-1].marked == marked:
            runs[-1] = Piece(runs[-1].text + text, marked)
        else:
            runs.append(Piece(text, marked))

    previous_marked = False
    for number, word in enumerate(excerpt.words):
        if number or word.gap:
            add(
                "… " if number == 0 else " … " if word.gap else " ",
                previous_marked and not word.gap,
            )
        for piece in word.pieces:
            add(piece.text, piece.marked)
        previous_marked = word.space_marked
    if excerpt.cut:
        add(" …", False)
    return _join(runs) or "(no text)"


def _join(runs: list[Piece]) -> str:
    """Escape each run in the context of the whole line, then put bold around the marked ones."""
    out: list[str] = []
    for index, run in enumerate(runs):
        before = runs[index - 1].text[-1:] if index else ""
        after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
        body = escape.markdown(run.text)
        lead = " " if run.text.startswith(" ") else ""
        tail = " " if run.text.endswith(" ") and run.text.strip() else ""
        if not run.marked:
            out.append(f"{lead}{body}{tail}" if index else f"{body}{tail}")
            continue
        text = run.text.strip()
        open_, close = _bold(before if not lead else " ", text, after if not tail else " ")
        out.append(f"{lead}{open_}{body}{close}{tail}")
    return "".join(out).strip()


def _bold(before: str, text: str, after: str) -> tuple[str, str]:
    """``**`` where CommonMark takes it as bold; the HTML element where punctuation prevents it."""
    opens = text[:1].isalnum() or not before.isalnum()
    closes = text[-1:].isalnum() or not after.isalnum()
    return ("**", "**") if text and opens and closes else ("<b>", "</b>")


def _agreements(view: View) -> Iterator[str]:
    agreed = agreements(view)
    if not agreed:
        return
    yield "## What agrees"
    rows = [_agreement(item) for item in agreed[:_MAX_AGREEMENTS]]
    if len(agreed) > _MAX_AGREEMENTS:
        rows.append(f"- and {len(agreed) - _MAX_AGREEMENTS:,} more")
    yield "\n".join(rows)


def _agreement(item: Agreement) -> str:
    answer = _text(item.answer)
    said = f"{_text(item.asked)} “{answer}”" if item.asked else answer
    return f"- {said}: {item.corroborated} ({_text(item.outlets)})"


def _accepted(view: View) -> Iterator[str]:
    if not view.suppressed:
        return
    yield "## Accepted"
    yield "\n".join(
        f"- {_text(item.finding.message)} (`{item.finding.id}`): {_text(item.reason)}"
        for item in view.suppressed
    )


def _coverage(view: View) -> Iterator[str]:
    coverage = view.report.coverage
    yield "## Coverage"
    rows = [
        f"read: {_text(articles_phrase(view))}",
        f"found: {_text(claims_phrase(view)) or 'no claims'}",
        f"compared: {compared_phrase(view)}",
    ]
    verdicts = sorted(coverage.verdicts.items(), key=lambda item: (-item[1], item[0]))
    if verdicts:
        rows.append("verdicts: " + ", ".join(f"{n:,} {_text(v)}" for v, n in verdicts))
    rows += [f"{lead}: {_text(', '.join(parts))}" for lead, parts in left_out(view)]
    if view.unsure:
        rows.append(f"left out as not sure enough: {plural(view.unsure, 'finding')}")
    rows += [
        f"not read: {escape.markdown_code(path)}: {_text(reason)}"
        for path, reason in not_read(view)
    ]
    rows += [f"note: {_text(notice)}" for notice in view.report.notices]
    yield "\n".join(f"- {row}" for row in rows)
    yield f"Made by claimcheck {_version()} with {escape.markdown_code(view.report.model)}."


def _version() -> str:
    from claimcheck import __version__

    return __version__
