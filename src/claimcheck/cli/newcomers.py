"""``--new`` and ``--since``: report only what new or changed articles take part in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.inputs import Inputs
from claimcheck.errors import ConfigError
from claimcheck.frozen import dataclass
from claimcheck.models import Report

NEW = "--new"

NewPaths = Annotated[
    list[str] | None,
    typer.Option(
        NEW,
        metavar="PATH...",
        help="Report only what these articles take part in: files, folders, globs. They are read "
        "with PATHS, which come first.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="GITREF",
        help="Report only what articles added or changed since this commit take part in.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for; without paths and commit, every finding is reported."""

    paths: tuple[str, ...] = ()
    since: str | None = None

    def __str__(self) -> str:
        parts = [NEW] if self.paths else []
        return " ".join(parts if self.since is None else [*parts, f"--since {self.since}"])


NO_LIMIT = Wanted()


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Ids of the new articles (None: no limit was asked for), and notices about the search."""

    ids: frozenset[str] | None = None
    chosen_by: str = ""
    notices: tuple[str, ...] = ()

    @property
    def worth_comparing(self) -> bool:
        """Whether any finding could be reported."""
        return self.ids is None or bool(self.ids)

    def limit(self, report: Report) -> Report:
        """The report limited to findings of new articles, if that was asked for."""
        if self.ids is None:
            return report
        from claimcheck.scope import restrict

        return restrict(report, self.ids, self.chosen_by)


def find_newcomers(inputs: Inputs, wanted: Wanted, columns: Mapping[str, str]) -> Newcomers:
    """Which of the articles read are new; those of standard input are, whatever was asked for.

    ``columns``: what the columns of dumps are called. Raises ConfigError where git cannot tell.
    """
    if wanted == NO_LIMIT:
        return Newcomers()
    ids = frozenset(article.id for article in inputs.articles if article.id not in inputs.files)
    notices: tuple[str, ...] = ()
    if wanted.paths:
        from claimcheck.scope import named

        ids |= named(inputs.files, wanted.paths)
    if wanted.since is not None:
        from claimcheck.history import changed_since

        changes = changed_since(wanted.since, inputs.files)
        ids |= changes.new - _kept(inputs, changes.earlier, columns)
        notices = changes.notices
    return Newcomers(ids, str(wanted), notices)


def _kept(
    inputs: Inputs, earlier: Mapping[Path, bytes], columns: Mapping[str, str]
) -> frozenset[str]:
    """Ids of the articles that a changed file held before its change too.

    Both states are read in the same way, without what claims.yaml says of them.
    """
    from claimcheck.loader import FoundFile, read_data
    from claimcheck.scope import unchanged

    kept: frozenset[str] = frozenset()
    ids = {path: id_ for id_, path in sorted(inputs.files.items(), reverse=True)}
    names = {article.id: article.path for article in inputs.articles}
    for path, before in earlier.items():
        file = FoundFile(names[ids[path]] or path.name, path)
        with suppress(OSError):  # gone since it was read
            now = read_data(file, path.read_bytes(), columns=columns)
            kept |= unchanged(now, read_data(file, before, columns=columns))
    return kept


def spread_new(args: Sequence[str]) -> list[str]:
    """``--new A B`` as ``--new A --new B``, up to the next option.

    A shell writes ``--new incoming/*.txt`` out in this way; its second file would otherwise be
    taken, without a word, for an old article. Raises ConfigError where an option stands in the
    place of the first file: it would be taken for one.
    """
    spread: list[str] = []
    taking = False
    for number, arg in enumerate(args):
        if arg == "--":
            return [*spread, *args[number:]]
        if arg.startswith("-") and arg != "-":
            if spread[-1:] == [NEW]:
                raise ConfigError(f"{NEW} {arg}: name the new articles right after {NEW}")
            taking = arg == NEW
            spread.append(arg)
            continue
        if taking and spread[-1] != NEW:
            spread.append(NEW)
        spread.append(arg)
    return spread
