"""The engine that `claimcheck check --engine dask` uses."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar
from uuid import uuid4

from claimcheck.cache.codec import decode
from claimcheck.cache.folder import cache_file
from claimcheck.errors import ClaimcheckError, ConfigError, PipelineError
from claimcheck.extractor import Outcome
from claimcheck.linkage.interface import Relation
from claimcheck.linkage.linking import Corpus
from claimcheck.models import Article, Claim, Comparison, Extraction, Profile, SkippedInput
from claimcheck.scale import pairing
from claimcheck.scale.cluster import Cluster, Lost, connect, failed
from claimcheck.scale.pairing import Bucket, Part, kept_relation
from claimcheck.scale.reading import Chunk, Done, Source, digest_of, read_chunk, write_shard
from claimcheck.scale.shards import Shards, rows_of
from claimcheck.scale.wire import comparison_from

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 64  # articles of a task of reading: some seconds
PART = 2_000  # articles of a task of pairing
BUCKETS = 64  # parts of the blocking keys


class DaskEngine:
    """Reads and compares on a cluster; a context manager, which connects and disconnects.

    ``files``: where articles lie (what workers cannot read there is sent to them). ``shards``: a
    folder or URL below which each run keeps its shards, and which every worker reaches; they are
    deleted when the run ends. Raises ConfigError where there is no cluster.
    """

    def __init__(
        self,
        scheduler: str | None = None,
        *,
        shards: str | None = None,
        workers: int = 0,
        files: Mapping[str, Path] | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        self._scheduler = scheduler
        self._workers = workers
        self._url = shards
        self._files = files or {}
        self._columns = tuple(sorted((columns or {}).items()))
        self._stack = ExitStack()
        self._rows: dict[str, int] = {}
        self._writes = 0
        self._cluster: Cluster
        self._shards: Shards

    def __enter__(self) -> DaskEngine:
        with ExitStack() as stack:
            self._cluster = stack.enter_context(connect(self._scheduler, self._workers))
            self._cluster.check()
            self._shards = self._open()
            stack.callback(self._shards.clear)
            self._cluster.check_shards(self._shards)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def _open(self) -> Shards:
        name = f"claimcheck-shards-{uuid4().hex[:12]}"
        if self._url is not None and "://" in self._url:
            return Shards(f"{self._url.rstrip('/')}/{name}")
        above = cache_file().parent if self._url is None else Path(self._url)
        try:
            above.mkdir(parents=True, exist_ok=True)
            (above / name).mkdir()
        except OSError as error:
            if self._url is not None:
                raise ConfigError(f"--shards {self._url}: {error.strerror}") from error
            return Shards(tempfile.mkdtemp(prefix=f"{name}-"))
        return Shards(str((above / name).absolute()))

    def read(self, articles: Sequence[Article], model: str) -> Iterator[Outcome]:
        """The outcome of each article, in order, each with its encoded claims."""
        by_row: dict[int, Article] = {}
        chunks = []
        for first in range(0, len(articles), CHUNK):
            some = articles[first : first + CHUNK]
            sources = tuple(map(self._source, some))
            by_row |= {source.row: article for source, article in zip(sources, some, strict=True)}
            chunks.append(Chunk(self._name(), sources, model, self._columns))
        for chunk, done in self._read_chunks(chunks):
            if done.unseen:
                # Other files, or none, where that worker runs: it gets the texts themselves.
                rows = set(done.unseen)
                texts = tuple(
                    replace(source, article=by_row[source.row], path="")
                    for source in chunk.sources
                    if source.row in rows
                )
                told = list(self._read_chunks([replace(chunk, name=self._name(), sources=texts)]))
            else:
                told = []
            yield from self._outcomes([(chunk, done), *told], by_row)

    def _source(self, article: Article) -> Source:
        row = self._rows[article.id] = len(self._rows)
        path = self._files.get(article.id)
        if path is None:
            return Source(row, article)
        stub = replace(article, text="")
        return Source(row, stub, str(path.absolute()), digest_of(article.text))

    def _name(self) -> str:
        self._writes += 1
        return f"{self._writes:08}"

    def _read_chunks(self, chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, Done]]:
        """Chunks with what became of them, in order; one that workers die of is read singly."""
        waiting = list(chunks)
        while waiting:
            done_with = 0
            try:
                for done in self._run(partial(read_chunk, self._shards), waiting):
                    done_with += 1
                    yield waiting[done_with - 1], done
                return
            except Lost:
                lost = waiting[done_with]
                waiting = waiting[done_with + 1 :]
            for source in lost.sources:
                single = replace(lost, name=self._name(), sources=(source,))
                yield single, self._read_alone(single)

    def _read_alone(self, chunk: Chunk) -> Done:
        try:
            return next(self._run(partial(read_chunk, self._shards), [chunk]))
        except Lost:
            [source] = chunk.sources
            article = source.article
            reason = "every worker that read it ended (out of memory?); check it alone or split it"
            nothing = Extraction((), Profile(article.id))
            write_shard(self._shards, chunk.name, [(source.row, article, nothing)])
            return Done(failed=((source.row, SkippedInput(article.path or article.id, reason)),))

    def _run(self, task: Callable[[T], R], given: Sequence[T]) -> Iterator[R]:
        try:
            yield from self._cluster.each(task, given)
        except (Lost, ClaimcheckError, KeyboardInterrupt, GeneratorExit):
            raise
        except Exception as error:
            raise failed(error) from error

    def _outcomes(
        self, read: Sequence[tuple[Chunk, Done]], by_row: Mapping[int, Article]
    ) -> Iterator[Outcome]:
        failed_rows = {row: skipped for _, done in read for row, skipped in done.failed}
        names = [f"claims-{chunk.name}" for chunk, _ in read]
        with self._shards.connection() as db:
            query = f"SELECT row, claims FROM {self._shards.table(*names)} ORDER BY row"
            for row, data in rows_of(db.execute(query)):
                article = by_row[row]
                if row in failed_rows:
                    yield article, failed_rows[row], None
                else:
                    yield article, decode(data, article), bytes(data)

    def pair(self, corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
        """Which articles belong together, and the judged pairs of their claims."""
        self._complete(corpus)
        run = f"run{self._name()}"
        ids = sorted(extraction.profile.article for extraction in corpus.extractions)
        self._shards.write(
            f"{run}.order",
            {
                "number": ("BIGINT", list(range(len(ids)))),
                "row": ("BIGINT", [self._rows[id] for id in ids]),
            },
        )
        buckets = max(1, min(BUCKETS, len(ids) // 250))
        held = [Bucket(run, what, n, buckets) for what in ("keys", "terms") for n in range(buckets)]
        size = min(PART, max(1, -(-len(ids) // (4 * self._cluster.width))))
        parts = [
            Part(
                run,
                f"{first:012}",
                first,
                min(first + size, len(ids)),
                len(ids),
                corpus.facts,
                tuple(sorted(corpus.canonical.items())),
            )
            for first in range(0, len(ids), size)
        ] or [Part(run, "none", 0, 0, 0)]
        self._finish(pairing.hold, held)
        self._finish(pairing.propose, parts)
        self._finish(pairing.relate, parts)
        pairing.keep(self._shards, run, len(ids))
        for broken in self._finish(pairing.compare_part, parts):
            for what, why in broken.items():
                corpus.broken.setdefault(what, why)
        claims = {e.profile.article: e.claims for e in corpus.extractions}
        return self._relations(run), self._comparisons(run, claims)

    def _complete(self, corpus: Corpus) -> None:
        """Shards of what was not read on the cluster: facts, and articles from the cache."""
        missing = [
            (article, extraction)
            for article, extraction in zip(corpus.articles, corpus.extractions, strict=True)
            if article.id not in self._rows
        ]
        for first in range(0, len(missing), PART):
            read = []
            for article, extraction in missing[first : first + PART]:
                row = self._rows[article.id] = len(self._rows)
                read.append((row, article, extraction))
            write_shard(self._shards, self._name(), read)

    def _finish(self, task: Callable[[Shards, T], R], given: Sequence[T]) -> list[R]:
        """Run one stage to its end."""
        try:
            return list(self._run(partial(task, self._shards), given))
        except Lost as error:
            raise PipelineError(
                "the Dask engine broke off: every worker that compared some articles ended "
                "(out of memory?); give the workers more memory"
            ) from error

    def _relations(self, run: str) -> list[Relation]:
        with self._shards.connection() as db:
            kept = self._shards.table(f"{run}.kept")
            rows = db.execute(f"SELECT relation, raised FROM {kept} ORDER BY a, b")
            return [kept_relation(data, is_raised) for data, is_raised in rows_of(rows)]

    def _comparisons(self, run: str, claims: Mapping[str, Sequence[Claim]]) -> Iterator[Comparison]:
        table = self._shards.table(f"{run}.compared-*")
        with self._shards.connection() as db:
            found = db.execute(f"SELECT comparison FROM {table} ORDER BY a, b, place")
            for (data,) in rows_of(found):
                yield comparison_from(data, claims)
