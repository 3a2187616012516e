"""Files to articles: finding, decoding, cutting page furniture, splitting stories.

>>> loaded = load(["corpus"])                                      # doctest: +SKIP
>>> [(article.id, article.title) for article in loaded.articles]   # doctest: +SKIP
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Protocol

from claimcheck.frozen import dataclass
from claimcheck.loader.day_in_name import day_in_name
from claimcheck.loader.decoding import NotText, decode
from claimcheck.loader.formats import FORMATS, PACKED, reader_for, suffix_of_name
from claimcheck.loader.limits import Limits
from claimcheck.loader.opening import in_parts, read_bytes, size_of, too_big
from claimcheck.loader.own import is_own
from claimcheck.loader.packed import MAGIC, unpack
from claimcheck.loader.paths import Found, FoundFile, printable
from claimcheck.loader.paths import find_files as _find_files
from claimcheck.loader.sniff import suffix_of
from claimcheck.models import Article, SkippedInput

if TYPE_CHECKING:
    from claimcheck.loader.text import Document, Story

__all__ = [
    "STDIN",
    "Found",
    "FoundFile",
    "Limits",
    "Loaded",
    "NotText",
    "Reading",
    "decode",
    "find_files",
    "load",
    "printable",
    "read_data",
    "read_documents",
    "read_file",
]

STDIN = "-"
MARKDOWN = frozenset({".md", ".markdown"})
# Why Markdown is left out of a folder that holds other articles.
PLAIN = "Markdown without front matter, day or byline; name the file to read it"


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


class Reading(Protocol):
    """What knows the documents of files that were read before; the result is that of reading.

    Told what is asked for next (suffixes and contents), then asked for each.
    """

    def expect(self, files: Iterable[tuple[str, bytes]]) -> None:
        """What will be asked for."""

    def documents(self, suffix: str, data: bytes) -> Iterable[Document | NotText]:
        """As `read_documents`."""


def find_files(paths: Iterable[str | os.PathLike[str]], *, root: Path | None = None) -> Found:
    """The files that ``load`` would read, unread; see `claimcheck.loader.paths.find_files`."""
    named = [path for path in paths if os.fspath(path) != STDIN]
    return _find_files(named, root=root, suffixes=frozenset(FORMATS))


def load(
    paths: Iterable[str | os.PathLike[str]],
    *,
    root: Path | None = None,
    limits: Limits = Limits(),  # noqa: B008  (immutable)
    metadata: Callable[[Path, Article], Article] | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
    stdin: BinaryIO | None = None,
    reading: Reading | None = None,
    expecting: Callable[[int, int], None] | None = None,
    found: Found | None = None,
    held: Mapping[Path, bytes] = MappingProxyType({}),
) -> Loaded:
    """Read the articles that files, folders and glob patterns hold. Never raises for an input.

    ``root``: folder that ids are relative to (default: the working folder). ``metadata`` may
    return a changed copy of each article, e.g. with an outlet that the text does not name.
    ``columns``: what the columns of dumps are called, by our name for them (``text``, ``title``,
    ``outlet``, ``published``, ``url``, ``byline``). ``stdin`` is read for the path ``-``.
    ``reading`` knows what was read before. ``expecting`` is told how many files
    there are, and their bytes, before the first is read. ``found``: what `find_files` found of
    these paths, if that is known; ``held``: the bytes of some files, which are not read again.
    """
    paths = list(paths)
    found = find_files(paths, root=root) if found is None else found
    within, beyond, size = _within(found.files, limits, held)
    taken = _Taken(metadata, skipped=[*found.skipped, *beyond], ignored=list(found.ignored))
    if expecting is not None:
        expecting(len(within), size)
    for file, items in _read_all(within, limits, columns, reading, held):
        taken.add(file, items)
    if any(os.fspath(path) == STDIN for path in paths):
        taken.add_stdin(_read_stdin(stdin, taken.files, limits, columns))
    elif not taken.articles:
        for file in _plain_markdown(within):
            taken.add_instead(file, _read(replace(file, named=True), limits, columns))
    return taken.loaded()


@dataclass(slots=True)
class _Taken:
    """What was read so far: articles with their files, and what is none with the reason."""

    metadata: Callable[[Path, Article], Article] | None
    skipped: list[SkippedInput]
    ignored: list[SkippedInput]
    articles: list[Article] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    def add(self, file: FoundFile, items: Iterable[Article | NotText]) -> None:
        """What a file holds."""
        for number, item in enumerate(items):
            if isinstance(item, NotText):
                # What merely lies in a folder beside articles is no fault of the user's.
                beside = item.foreign and not file.named
                name = file.id if number else file.given or file.id
                (self.ignored if beside else self.skipped).append(SkippedInput(name, item.reason))
            else:
                self._take(file, item)

    def add_instead(self, file: FoundFile, items: Iterable[Article | NotText]) -> None:
        """What an ignored file holds, where nothing else was found: then it is ignored no more."""
        for item in items:
            if not isinstance(item, NotText):
                self._take(file, item)
                self.ignored = [s for s in self.ignored if s.path != self.articles[-1].path]

    def add_stdin(self, items: Iterable[Article | NotText]) -> None:
        """What standard input holds."""
        for item in items:
            if isinstance(item, NotText):
                self.skipped.append(SkippedInput("stdin", item.reason))
            else:
                self.articles.append(item)

    def _take(self, file: FoundFile, article: Article) -> None:
        if self.metadata is not None:
            article = self.metadata(file.path, article)
        self.articles.append(article)
        self.files[article.id] = file.path

    def loaded(self) -> Loaded:
        """All of it, in the order of ids and paths."""
        return Loaded(
            tuple(sorted(self.articles, key=lambda article: article.id)),
            tuple(sorted(self.skipped, key=_by_path)),
            tuple(sorted(self.ignored, key=_by_path)),
            MappingProxyType(self.files),
        )


def _plain_markdown(files: Sequence[FoundFile]) -> list[FoundFile]:
    """Markdown of folders that is read where no other article is found: all but a README and its
    like."""
    from claimcheck.loader.plain_markdown import is_about_folder

    return [
        file
        for file in files
        if not file.named
        and suffix_of_name(file.path.name) in MARKDOWN
        and not is_about_folder(file.path.name)
    ]


def _within(
    files: Sequence[FoundFile], limits: Limits, held: Mapping[Path, bytes]
) -> tuple[Sequence[FoundFile], list[SkippedInput], int]:
    """The files that are read, in the order of ids, one line for all that are too many, and how
    many bytes were counted."""
    total = 0
    for number, file in enumerate(files):
        with suppress(OSError):  # the reader says why
            # Larger ones are refused one by one.
            data = held.get(file.path)
            size = file.path.stat().st_size if data is None else len(data)
            total += min(size, limits.max_file_bytes)
        if number >= limits.max_files:
            reason = f"more than {limits.max_files:,} files; check fewer at once (limit max_files)"
        elif total > limits.max_total_bytes:
            reason = (
                f"more than {size_of(limits.max_total_bytes)} in all files together; "
                "check fewer at once (limit max_total_bytes)"
            )
        else:
            continue
        left = len(files) - number
        name = f"{left:,} files from {file.id} on" if left > 1 else file.id
        return files[:number], [SkippedInput(name, reason)], total
    return files, [], total


def _read_all(
    files: Sequence[FoundFile],
    limits: Limits,
    columns: Mapping[str, str],
    reading: Reading | None,
    held: Mapping[Path, bytes],
) -> Iterator[tuple[FoundFile, Iterable[Article | NotText]]]:
    """Each file with what it holds."""
    if reading is None:
        for file in files:
            yield file, _read(file, limits, columns)
        return
    for part in in_parts(files, limits, held):
        reading.expect(
            (suffix_of_name(file.path.name), data) for file, data in part if isinstance(data, bytes)
        )
        for file, data in part:
            yield file, _stories(file, data, limits, columns, reading)


def _by_path(skip: SkippedInput) -> tuple[str, str]:
    return skip.path, skip.reason


def read_file(
    file: FoundFile | str | os.PathLike[str],
    *,
    limits: Limits = Limits(),  # noqa: B008  (immutable)
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Article | SkippedInput]:
    """The stories of one file in their order; a `SkippedInput` for what cannot be read of it.

    ``columns``: as for `load`.
    """
    if not isinstance(file, FoundFile):
        path = Path(file)
        file = FoundFile(printable(path if not path.is_absolute() else path.name), path)
    for item in _read(file, limits, columns):
        yield SkippedInput(file.id, item.reason) if isinstance(item, NotText) else item


def read_data(
    file: FoundFile,
    data: bytes,
    *,
    limits: Limits = Limits(),  # noqa: B008  (immutable)
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Article]:
    """The stories of what a file holds, or held once: ``data`` is read as ``file`` would be."""
    suffix, packed = _kind_of(file)
    for item in _articles(file, data, suffix, packed, limits, columns):
        if not isinstance(item, NotText):
            yield item


def _kind_of(file: FoundFile) -> tuple[str, bool]:
    return suffix_of_name(file.path.name), file.path.name.lower().endswith(PACKED)


def _read(
    file: FoundFile, limits: Limits, columns: Mapping[str, str]
) -> Iterator[Article | NotText]:
    yield from _stories(file, read_bytes(file.path, limits), limits, columns)


def _stories(
    file: FoundFile,
    data: bytes | NotText,
    limits: Limits,
    columns: Mapping[str, str],
    reading: Reading | None = None,
) -> Iterator[Article | NotText]:
    if isinstance(data, NotText):
        yield data
        return
    suffix, packed = _kind_of(file)
    yield from _articles(file, data, suffix, packed, limits, columns, reading)


def _articles(
    file: FoundFile,
    data: bytes,
    suffix: str,
    packed: bool,
    limits: Limits,
    columns: Mapping[str, str],
    reading: Reading | None = None,
) -> Iterator[Article | NotText]:
    if packed:
        unpacked = unpack(data, limits)
        if isinstance(unpacked, NotText):
            yield unpacked
            return
        data = unpacked
    if is_own(data):
        yield NotText("a report of claimcheck, not an article; leave it out", foreign=True)
        return
    if reading is None:
        documents = read_documents(suffix, data, limits, columns)
    else:
        documents = reading.documents(suffix, data)
    if suffix in MARKDOWN and not file.named:
        documents = list(documents)
        if not _is_article(file, data, documents):
            yield NotText(PLAIN, foreign=True)
            return
    number = 0
    for document in documents:
        if isinstance(document, NotText):
            yield document
            continue
        for story in document.stories:
            number += 1
            yield _article(file, number, document, story)


def _is_article(file: FoundFile, data: bytes, documents: Sequence[Document | NotText]) -> bool:
    """Whether Markdown that lies in a folder is one of its articles."""
    from claimcheck.loader.front_matter import has_front_matter
    from claimcheck.loader.plain_markdown import is_about_folder, reads_as_article

    if has_front_matter(data):
        return True
    return not is_about_folder(file.path.name) and reads_as_article(data, documents)


def read_documents(
    suffix: str, data: bytes, limits: Limits, columns: Mapping[str, str]
) -> Iterable[Document | NotText]:
    """The documents of a file's (unpacked) bytes, and why there are none: by the suffix of its
    name, else by what it holds."""
    # An unchanged run only looks for files, and need not know how they are read.
    from claimcheck.loader.text import read_plain

    reader = reader_for(suffix, columns) or reader_for(suffix_of(data), columns) or read_plain
    return reader(data, limits)


def _read_stdin(
    stream: BinaryIO | None, taken: Iterable[str], limits: Limits, columns: Mapping[str, str]
) -> Iterator[Article | NotText]:
    """The articles of standard input, whatever kind of file it is; they are called ``stdin``."""
    if stream is None:
        yield NotText("standard input is not read here; give it as load(stdin=...)")
        return
    try:
        data = stream.read(limits.max_file_bytes + 1)
    except (OSError, ValueError) as error:
        yield NotText(f"standard input cannot be read ({error})")
        return
    if len(data) > limits.max_file_bytes:
        yield too_big(len(data), limits)
        return
    name = "stdin"
    while name in set(taken):
        name += "-"
    file = FoundFile(name, Path(name))
    packed = data.startswith(MAGIC)
    yield from _articles(file, data, "", packed, limits, columns)


def _article(file: FoundFile, number: int, document: Document, story: Story) -> Article:
    if document.record:
        number = document.record
    return Article(
        id=file.id if number == 1 and not document.record else f"{file.id}#{number}",
        text=document.text,
        path=file.id,
        outlet=story.outlet or file.outlet,
        title=story.title,
        byline=story.byline,
        # A dump's name says when it was made, not when its articles appeared.
        published=story.published or (None if document.record else day_in_name(file.path)),
        url=story.url,
        regions=story.regions,
        cuts=story.cuts,
        record=document.record,
        places=document.places,
        pages=document.pages,
    )
