"""The claims cache: extractions of articles that were read before."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from claimcheck.cache.codec import CodecError, decode, encode
from claimcheck.cache.folder import MAX_BYTES, cache_file
from claimcheck.cache.keys import article_keys, extraction_version
from claimcheck.cache.store import Store, Usage
from claimcheck.models import Article, Extraction

_KIND = "article"


class Cache:
    """Extractions by content. Nothing about its file is ever an error: see ``notices``."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store or Store(cache_file(), MAX_BYTES)

    @property
    def notices(self) -> Sequence[str]:
        """What went wrong with the file, in one line; empty if nothing did."""
        return self._store.notices

    @property
    def place(self) -> str:
        """The file's path."""
        return str(self._store.path)

    def find(self, articles: Sequence[Article], model: str) -> list[Extraction | None]:
        """The extraction of each article that has one saved for this model and this version.

        Raises PipelineError where the model is not installed.
        """
        version = extraction_version(model)
        keys = article_keys(articles, version)
        found = self._store.get(keys)
        with _no_collector():
            return [
                _decoded(found[key], article) if key in found else None
                for key, article in zip(keys, articles, strict=True)
            ]

    def save(self, read: Iterable[tuple[Article, Extraction]], model: str) -> bool:
        """Keep extractions; whether they are saved, whatever happens to this process."""
        return self.save_encoded(((article, encode(found)) for article, found in read), model)

    def save_encoded(self, read: Iterable[tuple[Article, bytes]], model: str) -> bool:
        """As `save`, of what `codec.encode` wrote."""
        pairs = list(read)
        keys = article_keys((article for article, _ in pairs), extraction_version(model))
        return self._store.put(
            _KIND, [(key, data) for key, (_, data) in zip(keys, pairs, strict=True)]
        )

    def recall(self, key: bytes) -> bytes | None:
        """What was remembered of a run under its key."""
        return self._store.get([key]).get(key)

    def recall_all(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under some keys, by key."""
        return self._store.get(keys)

    def remember_all(self, kind: str, items: Sequence[tuple[bytes, bytes]]) -> bool:
        """Keep values of one kind under their keys; whether they are saved."""
        return self._store.put(kind, items)

    def remember(self, key: bytes, data: bytes) -> bool:
        """Keep what a run printed; whether it is saved."""
        return self._store.put("run", [(key, data)])

    def usage(self) -> Usage:
        """What the file holds."""
        return self._store.usage()

    def clear(self) -> bool:
        """Delete everything; whether that worked."""
        return self._store.clear()

    def close(self) -> None:
        """Let go of the file; a later call opens it again."""
        self._store.close()


@contextmanager
def _no_collector() -> Iterator[None]:
    """Claims make no circles of references; looking for some among them takes as long as they do
    themselves."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _decoded(data: bytes, article: Article) -> Extraction | None:
    try:
        return decode(data, article)
    except CodecError:
        return None
