"""Report formats: one module with ``render(view) -> str`` each, and one line here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import PurePath

from claimcheck.frozen import dataclass
from claimcheck.report.view import Look, View

__all__ = ["RENDERERS", "Look", "Renderer", "View", "renderer_for_file"]


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format: its name, the file suffixes that choose it, and what it is for.

    ``mark``: a file of it starts with a byte order mark, without which spreadsheet programs take
    UTF-8 for something older.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    module: str
    mark: bool = False

    def render(self, view: View) -> str:
        """The report in this format. The module is imported only now."""
        text: str = import_module(f"claimcheck.report.{self.module}").render(view)
        return text


def _registry(renderers: Iterable[Renderer]) -> dict[str, Renderer]:
    return {renderer.name: renderer for renderer in renderers}


RENDERERS = _registry(
    (
        Renderer("terminal", (".txt",), "for reading in a terminal", "terminal"),
        Renderer("concise", (), "one line a finding", "concise"),
        Renderer("markdown", (".md", ".markdown"), "to send or to post", "markdown"),
        Renderer("html", (".html", ".htm"), "to read in a browser, to send, to print", "html"),
        Renderer("json", (".json",), "for programs (schema 1)", "json_v1"),
        Renderer("jsonl", (".jsonl", ".ndjson"), "one finding a line, for programs", "jsonl"),
        Renderer("csv", (".csv",), "a fact-check sheet", "csv_sheet", mark=True),
        Renderer("sarif", (".sarif", ".sarif.json"), "for code scanning (2.1.0)", "sarif"),
        Renderer("github", (), "annotations of a GitHub workflow", "github"),
        Renderer("junit", (".xml",), "for CI servers", "junit"),
        Renderer("rdjson", (".rdjson",), "for reviewdog", "rdjson"),
        Renderer("gitlab", ("code-quality-report.json",), "GitLab's code quality", "gitlab"),
    )
)


def renderer_for_file(name: str) -> Renderer | None:
    """The format that a file's suffix stands for, if any; the longest suffix decides."""
    path = PurePath(name.lower())
    fitting = {
        suffix: renderer
        for renderer in RENDERERS.values()
        for suffix in renderer.suffixes
        if path.suffix and path.name.endswith(suffix)
    }
    return fitting[max(fitting, key=len)] if fitting else None
