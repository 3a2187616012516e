"""Read the articles that a command names, with the desk's metadata on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.cli.options import Setup
from claimcheck.cli.streams import message
from claimcheck.config import apply_metadata
from claimcheck.models import Article, SkippedInput


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles, inputs that could not be read, and notices about claims.yaml."""

    articles: tuple[Article, ...]
    skipped: tuple[SkippedInput, ...]
    notices: tuple[str, ...]


def read_inputs(paths: Sequence[str], setup: Setup) -> Inputs:
    """Load everything that can be loaded; what cannot is in ``skipped``."""
    from claimcheck.load import load

    loaded = load(paths)
    articles, notices = list(loaded.articles), list[str]()
    if setup.claims_file is not None:
        articles, notices = apply_metadata(articles, setup.claims_file)
    return Inputs(tuple(articles), tuple(loaded.skipped), tuple(notices))


def report_skipped(inputs: Inputs) -> None:
    """One line for each input that could not be read."""
    for item in inputs.skipped:
        message(f"{item.path}: {item.reason}")


def report_cuts(inputs: Inputs) -> None:
    """What the loader left out of each file, and why."""
    for article in inputs.articles:
        for cut in article.cuts:
            first, _ = article.place(cut.span.start)
            last, _ = article.place(max(cut.span.end - 1, cut.span.start))
            lines = f"line {first}" if first == last else f"lines {first}-{last}"
            message(f"{article.id}: left out {lines}: {cut.reason}")
