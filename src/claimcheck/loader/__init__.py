"""Files to articles: finding, decoding, cutting page furniture, splitting stories.

>>> loaded = load(["corpus"])                                      # doctest: +SKIP
>>> [(article.id, article.title) for article in loaded.articles]   # doctest: +SKIP
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.formats import READERS, reader_for
from claimcheck.loader.limits import Limits
from claimcheck.loader.paths import Found, FoundFile, printable, special_kind
from claimcheck.loader.paths import find_files as _find_files
from claimcheck.loader.text import Story
from claimcheck.models import Article, SkippedInput

__all__ = [
    "Found",
    "FoundFile",
    "Limits",
    "Loaded",
    "NotText",
    "decode",
    "find_files",
    "load",
    "printable",
    "read_file",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a set of paths holds. Everything is in the order of ids, whatever order was asked.

    ``skipped``: inputs that were asked for and could not be read, each with the remedy.
    ``ignored``: files in folders that nobody asked for. ``files``: article id to its file.
    """

    articles: tuple[Article, ...]
    skipped: tuple[SkippedInput, ...]
    ignored: tuple[SkippedInput, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)


def find_files(paths: Iterable[str | os.PathLike[str]], *, root: Path | None = None) -> Found:
    """The files that ``load`` would read, unread; see `claimcheck.loader.paths.find_files`."""
    return _find_files(paths, root=root, suffixes=frozenset(READERS))


def load(
    paths: Iterable[str | os.PathLike[str]],
    *,
    root: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008  (immutable)
    metadata: Callable[[Path, Article], Article] | None = None,
) -> Loaded:
    """Read the articles that files, folders and glob patterns hold. Never raises for an input.

    ``root``: folder that ids are relative to (default: the working folder). ``metadata`` may
    return a changed copy of each article, e.g. with an outlet that the text does not name.
    """
    found = find_files(paths, root=root)
    articles: list[Article] = []
    skipped = list(found.skipped)
    files: dict[str, Path] = {}
    for file in found.files:
        for item in read_file(file, limits=limits):
            if isinstance(item, SkippedInput):
                skipped.append(item)
                continue
            article = item if metadata is None else metadata(file.path, item)
            articles.append(article)
            files[article.id] = file.path
    return Loaded(
        tuple(articles),
        tuple(sorted(skipped, key=lambda skip: (skip.path, skip.reason))),
        found.ignored,
        MappingProxyType(files),
    )


def read_file(
    file: FoundFile | str | os.PathLike[str],
    *,
    limits: Limits = Limits(),  # noqa: B008  (immutable)
) -> Iterator[Article | SkippedInput]:
    """The stories of one file in their order; a `SkippedInput` for what cannot be read of it."""
    if not isinstance(file, FoundFile):
        path = Path(file)
        file = FoundFile(printable(path if not path.is_absolute() else path.name), path)
    data = _read_bytes(file.path, limits)
    if isinstance(data, NotText):
        yield SkippedInput(file.id, data.reason)
        return
    number = 0
    for document in reader_for(file.path.suffix)(data, limits):
        if isinstance(document, NotText):
            yield SkippedInput(file.id, document.reason)
            continue
        for story in document.stories:
            number += 1
            yield _article(file, number, document.text, story)


def _article(file: FoundFile, number: int, text: str, story: Story) -> Article:
    return Article(
        id=file.id if number == 1 else f"{file.id}#{number}",
        text=text,
        path=file.id,
        outlet=story.outlet or file.outlet,
        title=story.title,
        byline=story.byline,
        published=story.published,
        url=story.url,
        regions=story.regions,
        cuts=story.cuts,
    )


def _read_bytes(path: Path, limits: Limits) -> bytes | NotText:
    try:
        # Opening a pipe waits for ever and opening a device may do something: look first.
        refused = _refused(path.stat(), limits)
        if refused is not None:
            return refused
        descriptor = os.open(path, os.O_RDONLY | _OPEN_FLAGS)
        with os.fdopen(descriptor, "rb") as stream:
            refused = _refused(os.fstat(descriptor), limits)
            if refused is not None:
                return refused
            data = stream.read(limits.max_file_bytes + 1)
    except OSError as error:
        why = (error.strerror or str(error) or "unknown error").lower()
        return NotText(f"cannot be read ({why}); check that it exists and its permissions")
    if len(data) > limits.max_file_bytes:
        return _too_big(len(data), limits)
    return data


# What was a file a moment ago may be a pipe now.
_OPEN_FLAGS = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)


def _refused(status: os.stat_result, limits: Limits) -> NotText | None:
    if not stat.S_ISREG(status.st_mode):
        kind = special_kind(status.st_mode) or "not a file"
        return NotText(f"{kind}, not a text file; leave it out")
    if status.st_size > limits.max_file_bytes:
        return _too_big(status.st_size, limits)
    return None


def _too_big(size: int, limits: Limits) -> NotText:
    return NotText(
        f"{size / 1e6:,.1f} MB, more than {limits.max_file_bytes / 1e6:,.1f} MB; "
        "split it into one file per article (limit max_file_bytes)"
    )
