"""The claims cache: extractions of articles that were read before."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from claimcheck.cache.codec import CodecError, KeptBody, decode, encode
from claimcheck.cache.folder import MAX_BYTES, cache_file
from claimcheck.cache.keys import article_keys, extraction_version
from claimcheck.cache.store import Store, Usage
from claimcheck.models import Article, Extraction, Profile
from claimcheck.models.outline import OutlinedClaims

_KIND = "article"
# Reads an article once more, with the same result.
Again = Callable[[Article], Extraction]


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

    def find(
        self, articles: Sequence[Article], model: str, again: Again | None = None
    ) -> list[Extraction | None]:
        """The extraction of each article that has one saved for this model and this version.

        With ``again``, which reads an article anew, claims are read from the file when something
        asks for more than their places, and anew if they are no longer there.
        Raises PipelineError where the model is not installed.
        """
        version = extraction_version(model)
        keys = article_keys(articles, version)
        lazy = {} if again is None else self._outlined(articles, keys, again)
        left = [place for place in range(len(articles)) if place not in lazy]
        found = self._store.get([keys[place] for place in left])
        with _no_collector():
            whole = {
                place: _decoded(found[keys[place]], articles[place])
                for place in left
                if keys[place] in found
            }
        if again is not None:
            known = [(articles[place], read) for place, read in whole.items() if read is not None]
            self.save_outlines(known, model)
        return [lazy.get(place) or whole.get(place) for place in range(len(articles))]

    def _outlined(
        self, articles: Sequence[Article], keys: Sequence[bytes], again: Again
    ) -> dict[int, Extraction]:
        """Extractions of which the outline is kept, by the article's place."""
        from claimcheck.cache.outlines import outline_key, unpack_outline

        names = [outline_key(key) for key in keys]
        kept = self._store.get(names, dict(zip(names, keys, strict=True)))
        found: dict[int, Extraction] = {}
        with _no_collector():
            for place, (article, key, name) in enumerate(zip(articles, keys, names, strict=True)):
                if name not in kept:
                    continue
                told = unpack_outline(kept[name], article.id, partial(_profile, article, again))
                if told is not None:
                    outline, profile = told
                    load = partial(self._body, key, article, again)
                    body = KeptBody(article.text, outline.sentences, load)
                    found[place] = Extraction(OutlinedClaims(article.id, outline, body), profile)
        return found

    def _body(self, key: bytes, article: Article, again: Again) -> bytes:
        """An article's encoded claims, read anew where another run has made room."""
        kept = self._store.get([key]).get(key)
        return encode(again(article)) if kept is None else kept

    def save_outlines(self, read: Iterable[tuple[Article, Extraction]], model: str) -> bool:
        """Keep outlines of claims beside them."""
        from claimcheck.cache.outlines import outline_key, pack_outline

        pairs = list(read)
        if not pairs:
            return False
        keys = article_keys((article for article, _ in pairs), extraction_version(model))
        items = [
            (outline_key(key), pack_outline(extraction, article))
            for key, (article, extraction) in zip(keys, pairs, strict=True)
        ]
        return self._store.put("outline", items)

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

    def touch(self, keys: Sequence[bytes]) -> None:
        """Count entries as used today, though nobody asks for them."""
        self._store.touch(keys)

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


def _profile(article: Article, again: Again) -> Profile:
    return again(article).profile
