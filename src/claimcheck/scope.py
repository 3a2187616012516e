"""Findings of new articles only: which articles are new, and what of a report concerns them.

The whole corpus is still read and compared, since a new article is held against the old ones.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck.models import Article, Finding, Report, Scope


def restrict(report: Report, new: Iterable[str], chosen_by: str = "") -> Report:
    """The report with only those findings that an article of ``new`` (ids) takes part in.

    Settled findings are limited in the same way; what was left out is counted in ``scope``.
    """
    ids = frozenset(new)
    kept = tuple(finding for finding in report.findings if _touches(finding, ids))
    old = Counter(f.severity for f in report.findings if not _touches(f, ids))
    return replace(
        report,
        findings=kept,
        suppressed=tuple(item for item in report.suppressed if _touches(item.finding, ids)),
        scope=Scope(ids, chosen_by, dict(sorted(old.items()))),
    )


def _touches(finding: Finding, ids: frozenset[str]) -> bool:
    return any(side.claim.article in ids for side in finding.sides)


def named(files: Mapping[str, Path], paths: Sequence[str]) -> frozenset[str]:
    """Ids of the articles that ``paths`` (files, folders, globs) hold; ``files`` by article id."""
    from claimcheck.loader import find_files

    real = {os.path.realpath(found.path) for found in find_files(paths).files}
    return frozenset(id_ for id_, path in files.items() if os.path.realpath(path) in real)


def unchanged(now: Iterable[Article], before: Iterable[Article]) -> frozenset[str]:
    """Ids of the articles of a changed file that it held before, perhaps in another place.

    The words of the story count, and what is known of it; how its lines are broken does not.
    """
    known = {_content(article) for article in before}
    return frozenset(article.id for article in now if _content(article) in known)


def _content(article: Article) -> tuple[object, ...]:
    words = tuple(
        word for start, end in article.regions for word in article.text[start:end].split()
    )
    return words, article.outlet, article.title, article.published
