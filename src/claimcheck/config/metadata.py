"""Put the ``articles`` section of claims.yaml onto the articles that its globs name."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from claimcheck.config.claims_file import ClaimsFile
from claimcheck.models import Article

_MOST_FOLDERS = 3  # of "**" in a glob that is looked for on the disk


def apply_metadata(
    articles: Sequence[Article],
    claims_file: ClaimsFile,
    files: Mapping[str, Path] | None = None,
) -> tuple[list[Article], list[str]]:
    """Articles with the desk's metadata, and a notice for each glob that names no file at all.

    Globs are relative to the claims file; ``*`` stays within a folder, ``**`` crosses folders,
    ``file.txt#2`` names the second story of a file. Later entries win over earlier ones, field
    by field, and over what the loader read in the text.
    """
    base = claims_file.path.absolute().parent
    used: set[str] = set()
    read: set[str] = set()
    changed: list[Article] = []
    for article in articles:
        names = _names(article, base, (files or {}).get(article.id))
        read.update(names[:1])
        values: dict[str, Any] = {}
        for glob, entry in claims_file.articles.items():
            if any(matches_glob(name, glob) for name in names):
                used.add(glob)
                values.update(entry.model_dump(exclude_none=True))
        changed.append(replace(article, **values) if values else article)
    notices = [
        f'{claims_file.label}:{claims_file.lines[glob]}: articles "{glob}" matches no article'
        for glob in claims_file.articles
        if glob not in used and not _unread(base, glob, read)
    ]
    return changed, notices


def keys_of(
    articles: Sequence[Article], claims_file: Path, files: Mapping[str, Path]
) -> dict[str, str]:
    """By article id the key under which a claims file at that path names the article alone.

    That is a path from the file's folder; `apply_metadata` finds the article by it wherever it
    lies. An article on another drive than the file has none. Signs of globs are not escaped.
    """
    base = claims_file.absolute().parent
    named = {article.id: _names(article, base, files.get(article.id)) for article in articles}
    return {id_: names[-1] for id_, names in named.items() if names}


def matches_glob(name: str, glob: str) -> bool:
    """Whether a posix path matches a glob whose ``**`` stands for any number of folders."""
    pattern = [part for part in glob.split("/") if part not in ("", ".")]
    parts = name.split("/")
    # reachable[i]: the patterns so far can consume exactly parts[:i].
    reachable = [True] + [False] * len(parts)
    for wanted in pattern:
        if wanted == "**":
            first = reachable.index(True) if True in reachable else len(reachable)
            reachable = [i >= first for i in range(len(reachable))]
        else:
            reachable = [False] + [
                reachable[i] and fnmatchcase(part, wanted) for i, part in enumerate(parts)
            ]
    return reachable[-1]


def _unread(base: Path, glob: str, read: set[str]) -> bool:
    """Whether a file matches that this run did not read: the desk's file serves other runs too."""
    path, _, _ = glob.rpartition("#")
    if glob.count("**") > _MOST_FOLDERS:
        return False  # each may begin at any folder: looking would take too long
    try:
        found = (os.path.relpath(file, base) for file in base.glob(path or glob))
        return any(Path(file).as_posix() not in read for file in found)
    except (OSError, ValueError, NotImplementedError, IndexError):
        return False


def _names(article: Article, base: Path, file: Path | None) -> list[str]:
    if file is None:
        if article.path is None:
            return [article.id]
        file = Path(article.path)
    try:
        relative = Path(os.path.relpath(file.absolute(), base)).as_posix()
    except ValueError:  # another drive on Windows
        return []
    _, mark, story = article.id.rpartition("#")
    return [relative, f"{relative}#{story}"] if mark else [relative]
