"""Claims of articles: from the cache where they were read before, else read now.

The one seam between the engine and the ways of reading: in this process, in several (`jobs`),
or on an engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.jobs import jobs_for, read_with_processes
from claimcheck.models import Article, Extraction, Profile, SkippedInput

if TYPE_CHECKING:
    from spacy.language import Language

    from claimcheck.cache import Cache

# Told how many articles and how many claims were read since it was last called.
ReadHook = Callable[[int, int], None]
# An article with its claims, encoded too where a process has already done that.
Outcome = tuple[Article, Extraction | SkippedInput, bytes | None]
# Reads articles elsewhere: the outcome of each, in order.
Reader = Callable[[Sequence[Article], str], Iterator[Outcome]]
_BATCH = 32  # see nlp.pipeline.BATCH_SIZE, which cannot be imported without spaCy


class Extractor:
    """Reads articles; what cannot be read is in ``failed`` and has no claims."""

    def __init__(
        self,
        model: str,
        *,
        jobs: int = 1,
        cache: Cache | None = None,
        on_read: ReadHook | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.failed: list[SkippedInput] = []
        self._model = model
        self._jobs = jobs
        self._cache = cache
        self._on_read = on_read
        self._reader = reader
        self._nlp: Language | None = None

    @property
    def nlp(self) -> Language:
        """The pipeline (loaded on first use)."""
        if self._nlp is None:
            from claimcheck.nlp.pipeline import load_pipeline

            self._nlp = load_pipeline(self._model)
        return self._nlp

    def extractions(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Claims and profile of each article, in the same order."""
        wanted = list(articles)
        found: list[Extraction | None] = [None] * len(wanted)
        if self._cache is not None:
            found = self._cache.find(wanted, self._model, self._again)
            known = [extraction for extraction in found if extraction is not None]
            self._tell(len(known), sum(len(extraction.claims) for extraction in known))
        missing = [a for a, extraction in zip(wanted, found, strict=True) if extraction is None]
        fresh = self._read(missing)
        for extraction in found:
            yield extraction if extraction is not None else next(fresh)

    def _again(self, article: Article) -> Extraction:
        """An article that was read before."""
        (outcome,) = self._outcomes([article])
        return self._settled(article, outcome[1])

    def _read(self, articles: Sequence[Article]) -> Iterator[Extraction]:
        outcomes = self._outcomes(articles)
        while batch := list(islice(outcomes, _BATCH)):
            saved = self._save(batch)
            extractions = [self._settled(article, outcome) for article, outcome, _ in batch]
            # At once, so that an interrupt does not tell of fewer than are saved.
            self._tell(len(batch), sum(len(extraction.claims) for extraction in extractions))
            if saved and self._cache is not None:
                read = [(a, found) for a, found, _ in batch if isinstance(found, Extraction)]
                self._cache.save_outlines(read, self._model)
            yield from extractions

    def _outcomes(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        if self._reader is not None:
            return self._reader(articles, self._model)
        jobs = jobs_for(self._jobs, articles)
        if jobs > 1:
            return read_with_processes(articles, self._model, jobs)
        return self._here(articles)

    def _here(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        if articles:
            from claimcheck.nlp.extraction import extract_all

            outcomes = extract_all(self.nlp, articles)
            for article, outcome in zip(articles, outcomes, strict=True):
                yield article, outcome, None

    def _settled(self, article: Article, outcome: Extraction | SkippedInput) -> Extraction:
        if isinstance(outcome, Extraction):
            return outcome
        self.failed.append(outcome)
        return Extraction((), Profile(article.id))

    def _save(self, batch: Sequence[Outcome]) -> bool:
        """Whether the batch's claims are kept."""
        if self._cache is None:
            return False
        from claimcheck.cache.codec import encode

        encoded = [
            (article, encode(outcome) if data is None else data)
            for article, outcome, data in batch
            if isinstance(outcome, Extraction)
        ]
        return self._cache.save_encoded(encoded, self._model)

    def _tell(self, articles: int, claims: int) -> None:
        if self._on_read is not None and articles:
            self._on_read(articles, claims)
