"""The one function that knows the order of the stages: extract, link, apply rules, report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from claimcheck.decisions import digests, settle
from claimcheck.desk import DeskClaims, desk_claims
from claimcheck.extractor import Extractor, Outcome, ReadHook
from claimcheck.linkage.clusters.judged import Judged
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.linking import Corpus, Linkage, Pairing, link, pair_here
from claimcheck.models import (
    Article,
    Claim,
    Comparison,
    Coverage,
    Extraction,
    Finding,
    Report,
    SkippedInput,
)
from claimcheck.models.outline import ClaimsOfAll, count_kinds
from claimcheck.rules import RULES, RuleContext
from claimcheck.rules.finding import Finders
from claimcheck.rules.formulas import without_formulas
from claimcheck.rules.interface import Reading
from claimcheck.rules.one_fault import one_each
from claimcheck.rules.one_spelling import once

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.cache import Cache
    from claimcheck.config import Settings


CompareHook = Callable[[int, int], None]


class Engine(Protocol):
    """Where the two costly stages run; the results are those of running them here."""

    def read(self, articles: Sequence[Article], model: str) -> Iterator[Outcome]:
        """The outcome of each article, in order, each with its encoded claims."""

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""


class Checker:
    """Checks articles against each other; loads the language model once, when first needed.

    With a ``cache``, articles that were read before are not read again. ``on_read`` is told how
    many articles and claims each step added, ``on_compare`` how many of how many pairs of articles
    are compared. An ``engine`` reads and compares elsewhere, with the same result.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        cache: Cache | None = None,
        on_read: ReadHook | None = None,
        on_compare: CompareHook | None = None,
        engine: Engine | None = None,
    ) -> None:
        from claimcheck.config import Settings

        self.settings = settings or Settings()
        self._desk_claims: DeskClaims | None = None
        self._broken: list[SkippedInput] = []
        pairing = _pairing(self.settings, cache) if engine is None else engine.pair
        self._pairing = pairing if on_compare is None else _watched(pairing, on_compare)
        self._extractor = Extractor(
            self.settings.model,
            jobs=self.settings.jobs,
            cache=cache,
            on_read=on_read,
            reader=None if engine is None else engine.read,
        )

    @property
    def nlp(self) -> Language:
        """The pipeline (loaded on first use)."""
        return self._extractor.nlp

    def check(
        self,
        articles: Iterable[Article],
        *,
        skipped: Sequence[SkippedInput] = (),
        notices: Sequence[str] = (),
        today: date | None = None,
    ) -> Report:
        """Check articles against each other; the report is the same for any order of them.

        ``today`` makes decisions of claims.yaml lapse after their ``until``; without it none do.
        """
        ordered = sorted(articles, key=lambda article: article.id)
        self._extractor.failed.clear()
        return self.report(ordered, list(self.extractions(ordered)), skipped, notices, today)

    @property
    def _desk(self) -> DeskClaims:
        if self._desk_claims is None:
            self._desk_claims = desk_claims(self.settings.desk, self.extractions)
        return self._desk_claims

    def extract(self, article: Article) -> list[Claim]:
        """The claims of one article, in text order."""
        return list(next(self.extractions([article])).claims)

    def extract_all(self, articles: Iterable[Article]) -> Iterator[list[Claim]]:
        """The claims of many articles, in the same order, parsed in batches."""
        for extraction in self.extractions(articles):
            yield list(extraction.claims)

    def extractions(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Claims and profile of each article, in the same order."""
        yield from self._extractor.extractions(articles)

    def report(
        self,
        articles: Sequence[Article],
        extractions: Sequence[Extraction],
        skipped: Sequence[SkippedInput] = (),
        notices: Sequence[str] = (),
        today: date | None = None,
    ) -> Report:
        """Link the extracted claims and apply the rules."""
        corpus, linkage = self._linked(articles, extractions, self._pairing)
        found = self._reported(articles, extractions, linkage, skipped, notices, today)
        for keeping in corpus.keeping:
            if not self._broken:
                keeping.keep(linkage.groups)
        return found

    def traced(
        self, articles: Iterable[Article], *, today: date | None = None
    ) -> tuple[Report, Linkage]:
        """The report of `check`, and every pair that was judged for it, also those of which
        nothing came; all claims are compared anew, in this process."""
        ordered = sorted(articles, key=lambda article: article.id)
        self._extractor.failed.clear()
        read = list(self.extractions(ordered))
        _, linkage = self._linked(ordered, read, pair_here)
        return self._reported(ordered, read, linkage, today=today), linkage

    def _linked(
        self, articles: Sequence[Article], extractions: Sequence[Extraction], pairing: Pairing
    ) -> tuple[Corpus, Linkage]:
        self._broken.clear()
        desk = self._desk
        corpus = Corpus(
            [*articles, *desk.articles],
            [*extractions, *desk.extractions],
            desk.canonical,
            desk.ids,
        )
        linkage = link(corpus, given=desk.misspellings(extractions), pairing=pairing)
        self._broken += [_broke_off(f"comparing {what}", why) for what, why in linkage.broken]
        return corpus, linkage

    def _reported(
        self,
        articles: Sequence[Article],
        extractions: Sequence[Extraction],
        linkage: Linkage,
        skipped: Sequence[SkippedInput] = (),
        notices: Sequence[str] = (),
        today: date | None = None,
    ) -> Report:
        """What the rules find in linked claims, and what the desk has decided of it."""
        desk = self._desk
        everything = [*articles, *desk.articles]
        findings = self._findings(everything, [*extractions, *desk.extractions], linkage)
        settled = settle(
            findings,
            self.settings.desk,
            today,
            read=_read(articles, self._extractor.failed),
            ran=self._ran(linkage),
            texts=lambda: digests(everything),
        )
        # After the decisions: one on an unsure finding holds, shown or not.
        rank = self.settings.min_confidence.rank
        claims = ClaimsOfAll(extraction.claims for extraction in extractions)
        used: set[str] = set()
        if desk.articles:
            used.update(claim.article for cluster in linkage.clusters for claim in cluster.claims)
        return Report(
            articles=(*articles, *(fact for fact in desk.articles if fact.id in used)),
            claims=claims,
            clusters=linkage.clusters,
            findings=tuple(f for f in settled.kept if f.confidence.rank <= rank),
            suppressed=tuple(s for s in settled.suppressed if s.finding.confidence.rank <= rank),
            coverage=_coverage(articles, claims, linkage),
            skipped=(*skipped, *self._extractor.failed, *self._broken),
            notices=(*notices, *desk.unread, *settled.notices),
            model=self.settings.model,
        )

    def _ran(self, linkage: Linkage) -> Callable[[str], bool]:
        """Whether a rule ran over all that it takes: what broke off says nothing on decisions."""
        broken = {item.path for item in self._broken}
        return lambda rule: (
            not linkage.broken and f"rule {rule}" not in broken and self.settings.runs(rule)
        )

    def _findings(
        self, articles: Sequence[Article], read: Sequence[Extraction], linkage: Linkage
    ) -> list[Finding]:
        context = RuleContext({article.id: article for article in articles}, self._desk.ids)
        reading = Reading(
            {e.profile.article: e.claims for e in read}, linkage.relations, linkage.comparisons
        )
        finders = Finders([r for r in RULES if self.settings.runs(r.id)], context)
        found: dict[str, Finding] = {}
        clusters = linkage.clusters if linkage.told is None else linkage.told
        for finding in finders.findings(clusters, linkage.groups, reading):
            found.setdefault(finding.id, finding)
        for rule, error in finders.broken.items():
            # The other rules are still worth their findings; the run counts as incomplete.
            self._broken.append(_broke_off(f"rule {rule}", error))
        kept = without_formulas(found.values(), context.articles, linkage.relations)
        return sorted(one_each(once(kept, context)), key=finding_order)


def _broke_off(what: str, error: str) -> SkippedInput:
    return SkippedInput(what, f"broke off ({error}); the rest was done; please report it")


def _pairing(settings: Settings, cache: Cache | None) -> Pairing:
    if cache is None and settings.jobs == 1:
        return pair_here
    from claimcheck.cache.pairs import Pairs

    rules = [rule.id for rule in RULES if settings.runs(rule.id)]
    return Pairs(settings.model, cache=cache, jobs=settings.jobs, rules=rules).pair


def _watched(pairing: Pairing, told: CompareHook) -> Pairing:
    """The same pairing, which tells how far it is."""

    def pair(corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        # Processes finish pairs out of order; what the cache holds comes in the relations' order.
        compared = passed = 0
        totals = list[int]()

        def step() -> None:
            nonlocal compared
            compared += 1
            tell()

        def tell() -> None:
            total = max(totals, default=0)
            told(min(max(compared, passed), total), total)

        def counted() -> Iterator[Comparison]:
            nonlocal passed
            tell()
            numbers = enumerate({relation.a, relation.b} for relation in relations)
            at: set[str] = set()
            for found in comparisons:
                if at != {found.a.article, found.b.article}:
                    at = {found.a.article, found.b.article}
                    passed = next((number for number, pair in numbers if pair == at), passed)
                    tell()
                yield found
            passed = len(relations)
            tell()

        relations, comparisons = pairing(replace(corpus, compared=step, totals=totals))
        totals.append(len(relations))
        if isinstance(comparisons, Judged):  # all was compared that was to be
            passed = len(relations)
            tell()
            return relations, comparisons
        return relations, counted()

    return pair


def finding_order(finding: Finding) -> tuple[int, int, str, str, int, str]:
    """Worst and surest first, then rule and place: a total order."""
    first = finding.sides[0]
    return (
        finding.severity.rank,
        finding.confidence.rank,
        finding.rule,
        first.claim.article,
        first.span.start,
        finding.id,
    )


def check(articles: Iterable[Article], settings: Settings | None = None) -> Report:
    """Check articles against each other, with the default settings unless others are given."""
    return Checker(settings).check(articles)


def _read(articles: Sequence[Article], failed: Sequence[SkippedInput]) -> set[str]:
    """Ids of the articles that were read whole; those that broke a finder were not."""
    broken = {item.path for item in failed}
    return {a.id for a in articles if a.id not in broken and a.path not in broken}


def _coverage(articles: Sequence[Article], claims: Sequence[Claim], linkage: Linkage) -> Coverage:
    pairs = linkage.comparisons
    counted = pairs.verdicts() if isinstance(pairs, Judged) else Counter(p.verdict for p in pairs)
    verdicts = {verdict.value: count for verdict, count in counted.items()}
    return Coverage(
        articles=len(articles),
        stories_split=sum(1 for article in articles if "#" in article.id and not article.record),
        claims=dict(sorted(count_kinds(claims).items())),
        clusters=len(linkage.clusters),
        pairs_compared=len(linkage.comparisons),
        not_compared=linkage.not_compared,
        verdicts=dict(sorted(verdicts.items())),
    )
