"""The rules' pages, read from their modules' docstrings: `claimcheck explain` and docs/rules.md."""

from __future__ import annotations

import inspect
import sys

from claimcheck.frozen import dataclass
from claimcheck.rules import RULES, Rule

HEADINGS = ("What it reports", "Why it matters", "Example", "When it is wrong")


@dataclass(frozen=True, slots=True)
class Page:
    """One rule's page: its summary sentence and a paragraph for each heading."""

    id: str
    title: str
    sections: tuple[tuple[str, str], ...]


def page(rule: Rule) -> Page:
    """The page of one rule. Raises ValueError where a heading is missing, double or out of order.

    A heading is a line with a line of as many hyphens under it.
    """
    # A rule that only scans shares its empty check with others.
    module = sys.modules[(rule.scan or rule.check).__module__]
    lines = inspect.cleandoc(module.__doc__ or "").strip().splitlines()
    title, current = "", ""
    found: dict[str, list[str]] = {}
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        if line and below and set(below) == {"-"}:
            if line in found:
                raise ValueError(f"{module.__name__}: heading {line!r} twice")
            current = line
            found[current] = []
        elif current and set(line) != {"-"}:
            found[current].append(line)
        elif not title:
            title = line
    sections = tuple((head, "\n".join(text).strip()) for head, text in found.items())
    if tuple(found) != HEADINGS or not all(text for _, text in sections):
        raise ValueError(f"{module.__name__}: needs the headings {', '.join(HEADINGS)}")
    return Page(rule.id, title, sections)


def plain_page(rule: Rule) -> str:
    """The page for a terminal."""
    found = page(rule)
    blocks = [f"{found.id}: {found.title}"]
    for heading, text in found.sections:
        indented = "\n".join(f"  {line}" for line in text.splitlines())
        blocks.append(f"{heading}\n{indented}")
    return "\n\n".join(blocks) + "\n"


def markdown_book() -> str:
    """All rules as one Markdown page: a table, then a section for each."""
    blocks = [
        "# Rules",
        "Made from the rules' own docstrings by `scripts/rules_docs.py`; `claimcheck explain RULE` "
        "prints one of them.",
        "**Severity** says how much a finding misleads a reader, **confidence** how sure it is "
        "that both sides answer the same question. A claim that one outlet leaves out is never a "
        "finding.",
        "\n".join(
            ["| rule | reports |", "| --- | --- |"]
            + [f"| [`{rule.id}`](#{rule.id}) | {rule.summary} |" for rule in RULES]
        ),
    ]
    for rule in RULES:
        found = page(rule)
        blocks += [f"## {found.id}", found.title]
        for heading, text in found.sections:
            blocks.append(f"**{heading}.** {text}")
    return "\n\n".join(blocks) + "\n"
