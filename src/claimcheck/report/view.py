"""A report as a reader sees it: sorted, filtered, with places, labels and evidence at hand."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path, PurePath
from typing import Protocol

from claimcheck.frozen import dataclass
from claimcheck.models import (
    Article,
    Cluster,
    Confidence,
    Finding,
    Report,
    Severity,
    Side,
    Span,
    Suppressed,
    Verdict,
)
from claimcheck.report.excerpt import Sentence, sentence_around

# Established facts take part as articles of this id and no path; see `claimcheck.desk`.
_FACT_PREFIX = "claims.yaml#"


def is_fact(article: Article) -> bool:
    """Whether it is a statement of claims.yaml that articles are held against."""
    return article.path is None and article.id.startswith(_FACT_PREFIX)


class Blocks(Protocol):
    """Printed findings by a digest of all that they show."""

    def get(self, name: bytes) -> str | None:
        """The text that was printed, if it is known."""

    def put(self, name: bytes, text: str) -> None:
        """Take a text that was made."""


@dataclass(frozen=True, slots=True)
class Look:
    """How to render; none of it changes what was found.

    ``width`` in terminal cells; ``encoding`` is what the output stream can carry; ``base`` is
    the folder that absolute paths are shown relative to. ``fail_on`` is the mildest severity that
    fails the run (None: nothing does). ``most``: findings that a report of pages prints.
    ``files``: article id to its path from the project's root,
    for programs that open it there. ``blocks``: where findings as they were printed are kept.
    """

    width: int = 100
    color: bool = False
    encoding: str = "utf-8"
    show: Severity = Severity.WARNING
    min_confidence: Confidence = Confidence.LOW
    brief: bool = False
    base: Path | None = None
    fail_on: Severity | None = Severity.WARNING
    most: int = 300
    files: Mapping[str, str] = field(default_factory=dict)
    blocks: Blocks | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One side of a finding as it is printed: who, where, and the sentence with its marks.

    ``line`` is a line of the file, ``text_line`` one of the article's text; of a dump they differ.
    ``new``: its article is one of those that the run was limited to. ``page``: of a document with
    pages, else 0.
    """

    article: str
    label: str
    outlet: str | None
    path: str
    line: int
    column: int
    sentence: Sentence
    text_line: int = 0
    new: bool = False
    page: int = 0

    @property
    def place(self) -> str:
        """``path:line`` as editors and terminals link it; a fact has its id only."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place} (page {self.page})" if self.page else place


@dataclass(frozen=True)
class View:
    """A report and how to look at it. All sequences are in a fixed order."""

    report: Report
    look: Look = field(default_factory=Look)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.report.articles}

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path to print for each article id: posix, never absolute."""
        given = {a.id: a.path for a in self.report.articles if a.path is not None}
        shown = shown_paths(sorted(set(given.values())), self.look.base)
        return {id_: shown[path] for id_, path in given.items()}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Findings that are sure enough, worst first, then surest, rule and place."""
        lowest = self.look.min_confidence.rank
        kept = (f for f in self.report.findings if f.confidence.rank <= lowest)
        return tuple(sorted(kept, key=self._order))

    @cached_property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """Settled findings in the same order."""
        return tuple(sorted(self.report.suppressed, key=lambda s: self._order(s.finding)))

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that a report for people prints."""
        return tuple(f for f in self.findings if f.severity.rank <= self.look.show.rank)

    @property
    def printed(self) -> tuple[Finding, ...]:
        """The worst of those shown, as many as a report of pages prints with their evidence."""
        return self.shown[: self.look.most]

    @property
    def unprinted(self) -> str:
        """What stands in place of the shown findings that are not printed; empty without any."""
        left = Counter(finding.severity for finding in self.shown[self.look.most :])
        if not left:
            return ""
        parts = [
            f"{count:,} {severity.value}" for severity, count in sorted(left.items(), key=_rank)
        ]
        return (
            f"{left.total():,} more findings are left out here ({', '.join(parts)}): "
            "max_findings in claims.yaml sets how many there are, the JSON report has all"
        )

    def fails(self, finding: Finding) -> bool:
        """Whether the finding makes the run fail."""
        fail_on = self.look.fail_on
        return fail_on is not None and finding.severity.rank <= fail_on.rank

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """Number of findings per severity, hidden ones included."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    @property
    def hidden(self) -> tuple[Severity, ...]:
        """Severities that have findings but are not shown."""
        return tuple(
            severity
            for severity, count in self.counts.items()
            if count and severity.rank > self.look.show.rank
        )

    @property
    def unsure(self) -> int:
        """Findings left out because they are less sure than asked for."""
        return len(self.report.findings) - len(self.findings)

    @cached_property
    def clusters(self) -> dict[str, Cluster]:
        """Clusters by id."""
        return {cluster.id: cluster for cluster in self.report.clusters}

    @cached_property
    def agreements(self) -> tuple[Cluster, ...]:
        """Questions to which at least two articles give the same answer, most articles first.

        Names are left out: that two outlets spell Rome alike tells nobody anything.
        """
        agreed = (
            cluster
            for cluster in self.report.clusters
            if cluster.verdict is Verdict.AGREE and cluster.kind != "entity"
        )
        several = (c for c in agreed if len(self.printed_in(c)) > 1)
        return tuple(
            sorted(several, key=lambda c: (-len(self.printed_in(c)), c.kind, c.question, c.id))
        )

    def printed_in(self, cluster: Cluster) -> tuple[str, ...]:
        """Ids of the cluster's articles, without established facts."""
        return tuple(id_ for id_ in cluster.articles if not id_.startswith(_FACT_PREFIX))

    def label(self, article_id: str) -> str:
        """What a reader calls the article: its outlet, else its printed path."""
        article = self.articles.get(article_id)
        if article is not None and article.outlet:
            return article.outlet
        return self.name(article_id)

    @cached_property
    def _briefs(self) -> dict[str, str]:
        named = {a.id: self.name(a.id) for a in self.report.articles if not a.outlet}
        bare = {id_: PurePath(name).name for id_, name in named.items()}
        counted = Counter(bare.values())
        return {id_: bare[id_] if counted[bare[id_]] == 1 else named[id_] for id_ in named}

    def brief(self, article_id: str) -> str:
        """What a table calls the article: its outlet, else its file's name where that is enough."""
        article = self.articles.get(article_id)
        if article is not None and article.outlet:
            return article.outlet
        return self._briefs.get(article_id, article_id)

    def name(self, article_id: str) -> str:
        """The article's printed path, with ``#2`` for the second story of a file; else its id."""
        path = self.paths.get(article_id)
        if path is None:
            return article_id
        _, mark, story = article_id.rpartition("#")
        return f"{path}#{story}" if mark and story.isdigit() else path

    def evidences(self, finding: Finding) -> list[Evidence]:
        """What to print for the sides in order; those of one sentence are printed once."""
        groups: dict[object, list[Side]] = {}
        for number, side in enumerate(finding.sides):
            sentence = side.claim.sentence
            marks = side.marks or (side.span,)
            known = side.claim.article in self.articles
            inside = known and all(
                sentence.start <= m.start and m.end <= sentence.end for m in marks
            )
            key = (side.claim.article, sentence) if inside else number
            groups.setdefault(key, []).append(side)
        return [self.evidence(*sides) for sides in groups.values()]

    def evidence(self, side: Side, *more: Side) -> Evidence:
        """What to print for one side, or for several of one sentence; any spans will do."""
        sides = (side, *more)
        article = self.articles.get(side.claim.article)
        if article is None:
            text = side.claim.text
            whole = Span(0, len(text))
            sentence = sentence_around(text, whole, [whole])
            label = side.claim.article
            return Evidence(label, label, None, label, 0, 0, sentence)
        marks = [mark for one in sides for mark in (one.marks or (one.span,))]
        start = min(max(side.span.start, 0), len(article.text))
        line, column = article.place(start)
        if is_fact(article):
            line = column = 0  # its offsets are those of the statement, not of the file
        return Evidence(
            article=article.id,
            label=self.label(article.id),
            outlet=None if is_fact(article) else article.outlet,
            path=self.paths.get(article.id, article.id),
            line=line,
            column=column,
            sentence=sentence_around(article.text, side.claim.sentence, marks),
            text_line=article.text_place(start)[0],
            new=self.is_new(article.id),
            page=article.page(start),
        )

    def is_new(self, article_id: str) -> bool:
        """Whether the run was limited to findings of new articles, and this is one of them."""
        scope = self.report.scope
        return scope is not None and article_id in scope.new

    def lead(self, finding: Finding) -> Side:
        """The side that a one-line report points to: the first that an article prints, and of a
        new article if there is one."""
        printed = [
            side
            for side in finding.sides
            if (article := self.articles.get(side.claim.article)) and not is_fact(article)
        ]
        fresh = (side for side in printed if self.is_new(side.claim.article))
        return next(fresh, printed[0] if printed else finding.sides[0])

    def _order(self, finding: Finding) -> tuple[object, ...]:
        places = [(self.name(s.claim.article), s.span, s.claim.article) for s in finding.sides]
        return (
            finding.severity.rank,
            finding.confidence.rank,
            finding.rule,
            places[:1],
            places,
            finding.id,
        )


def _rank(counted: tuple[Severity, int]) -> int:
    return counted[0].rank


def shown_paths(paths: Sequence[str], base: Path | None) -> dict[str, str]:
    """Paths to print: as given if relative, else relative to ``base`` or to what they share.

    A report that holds absolute paths differs from machine to machine and tells strangers
    about the disk.
    """
    outside: list[str] = []
    shown: dict[str, str] = {}
    for path in paths:
        if not _is_absolute(path):
            shown[path] = PurePath(path).as_posix()
        elif base is not None and Path(path).is_relative_to(base):
            shown[path] = Path(path).relative_to(base).as_posix()
        else:
            outside.append(path)
    if outside:
        folders = {os.path.dirname(path) for path in outside}  # noqa: PTH120 (keep the text as is)
        try:
            common = os.path.commonpath(sorted(folders))
        except ValueError:  # several drives on Windows
            common = ""
        keep = PurePath(common).name
        for path in outside:
            rest = PurePath(path).relative_to(common) if common else PurePath(path).name
            shown[path] = PurePath(keep, rest).as_posix()
    return shown


def _is_absolute(path: str) -> bool:
    return PurePath(path).is_absolute()
