"""Read the articles that a command names, with the desk's metadata on them."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimcheck.cli.options import Setup
from claimcheck.cli.streams import message
from claimcheck.config import AcceptedEntry, ClaimsFile, apply_metadata
from claimcheck.config.claims_file import FILE_NAME
from claimcheck.frozen import dataclass
from claimcheck.models import Article, Report, SkippedInput

if TYPE_CHECKING:
    from claimcheck.cache.documents import KeptDocuments
    from claimcheck.cli.memory import Memory
    from claimcheck.loader import Limits, Loaded

# So many groups of copies are named one by one, and so many inputs skipped for one reason.
_NAMED = 5
_ALIKE_NAMED = 3  # copies of one text beside the first
_SKIPPED_NAMED = 20
_NAME_ALL = "claimcheck check --verbose names each"
_VARIES = re.compile(r"\d|\"[^\"]*\"")  # in reasons that are otherwise the same


@dataclass(frozen=True, slots=True)
class Inputs:
    """Articles, inputs that could not be read, and notices about claims.yaml.

    ``ignored``: files of a folder that nobody asked for; ``files``: where each article lies;
    ``trouble``: what was wrong with the cache while files were read.
    """

    articles: tuple[Article, ...]
    skipped: tuple[SkippedInput, ...]
    notices: tuple[str, ...]
    ignored: tuple[SkippedInput, ...]
    files: Mapping[str, Path]
    trouble: tuple[str, ...] = ()


def read_inputs(
    paths: Sequence[str],
    setup: Setup,
    *,
    root: Path | None = None,
    cache: bool = True,
    expecting: Callable[[int, int], None] | None = None,
    memory: Memory | None = None,
) -> Inputs:
    """Load everything that can be loaded; what cannot is in ``skipped``.

    ``root``: the folder that ids are relative to where there is no claims file yet. With a
    ``cache``, files that were read before are not taken apart again. ``expecting`` is told how many
    files there are, and their bytes, before the first is read. ``memory``: of this run, which has
    found the files already, and read some.
    """
    from claimcheck.loader import Limits, load
    from claimcheck.loader.language import foreign

    desk = setup.claims_file
    # Ids relative to the desk's file are the same from every working folder, so that the
    # decisions in it go on matching.
    root = desk.path.absolute().parent if desk else root
    limits = Limits(**setup.settings.limits.model_dump())
    trouble: list[str] = []
    with _reading(limits, columns(setup), trouble, cache=cache) as reading:
        loaded = load(
            paths,
            root=root,
            limits=limits,
            columns=columns(setup),
            stdin=getattr(sys.stdin, "buffer", None),
            reading=reading,
            expecting=expecting,
            found=None if memory is None else memory.found,
            held={} if memory is None else memory.held,
        )
    articles, notices = list(loaded.articles), list[str]()
    if desk is not None:
        articles, notices = apply_metadata(articles, desk, loaded.files)
    notices += _copies(articles)
    notices += _foreign(foreign(articles)) + _plain(loaded)
    return Inputs(
        tuple(articles),
        loaded.skipped,
        tuple(notices),
        loaded.ignored,
        loaded.files,
        tuple(trouble),
    )


@contextmanager
def _reading(
    limits: Limits, columns: Mapping[str, str], trouble: list[str], *, cache: bool
) -> Iterator[KeptDocuments | None]:
    """What knows files that were read before. ``trouble`` receives what is wrong with the cache,
    to be told once, where claims are read."""
    if not cache:
        yield None
        return
    from claimcheck.cache import Cache
    from claimcheck.cache.documents import KeptDocuments

    memory = Cache()
    kept = KeptDocuments(memory, limits, columns)
    try:
        yield kept
    finally:
        kept.close()
        trouble += memory.notices


def _copies(articles: Sequence[Article]) -> list[str]:
    """One line for articles that are the same text: two files of one text confirm nothing."""
    from claimcheck.decisions import digests

    openings = {article.id: _opening(article) for article in articles}
    counts = Counter(openings.values())
    alike = [a for a in articles if counts[openings[a.id]] > 1 and a.characters]
    same: dict[str, list[str]] = {}
    for id_, digest in sorted(digests(alike).items()):
        same.setdefault(digest, []).append(id_)
    found = [f"{first} = {_few(rest)}" for first, *rest in same.values() if rest]
    if not found:
        return []
    more = f"; and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    return [
        f"the same text, which counts as one origin: {'; '.join(found[:_NAMED])}{more}",
    ]


_OPENING, _WORDS = 200, 4  # characters, of which so many words are looked at


def _opening(article: Article) -> tuple[int, Sequence[str]]:
    """What is the same of the same text, and soon told: its length, and its first words."""
    text, regions = article.text, article.regions
    words: list[str] = []
    if regions:
        words = text[regions[0].start : min(regions[0].end, regions[0].start + _OPENING)].split()
    if len(words) <= _WORDS:  # the last one may be cut
        words = " ".join([text[region.start : region.end] for region in regions]).split()
    return article.characters, tuple(words[:_WORDS])


def _foreign(ids: Iterable[str]) -> list[str]:
    """One line for articles in another language: of what they say little is understood."""
    found = list(ids)
    if not found:
        return []
    return [f"not in English, so little of it is understood: {_few(found, _NAMED)}"]


def _plain(loaded: Loaded) -> list[str]:
    """One line for Markdown that was left out of a folder from which articles were read."""
    from claimcheck.loader import PLAIN
    from claimcheck.loader.plain_markdown import is_about_folder

    folders = {PurePath(article.path or article.id).parent for article in loaded.articles}
    found = [
        item.path
        for item in loaded.ignored
        if item.reason == PLAIN
        and PurePath(item.path).parent in folders
        and not is_about_folder(PurePath(item.path).name)
    ]
    return [f"not read: {_few(found, _NAMED)}: {PLAIN}"] if found else []


def _few(ids: Sequence[str], named: int = _ALIKE_NAMED) -> str:
    """The first of some articles by id, and how many more there are."""
    more = len(ids) - named
    return ", ".join(ids[:named]) + (f" and {more:,} more" if more > 0 else "")


def columns(setup: Setup) -> dict[str, str]:
    """What the columns of dumps are called, by our name for them."""
    return {str(ours): name for ours, name in setup.settings.columns.items()}


def project_root() -> str:
    """The repository that the working folder lies in, else that folder."""
    from claimcheck.history import repository_of

    here = os.path.realpath(Path.cwd())
    return repository_of(here) or here


def project_paths(files: Mapping[str, Path]) -> dict[str, str]:
    """Article id to its path from the project's root, as CI servers and code hosts name it.

    Articles outside `project_root` are left out.
    """
    root = Path(project_root())
    folders: dict[str, str | None] = {}  # many files lie in one
    found = {}
    for id_, path in files.items():
        folder, name = os.path.split(path)
        if folder not in folders:
            full = Path(os.path.realpath(folder))
            inside = full.is_relative_to(root)
            folders[folder] = full.relative_to(root).as_posix() if inside else None
        within = folders[folder]
        if within is not None:
            found[id_] = name if within == "." else f"{within}/{name}"
    return found


def tell_gone(report: Report, setup: Setup) -> Report:
    """The report with a notice for each decision that settles nothing as its articles are gone."""
    desk = setup.claims_file
    if desk is None:
        return report
    notices = [
        f"{desk.label}: accepted {entry.finding} is about articles that are no longer there; "
        "accept --prune removes it"
        for entry in gone_decisions(desk, report)
    ]
    return replace(report, notices=(*notices, *report.notices)) if notices else report


def gone_decisions(desk: ClaimsFile, report: Report) -> list[AcceptedEntry]:
    """Decisions whose articles no longer lie where they did, beside or below the file.

    Those that settle a finding of the report are left out: their articles have other names now.
    """
    matched = {item.decision for item in report.suppressed}
    base = desk.path.absolute().parent

    def is_gone(article: str) -> bool:
        # Only where the folder is there: an id need not be a path from here.
        file = base / article.partition("#")[0]
        known = not article.startswith(f"{FILE_NAME}#") and file.suffix
        return (
            bool(known)
            and file.parent.is_dir()
            and not (file.exists() or (base / article).exists())
        )

    def are_gone(entry: AcceptedEntry) -> bool:
        # Where texts are recorded, an article with another name is still known by its text, and a
        # run over a part of the articles cannot tell whether it has one.
        gone = map(is_gone, entry.sides)
        return all(gone) if entry.texts else any(gone)

    return [e for e in desk.desk.accepted if e.finding not in matched and are_gone(e)]


def report_skipped(inputs: Inputs, report: Report | None = None, *, every: bool = False) -> None:
    """A line for each input that could not be read, and for what broke off in the check.

    Of many skipped for one reason the first are named and the rest counted, unless ``every`` one
    is asked for: a folder of 100,000 empty files is one fault, not 100,000 lines.
    """
    alike: dict[str, list[SkippedInput]] = {}
    for item in inputs.skipped if report is None else report.skipped:
        same = alike.setdefault(_VARIES.sub("", item.reason), [])
        same.append(item)
        if every or len(same) <= _SKIPPED_NAMED:
            message(f"{item.path}: {item.reason}")
    for same in alike.values():
        left = 0 if every else len(same) - _SKIPPED_NAMED
        if left > 0:
            message(f"{left:,} more like {same[0].path}: {same[0].reason} ({_NAME_ALL})")


def report_cuts(inputs: Inputs) -> None:
    """What the loader left out, of folders and of files, and why."""
    for item in inputs.ignored:
        message(f"{item.path}: not read: {item.reason}")
    for article in inputs.articles:
        for cut in article.cuts:
            first, _ = article.place(cut.span.start)
            last, _ = article.place(max(cut.span.end - 1, cut.span.start))
            lines = f"line {first}" if first == last else f"lines {first}-{last}"
            message(f"{article.id}: left out {lines}: {cut.reason}")
